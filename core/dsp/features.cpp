#include "core/dsp/features.h"

#include "core/dsp/lanes.h"

#include <algorithm>
#include <cmath>

namespace antiphon {
namespace {

constexpr int rate = 16000;
constexpr std::size_t timbreFft = 1024;
constexpr std::size_t harmonyFft = 4096;

constexpr float bandFloor = 1e-9f;         // -90 dB
constexpr float relativeBandFloor = 1e-7f; // 70 dB under the strongest band of the window
constexpr float levelFloor = 1e-8f;        // -80 dB
constexpr float silentHz = 1000;           // where the centroid rests in silence
constexpr float quietPeaks = 3e-4f;        // sum of peak amplitudes that counts as nothing: -70 dB

/// Power of a full-scale sine at its bin is (sum of the window / 2)^2.
float sineScale(std::span<const float> window) {
    const float amplitude = sum(window) / 2;
    return 1 / (amplitude * amplitude);
}

} // namespace

TimbreWindow::TimbreWindow(std::size_t window)
    : m_stft(hannWindow(window), timbreFft, Stft::Offset::Removed),
      m_mel({.rate = rate, .fftSize = timbreFft, .bands = bands, .minHz = 30}),
      m_dct(bands, coefficients), m_scale(sineScale(hannWindow(window))), m_hz(m_stft.bins()),
      m_power(m_stft.bins()), m_logMel(bands), m_before(bands) {
    for (std::size_t k = 0; k < m_hz.size(); ++k)
        m_hz[k] = float(k) * float(rate) / float(timbreFft);
}

void TimbreWindow::analyse(std::span<const float> audio, std::ptrdiff_t start, bool continues) {
    const auto power = m_stft.power(audio, start);
    for (std::size_t k = 0; k < power.size(); ++k)
        m_power[k] = power[k] * m_scale;

    std::swap(m_before, m_logMel);
    m_mel.apply(m_power, m_logMel);
    const float strongest = *std::max_element(m_logMel.begin(), m_logMel.end());
    const float floor = std::max(bandFloor, relativeBandFloor * strongest);
    for (float& band : m_logMel)
        band = 10 * std::log10(std::max(band, floor));

    m_level = 10 * std::log10(std::max(m_stft.meanSquare(), levelFloor));
    const float weight = sum(m_power);
    m_centroid = std::log2((dot(m_power, m_hz) + levelFloor * silentHz) / (weight + levelFloor));

    m_rise = 0;
    if (continues) {
        for (std::size_t b = 0; b < bands; ++b)
            m_rise += std::max(0.0f, m_logMel[b] - m_before[b]);
        m_rise /= float(bands);
    }
}

HarmonyWindow::HarmonyWindow(std::size_t window)
    : m_stft(hannWindow(window), harmonyFft, Stft::Offset::Removed),
      m_finder(rate, harmonyFft, 60, 2000), m_scale(std::sqrt(sineScale(hannWindow(window)))) {
    m_peaks.reserve(harmonyFft / 4);
}

PitchClasses HarmonyWindow::analyse(std::span<const float> audio, std::ptrdiff_t start) {
    m_peaks.clear();
    m_finder.find(m_stft.power(audio, start), {}, m_peaks);
    float strongest = 0;
    for (SpectralPeak& peak : m_peaks) {
        peak.magnitude *= m_scale;
        strongest = std::max(strongest, peak.magnitude);
    }
    PitchClasses classes{};
    foldPeaks(m_peaks, 0.01f * strongest, classes); // fades out towards find()'s threshold, -40 dB
    normaliseClasses(classes, quietPeaks);
    return classes;
}

} // namespace antiphon
