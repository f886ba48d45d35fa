#include "tests/gui/shownmap.h"

#include <QAccessible>
#include <QSignalSpy>

using namespace antiphon;
using namespace antiphon::testing;

/// What the keyboard does and a screen reader is told.
class GuiMapKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arrowsStepToNeighbours() {
        Shown s(square(5));
        QSignalSpy current(&s.map, &MapView::currentChanged);
        s.key(Qt::Key_Right); // begins in the middle
        QCOMPARE(s.map.current(), 12);
        s.key(Qt::Key_Right);
        QCOMPARE(s.map.current(), 13);
        s.key(Qt::Key_Up);
        QCOMPARE(s.map.current(), 18);
        s.key(Qt::Key_Left);
        s.key(Qt::Key_Down);
        QCOMPARE(s.map.current(), 12);
        for (int i = 0; i < 10; ++i)
            s.key(Qt::Key_Left);
        QCOMPARE(s.map.current(), 10); // the end of the row, and no jump back
        QCOMPARE(current.size(), 7);
        // Hidden ones are stepped over.
        std::vector<std::uint8_t> filter(25, 1);
        filter[11] = 0;
        s.map.setFilter(filter);
        s.key(Qt::Key_Right);
        QCOMPARE(s.map.current(), 12);
    }

    /// Every point can be reached, those in one place as well.
    void arrowsReachTwins() {
        Shown s({0, 0, 1, 0, 1, 0, 1, 0, 2, 0});
        s.map.setCurrent(0);
        QList<int> forth, back;
        for (int i = 0; i < 4; ++i) {
            s.key(Qt::Key_Right);
            forth << s.map.current();
        }
        for (int i = 0; i < 4; ++i) {
            s.key(Qt::Key_Left);
            back << s.map.current();
        }
        QCOMPARE(forth, (QList<int>{1, 2, 3, 4}));
        QCOMPARE(back, (QList<int>{3, 2, 1, 0}));
    }

    void currentStaysInSight() {
        Shown s(square(20));
        s.map.setVisibleArea({4, 4, 3, 3});
        s.settle();
        s.map.setCurrent(5 * 20 + 5);
        for (int i = 0; i < 10; ++i) {
            s.key(Qt::Key_Right);
            QVERIFY(s.map.visibleArea().contains(s.map.position(s.map.current())));
        }
        QCOMPARE(s.map.current(), 5 * 20 + 15);
    }

    void keysActOnTheCurrentPoint() {
        Shown s(square(5));
        QSignalSpy audition(&s.map, &MapView::auditionWanted),
            activated(&s.map, &MapView::activated);
        s.key(Qt::Key_Space);
        s.key(Qt::Key_Return);
        QCOMPARE(audition.size() + activated.size(), 0); // no point yet
        s.map.setCurrent(12);
        s.key(Qt::Key_Space);
        s.key(Qt::Key_Return);
        QCOMPARE(audition[0][0].toInt(), 12);
        QCOMPARE(activated[0][0].toInt(), 12);
        s.key(Qt::Key_L);
        QCOMPARE(s.map.latched(), 12);
        s.key(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(s.map.selection(), std::vector<int>{12});
        s.key(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(s.map.selectedCount(), 0);
        const QRectF area = s.map.visibleArea();
        s.key(Qt::Key_Plus);
        QVERIFY(s.map.visibleArea().width() < area.width());
        s.key(Qt::Key_Minus);
        s.key(Qt::Key_Minus);
        QVERIFY(s.map.visibleArea().width() > area.width());
        s.key(Qt::Key_0);
        s.key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(s.map.visibleArea().left() > area.left() + 0.3);
        QCOMPARE(s.map.current(), 12);
        s.key(Qt::Key_Escape);
        QCOMPARE(s.map.latched(), -1);
    }

    void selectionGrowsByKeys() {
        Shown s(square(9));
        s.map.setCurrent(40);
        QList<int> sizes;
        for (int i = 0; i < 5; ++i) {
            s.key(Qt::Key_Right, Qt::ShiftModifier);
            sizes << s.map.selectedCount();
        }
        QCOMPARE(sizes, (QList<int>{1, 2, 3, 4, 6}));
        s.key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(s.map.selectedCount(), 4);
        for (const int point : s.map.selection())
            QVERIFY(QLineF(s.map.position(point), s.map.position(40)).length() < 1.01);
        for (int i = 0; i < 20; ++i)
            s.key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(s.map.selectedCount(), 0);
        s.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(s.map.selectedCount(), 81);
    }

    void keysGlide() {
        Shown s(square(5));
        QList<QPointF> places;
        double least = 1;
        connect(&s.map, &MapView::glide, &s.map,
                [&](QPointF at, std::span<const MapNeighbour> nearest) {
                    places << at;
                    double sum = 0;
                    for (const auto& n : nearest)
                        sum += n.weight;
                    least = std::min(least, sum);
                });
        QSignalSpy ended(&s.map, &MapView::glideEnded);
        s.map.setCurrent(12);
        for (int i = 0; i < 5; ++i)
            QTest::keyPress(&s.map, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(places.size(), 5);
        QVERIFY(places[4].x() > places[0].x() && std::abs(places[4].y() - 2) < 1e-6);
        QVERIFY(std::abs(least - 1) < 1e-12);
        QCOMPARE(ended.size(), 0);
        QTest::keyRelease(&s.map, Qt::Key_Control);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(s.map.current(), 12);
    }

    void keysAreNotTheWindowsWhileItHasThem() {
        Shown s(square(3));
        const auto kept = [&](int key, Qt::KeyboardModifiers keys = {}) {
            QKeyEvent event(QEvent::ShortcutOverride, key, keys);
            event.ignore();
            QApplication::sendEvent(&s.map, &event);
            return event.isAccepted();
        };
        QVERIFY(kept(Qt::Key_Right) && kept(Qt::Key_A, Qt::ControlModifier) && kept(Qt::Key_L));
        QVERIFY(!kept(Qt::Key_Space)); // nothing to hear: the window's
        s.map.setCurrent(4);
        QVERIFY(kept(Qt::Key_Space));
        QVERIFY(!kept(Qt::Key_S, Qt::ControlModifier) && !kept(Qt::Key_Escape));
    }

    void screenReaderIsToldTheCurrentPoint() {
        Shown s(square(4));
        s.map.setPointText([](int i) { return QStringLiteral("Sound %1\nmore").arg(i); });
        auto* item = QAccessible::queryAccessibleInterface(&s.map);
        QVERIFY(item);
        QCOMPARE(item->role(), QAccessible::Chart);
        QCOMPARE(item->text(QAccessible::Name), s.map.accessibleName());
        QVERIFY(item->text(QAccessible::Description).contains(QStringLiteral("16")));
        QCOMPARE(item->text(QAccessible::Value), QString());
        s.map.setCurrent(9);
        QCOMPARE(item->text(QAccessible::Value), QStringLiteral("Sound 9"));
        s.map.setSelection(std::vector<int>{1, 2, 3});
        QVERIFY(item->text(QAccessible::Description).contains(QStringLiteral("3 selected")));
        s.map.setPointText({});
        QCOMPARE(item->text(QAccessible::Value), QStringLiteral("Point 10 of 16"));
    }
};

QTEST_MAIN(GuiMapKeys)
#include "gui_mapkeys.moc"
