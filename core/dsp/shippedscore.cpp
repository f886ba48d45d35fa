#include "core/dsp/shippedscore.h"

#include "core/dsp/griffinlim.h"
#include "core/dsp/melgram.h"
#include "core/dsp/melinversion.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

std::vector<float> shippedSound(std::span<const float> mono24k, std::uint64_t seed,
                                const std::function<void()>& checkpoint) {
    constexpr int steps = 32;
    Matrix levels = melPower(mono24k, {}, checkpoint);
    if (levels.rows == 0)
        return {};
    toDecibels(levels, double(*std::max_element(levels.values.begin(), levels.values.end())));
    GriffinLim search(MelInversion().magnitudes(levels, 0));
    search.startAtRandom(seed);
    for (int i = 0; i < steps; ++i) {
        if (checkpoint)
            checkpoint();
        search.step();
    }
    return search.sound();
}

LScoreReport measureShippedLScore(std::span<const float> mono24k, std::uint64_t seed,
                                  LScoreSeries series, const std::function<void()>& checkpoint) {
    const bool finite =
        std::all_of(mono24k.begin(), mono24k.end(), [](float x) { return std::isfinite(x); });
    if (!finite || mono24k.size() < 1024)
        return measureLScore(mono24k, series, checkpoint);
    LScoreReport report =
        measureLScore(shippedSound(mono24k, seed, checkpoint), series, checkpoint);
    TimbralEntropy entropy = timbralEntropy(melPower(mono24k, {}, checkpoint));
    report.score.timbral = entropy.mean;
    report.soundingTimbral = entropy.soundingMean;
    report.soundingShare = entropy.soundingShare;
    report.flags.mostlySilent = entropy.soundingShare < 0.5;
    if (series == LScoreSeries::Kept)
        report.entropy = std::move(entropy);
    return report;
}

} // namespace antiphon
