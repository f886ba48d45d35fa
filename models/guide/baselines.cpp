#include "models/guide/baselines.h"

#include "core/rng.h"

#include <algorithm>
#include <map>

namespace antiphon::guide {

namespace {

/// The most frequent code of each track and of all.
class Favourites {
public:
    explicit Favourites(std::int64_t codes) : m_codes(std::size_t(codes)) {}

    void count(std::int32_t track, std::int32_t code) {
        for (const std::int32_t of : {track, everything}) {
            auto& counts = m_counts[of];
            counts.resize(m_codes);
            ++counts[std::size_t(code)];
        }
    }

    std::int32_t of(std::int32_t track) const {
        auto found = m_counts.find(track);
        if (found == m_counts.end())
            found = m_counts.find(everything);
        if (found == m_counts.end())
            return 0;
        const auto& counts = found->second;
        return std::int32_t(std::ranges::max_element(counts) - counts.begin());
    }

private:
    static constexpr std::int32_t everything = -1;
    std::size_t m_codes;
    std::map<std::int32_t, std::vector<std::int64_t>> m_counts;
};

bool overlap(const LabelWindow& a, const LabelWindow& b) {
    return a.first < b.first + std::int64_t(b.source.size()) &&
           b.first < a.first + std::int64_t(a.source.size());
}

} // namespace

Predictions randomPredictions(const std::vector<LabelWindow>& test, std::int64_t codes,
                              std::uint64_t seed) {
    Rng rng(seed);
    Predictions predictions;
    for (const LabelWindow& window : test) {
        auto& prediction = predictions.emplace_back(window.target.size());
        for (std::int32_t& code : prediction)
            code = std::int32_t(rng.below(std::uint64_t(codes)));
    }
    return predictions;
}

Predictions majorityPredictions(const std::vector<LabelWindow>& train,
                                const std::vector<LabelWindow>& test, std::int64_t codes) {
    Favourites favourites(codes);
    for (const LabelWindow& window : train)
        for (std::size_t i = 0; i < window.target.size(); ++i)
            if (window.counts(i))
                favourites.count(window.track, window.target[i]);
    Predictions predictions;
    for (const LabelWindow& window : test)
        predictions.emplace_back(window.target.size(), favourites.of(window.track));
    return predictions;
}

Predictions repeatPredictions(const std::vector<LabelWindow>& train,
                              const std::vector<LabelWindow>& test, std::int64_t codes,
                              bool teacherForced) {
    Favourites favourites(codes);
    for (const LabelWindow& window : train)
        for (std::size_t i = 0; i < window.target.size(); ++i)
            if (window.counts(i)) {
                favourites.count(window.track, window.target[i]);
                break;
            }
    Predictions predictions;
    for (const LabelWindow& window : test) {
        auto& prediction =
            predictions.emplace_back(window.target.size(), favourites.of(window.track));
        if (teacherForced && !prediction.empty())
            std::copy(window.target.begin(), window.target.end() - 1, prediction.begin() + 1);
    }
    return predictions;
}

std::vector<LabelWindow> shuffledGuides(const std::vector<LabelWindow>& windows,
                                        std::uint64_t seed) {
    Rng rng(seed);
    std::vector<LabelWindow> result = windows;
    for (std::size_t w = 0; w < windows.size(); ++w) {
        std::vector<std::size_t> others;
        for (std::size_t o = 0; o < windows.size(); ++o)
            if (windows[o].track == windows[w].track &&
                windows[o].source.size() == windows[w].source.size() &&
                !overlap(windows[o], windows[w]))
                others.push_back(o);
        std::vector<std::int32_t>& source = result[w].source;
        if (!others.empty()) {
            source = windows[others[rng.below(others.size())]].source;
        } else if (source.size() > 1) {
            const std::size_t least = std::max<std::size_t>(1, source.size() / 4);
            const std::size_t by = least + rng.below(source.size() - 2 * least + 1);
            std::ranges::rotate(source, source.begin() + std::ptrdiff_t(by));
        }
    }
    return result;
}

} // namespace antiphon::guide
