#include "core/oracle/level.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

void removeMean(Sound& sound) {
    const auto channels = std::size_t(sound.channels);
    for (std::size_t c = 0; c < channels; ++c) {
        double sum = 0;
        for (std::size_t i = c; i < sound.samples.size(); i += channels)
            sum += double(sound.samples[i]);
        const auto mean = float(sum / double(sound.frames()));
        for (std::size_t i = c; i < sound.samples.size(); i += channels)
            sound.samples[i] -= mean;
    }
}

} // namespace

LevelReport applyLevel(Sound& sound, LevelMode mode, double gain) {
    LevelReport report;
    if (sound.samples.empty())
        return report;
    if (mode == LevelMode::Normalise)
        removeMean(sound);
    report.peak = peakOf(sound.samples);
    if (mode == LevelMode::Keep || report.peak == 0)
        return report;

    report.gain = mode == LevelMode::Normalise ? fullScale / report.peak : gain;
    if (report.gain * report.peak > fullScale) {
        report.limited = mode == LevelMode::Match;
        report.gain = fullScale / report.peak;
    }
    // Rounding must not lift the largest sample above it.
    for (float& x : sound.samples)
        x = std::clamp(float(double(x) * report.gain), float(-fullScale), float(fullScale));
    report.peak = peakOf(sound.samples);
    return report;
}

} // namespace antiphon
