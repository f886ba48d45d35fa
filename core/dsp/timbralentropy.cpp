#include "core/dsp/timbralentropy.h"

#include "core/dsp/lanes.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double leastPower = 1e-10;
constexpr double range = 1e-8;     ///< of powers, 80 dB
constexpr double silentBelow = 60; ///< dB under the strongest frame
/// Power of a frame's bands that a sine at -90 dBFS has, about: windows of 1024 sum its samples to
/// 512 times half its amplitude, and a band of equal area weighs by 2 / (its width in Hz).
constexpr double silentPower = 1e-9 * 65536 * 0.02;

} // namespace

TimbralEntropy timbralEntropy(const Matrix& melPowers) {
    TimbralEntropy result;
    const std::size_t frames = melPowers.rows, bands = melPowers.columns;
    if (frames == 0 || bands < 2)
        return result;
    const double top = std::max(
        leastPower, double(*std::max_element(melPowers.values.begin(), melPowers.values.end())));
    const auto least = float(std::max(leastPower / top, range));
    const auto scale = float(1 / top);
    const double full = std::log2(double(bands));
    std::vector<float> row(bands);
    std::vector<double> levels(frames);
    result.frames.resize(frames);
    double sumOfAll = 0;
    for (std::size_t t = 0; t < frames; ++t) {
        const auto powers = melPowers.row(t);
        levels[t] = sum(powers);
        for (std::size_t b = 0; b < bands; ++b)
            row[b] = std::max(powers[b] * scale, least);
        const float share = 1 / (sum(row) + 1e-8f);
        double entropy = 0;
        for (std::size_t b = 0; b < bands; ++b) {
            const float p = row[b] * share;
            entropy -= double(p * std::log2(p + 1e-8f));
        }
        result.frames[t] = float(entropy / full);
        sumOfAll += entropy / full;
    }
    result.mean = sumOfAll / double(frames);

    const double strongest = *std::max_element(levels.begin(), levels.end());
    result.sounding.resize(frames);
    if (strongest < silentPower)
        return result;
    std::size_t count = 0;
    double sumOfSounding = 0;
    for (std::size_t t = 0; t < frames; ++t)
        if (levels[t] >= strongest * std::pow(10, -silentBelow / 10)) {
            result.sounding[t] = 1;
            sumOfSounding += double(result.frames[t]);
            ++count;
        }
    result.soundingMean = sumOfSounding / double(count);
    result.soundingShare = double(count) / double(frames);
    return result;
}

} // namespace antiphon
