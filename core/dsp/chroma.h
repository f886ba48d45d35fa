#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// Energy per pitch class; C first.
using PitchClasses = std::array<float, 12>;

/// A spectral peak.
struct SpectralPeak {
    float pitch;     ///< MIDI note number, fractional (69 = 440 Hz)
    float magnitude; ///< square root of the peak's power
};

/// Finds peaks between two frequencies, placed between the bins by a parabola through the three log
/// powers around each. Pitch classes of peaks, rather than of bins, keep low notes apart although
/// their bins are wider than a semitone (as in HPCP, Gomez 2006). Immutable.
class PeakFinder {
public:
    /// Frequencies in Hz; maxHz is limited to half the rate.
    PeakFinder(int rate, std::size_t fftSize, double minHz, double maxHz);

    std::size_t firstBin() const noexcept { return m_first; }
    std::size_t lastBin() const noexcept { return m_last; }

    /// Appends to `peaks` every peak of fftSize / 2 + 1 powers that is higher than `threshold`
    /// times the strongest power in range and `prominence` times the mean magnitude of the bins
    /// within `neighbourhood` bins of it (0: not asked for).
    struct Limits {
        float threshold = 1e-4f;
        float prominence = 0;
        std::size_t neighbourhood = 30;
    };
    void find(std::span<const float> power, const Limits& limits,
              std::vector<SpectralPeak>& peaks) const;

private:
    double m_binHz;
    std::size_t m_first, m_last;
};

/// Adds each peak, weighted by its magnitude above `floor`, to the two pitch classes around it in
/// proportion to its nearness.
void foldPeaks(std::span<const SpectralPeak> peaks, float floor, PitchClasses& classes);

/// Scales to a sum of 1. Below a sum of about `quiet` the result fades into the uniform 1/12, so
/// that near-silence gives a steady vector.
void normaliseClasses(PitchClasses& classes, float quiet);

} // namespace antiphon
