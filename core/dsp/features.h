#pragma once

#include "core/dsp/chroma.h"
#include "core/dsp/mel.h"
#include "core/dsp/stft.h"

#include <span>
#include <vector>

namespace antiphon {

/// What the front-ends know of one short window of 16 kHz audio, besides its harmony. One thread at
/// a time; nothing is allocated after construction.
///
/// Levels are absolute (0 dB = a sine of amplitude 1) and bounded below, absolutely and against the
/// strongest band, so that what is inaudible cannot move a feature. An offset (DC) counts for
/// nothing.
class TimbreWindow {
public:
    static constexpr std::size_t fullWindow = 640; ///< 40 ms
    static constexpr std::size_t bands = 64;
    static constexpr std::size_t coefficients = 20;

    /// `window` samples, at most fullWindow.
    explicit TimbreWindow(std::size_t window);

    std::size_t windowSize() const noexcept { return m_stft.windowSize(); }

    /// Analyses the window that begins at `start`; `continues`: it follows the last one, so that
    /// rise() tells what came up in between (else 0).
    void analyse(std::span<const float> audio, std::ptrdiff_t start, bool continues);

    std::span<const float> logMel() const noexcept { return m_logMel; }       ///< dB
    void cepstrum(std::span<float> out) const { m_dct.apply(m_logMel, out); } ///< MFCC 0 ... 19
    float level() const noexcept { return m_level; }       ///< RMS in dB, at least -80
    float centroid() const noexcept { return m_centroid; } ///< log2 of Hz, about 1 kHz in silence
    float rise() const noexcept { return m_rise; }         ///< mean rise of the bands in dB

private:
    Stft m_stft;
    MelBands m_mel;
    Dct m_dct;
    float m_scale; ///< makes a full-scale sine peak at power 1
    std::vector<float> m_hz;
    std::vector<float> m_power, m_logMel, m_before;
    float m_level = 0, m_centroid = 0, m_rise = 0;
};

/// Pitch classes of a longer window, 60 ... 2000 Hz, summing to 1 (1/12 each in silence).
class HarmonyWindow {
public:
    static constexpr std::size_t fullWindow = 4096;

    explicit HarmonyWindow(std::size_t window);
    std::size_t windowSize() const noexcept { return m_stft.windowSize(); }
    PitchClasses analyse(std::span<const float> audio, std::ptrdiff_t start);

private:
    Stft m_stft;
    PeakFinder m_finder;
    float m_scale;
    std::vector<SpectralPeak> m_peaks;
};

} // namespace antiphon
