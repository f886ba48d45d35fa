#include "tests/testing.h"

#include "core/error.h"
#include "core/oracle/segmentation.h"

#include <algorithm>
#include <cmath>

using namespace antiphon;

class TestSegmentation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void grid_data() {
        QTest::addColumn<double>("segment");
        QTest::addColumn<int>("rate");
        QTest::addColumn<qint64>("frames");
        for (const double segment : {0.1, 0.25, 0.35, 0.5})
            for (const int rate : {8000, 22050, 44100, 192000})
                for (const qint64 frames : {1, 777, 3307500})
                    QTest::addRow("%g s, %d Hz, %lld", segment, rate, frames)
                        << segment << rate << frames;
    }
    void grid() {
        QFETCH(double, segment);
        QFETCH(int, rate);
        QFETCH(qint64, frames);
        const auto cuts = segmentGrid(frames, segment, rate);
        QCOMPARE(cuts.front(), std::int64_t(0));
        QCOMPARE(cuts.back(), std::int64_t(frames));
        for (std::size_t i = 1; i < cuts.size(); ++i) {
            QVERIFY(cuts[i] > cuts[i - 1]);
            if (i + 1 < cuts.size()) // never further from its time than half a sample
                QVERIFY(std::abs(double(cuts[i]) - double(i) * segment * rate) <= 0.5 + 1e-6);
        }
    }

    void gridEdges() {
        QCOMPARE(segmentGrid(0, 0.5, 44100), (std::vector<std::int64_t>{0}));
        QCOMPARE(segmentGrid(22050, 0.5, 44100), (std::vector<std::int64_t>{0, 22050}));
        QCOMPARE(segmentGrid(22051, 0.5, 44100), (std::vector<std::int64_t>{0, 22050, 22051}));
        QVERIFY_EXCEPTION_THROWN(segmentGrid(100, 1e-6, 44100), UserError);
        QVERIFY_EXCEPTION_THROWN(segmentGrid(100, 0, 44100), UserError);
    }

    void coverage() {
        for (const int perWindow : {30, 42, 60})
            for (const int hop : {21, 30, perWindow})
                for (int segments = 0; segments < 200; ++segments) {
                    int next = 0;
                    for (const auto& w : coveringWindows(segments, perWindow, hop)) {
                        QCOMPARE(w.keepFirst, next);
                        QVERIFY(w.first >= 0 && w.first <= w.keepFirst);
                        QVERIFY(w.keepFirst < w.first + w.count);
                        QCOMPARE(w.count, std::min(perWindow, segments));
                        next = w.first + w.count;
                    }
                    QCOMPARE(next, segments);
                }
    }

    void framesFollowTime() {
        for (const double segment : {0.1, 0.25, 0.35, 0.5}) {
            const int segments = segmentsPerWindow(segment);
            const auto ranges = segmentFrames(749, segments, segment);
            for (int i = 0; i < segments; ++i) {
                QVERIFY(ranges[std::size_t(i)].end > ranges[std::size_t(i)].begin);
                QVERIFY(std::abs(double(ranges[std::size_t(i)].begin) - 50 * i * segment) <= 0.5);
            }
            QVERIFY(ranges.back().end <= 749);
        }
        const auto drifting = segmentFrames(749, 60, 0.25, OraclePolicy::compat());
        QCOMPARE(drifting.back(), (FrameRange{708, 720}));
    }

    void longPieces() {
        const std::vector<std::int64_t> cuts{0, 0, 100, 100, 105};
        QCOMPARE(cutLongPieces(cuts, 40), (std::vector<std::int64_t>{0, 40, 80, 100, 105}));
        QVERIFY(cutLongPieces({}, 40).empty());
    }
};

QTEST_APPLESS_MAIN(TestSegmentation)
#include "tst_segmentation.moc"
