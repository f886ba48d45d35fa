#include "tests/gui/shownmap.h"

#include "widgets/mappoints.h"

#include <QActionGroup>
#include <QSignalSpy>

#include <map>

using namespace antiphon;
using namespace antiphon::testing;

/// What the mouse does.
class GuiMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hoverComesAfterTheDwell() {
        Shown s(square(5));
        s.map.setPointText([](int i) { return QStringLiteral("point %1").arg(i); });
        QSignalSpy hovered(&s.map, &MapView::hovered), left(&s.map, &MapView::left);
        s.map.setDwell(30);
        // Swept over without a stop: only the last one is told.
        s.moveTo(s.pixel(0));
        s.moveTo(s.pixel(6));
        s.moveTo(s.pixel(12));
        QCOMPARE(hovered.size(), 0);
        QTRY_COMPARE(hovered.size(), 1);
        QCOMPARE(hovered[0][0].toInt(), 12);
        s.moveTo(s.pixel(12) + QPoint(2, 1)); // still there
        QTest::qWait(60);
        QCOMPARE(hovered.size(), 1);
        QCOMPARE(left.size(), 0);
        s.moveTo(s.pixel(2.5, 2.5));
        QCOMPARE(left.size(), 1);
        QCOMPARE(s.map.hoveredPoint(), -1);
        QTest::qWait(60);
        QCOMPARE(hovered.size(), 1);
    }

    void clickLatchesAndDoubleClickActivates() {
        Shown s(square(5));
        QSignalSpy clicked(&s.map, &MapView::clicked), latched(&s.map, &MapView::latchedChanged),
            activated(&s.map, &MapView::activated);
        QTest::mouseClick(&s.map, Qt::LeftButton, {}, s.pixel(7) + QPoint(3, -2));
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked[0][0].toInt(), 7);
        QCOMPARE(s.map.latched(), 7);
        QCOMPARE(s.map.current(), 7);
        QTest::mouseClick(&s.map, Qt::LeftButton, {}, s.pixel(7));
        QCOMPARE(s.map.latched(), -1);
        QTest::mouseClick(&s.map, Qt::LeftButton, {}, s.pixel(3));
        QTest::mouseClick(&s.map, Qt::LeftButton, {}, s.pixel(2.5, 2.5)); // beside all
        QCOMPARE(s.map.latched(), -1);
        QCOMPARE(clicked.size(), 3);
        QCOMPARE(latched.size(), 4);
        QTest::mouseDClick(&s.map, Qt::LeftButton, {}, s.pixel(9));
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toInt(), 9);
        QCOMPARE(clicked.size(), 3);
    }

    void glideMixesTheNearest() {
        Shown s(square(6));
        s.map.setGlideNeighbours(3);
        std::vector<std::vector<MapNeighbour>> told;
        std::vector<QPointF> places;
        connect(&s.map, &MapView::glide, &s.map,
                [&](QPointF at, std::span<const MapNeighbour> nearest) {
                    places.push_back(at);
                    told.emplace_back(nearest.begin(), nearest.end());
                });
        QSignalSpy ended(&s.map, &MapView::glideEnded), clicked(&s.map, &MapView::clicked);
        QList<QPoint> way;
        for (int i = 0; i <= 40; ++i)
            way << s.pixel(1 + i * 0.07, 1.2 + i * 0.03);
        s.drag(way);
        QVERIFY(told.size() > 30);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(clicked.size(), 0);
        const double sx = s.map.axisRect()->width() / s.map.xAxis->range().size();
        const double sy = s.map.axisRect()->height() / s.map.yAxis->range().size();
        MapScene scene;
        scene.setPoints(square(6), {});
        for (std::size_t i = 0; i < told.size(); ++i) {
            double sum = 0;
            for (const MapNeighbour& n : told[i]) {
                QVERIFY(n.weight > 0);
                sum += n.weight;
            }
            QVERIFY(std::abs(sum - 1) < 1e-12);
            auto wanted = triedNearest(scene, {places[i].x(), places[i].y(), sx, sy}, 3);
            wanted.resize(told[i].size()); // one as far as the one left out weighs nothing
            for (std::size_t k = 0; k < wanted.size(); ++k)
                QCOMPARE(told[i][k].point, wanted[k]);
            QVERIFY(std::is_sorted(told[i].begin(), told[i].end(),
                                   [](auto& a, auto& b) { return a.weight > b.weight; }));
        }
        QVERIFY((places.back() - QPointF(3.8, 2.4)).manhattanLength() < 0.05);
    }

    /// Along a line nothing jumps: neighbours come and go with weight nought.
    void glideIsSmooth() {
        Shown s(testing::clouds(60, 4));
        std::map<int, double> before;
        for (int i = 0; i <= 4000; ++i) {
            const QPointF at(-6 + i * 0.003, -5 + i * 0.0027);
            std::map<int, double> now;
            for (const MapNeighbour& n : s.map.neighbours(at, 4))
                now[n.point] = n.weight;
            if (!before.empty())
                for (int p = 0; p < 60; ++p) {
                    const double jump = std::abs(now[p] - before[p]);
                    QVERIFY2(jump < 0.2, qPrintable(QString::number(jump)));
                }
            before = now;
        }
        // On a point it is that point alone.
        const auto exact = s.map.neighbours(s.map.position(17), 4);
        QCOMPARE(exact.size(), std::size_t(1));
        QCOMPARE(exact[0].point, 17);
        QCOMPARE(exact[0].weight, 1.0);
    }

    void lassoSelectsAddsAndRemoves() {
        Shown s(square(8));
        QSignalSpy changed(&s.map, &MapView::selectionChanged);
        s.lasso(-0.4, -0.4, 1.4, 1.4, Qt::AltModifier);
        QCOMPARE(s.map.selection(), (std::vector<int>{0, 1, 8, 9}));
        QCOMPARE(changed.size(), 1);
        QVERIFY(s.map.selectionOutline().size() >= 4);
        QVERIFY(s.map.selectionOutline().boundingRect().width() > 1.6); // the lasso, not the points
        s.lasso(2.6, -0.4, 3.4, 0.4, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(s.map.selection(), (std::vector<int>{0, 1, 3, 8, 9}));
        QCOMPARE(s.map.selectionOutline().boundingRect(), QRectF(0, 0, 3, 1)); // the hull
        s.lasso(0.6, -0.4, 1.4, 1.4, Qt::AltModifier | Qt::ControlModifier);
        QCOMPARE(s.map.selection(), (std::vector<int>{0, 3, 8}));
        QTest::mouseClick(&s.map, Qt::LeftButton, Qt::ControlModifier, s.pixel(20));
        QTest::mouseClick(&s.map, Qt::LeftButton, Qt::ControlModifier, s.pixel(3));
        QCOMPARE(s.map.selection(), (std::vector<int>{0, 8, 20}));
        QCOMPARE(s.map.latched(), -1);
        s.lasso(4.6, 4.6, 5.4, 5.4, Qt::AltModifier);
        QCOMPARE(s.map.selection(), (std::vector<int>{45}));
        s.key(Qt::Key_Escape);
        QCOMPARE(s.map.selectedCount(), 0);

        // Escape gives a lasso up.
        QTest::mousePress(&s.map, Qt::LeftButton, Qt::AltModifier, s.pixel(-0.4, -0.4));
        s.moveTo(s.pixel(3.4, -0.4), Qt::LeftButton, Qt::AltModifier);
        s.moveTo(s.pixel(3.4, 3.4), Qt::LeftButton, Qt::AltModifier);
        s.key(Qt::Key_Escape);
        QTest::mouseRelease(&s.map, Qt::LeftButton, Qt::AltModifier, s.pixel(3.4, 3.4));
        QCOMPARE(s.map.selectedCount(), 0);
    }

    void modesSayWhatDraggingMeans() {
        Shown s(square(8));
        QCOMPARE(s.map.modes()->actions().size(), 3);
        QSignalSpy glides(&s.map, &MapView::glideEnded), mode(&s.map, &MapView::modeChanged);
        const QList<QPoint> way{s.pixel(1, 1), s.pixel(2, 1), s.pixel(3, 2)};
        s.map.modes()->actions()[2]->trigger();
        QCOMPARE(s.map.mode(), MapView::Mode::Select);
        s.lasso(-0.4, -0.4, 1.4, 1.4, {});
        QCOMPARE(s.map.selectedCount(), 4);
        s.lasso(1.6, -0.4, 2.4, 0.4, Qt::ShiftModifier);
        QCOMPARE(s.map.selectedCount(), 5);
        QTest::mouseClick(&s.map, Qt::LeftButton, {}, s.pixel(30));
        QCOMPARE(s.map.selection(), std::vector<int>{30});
        s.map.setMode(MapView::Mode::Pan);
        QVERIFY(s.map.modes()->actions()[1]->isChecked());
        const QRectF before = s.map.visibleArea();
        s.drag(way);
        const QPointF moved = s.map.visibleArea().topLeft() - before.topLeft();
        QVERIFY(std::abs(moved.x() + 2) < 0.03 && std::abs(moved.y() + 1) < 0.03);
        QCOMPARE(glides.size(), 0);
        QCOMPARE(mode.size(), 2);
        QCOMPARE(s.map.selection(), std::vector<int>{30});
    }

    void wheelZoomsAtThePointerAndDragsPan() {
        Shown s(square(8));
        QSignalSpy area(&s.map, &MapView::visibleAreaChanged);
        const QPoint at = s.pixel(5, 6);
        s.wheel(at, 2);
        QVERIFY(area.size() >= 1);
        QVERIFY((s.pixel(5, 6) - at).manhattanLength() <= 1);
        const QRectF zoomed = s.map.visibleArea();
        s.wheel(at, 1, Qt::ShiftModifier);
        QVERIFY(std::abs(s.map.visibleArea().width() - zoomed.width()) < 1e-9);
        QVERIFY(std::abs(s.map.visibleArea().left() - zoomed.left()) > 0.1);
        for (const auto& [button, keys] :
             {std::pair{Qt::MiddleButton, Qt::KeyboardModifiers()},
              std::pair{Qt::LeftButton, Qt::KeyboardModifiers(Qt::ShiftModifier)}}) {
            const QRectF before = s.map.visibleArea();
            const QPoint from = s.pixel(5, 6);
            s.drag({from, from + QPoint(20, 0), from + QPoint(50, 30)}, keys, button);
            const QRectF now = s.map.visibleArea();
            const double px = now.width() / s.map.axisRect()->width();
            QVERIFY(std::abs(before.left() - now.left() - 50 * px) < 1e-6);
        }
        // Never so far that numbers lose their meaning.
        for (int i = 0; i < 40; ++i)
            s.wheel(at, 20);
        QVERIFY(s.map.visibleArea().width() > 1e-6);
        for (int i = 0; i < 40; ++i)
            s.wheel(at, -20);
        QVERIFY(s.map.visibleArea().width() < 2000);
        s.key(Qt::Key_0);
        QVERIFY(s.map.visibleArea().contains(QRectF(0, 0, 7, 7)));
        QVERIFY(s.map.visibleArea().width() < 9);
    }

    /// Panning moves the picture; points are drawn only where they come in.
    void panningDrawsNothingAnew() {
        Shown s(testing::clouds(5000, 5));
        auto* points = qobject_cast<MapPoints*>(s.map.plottable(0));
        QVERIFY(points);
        const int whole = points->wholeDrawings();
        const QRectF area = s.map.visibleArea();
        const double px = area.width() / s.map.axisRect()->width();
        for (int i = 1; i <= 60; ++i) {
            s.map.setVisibleArea(area.translated(5 * i * px, 0));
            s.map.replot();
        }
        QCOMPARE(points->wholeDrawings(), whole);
        QVERIFY(points->stripDrawings() >= 2 && points->stripDrawings() <= 4);
        const QImage panned = s.map.grab().toImage();
        s.map.setSelection(std::vector<int>{1}); // both draw all
        s.map.clearSelection();
        s.map.replot();
        QVERIFY(points->wholeDrawings() > whole);
        QCOMPARE(s.map.grab().toImage(), panned);
    }

    void contextMenuKnowsItsPoint() {
        Shown s(square(4));
        QSignalSpy menu(&s.map, &MapView::menuWanted);
        QContextMenuEvent mouse(QContextMenuEvent::Mouse, s.pixel(6),
                                s.map.mapToGlobal(s.pixel(6)));
        QApplication::sendEvent(&s.map, &mouse);
        QContextMenuEvent aside(QContextMenuEvent::Mouse, s.pixel(1.5, 1.5), {});
        QApplication::sendEvent(&s.map, &aside);
        s.map.setCurrent(9);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(&s.map, &key);
        QCOMPARE(menu.size(), 3);
        QCOMPARE(menu[0][0].toInt(), 6);
        QCOMPARE(menu[1][0].toInt(), -1);
        QCOMPARE(menu[2][0].toInt(), 9);
        QCOMPARE(menu[2][1].toPoint(), s.map.mapToGlobal(s.pixel(9)));
    }
};

QTEST_MAIN(GuiMap)
#include "gui_map.moc"
