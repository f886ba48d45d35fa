#include "tests/testing.h"

#include "core/dsp/beatmeasures.h"
#include "core/dsp/clicktrack.h"
#include "core/error.h"
#include "core/music/beatgrid.h"

#include <cmath>
#include <limits>

using namespace antiphon;

namespace {

bool near(std::span<const double> a, std::span<const double> b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::abs(a[i] - b[i]) > 1e-9)
            return false;
    return true;
}

BeatGrid waltz() {
    return steadyBeats(120, 3, 0.25, 5);
}

} // namespace

class TestBeatGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void steady() {
        const BeatGrid grid = steadyBeats(120, 4, 0.5, 3);
        QVERIFY(near(grid.beats, std::vector{0.5, 1.0, 1.5, 2.0, 2.5}));
        QVERIFY(near(grid.downbeats, std::vector{0.5, 2.5}));
        QCOMPARE(bpmOf(grid.beats), 120.0);
        QCOMPARE(beatsPerBar(grid), std::size_t(4));
        // A bar that began before the recording goes on in it.
        const BeatGrid early = steadyBeats(120, 4, -0.5, 2);
        QVERIFY(near(early.beats, std::vector{0.0, 0.5, 1.0, 1.5}));
        QVERIFY(near(early.downbeats, std::vector{1.5}));
        QVERIFY(steadyBeats(100, 4, 3, 2).empty());
        QVERIFY_EXCEPTION_THROWN(steadyBeats(10, 4, 0, 2), UserError);
        QVERIFY_EXCEPTION_THROWN(steadyBeats(100, 0, 0, 2), UserError);
        QVERIFY_EXCEPTION_THROWN(steadyBeats(100, 4, 0, std::numeric_limits<double>::infinity()),
                                 UserError);
    }

    void halvesAndDoubles() {
        const BeatGrid grid = waltz();
        QCOMPARE(beatsPerBar(grid), std::size_t(3));
        const BeatGrid half = halved(grid);
        QCOMPARE(bpmOf(half.beats), 60.0);
        QCOMPARE(half.downbeats.front(), grid.downbeats.front());
        QCOMPARE(beatsPerBar(half), std::size_t(3));
        const BeatGrid twice = doubled(grid);
        QCOMPARE(bpmOf(twice.beats), 240.0);
        QCOMPARE(beatsPerBar(twice), std::size_t(3));
        QVERIFY(near(halved(twice).beats, grid.beats));
        QVERIFY(near(halved(twice).downbeats, grid.downbeats));
        // The first downbeat is the second beat: it is kept, the first beat is not.
        const BeatGrid odd = withBarOne(steadyBeats(120, 4, 0, 4), 0.5, 4);
        QCOMPARE(halved(odd).beats.front(), 0.5);
        QCOMPARE(halved(odd).downbeats.front(), 0.5);
        QVERIFY(halved({}).empty() && doubled({}).empty());
    }

    void shiftsAndBars() {
        const BeatGrid moved = shifted(waltz(), -0.5);
        QVERIFY(near(std::vector{moved.beats[0], moved.downbeats[0]}, std::vector{0.25, 1.25}));
        const BeatGrid bars = withBarOne(waltz(), 1.3, 4);
        QVERIFY(near(bars.downbeats, std::vector{1.25, 3.25}));
        QCOMPARE(bars.beats, waltz().beats);
    }

    void dragsABeat() {
        const BeatGrid grid = waltz();
        const BeatGrid dragged = moved(grid, 3, 1.8);
        QCOMPARE(dragged.beats[3], 1.8);
        QCOMPARE(dragged.downbeats[1], 1.8);
        // Not past its neighbours.
        QVERIFY(moved(grid, 3, 9).beats[3] < grid.beats[4]);
        QVERIFY(moved(grid, 3, 0).beats[3] > grid.beats[2]);
        QCOMPARE(moved(grid, 99, 1), grid);
        QCOMPARE(moved(grid, 0, std::nan("")), grid);
    }

    void tidies() {
        const double nan = std::nan("");
        const BeatGrid grid = tidied({{2, 1, 1.0000001, nan, -1, 3}, {1.05, 2.5, nan, 0.95}});
        QCOMPARE(grid.beats, (std::vector<double>{1, 2, 3}));
        QCOMPARE(grid.downbeats, (std::vector<double>{1}));
    }

    void taps() {
        const Taps even = tapped(std::vector{10.1, 10.6, 11.1, 11.6});
        QVERIFY(std::abs(even.bpm - 120) < 1e-6 && std::abs(even.offset - 0.1) < 1e-9);
        const Taps missed = tapped(std::vector{10.1, 10.6, 11.6, 12.1});
        QVERIFY(std::abs(missed.bpm - 120) < 1e-6);
        // Shaky ones even out.
        const Taps shaky = tapped(std::vector{0.31, 0.79, 1.31, 1.80, 2.30, 2.81, 3.29});
        QVERIFY2(std::abs(shaky.bpm - 120) < 1, qPrintable(QString::number(shaky.bpm)));
        QCOMPARE(tapped(std::vector{1.0, 2.0}).bpm, 0.0);
        QCOMPARE(tapped(std::vector{1.0, 1.0, 1.0}).bpm, 0.0);
    }

    void clicks() {
        const std::vector<float> track = clickTrack({{0.5, -1, 0.95, 7}, {0.5}}, 16000, 16000);
        QCOMPARE(track.size(), std::size_t(16000));
        QCOMPARE(track[7999], 0.0f);
        QCOMPARE(track[8004], 1.0f); // two clicks together, cut
        QVERIFY(track[15204] > 0.9f && track[15204] < 1);
        QVERIFY_EXCEPTION_THROWN(clickTrack({}, 1000, 10), UserError);
    }

    /// The greedy matching is the largest: near ones must not take each other's partners.
    void matchesOneToOne() {
        const BeatMeasures crowd =
            compareBeats(std::vector{1.0}, std::vector{0.98, 1.0, 1.02}, 0.07);
        QCOMPARE(crowd.precision, 1.0 / 3);
        QCOMPARE(crowd.recall, 1.0);
        QCOMPARE(crowd.setPrecision, 1.0);
        QCOMPARE(crowd.setF, 1.0);
        const BeatMeasures chain =
            compareBeats(std::vector{1.0, 1.06}, std::vector{0.95, 1.01}, 0.06);
        QCOMPARE(chain.f, 1.0);
        const BeatMeasures half =
            compareBeats(std::vector{0.5, 1.0, 1.5, 2.0}, std::vector{0.5, 1.5}, 0.07);
        QCOMPARE(half.periodError, 0.0);
        QCOMPARE(half.tempoError, 0.0);
        QVERIFY(std::isnan(compareBeats(std::vector{1.0}, std::vector{1.0}).tempoError));
    }

    void shares() {
        QCOMPARE(shareNear(std::vector{0.0, 1.0, 2.0, 2.2}, std::vector{0.04, 2.1}, 0.05), 0.25);
        QCOMPARE(shareNear({}, std::vector{1.0}, 0.05), 0.0);
        QCOMPARE(shareNear(std::vector{1.0}, {}, 0.05), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestBeatGrid)
#include "tst_beatgrid.moc"
