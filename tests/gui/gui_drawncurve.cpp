#include "tests/testing.h"

#include "widgets/drawncurve.h"
#include "widgets/frontierstrip.h"
#include "widgets/masklane.h"
#include "widgets/pacingplot.h"

#include <QSignalSpy>

using namespace antiphon;

/// Curves that a hand draws or drags.
class GuiDrawnCurve : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strokesAreLines() {
        DrawnValues drawn;
        QCOMPARE(drawn.at(0.3), 1.0);
        drawn.stroke(0, 0, 1, 1, 5);
        QCOMPARE(drawn.values, (std::vector<double>{0, 0.25, 0.5, 0.75, 1}));
        QCOMPARE(drawn.at(0.125), 0.125);
        // To the left is as good as to the right; beyond the ends counts as the end.
        drawn.stroke(0.5, 2, -3, -1, 5);
        QCOMPARE(drawn.values, (std::vector<double>{0, 0.5, 1, 0.75, 1}));
        drawn.stroke(0.75, 0.333, 0.75, 0.333, 5);
        QCOMPARE(drawn.values[3], 0.33);
        // What was drawn at other places stays as it looks.
        drawn.stroke(1, 0, 1, 0, 9);
        QCOMPARE(drawn.values.size(), std::size_t(9));
        QCOMPARE(drawn.values[2], 0.5);
        QCOMPARE(drawn.values[8], 0.0);
    }

    void curveIsDrawn() {
        DrawnCurve curve(QStringLiteral("Mix"), QStringLiteral("low"), QStringLiteral("high"));
        curve.resize(320, 80);
        curve.show();
        QVERIFY(QTest::qWaitForWindowExposed(&curve));
        QSignalSpy changed(&curve, &DrawnCurve::changed), ended(&curve, &DrawnCurve::strokeEnded);
        QTest::mousePress(&curve, Qt::LeftButton, {}, {10, 58});
        QTest::mouseMove(&curve, {300, 6});
        QTest::mouseRelease(&curve, Qt::LeftButton, {}, {300, 6});
        QCOMPARE(changed.count(), 2);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(curve.values().size(), DrawnCurve::places);
        QVERIFY(curve.values()[2] < 0.3 && curve.values()[28] > 0.8);
        QTest::keyClick(&curve, Qt::Key_Home);
        QTest::keyClick(&curve, Qt::Key_PageDown);
        QCOMPARE(curve.values()[0], 0.0);
        QTest::keyClick(&curve, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(curve.values()[0], 0.02);
        QVERIFY(curve.accessibleDescription().contains(QStringLiteral("1 of 32")));
        QTest::keyClick(&curve, Qt::Key_Delete);
        QVERIFY(curve.values().empty());
    }

    void maskCountsInItsSpanAlone() {
        TimeAxis axis;
        axis.setLength(10);
        MaskLane lane(&axis, QStringLiteral("Mix"));
        lane.resize(600, 44);
        lane.setSpan({2, 6});
        lane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&lane));
        QTest::mousePress(&lane, Qt::LeftButton, {}, {int(lane.xAt(8)), 40});
        QTest::mouseRelease(&lane, Qt::LeftButton, {}, {int(lane.xAt(8)), 40});
        QVERIFY(lane.values().empty());
        QTest::mousePress(&lane, Qt::LeftButton, {}, {int(lane.xAt(4)), 40});
        QTest::mouseRelease(&lane, Qt::LeftButton, {}, {int(lane.xAt(4)), 40});
        QCOMPARE(lane.values().size(), MaskLane::places);
        QVERIFY(*std::ranges::min_element(lane.values()) < 0.1);
        QVERIFY(!axis.selection());
        axis.setCursor(6);
        QTest::keyClick(&lane, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(lane.values().back(), 0.9);
        QTest::keyClick(&lane, Qt::Key_Delete, Qt::AltModifier);
        QVERIFY(lane.values().empty());
    }

    void paceIsDragged() {
        PacingPlot plot;
        plot.resize(400, 200);
        plot.setHandles(PacingPlot::Handles{0.2, 0.6});
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QSignalSpy moved(&plot, &PacingPlot::handlesMoved), chosen(&plot, &PacingPlot::placeChosen);
        QTest::mousePress(&plot, Qt::LeftButton, {}, plot.pointOf(0, 0.2).toPoint());
        QTest::mouseMove(&plot, plot.pointOf(0.3, 0.5).toPoint());
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, plot.pointOf(0.3, 0.5).toPoint());
        QCOMPARE(moved.count(), 1);
        QVERIFY(std::abs(plot.handles()->begin - 0.5) < 0.02);
        QCOMPARE(plot.handles()->end, 0.6);
        QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(plot.handles()->end, 0.61);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.pointOf(0.3, 0.3).toPoint());
        QCOMPARE(chosen.count(), 0);
        plot.setHandles(std::nullopt);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.pointOf(0.3, 0.3).toPoint());
        QCOMPARE(chosen.count(), 1);
        QVERIFY(std::abs(*plot.place() - 0.3) < 0.01);
    }

    void frontierAsksForClips() {
        FrontierStrip strip;
        strip.resize(200, 60);
        strip.setHeights({0.1, 0.3, 0.6, 0.9});
        strip.setAdmitted(3);
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        QSignalSpy chosen(&strip, &FrontierStrip::chosen);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, {60, 30});
        QCOMPARE(chosen.takeFirst().first().toInt(), 1);
        QTest::keyClick(&strip, Qt::Key_End); // the hardest that is in
        QCOMPARE(strip.current(), 2);
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst().first().toInt(), 2);
        QVERIFY(strip.accessibleDescription().contains(QStringLiteral("3 of 4")));
    }
};

QTEST_MAIN(GuiDrawnCurve)
#include "gui_drawncurve.moc"
