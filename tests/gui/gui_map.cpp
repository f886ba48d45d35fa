#include "tests/gui/looks.h"
#include "tests/gui/samples.h"
#include "tests/testing.h"

#include "widgets/maplasso.h"
#include "widgets/maplegend.h"
#include "widgets/mappaths.h"
#include "widgets/mappick.h"
#include "widgets/mappoints.h"

#include <QAccessible>
#include <QActionGroup>
#include <QApplication>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QWheelEvent>

#include <cmath>
#include <limits>
#include <map>
#include <set>

using namespace antiphon;

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// A square of side x side points, one unit apart, row by row from the lower left.
std::vector<float> square(int side) {
    std::vector<float> xy;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            xy.push_back(float(x));
            xy.push_back(float(y));
        }
    return xy;
}

/// A map on the screen, ready for the mouse.
struct Shown {
    MapView map;

    explicit Shown(std::vector<float> xy, std::vector<MapSeries> series = {}) {
        map.resize(600, 480);
        map.setPoints(std::move(xy), std::move(series));
        map.show();
        map.activateWindow();
        map.setFocus();
        settle();
    }
    static void settle() { QCoreApplication::processEvents(); }
    QPoint pixel(double x, double y) const {
        return QPointF(map.xAxis->coordToPixel(x), map.yAxis->coordToPixel(y)).toPoint();
    }
    QPoint pixel(int point) const {
        const QPointF at = map.position(point);
        return pixel(at.x(), at.y());
    }
    void moveTo(QPoint at, Qt::MouseButtons buttons = {}, Qt::KeyboardModifiers keys = {}) {
        QMouseEvent event(QEvent::MouseMove, at, map.mapToGlobal(at), Qt::NoButton, buttons, keys);
        QApplication::sendEvent(&map, &event);
    }
    void drag(const QList<QPoint>& way, Qt::KeyboardModifiers keys = {},
              Qt::MouseButton button = Qt::LeftButton) {
        QTest::mousePress(&map, button, keys, way.first());
        for (const QPoint& at : way)
            moveTo(at, button, keys);
        QTest::mouseRelease(&map, button, keys, way.last());
    }
    /// Around these plot coordinates, closed by itself.
    void lasso(double left, double bottom, double right, double top, Qt::KeyboardModifiers keys) {
        drag({pixel(left, bottom), pixel(right, bottom), pixel(right, top), pixel(left, top)},
             keys);
    }
    void wheel(QPoint at, int steps, Qt::KeyboardModifiers keys = {}) {
        QWheelEvent event(at, map.mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton, keys,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&map, &event);
        settle();
    }
    void key(int key, Qt::KeyboardModifiers keys = {}) {
        QTest::keyClick(&map, Qt::Key(key), keys);
        settle();
    }
};

/// The nearest ones by trying all.
std::vector<int> triedNearest(const MapScene& scene, const PointGrid::Place& place, int count) {
    std::vector<int> list;
    for (int i = 0; i < scene.count(); ++i)
        if (scene.isShown(i))
            list.push_back(i);
    const auto distance = [&](int i) {
        return std::hypot((double(scene.x(i)) - place.x) * place.scaleX,
                          (double(scene.y(i)) - place.y) * place.scaleY);
    };
    std::stable_sort(list.begin(), list.end(),
                     [&](int a, int b) { return distance(a) < distance(b); });
    list.resize(std::min(list.size(), std::size_t(count)));
    return list;
}

MapCategories threeKinds(int points) {
    MapCategories kinds{QStringLiteral("Cluster"), {}, {}};
    for (const char* name : {"low", "middle", "high"})
        kinds.names.push_back(QLatin1String(name));
    for (int i = 0; i < points; ++i)
        kinds.of.push_back(i % 4 - 1); // every fourth is none
    return kinds;
}

} // namespace

class GuiMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setPalette(paletteOf(Scheme::Light)); }

    // ---- the parts

    void nearestPointsAreTheNearest_data() {
        QTest::addColumn<int>("points");
        for (const int n : {0, 1, 2, 7, 500, 6000})
            QTest::addRow("%d", n) << n;
    }
    void nearestPointsAreTheNearest() {
        QFETCH(int, points);
        Rng rng(11);
        std::vector<float> xy;
        for (int i = 0; i < 2 * points; ++i)
            xy.push_back(i % 41 == 7 ? none : float(std::round(200 * rng.normal()) / 50));
        MapScene scene;
        scene.setPoints(xy, {});
        for (int i = 0; i < points; ++i)
            scene.filter.push_back(i % 3 != 0);
        scene.updateShown();
        PointGrid tried, grid;
        grid.build(scene);
        for (int turn = 0; turn < 200; ++turn) {
            const double far = turn % 5 == 0 ? 100 : 8; // also well outside
            const PointGrid::Place place{far * (rng.uniform() - 0.5), far * (rng.uniform() - 0.5),
                                         turn % 2 ? 30.0 : 300.0, 100};
            const int count = 1 + turn % 6;
            const auto wanted = triedNearest(scene, place, count);
            for (const PointGrid* by : {&tried, &grid}) {
                tried.reset();
                std::vector<int> got;
                for (const auto& f : by->nearest(scene, place, count, 1e100))
                    got.push_back(f.point);
                QCOMPARE(got, wanted);
            }
            // Within a radius it is those of them that lie in it.
            const double radius = 60;
            auto near = grid.nearest(scene, place, count, radius);
            const auto all = grid.nearest(scene, place, count, 1e100);
            const auto in = std::count_if(all.begin(), all.end(),
                                          [&](const auto& f) { return f.distance <= radius; });
            QCOMPARE(std::ptrdiff_t(near.size()), in);
        }
    }

    /// Strips, scrolling and the whole picture agree in every pixel.
    void partsOfThePictureAreTheWhole() {
        MapScene scene;
        scene.setPoints(testing::clouds(3000, 5), {});
        scene.setColors(threeKinds(3000));
        MapValues sizes;
        for (int i = 0; i < 3000; ++i)
            sizes.values.push_back(float(i % 50));
        scene.setSizes(sizes);
        scene.selected[5] = scene.selected[1000] = 1;
        scene.selectedCount = 2;
        const MapLook look = encode(scene, paletteOf(Scheme::Dark), 0);
        MapSprites sprites(look.diameters, look.halo, 1);
        const MapFrame frame{-4, 5, 40.3, 37.1};
        QImage whole(400, 300, QImage::Format_ARGB32_Premultiplied), parts(whole);
        parts.fill(Qt::red);
        splatPoints(whole, frame, scene, look, sprites);
        for (int y = 0; y < 300; y += 70)
            for (int x = 0; x < 400; x += 90)
                splatPart(parts, QRect(x, y, 90, 70), frame, scene, look, sprites);
        const int cut = splatMargin(sprites);
        const QRect inner = whole.rect().adjusted(cut, cut, -cut, -cut);
        QVERIFY(inner.width() > 200);
        QCOMPARE(parts.copy(inner), whole.copy(inner));
        QVERIFY(testing::colorsIn(whole) > 20);
    }

    void densityGrowsWithPoints() {
        MapScene scene;
        std::vector<float> xy;
        for (int i = 0; i < 1000; ++i)
            xy.insert(xy.end(), {i < 900 ? 1.0F : i < 990 ? 2.0F : 3.0F, 1.0F});
        scene.setPoints(xy, {});
        QImage image(40, 20, QImage::Format_ARGB32_Premultiplied);
        std::vector<std::uint32_t> scratch;
        shadeDensity(image, {0, 2, 10, 10}, scene, colorMapOf(Scheme::Dark), 1, scratch);
        const auto light = [&](int x) { return lightnessOf(QColor(image.pixel(x, 10))); };
        QVERIFY(light(10) > light(20) && light(20) > light(30));
        QCOMPARE(qAlpha(image.pixel(30, 10)), 255);
        QCOMPARE(qAlpha(image.pixel(35, 10)), 0);
    }

    void lassoTakesWhatIsInside() {
        MapScene scene;
        scene.setPoints(square(10), {});
        // A U: what lies in its opening is outside.
        const QPolygonF u(QList<QPointF>{{-0.5, -0.5},
                                         {9.5, -0.5},
                                         {9.5, 9.5},
                                         {6.5, 9.5},
                                         {6.5, 2.5},
                                         {3.5, 2.5},
                                         {3.5, 9.5},
                                         {-0.5, 9.5}});
        std::vector<int> wanted;
        for (int i = 0; i < 100; ++i)
            if (i % 10 <= 3 || i % 10 >= 7 || i / 10 <= 2)
                wanted.push_back(i);
        QCOMPARE(pointsInside(u, scene), wanted);
        QVERIFY(pointsInside({}, scene).empty());
        QVERIFY(pointsInside(QPolygonF(QList<QPointF>{{1, 1}, {2, 2}}), scene).empty());

        const QPolygonF hull = convexHull(wanted, scene);
        QCOMPARE(hull.size(), 4);
        QCOMPARE(hull.boundingRect(), QRectF(0, 0, 9, 9));
        const std::vector<int> one{42};
        QCOMPARE(convexHull(one, scene).size(), 1);
        QVERIFY(convexHull({}, scene).isEmpty());
    }

    void pathsAreFollowedInTime() {
        MapScene scene;
        scene.setPoints(square(3), {});
        MapPaths paths;
        const MapTrajectory timed{{}, {0, 0, 10, 0, 10, 20}, {}, {1, 2, 4}, 0};
        QCOMPARE(paths.placeAt(timed, 0, scene).value(), QPointF(0, 0));
        QCOMPARE(paths.placeAt(timed, 1.5, scene).value(), QPointF(5, 0));
        QCOMPARE(paths.placeAt(timed, 3, scene).value(), QPointF(10, 10));
        QCOMPARE(paths.placeAt(timed, 9, scene).value(), QPointF(10, 20));
        // Through points, one of which nobody knows.
        const MapTrajectory through{{}, {}, {0, -1, 8}, {}, 0};
        QCOMPARE(paths.placeAt(through, 0.5, scene).value(), QPointF(0, 0));
        QCOMPARE(paths.placeAt(through, 2, scene).value(), QPointF(2, 2));
        QVERIFY(!paths.placeAt({}, 1, scene));
    }

    // ---- degenerate data

    void fewAndMissingPoints_data() {
        QTest::addColumn<QList<float>>("xy");
        QTest::addColumn<int>("shown");
        QTest::newRow("none") << QList<float>{} << 0;
        QTest::newRow("one") << QList<float>{3, 4} << 1;
        QTest::newRow("two alike") << QList<float>{3, 4, 3, 4} << 2;
        QTest::newRow("without place") << QList<float>{none, 1, 1, none, 2, 2} << 1;
        QTest::newRow("infinite") << QList<float>{HUGE_VALF, 1, 0, 0} << 1;
        QTest::newRow("all missing") << QList<float>{none, none, none, none} << 0;
        QTest::newRow("huge") << QList<float>{-3e38F, 3e38F, 3e38F, -3e38F} << 2;
        QTest::newRow("tiny") << QList<float>{0, 0, 1e-38F, 1e-38F} << 2;
    }
    void fewAndMissingPoints() {
        QFETCH(QList<float>, xy);
        QFETCH(int, shown);
        Shown s({xy.begin(), xy.end()});
        QCOMPARE(s.map.shownCount(), shown);
        for (const auto shading : {MapView::Shading::Density, MapView::Shading::Points}) {
            s.map.setShading(shading);
            s.settle();
            QVERIFY(!s.map.grab().isNull());
        }
        for (const int key : {Qt::Key_Right, Qt::Key_Up, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_0,
                              Qt::Key_Space, Qt::Key_L, Qt::Key_Escape})
            s.key(key);
        s.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(s.map.selectedCount(), shown);
        s.key(Qt::Key_Right, Qt::ShiftModifier);
        s.key(Qt::Key_Right, Qt::ControlModifier);
        s.map.setColors(MapValues{QStringLiteral("v"), {}, {none, none}, 0, 0});
        s.map.setSizes(MapValues{QStringLiteral("v"), {}, {7}, 0, 0});
        s.map.setEqualScale(true);
        s.settle();
        s.lasso(0, 0, 1, 1, Qt::AltModifier);
        s.moveTo(s.map.rect().center());
        QVERIFY(s.map.visibleArea().width() > 0 && s.map.visibleArea().height() > 0);
        QVERIFY(!s.map.png().isEmpty() && !s.map.svg().isEmpty());
        QVERIFY(!s.map.stateText().isEmpty());
    }

    void lonePointIsInTheMiddle() {
        Shown s({3, 4});
        QVERIFY((s.map.visibleArea().center() - QPointF(3, 4)).manhattanLength() < 1e-9);
    }

    // ---- mouse

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

    // ---- keyboard

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

    // ---- what is shown

    void filteredPointsCannotBePicked() {
        Shown s(square(5));
        QSignalSpy shown(&s.map, &MapView::shownChanged);
        s.map.setSelection(std::vector<int>{7, 8});
        std::vector<std::uint8_t> filter(25, 1);
        filter[7] = 0;
        s.map.setFilter(filter);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown[0][0].toInt(), 24);
        QVERIFY(!s.map.isShown(7));
        QCOMPARE(s.map.pointAt(s.pixel(7)), -1);
        for (const MapNeighbour& n : s.map.neighbours(s.map.position(7), 24))
            QVERIFY(n.point != 7);
        QSignalSpy clicked(&s.map, &MapView::clicked);
        QTest::mouseClick(&s.map, Qt::LeftButton, {}, s.pixel(7));
        QCOMPARE(clicked.size(), 0);
        QCOMPARE(s.map.selection(), (std::vector<int>{7, 8})); // kept, although unseen
        s.lasso(-0.25, -0.25, 4.25, 4.25, Qt::AltModifier);
        QCOMPARE(s.map.selectedCount(), 24);
        s.map.setFilter({});
        QCOMPARE(s.map.pointAt(s.pixel(7)), 7);
        s.map.setFilter(std::vector<std::uint8_t>(25, 0));
        QCOMPARE(s.map.shownCount(), 0);
        QCOMPARE(s.map.pointAt(s.pixel(8)), -1);
    }

    void legendHidesKindsAndSeries() {
        Shown s(square(6), {{QStringLiteral("one"), 20}, {QStringLiteral("two"), 16}});
        s.map.setColors(threeKinds(36));
        s.settle();
        const auto row = [&](const QString& name) -> QAbstractButton* {
            for (auto* b : s.map.findChildren<QAbstractButton*>())
                if (b->accessibleName() == name && b->isVisible())
                    return b;
            return nullptr;
        };
        for (const char* name : {"low", "middle", "high", "None", "one", "two"})
            QVERIFY2(row(QLatin1String(name)), name);
        QTest::mouseClick(row(QStringLiteral("middle")), Qt::LeftButton);
        QCOMPARE(s.map.shownCount(), 27);
        QVERIFY(!s.map.isShown(2) && s.map.isShown(1));
        QVERIFY(!row(QStringLiteral("middle"))->isChecked());
        row(QStringLiteral("two"))->setFocus();
        QTest::keyClick(row(QStringLiteral("two")), Qt::Key_Space);
        QCOMPARE(s.map.shownCount(), 15);
        QTest::keyClick(row(QStringLiteral("two")), Qt::Key_Up);
        QVERIFY(row(QStringLiteral("one"))->hasFocus());
        QTest::mouseClick(row(QStringLiteral("middle")), Qt::LeftButton);
        QTest::mouseClick(row(QStringLiteral("None")), Qt::LeftButton);
        QCOMPARE(s.map.shownCount(), 15);
        QVERIFY(s.map.isShown(2) && !s.map.isShown(0));
        s.map.colorBySeries(); // kinds hide nothing any more
        QCOMPARE(s.map.shownCount(), 20);
        QVERIFY(!row(QStringLiteral("middle")));
        s.map.setLegendShown(false);
        QVERIFY(!row(QStringLiteral("one")));
    }

    void colorsAreThoseOfTheValues() {
        const QPalette palette = paletteOf(Scheme::Light);
        MapScene scene;
        scene.setPoints(square(2), {});
        scene.setColors(MapValues{{}, {}, {10, 20, none, 30}, 0, 0});
        const MapLook look = encode(scene, palette, 0);
        QCOMPARE(look.colors[look.color[0]], colorOfPart(0, palette));
        QCOMPARE(look.colors[look.color[3]], colorOfPart(1, palette));
        QCOMPARE(look.color[2], noColor);
        QCOMPARE(MapShape(look.shape[2]), MapShape::Ring);
        scene.setColors(MapValues{{}, {}, {10, 20, 25, 90}, 20, 40}); // clipped to the range told
        const MapLook told = encode(scene, palette, 0);
        QCOMPARE(told.color[0], told.color[1]);
        QCOMPARE(told.color[3], std::uint16_t(255));
        // Where the colours repeat the shape is another.
        std::set<std::pair<QRgb, MapShape>> signs;
        for (std::size_t k = 0; k < 40; ++k)
            signs.insert({colorOfKind(k), shapeOfKind(k)});
        QCOMPARE(signs.size(), std::size_t(40));
        // Each can be told from the ground.
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark})
            for (int i = 0; i <= 20; ++i) {
                const QPalette p = paletteOf(scheme);
                QVERIFY(contrast(QColor(colorOfPart(i / 20.0, p)), p.color(QPalette::Base)) > 2);
            }
    }

    void streamedPositionsKeepTheRest() {
        Shown s(testing::clouds(400, 4));
        s.map.setColors(threeKinds(400));
        s.map.setSelection(std::vector<int>{3, 30, 300});
        s.map.setLatched(5);
        s.map.setCurrent(6);
        std::vector<float> moved = testing::clouds(400, 4);
        for (int turn = 0; turn < 12; ++turn) {
            for (float& v : moved)
                v *= 1.2F;
            s.map.setPositions(moved);
            s.settle();
        }
        QCOMPARE(s.map.selection(), (std::vector<int>{3, 30, 300}));
        QCOMPARE(s.map.latched(), 5);
        QCOMPARE(s.map.current(), 6);
        QCOMPARE(s.map.position(7), QPointF(moved[14], moved[15]));
        // The axes come along, by and by.
        QRectF box;
        for (int i = 0; i < 400; ++i)
            box |= QRectF(s.map.position(i), QSizeF(1e-6, 1e-6));
        QTRY_VERIFY(s.map.visibleArea().contains(box));
        QTRY_VERIFY(s.map.visibleArea().width() < 1.5 * box.width());
        s.settle();
        QCOMPARE(s.map.pointAt(s.pixel(7)), s.map.pointAt(QPointF(s.pixel(7))));
        QVERIFY(QLineF(s.pixel(s.map.pointAt(s.pixel(7))), s.pixel(7)).length() < 3);
        // Another number of positions is none of these points'.
        s.map.setPositions(std::vector<float>(10));
        QCOMPARE(s.map.position(7), QPointF(moved[14], moved[15]));
        // Once the user looks somewhere else, the view stays.
        s.map.setVisibleArea({0, 0, 3, 3});
        for (float& v : moved)
            v *= 3;
        s.map.setPositions(moved);
        QTest::qWait(100);
        QCOMPARE(s.map.visibleArea(), QRectF(0, 0, 3, 3));
    }

    void stillPictureWhileLittleMoves() {
        Shown s(testing::clouds(300, 4));
        const QRectF area = s.map.visibleArea();
        std::vector<float> moved = testing::clouds(300, 4);
        for (int turn = 0; turn < 10; ++turn) {
            for (float& v : moved)
                v *= turn % 2 ? 1.01F : 0.99F;
            s.map.setPositions(moved);
            QTest::qWait(5);
        }
        QCOMPARE(s.map.visibleArea(), area);
    }

    void equalScaleMakesUnitsEqual() {
        Shown s({0, 0, 10, 0, 0, 1, 10, 1});
        s.map.setEqualScale(true);
        s.settle();
        const auto ratio = [&] {
            const QRectF a = s.map.visibleArea();
            return a.width() / s.map.axisRect()->width() /
                   (a.height() / s.map.axisRect()->height());
        };
        QVERIFY(std::abs(ratio() - 1) < 1e-6);
        s.map.resize(500, 700);
        s.settle();
        s.map.replot();
        QVERIFY(std::abs(ratio() - 1) < 1e-6);
        QVERIFY(s.map.visibleArea().contains(QRectF(0, 0, 10, 1)));
    }

    // ---- texts, accessibility, export

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

    void emptyMapSaysWhatToDo() {
        MapView map;
        map.resize(400, 300);
        map.setEmptyText(QStringLiteral("Build a table"));
        QCOMPARE(map.stateText(), QStringLiteral("Build a table"));
        const QImage with = map.grab().toImage();
        map.setEmptyText({});
        QVERIFY(map.grab().toImage() != with);
    }

    void picturesAreWhatIsSeen() {
        const auto map = testing::valueMap(300);
        map->show();
        QCoreApplication::processEvents();
        QImage png;
        QVERIFY(png.loadFromData(map->png(2), "PNG"));
        QCOMPARE(png.size(), 2 * map->size());
        QVERIFY(testing::colorsIn(png) > 50);
        QSvgRenderer vector(map->svg()), raster(map->svg(10));
        QVERIFY(map->svg(10).contains("<image"));
        QVERIFY(!map->svg().contains("<image"));
        const QImage screen = map->toImage(1).convertToFormat(QImage::Format_ARGB32);
        for (QSvgRenderer* svg : {&vector, &raster}) {
            QVERIFY(svg->isValid());
            QCOMPARE(svg->viewBox(), map->rect());
            QImage drawn(map->size(), QImage::Format_ARGB32);
            drawn.fill(Qt::white);
            QPainter painter(&drawn);
            svg->render(&painter);
            painter.end();
            // The same but for edges.
            int different = 0;
            for (int y = 0; y < drawn.height(); ++y)
                for (int x = 0; x < drawn.width(); ++x)
                    different +=
                        std::abs(qGray(drawn.pixel(x, y)) - qGray(screen.pixel(x, y))) > 60;
            drawn.save(testing::shotFolder() + (svg == &vector ? QStringLiteral("/map-svg.png")
                                                               : QStringLiteral("/map-svg2.png")));
            QVERIFY2(different < drawn.width() * drawn.height() / 60,
                     qPrintable(QString::number(different)));
        }
    }

    void tableHoldsWhatIsAskedFor() {
        Shown s(square(2));
        s.map.setFilter({1, 0, 1, 1});
        s.map.setSelection(std::vector<int>{1, 3});
        const auto cells = [](int i) {
            return QStringList{QString::number(i),
                               i == 3 ? QStringLiteral("a \"b\", c") : QStringLiteral("plain")};
        };
        const QStringList header{QStringLiteral("row"), QStringLiteral("name")};
        QCOMPARE(s.map.csv(MapView::Which::Shown, header, cells),
                 QStringLiteral("row,name\r\n0,plain\r\n2,plain\r\n3,\"a \"\"b\"\", c\"\r\n"));
        QCOMPARE(s.map.csv(MapView::Which::Selected, header, cells),
                 QStringLiteral("row,name\r\n1,plain\r\n3,\"a \"\"b\"\", c\"\r\n"));
    }

    void cursorsAndRegionsDrawNoPoint() {
        Shown s(testing::clouds(500, 3));
        auto* points = qobject_cast<MapPoints*>(s.map.plottable(0));
        const QImage bare = s.map.grab().toImage();
        const int whole = points->wholeDrawings();
        s.map.setLiveCursor(1, QStringLiteral("Agent"));
        for (int i = 0; i < 20; ++i) {
            s.map.moveLiveCursor(1, QPointF(i * 0.1, 0));
            s.settle();
        }
        s.map.setRegions(
            {{MapRegion::Kind::Forbidden, QPolygonF(QList<QPointF>{{1, 1}, {3, 1}, {3, 3}}),
              QStringLiteral("no")}});
        s.settle();
        QCOMPARE(points->wholeDrawings(), whole);
        QVERIFY(s.map.grab().toImage() != bare);
        s.map.moveLiveCursor(1, std::nullopt);
        s.map.setRegions({});
        s.settle();
        QCOMPARE(s.map.grab().toImage(), bare);
    }

    // ---- looks

    void draw_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    /// A glide and a lasso under way, which the tests of all widgets do not show.
    void draw() {
        QFETCH(bool, dark);
        QApplication::setStyle(QStringLiteral("Fusion"));
        QApplication::setPalette(paletteOf(dark ? Scheme::Dark : Scheme::Light));
        Shown s(testing::clouds(700, 6));
        MapCategories kinds{QStringLiteral("Cluster"), {}, {}};
        for (int i = 0; i < 700; ++i)
            kinds.of.push_back(i % 6);
        for (int i = 1; i <= 6; ++i)
            kinds.names.push_back(QStringLiteral("Group %1").arg(i));
        s.map.setColors(kinds);
        s.map.setCurrent(40);
        s.settle();
        const auto keep = [&](const char* what) {
            const QImage image = s.map.grab().toImage();
            QVERIFY(testing::colorsIn(image) > 10);
            QVERIFY(image.save(QStringLiteral("%1/map-%2-%3-%4.png")
                                   .arg(testing::shotFolder(), QLatin1String(what),
                                        QString::fromUtf8(QTest::currentDataTag()))
                                   .arg(qRound(s.map.devicePixelRatioF() * 100))));
        };
        QTest::mousePress(&s.map, Qt::LeftButton, {}, s.pixel(3, 1));
        s.moveTo(s.pixel(4, 3), Qt::LeftButton);
        keep("glide");
        QTest::mouseRelease(&s.map, Qt::LeftButton, {}, s.pixel(4, 3));
        s.moveTo(s.map.rect().topLeft());
        QTest::mousePress(&s.map, Qt::LeftButton, Qt::AltModifier, s.pixel(3, 1));
        for (int i = 0; i < 40; ++i)
            s.moveTo(s.pixel(1 + 2 * std::cos(i * 0.12), 1 + 3 * std::sin(i * 0.12)),
                     Qt::LeftButton, Qt::AltModifier);
        keep("lasso");
        QTest::mouseRelease(&s.map, Qt::LeftButton, Qt::AltModifier, s.pixel(1, 1));
        keep("lassoed");
        const QRectF outside(s.map.selectionOutline().boundingRect());
        QVERIFY(s.map.selectedCount() > 0 && outside.width() > 3);
    }

    void atTwiceTheScale() {
        if (qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
            QSKIP("already scaled");
        const QByteArray faults = testing::drawAtTwiceTheScale();
        QVERIFY2(faults.isEmpty(), faults.constData());
        const QImage one(testing::shotFolder() + QStringLiteral("/map-lassoed-dark-100.png"));
        const QImage two(testing::shotFolder() + QStringLiteral("/map-lassoed-dark-200.png"));
        QCOMPARE(two.width(), 2 * one.width());
        // Crisp: in a picture that was blown up neighbours in pairs would be alike.
        int edges = 0;
        for (int y = 0; y < two.height(); y += 3)
            for (int x = 0; x + 1 < two.width(); x += 2)
                edges += two.pixel(x, y) != two.pixel(x + 1, y);
        QVERIFY2(edges > 1000, qPrintable(QString::number(edges)));
    }
};

QTEST_MAIN(GuiMap)
#include "gui_map.moc"
