#include "tests/gui/samples.h"
#include "tests/testing.h"
#include "widgets/linkarcs.h"

#include <QSignalSpy>

using namespace antiphon;

class GuiLabelStrip : public QObject {
    Q_OBJECT

    TimeAxis axis, memory;
    std::unique_ptr<LabelStrip> strip;

    QPoint at(double t) const { return {qRound(strip->xAt(t)), strip->height() / 2}; }
    void moveTo(QWidget& w, QPoint p, Qt::MouseButtons buttons) {
        QMouseEvent move(QEvent::MouseMove, p, w.mapToGlobal(p), Qt::NoButton, buttons,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(&w, &move);
    }

private Q_SLOTS:
    void init() {
        axis.setLength(10);
        axis.showAll();
        memory.setLength(30);
        strip = std::make_unique<LabelStrip>(&axis);
        std::vector<LabelSegment> segments;
        for (int i = 0; i < 10; ++i)
            segments.push_back({double(i), i + 1.0, i % 3, 1, -1, i == 5, {}});
        segments[8].label = -1;
        strip->setSegments(segments);
        strip->setLabelCount(16);
        strip->resize(1000 + strip->gutter(), 40);
        strip->show();
        QVERIFY(QTest::qWaitForWindowExposed(strip.get()));
    }

    void clickPlaysAndChooses() {
        QSignalSpy clicks(strip.get(), &LabelStrip::segmentClicked);
        QTest::mouseClick(strip.get(), Qt::LeftButton, {}, at(3.5));
        QCOMPARE(clicks.count(), 1);
        QCOMPARE(clicks[0][0].toInt(), 3);
        QCOMPARE(strip->current(), 3);
        QTest::mouseClick(strip.get(), Qt::LeftButton, Qt::ShiftModifier, at(6.5));
        QCOMPARE(strip->chosen(), (QList<int>{3, 4, 5, 6}));
        QTest::mouseClick(strip.get(), Qt::LeftButton, Qt::ControlModifier, at(4.5));
        QCOMPARE(strip->chosen(), (QList<int>{3, 5, 6}));
        QCOMPARE(clicks.count(), 1);
    }

    /// How undecided a label is, is a bar along its upper edge, as long as the share.
    void doubtIsABar() {
        auto segments = strip->segments();
        segments[2].undecided = 0.5f;
        strip->setSegments(segments);
        const QImage picture = strip->grab().toImage();
        const auto colour = [&](double t, int y) { return picture.pixel(at(t).x(), y); };
        QVERIFY(colour(2.2, 3) != colour(2.2, 12)); // the bar, and the label's own colour
        QVERIFY(colour(2.2, 3) != colour(2.8, 3));  // as far as it goes
        QCOMPARE(colour(3.2, 3), colour(3.2, 12));  // none where nothing is known
    }

    void linksAreArcsBackInTime() {
        LinkArcs links(&axis);
        links.resize(strip->width(), 64);
        const QImage none = links.grab().toImage();
        links.setLinks({{8.5, 2.5, 1, 3}, {4.5, 3.5, 2, 1}});
        const QImage two = links.grab().toImage();
        QVERIFY(two != none);
        // The longer one hangs deeper.
        const int deep = links.height() - 8, middle = qRound(links.xAt(5.5));
        QCOMPARE(two.pixel(qRound(links.xAt(4)), deep), two.pixel(qRound(links.xAt(9.5)), deep));
        bool crossed = false;
        for (int y = links.height() / 2; y < links.height(); ++y)
            crossed |= two.pixel(middle, y) != two.pixel(qRound(links.xAt(9.5)), y);
        QVERIFY(crossed);
    }

    void paintByDrag() {
        QSignalSpy painted(strip.get(), &LabelStrip::labelsPainted);
        strip->setPaintLabel(7);
        const QImage before = strip->grab().toImage();
        QTest::mousePress(strip.get(), Qt::LeftButton, {}, at(3.5));
        moveTo(*strip, at(7.5), Qt::LeftButton);    // at one go: none may be skipped
        QVERIFY(strip->grab().toImage() != before); // seen while it goes on
        QCOMPARE(painted.count(), 0);
        QTest::mouseRelease(strip.get(), Qt::LeftButton, {}, at(7.5));
        QCOMPARE(painted.count(), 1);
        QCOMPARE(painted[0][0].value<QList<int>>(), (QList<int>{3, 4, 6, 7})); // 5 is locked
        QCOMPARE(painted[0][1].toInt(), 7);
        // The strip asks; it does not change by itself.
        QCOMPARE(strip->segments()[3].label, 0);
        QCOMPARE(strip->grab().toImage(), before);
    }

    void typeALabel() {
        QSignalSpy painted(strip.get(), &LabelStrip::labelsPainted);
        QTest::keyClick(strip.get(), Qt::Key_Right);
        QTest::keyClick(strip.get(), Qt::Key_Right);
        QTest::keyClick(strip.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(strip->chosen(), (QList<int>{1, 2}));
        QTest::keyClick(strip.get(), Qt::Key_1);
        QTest::keyClick(strip.get(), Qt::Key_2);
        QTest::keyClick(strip.get(), Qt::Key_Return);
        QCOMPARE(painted.count(), 1);
        QCOMPARE(painted[0][0].value<QList<int>>(), (QList<int>{1, 2}));
        QCOMPARE(painted[0][1].toInt(), 12);
        // Complete after a pause, too; beyond the labels there are it is refused.
        QTest::keyClick(strip.get(), Qt::Key_4);
        QTRY_COMPARE_WITH_TIMEOUT(painted.count(), 2, 3000);
        QTest::keyClick(strip.get(), Qt::Key_9);
        QTest::keyClick(strip.get(), Qt::Key_9);
        QTest::keyClick(strip.get(), Qt::Key_Return);
        QCOMPARE(painted.count(), 2);
        QTest::keyClick(strip.get(), Qt::Key_Up);
        QCOMPARE(painted.count(), 3);
        QCOMPARE(painted[2][1].toInt(), 2);
    }

    void locks() {
        QSignalSpy locks(strip.get(), &LabelStrip::lockRequested);
        QSignalSpy painted(strip.get(), &LabelStrip::labelsPainted);
        QTest::mouseClick(strip.get(), Qt::LeftButton, {}, at(5.5));
        QTest::keyClick(strip.get(), Qt::Key_3);
        QTest::keyClick(strip.get(), Qt::Key_Return);
        QCOMPARE(painted.count(), 0);
        QTest::keyClick(strip.get(), Qt::Key_K);
        QCOMPARE(locks.count(), 1);
        QCOMPARE(locks[0][0].value<QList<int>>(), (QList<int>{5}));
        QCOMPARE(locks[0][1].toBool(), false);
        QTest::mouseDClick(strip.get(), Qt::LeftButton, {}, at(2.5));
        QCOMPARE(locks.count(), 2);
        QCOMPARE(locks[1][1].toBool(), true);
    }

    void hoverIsTold() {
        QSignalSpy hovers(strip.get(), &LabelStrip::segmentHovered);
        moveTo(*strip, at(2.5), Qt::NoButton);
        moveTo(*strip, at(2.6), Qt::NoButton);
        moveTo(*strip, at(4.5), Qt::NoButton);
        QCOMPARE(hovers.count(), 2);
        QCOMPARE(hovers[1][0].toInt(), 4);
    }

    void choiceSurvivesNewLabels() {
        QTest::mouseClick(strip.get(), Qt::LeftButton, {}, at(3.5));
        QTest::mouseClick(strip.get(), Qt::LeftButton, Qt::ShiftModifier, at(4.5));
        auto segments = strip->segments();
        segments[3].label = 9;
        strip->setSegments(segments);
        QCOMPARE(strip->chosen(), (QList<int>{3, 4}));
        segments.resize(2);
        strip->setSegments(segments);
        QCOMPARE(strip->current(), 1);
        strip->setSegments({});
        QCOMPARE(strip->current(), -1);
        QTest::keyClick(strip.get(), Qt::Key_Right);
        strip->grab();
    }

    void arcs() {
        ArcView arcs(&axis, &memory);
        arcs.setArcs({{{0, 1}, {20, 21}, 0}, {{1, 2}, {21, 22}, 1}, {{2, 3}, {5, 6}, 2}});
        arcs.resize(strip->width(), 120);
        arcs.show();
        QVERIFY(QTest::qWaitForWindowExposed(&arcs));
        QSignalSpy clicked(&arcs, &ArcView::arcClicked), hovered(&arcs, &ArcView::arcHovered);
        // At the upper edge the arc is at its response, at the lower at its source.
        moveTo(arcs, {qRound(arcs.xAt(2.5)), 1}, Qt::NoButton);
        QCOMPARE(arcs.highlighted(), 2);
        const double memoryX = arcs.plot().left() + 20.5 / 30 * arcs.plot().width();
        moveTo(arcs, {qRound(memoryX), 118}, Qt::NoButton);
        QCOMPARE(arcs.highlighted(), 0);
        QTest::mouseClick(&arcs, Qt::LeftButton, {}, {qRound(memoryX), 118});
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].toInt(), 0);
        QTest::keyClick(&arcs, Qt::Key_Right);
        QTest::keyClick(&arcs, Qt::Key_Return);
        QCOMPARE(clicked.last()[0].toInt(), 1);
        QVERIFY(hovered.count() >= 3);
        // Half way down, the ribbon is half way between its ends.
        const double middle =
            (arcs.xAt(2.5) + arcs.plot().left() + 5.5 / 30 * arcs.plot().width()) / 2;
        moveTo(arcs, {qRound(middle), 60}, Qt::NoButton);
        QCOMPARE(arcs.highlighted(), 2);
    }
};

QTEST_MAIN(GuiLabelStrip)
#include "gui_labelstrip.moc"
