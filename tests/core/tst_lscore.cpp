#include "tests/idmsignals.h"

#include "core/dsp/lscore.h"
#include "core/dsp/shippedscore.h"
#include "core/error.h"
#include "core/resampleonce.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace antiphon;
using testing::idmSignal;

namespace {

std::vector<float> noise(std::size_t count, std::uint64_t seed = 1) {
    Rng rng(seed);
    std::vector<float> samples(count);
    for (float& sample : samples)
        sample = float(0.2 * rng.normal());
    return samples;
}

} // namespace

class TestLScore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsClicks() {
        const LScoreReport report =
            measureLScore(testing::clicks({0.5, 1.25, 3, 3.5, 6}), LScoreSeries::Kept);
        QCOMPARE(report.onsets.size(), std::size_t(5));
        const double times[] = {0.5, 1.25, 3, 3.5, 6};
        for (std::size_t i = 0; i < 5; ++i)
            QVERIFY(std::abs(report.onsets[i] - times[i]) < 0.012);
        QCOMPARE(report.score.density, 5.0 / 8);
        // Gaps of 0.75, 1.75, 0.5 and 2.5 s.
        QVERIFY(std::abs(report.score.irregularity - 0.8004) < 0.01);
        QVERIFY(std::abs(report.intervalVariation - 0.8004 / 1.375) < 0.01);
        QCOMPARE(report.affinity.begins.size(), report.affinity.frames + 1);
        QCOMPARE(report.entropy.frames.size(), std::size_t(751));
    }

    /// The traps of the definition are told, not hidden.
    void flags() {
        const LScoreReport silent = measureLScore(std::vector<float>(192000));
        QVERIFY(silent.flags.silent && silent.flags.fewOnsets && silent.flags.mostlySilent);
        QVERIFY(silent.score.timbral > 0.9999);
        QCOMPARE(silent.score.structural, 0.0);
        QCOMPARE(silent.soundingTimbral, 0.0);

        const LScoreReport brief = measureLScore(noise(4800));
        QVERIFY(brief.flags.tooShort);
        QCOMPARE(brief.score.structural, 0.5);

        std::vector<float> broken = noise(48000);
        broken[777] = std::numeric_limits<float>::quiet_NaN();
        const LScoreReport none = measureLScore(broken);
        QVERIFY(none.flags.nonFinite);
        QCOMPARE(none.score, (LScore{0.5, 0.5, 0.5, 0.5}));

        const LScoreReport offset = measureLScore(std::vector<float>(192000, 0.3f));
        QVERIFY(std::isfinite(offset.score.timbral) && std::isfinite(offset.score.structural));
        QVERIFY(offset.flags.structuralIllConditioned);

        QVERIFY(measureLScore({}).flags.tooShort);
        const LScoreReport one = measureLScore(std::vector<float>(1, 0.5f));
        QVERIFY(one.flags.tooShort && std::isfinite(one.score.timbral));
        QVERIFY(measureLScore(*idmSignal("sine_300")).flags.structuralIllConditioned);
        QVERIFY(!measureLScore(noise(192000)).flags.structuralIllConditioned);
        QVERIFY(measureLScore(*idmSignal("clicks_regular_0.25s")).flags.structuralIllConditioned);
        QVERIFY(!measureLScore(*idmSignal("clicks_irregular_lcg4")).flags.structuralIllConditioned);
        const auto names = silent.flags.names();
        QCOMPARE(LScoreFlags::of(names), silent.flags);
    }

    /// Two seconds of noise before six of silence: the score of all moments is lifted by those that
    /// are silent, that of the sounding ones is the noise's.
    void silenceIsGated() {
        std::vector<float> padded = noise(48000);
        const double alone = measureLScore(padded).score.timbral;
        padded.resize(192000);
        const LScoreReport report = measureLScore(padded, LScoreSeries::Kept);
        QVERIFY(report.score.timbral > 0.98);
        QVERIFY(std::abs(report.soundingTimbral - alone) < 0.01);
        QVERIFY(std::abs(report.soundingShare - 0.25) < 0.01);
        QVERIFY(report.flags.mostlySilent);
        QCOMPARE(std::ranges::count(report.entropy.sounding, 1),
                 std::ptrdiff_t(std::lround(report.soundingShare * 751)));
    }

    /// What comes back scores less than what does not.
    void repetitionLowersTheStructuralScore() {
        const std::vector<float> once = noise(192000);
        std::vector<float> again = once;
        Rng rng(9);
        constexpr std::size_t loop = 12288; // whole hops
        for (std::size_t n = loop; n < again.size(); ++n)
            again[n] = again[n - loop] + float(1e-3 * rng.normal());
        QVERIFY(measureLScore(again).score.structural < measureLScore(once).score.structural - 0.1);
    }

    void levelChangesLittle() {
        std::vector<float> loud = *idmSignal("clicks_irregular_lcg3"), soft = loud;
        for (float& sample : soft)
            sample *= 0.1f;
        const LScore a = measureLScore(loud).score, b = measureLScore(soft).score;
        QCOMPARE(a.density, b.density);
        QVERIFY(std::abs(a.timbral - b.timbral) < 0.01);
    }

    void stopsWhenAsked() {
        int asked = 0;
        const auto stop = [&] {
            if (++asked == 4)
                throw Cancelled{};
        };
        QVERIFY_THROWS_EXCEPTION(Cancelled, measureLScore(noise(480000), LScoreSeries::Left, stop));
        QCOMPARE(asked, 4);
    }

    void asShippedIsOfAnotherSound() {
        const auto signal = *idmSignal("clicks_regular_0.5s");
        const LScoreReport shipped = measureShippedLScore(signal, 5);
        const LScoreReport own = measureLScore(signal);
        QCOMPARE(shipped.score.timbral, own.score.timbral);
        QVERIFY(std::abs(shipped.score.irregularity - own.score.irregularity) > 0.05);
        QCOMPARE(measureShippedLScore(signal, 5).score, shipped.score);
        QCOMPARE(shippedSound(signal, 5).size(), signal.size());
        QVERIFY(shippedSound(signal, 5) != shippedSound(signal, 6));
    }

    void percentiles() {
        const std::vector<double> sorted{1, 2, 2, 3, 5};
        QCOMPARE(percentileOf(0, sorted), 0.0);
        QCOMPARE(percentileOf(2, sorted), 40.0);
        QCOMPARE(percentileOf(4, sorted), 80.0);
        QCOMPARE(percentileOf(9, sorted), 100.0);
        QCOMPARE(percentileOf(9, {}), 50.0);
    }

    void resamplesToTheNextSample() {
        const std::vector<float> tone = *idmSignal("sine_1000");
        const auto up = resampleOnce({tone.data(), 191744}, 24000, 44100);
        QCOMPARE(up.size(), std::size_t(352330));
        double squares = 0;
        for (std::size_t n = 2000; n < 300000; ++n) {
            const double gap =
                double(up[n]) - 0.5 * std::sin(2 * std::numbers::pi * 1000 * double(n) / 44100);
            squares += gap * gap;
        }
        QVERIFY(std::sqrt(squares / 298000) < 1e-5);
        QCOMPARE(resampleOnce(tone, 24000, 24000), tone);
        QVERIFY(resampleOnce({}, 24000, 44100).empty());
        QVERIFY_THROWS_EXCEPTION(UserError, resampleOnce(tone, 24000, 7));
    }
};

QTEST_APPLESS_MAIN(TestLScore)
#include "tst_lscore.moc"
