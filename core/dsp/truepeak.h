#pragma once

#include "core/simd.h"

#include <array>
#include <cstddef>
#include <vector>

namespace antiphon {

/// The magnitude that a signal reaches between its samples: four times oversampled (twice from 88.2
/// kHz, not at all from 176.4 kHz) by a windowed sinc of 49 taps (after ITU-R BS.1770, annex 2).
/// Immutable, so any thread may use it.
class TruePeak {
public:
    static constexpr std::size_t taps = 49;

    explicit TruePeak(int rate);

    /// Samples before the first that process() reads.
    std::size_t history() const noexcept { return m_history; }
    /// peaks[i] = the largest magnitude of the interpolated values that become known with
    /// samples[i]; samples[-history()] must be there.
    void process(const float* samples, std::size_t count, float* peaks, Simd level = simd()) const;

private:
    struct Phase {
        std::size_t length = 0;
        std::array<float, TruePeak::taps> weights{}; ///< for x[n], x[n - 1], ...
    };
    std::size_t m_history;
    std::size_t m_delay; ///< of the phase that passes samples as they are
    std::vector<Phase> m_phases;

    friend struct TruePeakKernel;
};

/// The largest of `count` values, 0 of none.
float largestOf(const float* values, std::size_t count, Simd level = simd());

} // namespace antiphon
