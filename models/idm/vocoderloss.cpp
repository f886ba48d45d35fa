#include "models/idm/vocoderloss.h"

#include "models/idm/vocodernet.h"

#include <ATen/ATen.h>

#include <cmath>
#include <numbers>

namespace antiphon::idm {

namespace {

constexpr double softest = 1e-4; ///< magnitude, of full scale
constexpr double smallestPower = 1e-12;

/// Mean 1 - cos of how `made` and `wanted` turn along an axis.
at::Tensor turningApart(const at::Tensor& made, const at::Tensor& wanted, std::int64_t axis) {
    const auto turns = [axis](const at::Tensor& spectra) {
        const std::int64_t count = spectra.size(axis) - 1;
        return spectra.narrow(axis, 1, count) * spectra.narrow(axis, 0, count).conj();
    };
    const at::Tensor a = turns(made), b = turns(wanted);
    return 1 - at::real(a * b.conj()).sum() / b.abs().sum().clamp_min(1e-9);
}

/// Squared magnitudes, differentiable at 0.
at::Tensor powersOf(const at::Tensor& spectra) {
    return at::view_as_real(spectra).square().sum(-1);
}

} // namespace

SoundToMel::SoundToMel(const VocoderConfig& c, double reference)
    : m_window(c.window), m_hop(c.hop), m_reference(reference), m_bands(melWeights(c)) {}

at::Tensor SoundToMel::of(const at::Tensor& samples) const {
    return ofPowers(powersOf(spectraOfSound(samples, m_window, m_hop)));
}

at::Tensor SoundToMel::ofPowers(const at::Tensor& powers) const {
    const at::Tensor bands = at::matmul(m_bands.to(powers.device()), powers);
    return (bands / m_reference).clamp_min(1e-8).log10() / 4 + 1;
}

SpectralDistance::SpectralDistance(std::vector<std::int64_t> windows)
    : m_windows(std::move(windows)) {}

at::Tensor SpectralDistance::of(const at::Tensor& made, const at::Tensor& wanted) const {
    at::Tensor sum = at::zeros({}, made.options());
    for (const std::int64_t window : m_windows) {
        const double scale = 4 / double(window); // a full-scale tone has magnitude 1
        const auto magnitudes = [&](const at::Tensor& sound) {
            return (powersOf(spectraOfSound(sound, window, window / 4)) * (scale * scale))
                .clamp_min(smallestPower)
                .sqrt();
        };
        const at::Tensor a = magnitudes(made), b = magnitudes(wanted);
        sum = sum + (a - b).norm() / b.norm().clamp_min(1e-3) +
              (a.clamp_min(softest).log() - b.clamp_min(softest).log()).abs().mean();
    }
    return sum / double(m_windows.size());
}

at::Tensor magnitudeDistance(const at::Tensor& magnitudes, const at::Tensor& wanted) {
    const double floor = softest * double(wanted.size(1)) / 2;
    const at::Tensor b = powersOf(wanted).clamp_min(floor * floor).log() / 2;
    return (magnitudes.clamp_min(floor).log() - b).abs().mean();
}

at::Tensor phaseDistance(const at::Tensor& made, const at::Tensor& wanted) {
    const at::Tensor lengths = at::view_as_real(made).square().sum(-1).clamp_min(1e-12).sqrt();
    const at::Tensor directions = made / lengths;
    return turningApart(directions, wanted, 1) + turningApart(directions, wanted, 2);
}

} // namespace antiphon::idm
