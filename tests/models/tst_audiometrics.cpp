#include "tests/notes.h"
#include "tests/testing.h"

#include "core/error.h"
#include "models/guide/audiometrics.h"

#include <cmath>

using namespace antiphon;
using namespace antiphon::guide;

namespace {

Sound low(std::uint64_t seed) {
    return testing::notes(12, seed, 12, 12);
}

/// The same melodies, distorted and noisy.
Sound high(std::uint64_t seed) {
    Sound sound = testing::notes(12, seed, 12, 12);
    Rng rng(seed);
    for (std::size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] = float(0.3 * std::tanh(8 * sound.samples[i]) + 0.05 * rng.normal());
    return sound;
}

} // namespace

class TestAudioMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void similarity() {
        const double same = musicSimilarity(low(1), low(1)),
                     alike = musicSimilarity(low(1), low(2)),
                     other = musicSimilarity(low(1), high(1));
        QVERIFY(std::isfinite(other));
        QVERIFY2(alike > other + 10, qPrintable(QString("%1 %2").arg(alike).arg(other)));
        QVERIFY(same >= alike);
        QCOMPARE(musicSimilarity(low(1), low(2)), alike);
        QVERIFY_THROWS_EXCEPTION(UserError, musicSimilarity(low(1), Sound{8000, 1, {0}}));
        QVERIFY_THROWS_EXCEPTION(UserError, musicSimilarity(Sound{8000, 1, {0}}, low(1)));
    }

    void frechet() {
        const FrontendSettings blend;
        const double none = frechetOf(blend, 0.5, {low(1)}, {low(1)});
        const double near = frechetOf(blend, 0.5, {low(1)}, {low(2)});
        const double far = frechetOf(blend, 0.5, {low(1)}, {high(3)});
        QVERIFY(std::abs(none) < 1e-6);
        QVERIFY2(far > 5 * near && near > none, qPrintable(QString("%1 %2").arg(near).arg(far)));
        QVERIFY_THROWS_EXCEPTION(UserError,
                                 frechetOf(blend, 0.5, {low(1)}, {Sound{16000, 1, {0, 0}}}));
    }

    void adherence() {
        const FrontendSettings blend;
        const std::vector<Sound> right = {low(1), low(2)}, wrong = {high(1), high(2)};
        const PromptAdherence good = adherenceOf(blend, 0.5, right, wrong, {low(3), low(4)});
        const PromptAdherence bad = adherenceOf(blend, 0.5, right, wrong, {high(3), high(4)});
        QVERIFY2(good.published > 0.8 && bad.published < 0.2,
                 qPrintable(QString("%1 %2").arg(good.published).arg(bad.published)));
        QCOMPARE(adherenceOf(blend, 0.5, right, wrong, right).published, 1.0);
    }
};

QTEST_APPLESS_MAIN(TestAudioMetrics)
#include "tst_audiometrics.moc"
