#include "core/dsp/melgram.h"

#include "core/dsp/mel.h"
#include "core/dsp/stft.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

Matrix melPower(std::span<const float> mono, const MelgramSettings& settings,
                const std::function<void()>& checkpoint) {
    const FrameGrid grid{.window = settings.window, .hop = settings.hop};
    Stft stft(hannWindow(settings.window), settings.window);
    const MelBands bands({.rate = settings.rate,
                          .fftSize = settings.window,
                          .bands = settings.bands,
                          .scale = MelScale::Slaney,
                          .equalArea = true});
    Matrix result(grid.count(mono.size()), settings.bands);
    for (std::size_t t = 0; t < result.rows; ++t) {
        if (checkpoint && t % 512 == 0)
            checkpoint();
        bands.apply(stft.power(mono, grid.start(t)), result.row(t));
    }
    return result;
}

void toDecibels(Matrix& power, double reference) {
    constexpr double least = 1e-10;
    const double below = 10 * std::log10(std::max(least, reference));
    float top = -std::numeric_limits<float>::infinity();
    for (float& value : power.values) {
        value = float(10 * std::log10(std::max(least, double(value))) - below);
        top = std::max(top, value);
    }
    for (float& value : power.values)
        value = std::max(value, top - 80);
}

} // namespace antiphon
