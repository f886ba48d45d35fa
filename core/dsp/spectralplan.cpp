#include "core/dsp/spectralplan.h"

#include "core/dsp/mel.h"

#include <algorithm>

namespace antiphon {
namespace {

constexpr std::size_t melBands = 40;
constexpr double decibelPerLog2 = 6.0205999132796239; // 20 log10(2)

/// Gaussians around pitch classes, of at least a semitone's width; each bin weighs the same over
/// all classes (Ellis 2007, "Chroma feature analysis and synthesis", as the reference has it: its
/// bins lie on a ramp that ends at the rate itself).
std::vector<double> chromaWeights(std::size_t fft, double rate) {
    const std::size_t bins = fft / 2 + 1;
    const auto position = [&](std::size_t k) {
        return 12 * std::log2(double(k) * rate / double(fft - 1) / 27.5);
    };
    std::vector<double> weights(bins * chromaCount);
    for (std::size_t k = 0; k < bins; ++k) {
        const double here = k > 0 ? position(k) : position(1) - 18;
        const double width = std::max(1.0, position(k + 1) - here);
        double* const row = weights.data() + k * chromaCount;
        double squares = 0;
        for (std::size_t c = 0; c < chromaCount; ++c) {
            const double turned = here - double(c) + 6;
            const double distance = turned - 12 * std::floor(turned / 12) - 6;
            row[c] = std::exp(-0.5 * (2 * distance / width) * (2 * distance / width));
            squares += row[c] * row[c];
        }
        for (std::size_t c = 0; c < chromaCount; ++c) {
            const double weight = row[c] / std::sqrt(squares);
            // Products with what is left out could not even be stored as float.
            row[c] = weight < 1e-18 ? 0 : weight * 2 / double(chromaCount * fft);
        }
    }
    return weights;
}

} // namespace

template <class R>
SpectralPlan<R>::SpectralPlan(const DescriptorSettings& s)
    : window(std::size_t(s.window)), hop(std::size_t(s.hop)), fft(std::size_t(s.fft)),
      columns(s.columns() - loudnessColumns), pitch(s.pitch),
      parity(s.mode == DescriptorSettings::Mode::Parity), transform(fft), rate(R(s.rate)) {
    for (std::size_t i = 0; i < window; ++i)
        shape.push_back(R(0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(i) / double(window))));

    // Both ends are fixed, so the scale's factor does not matter.
    const MelBands triangles({.rate = s.rate,
                              .fftSize = fft,
                              .bands = melBands,
                              .minHz = 20,
                              .maxHz = 20000,
                              .scale = MelScale::Htk});
    for (std::size_t b = 0; b < melBands; ++b) {
        const auto row = triangles.weights(b);
        bands.push_back({std::uint32_t(triangles.firstBin(b)), std::uint32_t(row.size()),
                         std::uint32_t(weights.size())});
        weights.insert(weights.end(), row.begin(), row.end());
    }
    for (std::size_t k = 0; k < mfccCount; ++k)
        for (std::size_t b = 0; b < melBands; ++b)
            cosines.push_back(
                R(decibelPerLog2 * std::sqrt((k == 0 ? 1.0 : 2.0) / double(melBands)) *
                  std::cos(std::numbers::pi * double(k) * (double(b) + 0.5) / double(melBands))));
    for (const double weight : chromaWeights(fft, s.rate))
        chroma.push_back(R(weight));

    peakFloor = R(std::pow(10, -96 / 20.0) * double(window) / 4);
    amplitudeLog2 = R(std::log2(4 / double(window)));
    binHz = R(double(s.rate) / double(fft));
    shapeHz = R(s.rate / 2.0 / double(fft / 2 - 1));
    leastLag = std::size_t(std::lround(s.rate / 10000.0));
    mostLag = std::min(std::size_t(std::lround(s.rate / 20.0)), fft / 2);
}

template struct SpectralPlan<float>;
template struct SpectralPlan<double>;

} // namespace antiphon
