#include "models/stem/melloss.h"

#include "core/dsp/mel.h"

#include <ATen/ATen.h>

namespace antiphon::stem {

namespace {

constexpr double leastHz = 64, floorLevel = 1e-5;

at::Tensor logarithm(const at::Tensor& bands) {
    return (bands + floorLevel).log10();
}

} // namespace

MelSpectra::MelSpectra(std::int64_t rate, std::int64_t window, std::int64_t bands)
    : m_size(window), m_window(at::hann_window(window)),
      m_bands(at::zeros({bands, window / 2 + 1})) {
    m_window /= m_window.norm();
    const MelBands triangles({.rate = int(rate),
                              .fftSize = std::size_t(window),
                              .bands = std::size_t(bands),
                              .minHz = leastHz});
    for (std::int64_t b = 0; b < bands; ++b) {
        const auto weights = triangles.weights(std::size_t(b));
        auto* row = m_bands[b].data_ptr<float>();
        std::copy(weights.begin(), weights.end(), row + triangles.firstBin(std::size_t(b)));
    }
}

at::Tensor MelSpectra::of(const at::Tensor& samples) const {
    const std::int64_t hop = m_size / 4, side = (m_size - hop) / 2;
    const at::Tensor longer = at::reflection_pad1d(samples, {side, side}).flatten(0, 1);
    const at::Tensor spectra = at::stft(longer, m_size, hop, m_size, m_window.to(samples.device()),
                                        false, "reflect", false, true, true);
    const at::Tensor bands = at::matmul(m_bands.to(samples.device()), spectra.abs());
    return bands.view({samples.size(0), samples.size(1), bands.size(1), bands.size(2)});
}

MelDistance::MelDistance(std::int64_t rate, int first, int last, std::int64_t bands) {
    for (int power = first; power <= last; ++power)
        m_scales.emplace_back(rate, std::int64_t(1) << power, bands);
}

at::Tensor MelDistance::loss(const at::Tensor& made, const at::Tensor& wanted) const {
    at::Tensor sum;
    for (const MelSpectra& scale : m_scales) {
        const at::Tensor a = scale.of(made), b = scale.of(wanted);
        const at::Tensor one = (a - b).abs().mean() + (logarithm(a) - logarithm(b)).square().mean();
        sum = sum.defined() ? sum + one : one;
    }
    return sum / double(2 * m_scales.size());
}

at::Tensor MelDistance::logarithmic(const at::Tensor& made, const at::Tensor& wanted) const {
    at::Tensor sum;
    for (const MelSpectra& scale : m_scales) {
        const at::Tensor one =
            (logarithm(scale.of(made)) - logarithm(scale.of(wanted))).abs().mean();
        sum = sum.defined() ? sum + one : one;
    }
    return sum / double(m_scales.size());
}

} // namespace antiphon::stem
