#include "core/dsp/mel.h"

#include "core/dsp/lanes.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace antiphon {
namespace {

constexpr double slaneyHzPerMel = 200.0 / 3;
constexpr double slaneyKneeHz = 1000;
constexpr double slaneyKnee = slaneyKneeHz / slaneyHzPerMel;
constexpr double slaneyLogStep = 0.068751777420949123; // ln(6.4) / 27

} // namespace

double hzToMel(double hz, MelScale scale) {
    if (scale == MelScale::Htk)
        return 2595 * std::log10(1 + hz / 700);
    return hz < slaneyKneeHz ? hz / slaneyHzPerMel
                             : slaneyKnee + std::log(hz / slaneyKneeHz) / slaneyLogStep;
}

double melToHz(double mel, MelScale scale) {
    if (scale == MelScale::Htk)
        return 700 * (std::pow(10, mel / 2595) - 1);
    return mel < slaneyKnee ? mel * slaneyHzPerMel
                            : slaneyKneeHz * std::exp((mel - slaneyKnee) * slaneyLogStep);
}

MelBands::MelBands(const MelSettings& settings) {
    const double maxHz = settings.maxHz > 0 ? settings.maxHz : settings.rate / 2.0;
    if (settings.rate <= 0 || settings.fftSize < 2 || settings.bands == 0 || settings.minHz < 0 ||
        settings.minHz >= maxHz)
        throw std::invalid_argument("mel bands need a rate, a transform, bands and minHz < maxHz");
    const double low = hzToMel(settings.minHz, settings.scale);
    const double high = hzToMel(maxHz, settings.scale);
    m_edges.resize(settings.bands + 2);
    for (std::size_t i = 0; i < m_edges.size(); ++i)
        m_edges[i] =
            melToHz(low + (high - low) * double(i) / double(settings.bands + 1), settings.scale);

    const double binHz = double(settings.rate) / double(settings.fftSize);
    const std::size_t bins = settings.fftSize / 2 + 1;
    for (std::size_t b = 0; b < settings.bands; ++b) {
        const double left = m_edges[b], middle = m_edges[b + 1], right = m_edges[b + 2];
        const double height = settings.equalArea ? 2 / (right - left) : 1;
        Band band{0, 0, m_weights.size()};
        for (auto k = std::size_t(left / binHz); k < bins && double(k) * binHz < right; ++k) {
            const double hz = double(k) * binHz;
            const double weight =
                std::min((hz - left) / (middle - left), (right - hz) / (right - middle));
            if (weight <= 0)
                continue;
            if (band.count++ == 0)
                band.first = k;
            m_weights.push_back(float(weight * height));
        }
        m_bands.push_back(band);
    }
}

void MelBands::apply(std::span<const float> power, std::span<float> bands) const {
    for (std::size_t b = 0; b < m_bands.size(); ++b)
        bands[b] = dot(weights(b), power.subspan(m_bands[b].first, m_bands[b].count));
}

Dct::Dct(std::size_t inputs, std::size_t outputs)
    : m_inputs(inputs), m_outputs(outputs), m_rows(inputs * outputs) {
    for (std::size_t k = 0; k < outputs; ++k)
        for (std::size_t n = 0; n < inputs; ++n)
            m_rows[k * inputs + n] =
                float(std::sqrt((k == 0 ? 1.0 : 2.0) / double(inputs)) *
                      std::cos(std::numbers::pi * double(k) * (double(n) + 0.5) / double(inputs)));
}

void Dct::apply(std::span<const float> in, std::span<float> out) const {
    for (std::size_t k = 0; k < m_outputs; ++k)
        out[k] = dot({m_rows.data() + k * m_inputs, m_inputs}, in);
}

} // namespace antiphon
