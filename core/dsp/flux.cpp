#include "core/dsp/flux.h"

#include "core/dsp/mel.h"
#include "core/dsp/stft.h"

#include <algorithm>
#include <cmath>

namespace antiphon {
namespace {

constexpr double silence = 1e-10;   // mean square, -100 dBFS
constexpr float compression = 1e4f; // bands this far under the mean level begin to count
constexpr double lowestHz = 30, highestHz = 11000;

/// Of what is left without the offset.
double meanSquareOf(std::span<const float> mono) {
    double total = 0, squares = 0;
    for (const float sample : mono)
        if (std::isfinite(sample)) {
            total += sample;
            squares += double(sample) * sample;
        }
    const double n = std::max(1.0, double(mono.size()));
    return squares / n - total / n * (total / n);
}

} // namespace

Flux spectralFlux(std::span<const float> mono, int rate, const FluxSettings& settings) {
    Flux flux;
    const double meanSquare = meanSquareOf(mono);
    if (rate < 1000 || !(meanSquare > silence))
        return flux;
    const auto window = std::max<std::size_t>(16, std::size_t(std::lround(settings.window * rate)));
    const std::size_t fftSize = powerOfTwoFrom(window);
    const FrameGrid grid{
        .window = window,
        .hop = std::max<std::size_t>(1, std::size_t(std::lround(settings.hop * rate)))};
    Stft stft(hannWindow(window), fftSize, Stft::Offset::Removed);
    const MelBands mel({.rate = rate,
                        .fftSize = fftSize,
                        .bands = settings.bands,
                        .minHz = lowestHz,
                        .maxHz = std::min(highestHz, rate / 2.0)});

    // Noise of the mean level has power meanSquare * sum of w^2 = meanSquare * 3/8 * window in
    // every bin; a band sums over its bins.
    const float scale = compression / float(meanSquare * 0.375 * double(window) * double(fftSize) /
                                            double(settings.bands));
    const std::size_t bands = settings.bands, rows = settings.lag + 1;
    std::vector<float> ring(rows * bands), ceiling(bands);
    flux.values.resize(grid.count(mono.size()));
    flux.groups = Matrix(flux.values.size(), settings.groups);
    const std::size_t perGroup = bands / settings.groups;
    for (std::size_t t = 0; t < flux.values.size(); ++t) {
        float* now = ring.data() + (t % rows) * bands;
        mel.apply(stft.power(mono, grid.start(t)), {now, bands});
        for (std::size_t b = 0; b < bands; ++b)
            now[b] = std::log(1 + now[b] * scale);
        if (t < settings.lag ||
            grid.start(t) + std::ptrdiff_t(window) > std::ptrdiff_t(mono.size()))
            continue;
        const float* before = ring.data() + ((t - settings.lag) % rows) * bands;
        for (std::size_t b = 0; b < bands; ++b)
            ceiling[b] =
                std::max({before[b > 0 ? b - 1 : b], before[b], before[b + 1 < bands ? b + 1 : b]});
        const auto groups = flux.groups.row(t);
        for (std::size_t b = 0; b < perGroup * settings.groups; ++b)
            groups[b / perGroup] += std::max(0.0f, now[b] - ceiling[b]);
        for (float& group : groups) {
            flux.values[t] += group / float(bands);
            group /= float(perGroup);
        }
    }
    flux.rate = double(rate) / double(grid.hop);
    // Compressed, an attack counts from where it enters the window: that a spectrum is compared
    // with an earlier one about makes up for it, the rest was measured with clicks.
    flux.offset = 0.1 * double(window) / rate;
    return flux;
}

} // namespace antiphon
