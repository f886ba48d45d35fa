#include "models/idm/vocodercompare.h"

#include "core/dsp/griffinlim.h"
#include "core/resampleonce.h"
#include "models/idm/model.h"

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

constexpr std::size_t comparedWindows[] = {512, 1024, 2048};
constexpr double decibelsOfX = 40;

Scores scoresAt(std::span<const float> sound, int rate) {
    return scoresOf(measureLScore(resampleOnce(sound, rate, LScoreReport::rate)).score);
}

} // namespace

double convergenceOverSizes(std::span<const float> original, std::span<const float> made) {
    double sum = 0;
    for (const std::size_t window : comparedWindows) {
        const GriffinLimSettings settings{.window = window, .hop = window / 4};
        sum += spectralConvergence(made, stftMagnitudes(original, settings), settings);
    }
    return sum / double(std::size(comparedWindows));
}

SoundGaps gapsOf(std::span<const float> original, std::span<const float> made,
                 std::span<const float> originalX, std::span<const float> madeX, int rate) {
    const std::size_t length = std::min(original.size(), made.size());
    original = original.first(length);
    made = made.first(length);
    SoundGaps gaps;
    for (std::size_t i = 0; i < originalX.size(); ++i)
        gaps.melDb += std::abs(double(originalX[i]) - double(madeX[i]));
    gaps.melDb *= decibelsOfX / double(originalX.size());
    gaps.convergence = convergenceOverSizes(original, made);
    const Scores a = scoresAt(original, rate), b = scoresAt(made, rate);
    for (std::size_t d = 0; d < a.size(); ++d)
        gaps.scores[d] = std::abs(a[d] - b[d]);
    return gaps;
}

} // namespace antiphon::idm
