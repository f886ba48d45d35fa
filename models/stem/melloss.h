#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace antiphon::stem {

/// Mel bands of recordings (B, channels, samples) as something to differentiate: (B, channels,
/// bands, frames), hop a quarter of the window (Hann), ends reflected so that there are samples /
/// hop frames; magnitudes with a window of energy 1. HTK scale from 64 Hz to half the rate.
class MelSpectra {
public:
    MelSpectra(std::int64_t rate, std::int64_t window, std::int64_t bands = 64);
    at::Tensor of(const at::Tensor& samples) const;

private:
    std::int64_t m_size;
    at::Tensor m_window;
    at::Tensor m_bands; ///< bands x bins
};

/// How unlike two recordings sound, over windows of several sizes. Recordings must have more
/// samples than half the longest window.
class MelDistance {
public:
    /// Windows of 2^first ... 2^last samples.
    MelDistance(std::int64_t rate, int first, int last, std::int64_t bands = 64);

    /// The loss of the published training ("msspec"): mean |difference| of the bands + mean
    /// (difference)^2 of log10(1e-5 + bands), the mean of all of them.
    at::Tensor loss(const at::Tensor& made, const at::Tensor& wanted) const;
    /// Mean |difference| of log10(1e-5 + bands): what trainings are judged by.
    at::Tensor logarithmic(const at::Tensor& made, const at::Tensor& wanted) const;

private:
    std::vector<MelSpectra> m_scales;
};

} // namespace antiphon::stem
