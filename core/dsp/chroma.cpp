#include "core/dsp/chroma.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon {

PeakFinder::PeakFinder(int rate, std::size_t fftSize, double minHz, double maxHz)
    : m_binHz(double(rate) / double(fftSize)) {
    if (rate <= 0 || fftSize < 8 || minHz <= 0 || maxHz <= minHz)
        throw std::invalid_argument("peaks need a rate, a transform and 0 < minHz < maxHz");
    m_first = std::max<std::size_t>(1, std::size_t(std::ceil(minHz / m_binHz)));
    m_last = std::min(std::size_t(maxHz / m_binHz), fftSize / 2 - 1);
}

void PeakFinder::find(std::span<const float> power, const Limits& limits,
                      std::vector<SpectralPeak>& peaks) const {
    if (m_last < m_first)
        return;
    const float* p = power.data();
    const float strongest = *std::max_element(p + m_first, p + m_last + 1);
    const float least = std::max(strongest * limits.threshold, 1e-20f);
    for (std::size_t k = m_first; k <= m_last; ++k) {
        if (p[k] < least || p[k] <= p[k - 1] || p[k] < p[k + 1])
            continue;
        if (limits.prominence > 0) {
            const std::size_t from = k > limits.neighbourhood ? k - limits.neighbourhood : 0;
            const std::size_t to = std::min(k + limits.neighbourhood, power.size() - 1);
            float total = 0;
            for (std::size_t i = from; i <= to; ++i)
                total += std::sqrt(p[i]);
            if (std::sqrt(p[k]) * float(to - from + 1) < limits.prominence * total)
                continue;
        }
        const float left = std::log(p[k - 1] + 1e-30f), middle = std::log(p[k]),
                    right = std::log(p[k + 1] + 1e-30f);
        const float bend = left - 2 * middle + right;
        const float shift = bend < 0 ? std::clamp(0.5f * (left - right) / bend, -0.5f, 0.5f) : 0.0f;
        const float hz = (float(k) + shift) * float(m_binHz);
        const float height = middle - 0.25f * (left - right) * shift;
        peaks.push_back({69 + 12 * std::log2(hz / 440), std::exp(0.5f * height)});
    }
}

void foldPeaks(std::span<const SpectralPeak> peaks, float floor, PitchClasses& classes) {
    for (const SpectralPeak& peak : peaks) {
        const float weight = peak.magnitude - floor;
        if (weight <= 0)
            continue;
        const float below = std::floor(peak.pitch);
        const float share = peak.pitch - below;
        const int lower = ((int(below) % 12) + 12) % 12;
        classes[std::size_t(lower)] += weight * (1 - share);
        classes[std::size_t((lower + 1) % 12)] += weight * share;
    }
}

void normaliseClasses(PitchClasses& classes, float quiet) {
    float total = 0;
    for (const float value : classes)
        total += value;
    for (float& value : classes)
        value = (value + quiet / 12) / (total + quiet);
}

} // namespace antiphon
