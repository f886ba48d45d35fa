#include "core/dsp/segmentvectors.h"

#include "core/resample.h"

namespace antiphon {

std::vector<float> analysedMono(const Sound& sound) {
    return resample({sound.rate, 1, monoOf(sound)}, Frontend::analysisRate).samples;
}

Matrix segmentVectors(const Frontend& frontend, double segment, const Sound& sound) {
    const std::vector<float> samples = analysedMono(sound);
    const auto whole =
        std::size_t(double(samples.size()) / Frontend::analysisRate / segment + 1e-9);
    return whole == 0 ? Matrix(0, frontend.segmentColumns())
                      : frontend.segments(samples, segment, whole);
}

Matrix joinedRows(std::span<const Matrix> parts) {
    Matrix all;
    for (const Matrix& part : parts) {
        all.columns = part.columns;
        all.rows += part.rows;
        all.values.insert(all.values.end(), part.values.begin(), part.values.end());
    }
    return all;
}

} // namespace antiphon
