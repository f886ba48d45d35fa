#pragma once

#include "models/idm/vocoderconfig.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace antiphon::idm {

/// Spectrograms of sounds (B, samples) as something to differentiate, as those of a data set are
/// made: dB / 40 + 1, not below -1; louder than 0 dB is kept.
class SoundToMel {
public:
    SoundToMel(const VocoderConfig& config, double reference);
    /// (B, bands, 1 + samples / hop)
    at::Tensor of(const at::Tensor& samples) const;
    /// The same of squared magnitudes (B, bins, frames).
    at::Tensor ofPowers(const at::Tensor& powers) const;

private:
    std::int64_t m_window, m_hop;
    double m_reference;
    at::Tensor m_bands; ///< bands x bins
};

/// How unlike sounds (B, samples) are over transforms of several sizes, a quarter of the window
/// apart (Yamamoto et al. 2020): || |A| - |B| || / || B || + mean |ln |A| - ln |B||, the mean over
/// the sizes; magnitudes below -80 dB of full scale count as such.
class SpectralDistance {
public:
    explicit SpectralDistance(std::vector<std::int64_t> windows);
    at::Tensor of(const at::Tensor& made, const at::Tensor& wanted) const;

private:
    std::vector<std::int64_t> m_windows;
};

/// How unlike magnitudes (B, bins, frames) and those of spectra are: mean |ln a - ln b|, what is
/// below -80 dB of a full-scale tone counting as such.
at::Tensor magnitudeDistance(const at::Tensor& magnitudes, const at::Tensor& wanted);

/// How unlike the phases of spectra (B, bins, frames) are: 1 - cos of the differences of how they
/// turn from bin to bin (where in a frame the sound is), and from frame to frame (which tone it
/// is), weighted by the magnitudes of `wanted`; 0 ... 4. Where they begin counts for nothing.
at::Tensor phaseDistance(const at::Tensor& made, const at::Tensor& wanted);

} // namespace antiphon::idm
