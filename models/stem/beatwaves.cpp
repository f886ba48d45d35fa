#include "models/stem/beatwaves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon::stem {

std::vector<float> beatWave(std::span<const std::int64_t> peaks, std::int64_t count) {
    std::vector<float> wave(std::size_t(std::max<std::int64_t>(count, 0)), 0.f);
    if (peaks.size() < 2)
        return wave;
    std::size_t interval = 0;
    for (std::int64_t t = 0; t < count; ++t) {
        while (interval + 2 < peaks.size() && t >= peaks[interval + 1])
            ++interval;
        const double phase =
            double(t - peaks[interval]) / double(peaks[interval + 1] - peaks[interval]);
        wave[std::size_t(t)] = float(std::cos(2 * std::numbers::pi * phase));
    }
    return wave;
}

std::vector<std::int64_t> beatFrames(std::span<const std::int64_t> samples, std::int64_t hop,
                                     bool nearest) {
    std::vector<std::int64_t> frames;
    for (const std::int64_t sample : samples) {
        const double place = double(sample) / double(hop);
        const auto frame = std::int64_t(nearest ? std::nearbyint(place) : std::floor(place));
        if (frames.empty() || frames.back() < frame)
            frames.push_back(frame);
    }
    return frames;
}

std::vector<float> beatWaves(std::span<const std::int64_t> beats,
                             std::span<const std::int64_t> downbeats, std::int64_t frames) {
    const auto b = beatWave(beats, frames), d = beatWave(downbeats, frames);
    std::vector<float> both;
    for (std::size_t t = 0; t < b.size(); ++t) {
        both.push_back(b[t]);
        both.push_back(d[t]);
    }
    return both;
}

} // namespace antiphon::stem
