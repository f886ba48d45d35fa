#include "models/guide/audiometrics.h"

#include "core/dsp/mel.h"
#include "core/dsp/stft.h"
#include "core/error.h"
#include "core/maps/mixture.h"
#include "core/resample.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

namespace {

constexpr int rate = Frontend::analysisRate;

std::vector<float> analysed(const Sound& sound) {
    return resample({sound.rate, 1, monoOf(sound)}, rate).samples;
}

/// 8 MFCC of each 50 ms.
Matrix cepstra(const Sound& sound) {
    constexpr std::size_t window = rate / 20, fftSize = 1024, bands = 64, coefficients = 8;
    const std::vector<float> samples = analysed(sound);
    Stft stft(hannWindow(window), fftSize);
    const MelBands mel({.rate = rate, .fftSize = fftSize, .bands = bands});
    const Dct dct(bands, coefficients);
    Matrix rows(samples.size() / window, coefficients);
    std::vector<float> energies(bands);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        mel.apply(stft.power(samples, std::ptrdiff_t(i * window)), energies);
        for (float& energy : energies)
            energy = 10 * std::log10(std::max(energy, 1e-8f));
        dct.apply(energies, rows.row(i));
    }
    return rows;
}

} // namespace

double musicSimilarity(const Sound& truth, const Sound& response, std::uint64_t seed) {
    const Matrix frames = cepstra(response);
    if (frames.rows == 0)
        throw UserError("The response is shorter than 50 ms; its similarity cannot be told.",
                        UserError::Kind::Usage);
    return GaussianMixture(cepstra(truth), {.seed = seed}).logLikelihood(frames);
}

SoundClouds::SoundClouds(const FrontendSettings& settings, double segment,
                         const std::vector<Sound>& reference)
    : m_frontend(settings), m_segment(segment) {
    const Matrix rows = vectors(reference);
    m_frontend.fit(rows);
    m_reference = gaussianOf(m_frontend.transform(rows));
}

Gaussian SoundClouds::cloudOf(const std::vector<Sound>& sounds) const {
    return gaussianOf(m_frontend.transform(vectors(sounds)));
}

Matrix SoundClouds::vectors(const std::vector<Sound>& sounds) const {
    Matrix all(0, m_frontend.segmentColumns());
    for (const Sound& sound : sounds) {
        const std::vector<float> samples = analysed(sound);
        const auto whole = std::size_t(double(samples.size()) / rate / m_segment + 1e-9);
        if (whole == 0)
            continue;
        const Matrix rows = m_frontend.segments(samples, m_segment, whole);
        all.values.insert(all.values.end(), rows.values.begin(), rows.values.end());
        all.rows += rows.rows;
    }
    return all;
}

double frechetOf(const FrontendSettings& settings, double segment,
                 const std::vector<Sound>& reference, const std::vector<Sound>& sounds) {
    const SoundClouds clouds(settings, segment, reference);
    return frechetDistance(clouds.reference(), clouds.cloudOf(sounds));
}

PromptAdherence adherenceOf(const FrontendSettings& settings, double segment,
                            const std::vector<Sound>& truePairs,
                            const std::vector<Sound>& misaligned, const std::vector<Sound>& made) {
    const SoundClouds clouds(settings, segment, truePairs);
    const Gaussian wrong = clouds.cloudOf(misaligned), own = clouds.cloudOf(made);
    return promptAdherence(frechetDistance(own, clouds.reference()), frechetDistance(own, wrong),
                           frechetDistance(clouds.reference(), wrong));
}

} // namespace antiphon::guide
