#include "tests/models/stemrig.h"

#include "models/stem/measures.h"

#include <cmath>

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

class TestStemMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsAlong() {
        const Sound context = clickSound(120, 10, 32000);
        const BeatGrid grid = steadyBeats(120, 4, 0.25, 10);
        const StemMeasures good = measureStem(clickSound(120, 10, 32000), context, grid, false);
        QVERIFY(good.beats.f > 0.9 && good.onsetAlignment == 1);
        QVERIFY(std::isnan(good.chroma));
        QVERIFY(std::abs(good.peak - 0.5) < 0.05);
        const StemMeasures off = measureStem(clickSound(120, 10, 32000, 0.5), context, grid, false);
        QVERIFY(off.beats.f < 0.1 && off.onsetAlignment == 0);
        // Without known beats those of the context are heard.
        QVERIFY(measureStem(clickSound(120, 10, 32000), context, {}, false).beats.f > 0.9);
        const StemMeasures nothing =
            measureStem({32000, 1, std::vector<float>(320000)}, context, grid, true);
        QCOMPARE(nothing.beats.f, 0.0);
        QCOMPARE(nothing.silence, 1.0);
        QVERIFY(std::isnan(nothing.onsetAlignment) && std::isnan(nothing.chroma));
    }

    void sets() {
        const std::vector<Sound> truth{sineSound(220, 4), clickSound(120, 4)};
        const std::vector<Sound> near{sineSound(233, 4), clickSound(125, 4)};
        const std::vector<Sound> far{sineSound(2200, 4), sineSound(1200, 4)};
        QVERIFY(measureSet(truth, truth).frechet < 1e-3);
        QVERIFY(measureSet(near, truth).frechet < measureSet(far, truth).frechet);
        QVERIFY(measureSet(near, truth).kernel < measureSet(far, truth).kernel);
        QCOMPARE(measureSet(far, truth).seconds, std::size_t(8));
        QVERIFY(std::isnan(measureSet({}, truth).frechet));
    }

    void tables() {
        StemMeasures a, b;
        a.beats.f = 0.5;
        b.beats.f = 1;
        a.chroma = std::nan("");
        b.chroma = 0.25;
        const std::vector<MeasuredWay> ways{{"model", {a, b}, {1, 2, 20}}, {"true stem", {}, {}}};
        const Table summary = summaryOf(ways);
        QCOMPARE(summary.rows, std::size_t(2));
        QCOMPARE(summary.numbers("beat_f1")[0], 0.75);
        QCOMPARE(summary.numbers("chroma_correlation")[0], 0.25);
        QCOMPARE(summary.numbers("internal_kad")[0], 2.0);
        QVERIFY(std::isnan(summary.numbers("beat_f1")[1]));
        QCOMPARE(itemsOf(ways).rows, std::size_t(2));
        QCOMPARE(itemsOf(ways).numbers("beat_f1")[1], 1.0);
    }

    void signs() {
        QCOMPARE(signTest({}), 1.0);
        QCOMPARE(signTest(std::vector{1.0, 2.0, 3.0}), 1.0 / 8);
        QCOMPARE(signTest(std::vector{-1.0, -2.0, -3.0}), 1.0);
        QCOMPARE(signTest(std::vector{1.0, std::nan("")}), 0.5);
        const std::vector<double> many(30, 0.1);
        QVERIFY(signTest(many) < 1e-4);
        std::vector<double> even(40);
        for (std::size_t i = 0; i < even.size(); ++i)
            even[i] = i % 2 ? 1 : -1;
        QVERIFY(std::abs(signTest(even) - 0.56) < 0.05);
        QCOMPARE(signTest(even, 3), signTest(even, 3));
    }

    /// Draws of a stretch are not taken for stretches.
    void pairs() {
        const auto onsets = [](const StemMeasures& m) { return m.onsetAlignment; };
        MeasuredWay one{"model", {}, {}, 2}, other{"true stem", {}, {}, 1};
        for (const double value : {0.5, 0.7, 0.4, std::nan(""), std::nan(""), std::nan("")}) {
            one.items.emplace_back();
            one.items.back().onsetAlignment = value;
        }
        for (const double value : {0.5, 0.2, 0.1}) {
            other.items.emplace_back();
            other.items.back().onsetAlignment = value;
        }
        const PairedTest test = pairedTest(one, other, onsets);
        QCOMPARE(test.stretches, std::size_t(2));
        QVERIFY(std::abs(test.difference - 0.15) < 1e-9); // means of 0.6 - 0.5 and 0.4 - 0.2
        QCOMPARE(test.p, 0.25);
        QCOMPARE(test.drawPs.size(), std::size_t(2));
        QCOMPARE(test.drawPs[0], 0.5); // 0 and 0.2
        QCOMPARE(test.drawPs[1], 0.5); // 0.2 alone
        QVERIFY(std::isnan(pairedTest(one, {"nothing", {}, {}}, onsets).difference));
        QCOMPARE(itemsOf(std::span(&one, 1)).numbers("draw")[3], 1.0);
        QCOMPARE(summaryOf(std::span(&one, 1)).numbers("items")[0], 3.0);
    }

    void metronomes() {
        const auto cases = metronomeCases(42);
        QCOMPARE(cases.size(), std::size_t(160));
        QCOMPARE(cases.front().bpm, 100.0);
        QCOMPARE(cases.back().bpm, 179.0);
        QVERIFY(cases[0].offset != cases[80].offset);
        for (const MetronomeCase& one : cases) {
            QVERIFY(one.offset >= 0 && one.offset < 0.3);
            QCOMPARE(one.grid.beats.front(), one.offset);
            QVERIFY(std::abs(bpmOf(one.grid.beats) - one.bpm) < 1e-6);
        }
    }
};

QTEST_APPLESS_MAIN(TestStemMeasures)
#include "tst_stemmeasures.moc"
