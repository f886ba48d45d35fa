#include "tests/notes.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/dsp/segmentvectors.h"
#include "models/guide/audiometrics.h"

#include <algorithm>
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

    void vectors() {
        Frontend frontend(FrontendSettings{});
        const Matrix rows = segmentVectors(frontend, 0.5, low(1));
        QCOMPARE(rows.columns, frontend.segmentColumns());
        QCOMPARE(rows.rows, std::size_t(low(1).seconds() / 0.5));
        QCOMPARE(segmentVectors(frontend, 0.5, Sound{16000, 1, {0, 0}}).rows, std::size_t(0));
        const Matrix both = joinedRows(std::vector{rows, segmentVectors(frontend, 0.5, low(2))});
        QCOMPARE(both.rows, 2 * rows.rows);
        QVERIFY(std::ranges::equal(both.row(rows.rows - 1), rows.row(rows.rows - 1)));
    }

    void correlation() {
        Rng rng(1);
        Matrix a(60, 4), b(60, 4), turned(60, 4);
        for (std::size_t i = 0; i < 60; ++i)
            for (std::size_t j = 0; j < 4; ++j) {
                a.row(i)[j] = float(rng.normal());
                b.row(i)[j] = float(rng.normal());
                turned.row(i)[3 - j] = float(2 * a.row(i)[j] + (j ? 0.5 * a.row(i)[j - 1] : 0));
            }
        QVERIFY(correlationOf(a, turned) > 0.999);
        QVERIFY(correlationOf(a, b) < 0.6);
        QVERIFY_THROWS_EXCEPTION(UserError, correlationOf(Matrix(7, 4), Matrix(7, 4)));
    }
};

QTEST_APPLESS_MAIN(TestAudioMetrics)
#include "tst_audiometrics.moc"
