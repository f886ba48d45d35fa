#include "tests/testing.h"
#include "widgets/theme.h"
#include "widgets/xypad.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>

#include <cmath>
#include <limits>

using namespace antiphon;

namespace {

bool near(QPointF a, QPointF b, double distance = 0.01) {
    return std::hypot(a.x() - b.x(), a.y() - b.y()) < distance;
}

/// A shown pad, and where on it the two corners of its values are.
struct Rig {
    XyPad pad;
    QPointF low, high; ///< widget coordinates of 0, 0 and of 1, 1

    Rig() {
        pad.resize(300, 300);
        pad.show();
        // Pressed far outside the pad takes its nearest value; between them it is linear.
        const QPoint one(100, 200), other(200, 100);
        QTest::mouseClick(&pad, Qt::LeftButton, {}, one);
        const QPointF a = pad.value();
        settle();
        QTest::mouseClick(&pad, Qt::LeftButton, {}, other);
        const QPointF b = pad.value();
        settle();
        const QPointF scale(100 / (b.x() - a.x()), -100 / (b.y() - a.y()));
        low = {100 - a.x() * scale.x(), 200 - a.y() * scale.y()};
        high = {low.x() + scale.x(), low.y() + scale.y()};
    }
    static void settle() { QTest::qWait(QApplication::doubleClickInterval() + 20); }
    QPoint at(double x, double y) const {
        return {qRound(low.x() + x * (high.x() - low.x())),
                qRound(low.y() + y * (high.y() - low.y()))};
    }
    void drag(QPoint to, Qt::KeyboardModifiers keys = {}) {
        QMouseEvent move(QEvent::MouseMove, to, pad.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         keys);
        QApplication::sendEvent(&pad, &move);
    }
};

} // namespace

class GuiXyPad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clickAndDrag() {
        Rig rig;
        QVERIFY(rig.low.x() > 0 && rig.high.x() < 300 && rig.low.y() < 300 && rig.high.y() > 0);
        QSignalSpy pressed(&rig.pad, &XyPad::pressedChanged);
        QSignalSpy finished(&rig.pad, &XyPad::editingFinished);
        QTest::mousePress(&rig.pad, Qt::LeftButton, {}, rig.at(0.25, 0.75));
        QVERIFY(near(rig.pad.value(), {0.25, 0.75}));
        QCOMPARE(pressed.count(), 1);
        rig.drag(rig.at(0.5, 0.5));
        QVERIFY(near(rig.pad.value(), {0.5, 0.5}));
        rig.drag(rig.at(1.5, -0.5)); // beyond the corner
        QCOMPARE(rig.pad.value().x(), 1.0);
        QCOMPARE(rig.pad.value().y(), 0.0);
        QCOMPARE(finished.count(), 0);
        QTest::mouseRelease(&rig.pad, Qt::LeftButton, {}, rig.at(1.5, -0.5));
        QCOMPARE(pressed.count(), 2);
        QVERIFY(!pressed.last().at(0).toBool());
        QCOMPARE(finished.count(), 1);
        rig.drag(rig.at(0.1, 0.1)); // the hand has left
        QCOMPARE(rig.pad.value().x(), 1.0);
    }

    void shiftIsFine() {
        Rig rig;
        rig.pad.setValue({0.3, 0.3});
        QTest::mousePress(&rig.pad, Qt::LeftButton, Qt::ShiftModifier, rig.at(0.5, 0.5));
        QCOMPARE(rig.pad.value().x(), 0.3); // it does not jump
        rig.drag(rig.at(0.9, 0.7), Qt::ShiftModifier);
        QVERIFY(near(rig.pad.value(), {0.34, 0.32}, 0.003));
        rig.drag(rig.at(0.7, 0.7)); // Shift released: coarse from here on
        QVERIFY(near(rig.pad.value(), {0.14, 0.32}));
        QTest::mouseRelease(&rig.pad, Qt::LeftButton, {}, rig.at(0.7, 0.7));
    }

    void resets() {
        Rig rig;
        rig.pad.setValue({0.1, 0.9});
        QSignalSpy pressed(&rig.pad, &XyPad::pressedChanged);
        QTest::mouseClick(&rig.pad, Qt::LeftButton, Qt::ControlModifier, rig.at(0.2, 0.2));
        QCOMPARE(rig.pad.value().x(), 0.5);
        QCOMPARE(rig.pad.value().y(), 0.5);
        QCOMPARE(pressed.count(), 0); // nothing shall sound by a reset
        rig.pad.setValue({0.1, 0.9});
        QTest::mouseDClick(&rig.pad, Qt::LeftButton, {}, rig.at(0.2, 0.2));
        QCOMPARE(rig.pad.value().x(), 0.5);
    }

    void keys_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("shift");
        QTest::addColumn<QPointF>("way");
        QTest::newRow("right") << int(Qt::Key_Right) << false << QPointF(0.01, 0);
        QTest::newRow("left") << int(Qt::Key_Left) << false << QPointF(-0.01, 0);
        QTest::newRow("up") << int(Qt::Key_Up) << false << QPointF(0, 0.01);
        QTest::newRow("down") << int(Qt::Key_Down) << false << QPointF(0, -0.01);
        QTest::newRow("fine right") << int(Qt::Key_Right) << true << QPointF(0.001, 0);
        QTest::newRow("fine down") << int(Qt::Key_Down) << true << QPointF(0, -0.001);
        QTest::newRow("page up") << int(Qt::Key_PageUp) << false << QPointF(0, 0.1);
        QTest::newRow("page down") << int(Qt::Key_PageDown) << false << QPointF(0, -0.1);
        QTest::newRow("home") << int(Qt::Key_Home) << false << QPointF(-0.4, 0);
        QTest::newRow("end") << int(Qt::Key_End) << false << QPointF(0.6, 0);
        QTest::newRow("delete") << int(Qt::Key_Delete) << false << QPointF(0.1, -0.1);
    }
    void keys() {
        QFETCH(int, key);
        QFETCH(bool, shift);
        QFETCH(QPointF, way);
        XyPad pad;
        pad.show();
        pad.setValue({0.4, 0.6});
        QSignalSpy changed(&pad, &XyPad::valueChanged);
        QSignalSpy finished(&pad, &XyPad::editingFinished);
        QTest::keyClick(&pad, Qt::Key(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
        QVERIFY(near(pad.value(), QPointF(0.4, 0.6) + way, 1e-9));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(finished.count(), 1);
    }

    void letterKeysGoOn() {
        QWidget around;
        auto* pad = new XyPad(&around);
        around.show();
        pad->setFocus();
        QKeyEvent letter(QEvent::KeyPress, Qt::Key_A, {}, QStringLiteral("a"));
        letter.setAccepted(true);
        QApplication::sendEvent(pad, &letter);
        QVERIFY(!letter.isAccepted()); // whoever is around may play a note
    }

    void noNumbersAreIgnored() {
        XyPad pad;
        pad.setValue({0.2, 0.3});
        QSignalSpy changed(&pad, &XyPad::valueChanged);
        pad.setValue({std::numeric_limits<double>::quiet_NaN(), 0.5});
        pad.setValue({0.2, std::numeric_limits<double>::infinity()});
        pad.setValue({0.2, 0.3});
        QCOMPARE(changed.count(), 0);
        pad.setValue({-3, 7});
        QCOMPARE(pad.value().x(), 0.0);
        QCOMPARE(pad.value().y(), 1.0);
    }

    void stateIsTold() {
        XyPad pad;
        QVERIFY(!pad.accessibleName().isEmpty());
        pad.setAxes(QStringLiteral("Carrier"), QStringLiteral("Depth"));
        pad.setValue({0.25, 0.5});
        QCOMPARE(pad.accessibleDescription(), QStringLiteral("Carrier 0.25, Depth 0.50"));
    }

    void trailFollowsAndEnds() {
        XyPad pad;
        pad.show();
        pad.setValue({0.1, 0.1});
        pad.setValue({0.2, 0.1});
        pad.setValue({0.3, 0.1});
        QCOMPARE(pad.trail().size(), std::size_t(3));
        QVERIFY(near(pad.trail().front(), {0.1, 0.1}, 1e-9));
        pad.setAxes(QStringLiteral("a"), QStringLiteral("b")); // other axes: another way
        QVERIFY(pad.trail().empty());
        for (int i = 0; i < 2000; ++i)
            pad.setValue({(i % 100) / 100.0, 0.5});
        QVERIFY(pad.trail().size() <= 600);
    }

    void marksAndLightAreSeen() {
        XyPad pad;
        pad.resize(240, 220);
        pad.show();
        const QImage empty = pad.grab().toImage();
        pad.setMarks({{{0.2, 0.8}, QStringLiteral("1")}, {{0.9, 0.1}, QStringLiteral("2")}});
        const QImage marked = pad.grab().toImage();
        QVERIFY(marked != empty);
        pad.setSounding(true);
        QVERIFY(pad.grab().toImage() != marked);
        pad.setSounding(false);
        pad.setMarks({});
        QCOMPARE(pad.grab().toImage(), empty);
    }
};

QTEST_MAIN(GuiXyPad)
#include "gui_xypad.moc"
