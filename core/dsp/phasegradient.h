#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace antiphon {

struct PhaseGradientSettings {
    std::size_t window = 1024; ///< periodic Hann, also the size of the transform
    std::size_t hop = 256;
    /// Magnitudes below this part of the largest one have phases without order.
    double tolerance = 1e-5;
    std::uint64_t seed = 1; ///< of those
};

/// Phases that go with short-time magnitudes, without a search: how phases turn from frame to frame
/// and from bin to bin follows from how the logarithms of magnitudes change the other way, and is
/// summed up from the loudest places on (Prusa, Balazs and Sondergaard 2017). Exact for Gaussian
/// windows, near it for Hann windows that overlap by three quarters.
///
/// \param magnitudes frames x (window / 2 + 1), not negative
/// \param phases of the same size: -pi ... pi, counted at the middle of frames
void integratePhases(std::span<const float> magnitudes, std::size_t frames, std::span<float> phases,
                     const PhaseGradientSettings& settings = {});

} // namespace antiphon
