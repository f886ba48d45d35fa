#pragma once

#include <ATen/core/Tensor.h>

namespace antiphon::idm {

/// What the proxies of an L-Score are measured with (spec section 6.2).
struct ProxySettings {
    double framesPerSecond = 93.75;
    double distance = 30;    ///< of cepstra, at which similarity has fallen to 1 / e
    double silence = -79.99; ///< dB: a clip with nothing louder has timbral 0
};

/// Soft onsets of spectrograms in dB (B, bands, T): how likely each frame begins a sound, (B, T).
/// Differentiable.
at::Tensor softOnsets(const at::Tensor& decibels);

/// What onsets with these chances (B, T) have on average.
struct OnsetFigures {
    at::Tensor density;      ///< (B), onsets a second
    at::Tensor meanInterval; ///< (B), s
    at::Tensor irregularity; ///< (B), s: standard deviation of the intervals
};
/// Intervals up to 282 frames by a renewal view: the next onset comes after j frames with the
/// chance that it is there and none between. Differentiable.
OnsetFigures onsetFigures(const at::Tensor& chances, double framesPerSecond);

/// Differentiable stand-ins of the L-Score: spectrograms in dB (B, bands, T), of whatever
/// reference, -> (B, 4) timbral, density, irregularity, structural. To be compared with one another
/// alone: they agree with the score of the sound in tendency only. Any floating type and device;
/// one thread at a time.
at::Tensor proxyScores(const at::Tensor& decibels, const ProxySettings& settings = {});

} // namespace antiphon::idm
