#include "core/dsp/clicktrack.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

std::vector<float> clickTrack(const BeatGrid& grid, int rate, std::size_t frames) {
    constexpr double hertz = 1000, seconds = 0.1, halvings = 10;
    if (rate < 2 * hertz)
        throw UserError("A click of 1 kHz needs a sample rate of 2000 Hz at least.",
                        UserError::Kind::Usage);
    std::vector<float> click(std::size_t(seconds * rate));
    for (std::size_t i = 0; i < click.size(); ++i)
        click[i] = float(std::sin(2 * std::numbers::pi * hertz * double(i) / rate) *
                         std::exp2(-halvings * double(i) / double(click.size() - 1)));
    std::vector<float> track(frames);
    for (const std::vector<double>* times : {&grid.beats, &grid.downbeats})
        for (const double time : *times) {
            if (!(time >= 0) || time * rate >= double(frames))
                continue;
            const auto start = std::size_t(time * rate);
            const std::size_t count = std::min(click.size(), frames - start);
            for (std::size_t i = 0; i < count; ++i)
                track[start + i] += click[i];
        }
    for (float& sample : track)
        sample = std::clamp(sample, -1.0f, 1.0f);
    return track;
}

} // namespace antiphon
