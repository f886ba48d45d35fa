#include "models/stem/chunk.h"

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

std::int64_t chunkFrames(std::int64_t samples, int rate, int songRate, double factor) {
    // Whole numbers first: 320000 / 32000 * 44100 must not become 440999.99.
    const std::int64_t frames = samples * songRate / rate;
    return std::int64_t(std::floor(double(frames) / factor));
}

std::int64_t chunkSamples(std::int64_t frames, int songRate, int rate) {
    return (frames * rate + songRate - 1) / songRate;
}

ChunkBeats chunkBeats(const BeatGrid& song, std::int64_t start, int songRate, double factor,
                      int rate, std::int64_t samples) {
    const auto offset = std::llrint(double(start) / songRate * rate * factor);
    const auto inside = [&](const std::vector<double>& times) {
        std::vector<std::int64_t> beats;
        for (const double time : times) {
            const auto place = std::llrint(time * factor * rate) - offset;
            if (place >= 0 && place < samples)
                beats.push_back(place);
        }
        return beats;
    };
    return {inside(song.beats), inside(song.downbeats)};
}

BeatGrid gridOf(const ChunkBeats& beats, int rate) {
    const auto seconds = [rate](const std::vector<std::int64_t>& samples) {
        std::vector<double> times;
        for (const std::int64_t sample : samples)
            // The middle of a sample, so that cutting to whole samples gives it back.
            times.push_back((double(sample) + 0.5) / rate);
        return times;
    };
    return {seconds(beats.beats), seconds(beats.downbeats)};
}

bool isSilent(std::span<const float> samples, const SilenceRule& rule) {
    float most = 0;
    for (const float sample : samples)
        most = std::max(most, rule.absolute ? std::abs(sample) : sample);
    return most < rule.threshold;
}

} // namespace antiphon::stem
