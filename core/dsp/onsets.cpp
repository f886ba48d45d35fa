#include "core/dsp/onsets.h"

#include "core/dsp/flux.h"

#include <algorithm>
#include <cmath>

namespace antiphon {
namespace {

constexpr double leastGap = 0.04;      // seconds between onsets
constexpr double thresholdReach = 0.1; // seconds to either side that a peak must stand out of
constexpr double leastRise = 0.12;     // mean rise of the log bands: about 0.5 dB
constexpr double standOut = 2.2;       // times the mean around it
constexpr double searchBefore = 0.03, searchAfter = 0.025;
constexpr double sideSeconds = 0.01; // of the levels compared when placing an onset
constexpr double backtrackSeconds = 0.1;

/// Levels of 1 ms blocks, as sums that give the energy of any stretch at once.
class Levels {
public:
    Levels(std::span<const float> mono, int rate)
        : m_block(std::max<std::size_t>(1, std::size_t(rate / 1000))), m_rate(rate) {
        m_prefix.resize(mono.size() / m_block + 1);
        double total = 0;
        for (const float sample : mono)
            total += std::isfinite(sample) ? sample : 0;
        const double offset = mono.empty() ? 0 : total / double(mono.size());
        for (std::size_t b = 0; b + 1 < m_prefix.size(); ++b) {
            double energy = 0;
            for (const float sample : mono.subspan(b * m_block, m_block))
                if (std::isfinite(sample))
                    energy += (sample - offset) * (sample - offset);
            m_prefix[b + 1] = m_prefix[b] + energy;
        }
    }

    std::ptrdiff_t count() const { return std::ptrdiff_t(m_prefix.size()) - 1; }
    std::ptrdiff_t blockAt(double seconds) const {
        return std::ptrdiff_t(std::lround(seconds * m_rate / double(m_block)));
    }
    double secondsAt(std::ptrdiff_t block) const {
        return double(block) * double(m_block) / double(m_rate);
    }
    /// Mean energy of blocks [from, to); blocks outside are silent.
    double mean(std::ptrdiff_t from, std::ptrdiff_t to) const {
        const std::ptrdiff_t low = std::clamp<std::ptrdiff_t>(from, 0, count());
        const std::ptrdiff_t high = std::clamp<std::ptrdiff_t>(to, low, count());
        return (m_prefix[std::size_t(high)] - m_prefix[std::size_t(low)]) / double(to - from);
    }

private:
    std::size_t m_block;
    int m_rate;
    std::vector<double> m_prefix;
};

/// The values' peaks that stand out of what surrounds them.
std::vector<std::size_t> peaksOf(const Flux& flux) {
    const std::vector<float>& values = flux.values;
    const auto reach = std::size_t(thresholdReach * flux.rate);
    const auto gap = std::size_t(std::ceil(leastGap * flux.rate));
    std::vector<double> prefix(values.size() + 1);
    for (std::size_t t = 0; t < values.size(); ++t)
        prefix[t + 1] = prefix[t] + values[t];
    std::vector<std::size_t> peaks;
    for (std::size_t t = 0; t < values.size(); ++t) {
        const std::size_t from = t > reach ? t - reach : 0,
                          to = std::min(values.size(), t + reach + 1);
        const double mean = (prefix[to] - prefix[from]) / double(to - from);
        if (values[t] < leastRise + standOut * mean)
            continue;
        const auto near = values.begin() + std::ptrdiff_t(t > gap / 2 ? t - gap / 2 : 0);
        const auto end = values.begin() + std::ptrdiff_t(std::min(values.size(), t + gap / 2 + 1));
        if (*std::max_element(near, end) > values[t])
            continue;
        if (peaks.empty() || t >= peaks.back() + gap)
            peaks.push_back(t);
    }
    return peaks;
}

} // namespace

std::vector<Onset> detectOnsets(std::span<const float> mono, int rate) {
    std::vector<Onset> onsets;
    const Flux flux =
        spectralFlux(mono, rate, {.hop = 0.005, .window = 0.023, .bands = 40, .lag = 2});
    if (flux.values.empty())
        return onsets;
    const Levels levels(mono, rate);
    const std::ptrdiff_t side = levels.blockAt(sideSeconds);
    for (const std::size_t peak : peaksOf(flux)) {
        const double coarse = flux.offset + double(peak) / flux.rate;
        const std::ptrdiff_t from =
            std::max<std::ptrdiff_t>(0, levels.blockAt(coarse - searchBefore));
        const std::ptrdiff_t to =
            std::min(levels.count() - 1, levels.blockAt(coarse + searchAfter));
        if (to < from)
            continue;
        double loudest = 0;
        for (std::ptrdiff_t b = from; b <= to; ++b)
            loudest = std::max(loudest, levels.mean(b, b + side));
        const double floor = 1e-5 * loudest + 1e-12;
        std::ptrdiff_t at = from;
        double steepest = 0;
        for (std::ptrdiff_t b = from; b <= to; ++b) {
            const double step =
                (levels.mean(b, b + side) + floor) / (levels.mean(b - side, b) + floor);
            if (step > steepest) {
                steepest = step;
                at = b;
            }
        }
        const double time = levels.secondsAt(at);
        if (!onsets.empty() && time < onsets.back().time + leastGap)
            continue;

        // The quietest 5 ms before it, the latest of equals, not beyond the onset before.
        std::ptrdiff_t earliest =
            std::max<std::ptrdiff_t>(0, at - levels.blockAt(backtrackSeconds));
        if (!onsets.empty())
            earliest = std::max(earliest, levels.blockAt(onsets.back().time));
        constexpr std::ptrdiff_t span = 5;
        std::ptrdiff_t start = at;
        double quietest = levels.mean(at - span, at);
        for (std::ptrdiff_t b = at - 1; b >= earliest; --b) {
            const double level = levels.mean(b - span, b);
            if (level > 4 * quietest + floor) // up the previous sound's slope
                break;
            if (level < quietest) {
                quietest = level;
                start = b;
            }
        }
        start = std::max<std::ptrdiff_t>(earliest, start - span / 2);
        onsets.push_back({time, levels.secondsAt(std::min(start, at))});
    }
    return onsets;
}

} // namespace antiphon
