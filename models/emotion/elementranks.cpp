#include "models/emotion/elementranks.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace antiphon::emotion {

namespace {

/// (root on the circle of fifths, quality), both -1 for what is no chord.
std::pair<int, int> chordPlace(const std::string& entry) {
    static constexpr const char* roots[] = {"C",  "G",  "D",  "A",  "E",  "B",
                                            "F#", "C#", "G#", "D#", "A#", "F"};
    static constexpr const char* qualities[] = {"M",  "m",  "o",   "+",    "7",   "M7",
                                                "m7", "o7", "/o7", "sus2", "sus4"};
    const auto bar = entry.find('_');
    const auto placeOf = [](const auto& names, const std::string& name) {
        const auto found = std::ranges::find(names, name);
        return found == std::end(names) ? -1 : int(found - std::begin(names));
    };
    if (bar == std::string::npos)
        return {-1, -1};
    const int root = placeOf(roots, entry.substr(0, bar));
    return {root, root < 0 ? -1 : placeOf(qualities, entry.substr(bar + 1))};
}

} // namespace

std::array<std::vector<std::int64_t>, elements> ranksOf(const WordDictionary& dictionary,
                                                        const std::string& order) {
    std::array<std::vector<std::int64_t>, elements> ranks;
    for (std::size_t e = 0; e < elements; ++e) {
        const WordFamily family = elementOrder[e];
        const auto size = std::int32_t(dictionary.size(family));
        std::vector<std::int32_t> sorted(static_cast<std::size_t>(size));
        std::iota(sorted.begin(), sorted.end(), 0);
        const auto place = [&](std::int32_t index) {
            if (family == WordFamily::Chord)
                return chordPlace(dictionary.entry(family, index));
            return std::pair(dictionary.number(family, index).value_or(-1), 0);
        };
        if (order == "numeric" && family != WordFamily::Type)
            std::ranges::stable_sort(sorted, {}, place);
        ranks[e].resize(sorted.size());
        for (std::size_t i = 0; i < sorted.size(); ++i)
            ranks[e][std::size_t(sorted[i])] = std::int64_t(i);
    }
    return ranks;
}

} // namespace antiphon::emotion
