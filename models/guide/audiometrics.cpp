#include "models/guide/audiometrics.h"

#include "core/dsp/mel.h"
#include "core/dsp/segmentvectors.h"
#include "core/dsp/stft.h"
#include "core/error.h"
#include "core/maps/mixture.h"
#include "models/cca.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

namespace {

constexpr int rate = Frontend::analysisRate;

/// 8 MFCC of each 50 ms.
Matrix cepstra(const Sound& sound) {
    constexpr std::size_t window = rate / 20, fftSize = 1024, bands = 64, coefficients = 8;
    const std::vector<float> samples = analysedMono(sound);
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

double correlationOf(const Matrix& a, const Matrix& b) {
    const auto neurons = [](const Matrix& rows) {
        Matrix turned(rows.columns, rows.rows);
        for (std::size_t i = 0; i < rows.rows; ++i)
            for (std::size_t j = 0; j < rows.columns; ++j)
                turned.row(j)[i] = rows.row(i)[j];
        return turned;
    };
    if (a.rows < 2 * a.columns || b.rows < 2 * b.columns)
        throw UserError(std::to_string(std::min(a.rows, b.rows)) +
                            " segments are too few to correlate vectors of " +
                            std::to_string(std::max(a.columns, b.columns)) +
                            " numbers; measure more or longer recordings, or shorter segments.",
                        UserError::Kind::Usage);
    return canonicalCorrelation(neurons(a), neurons(b)).weighted;
}

} // namespace antiphon::guide
