#include "tests/gui/looks.h"
#include "tests/gui/shownmap.h"

#include "widgets/maplasso.h"
#include "widgets/mappaths.h"
#include "widgets/mapsplat.h"

#include <map>
#include <set>

using namespace antiphon;
using namespace antiphon::testing;

/// The parts without the widget.
class GuiMapParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

    void waysTellWhereTheyMostlyAre() {
        MapPaths paths;
        QVERIFY(!paths.extent());
        MapTrajectory through{{}, {}, {0, 1}, {}, 0};
        paths.setTrajectories({through});
        QVERIFY(!paths.extent()); // it is where its points are
        MapTrajectory own;
        for (int i = 0; i < 100; ++i)
            own.xy.insert(own.xy.end(), {float(i), i == 7 ? 1e6F : none});
        for (int i = 0; i < 100; ++i)
            own.xy.insert(own.xy.end(), {float(i), float(-2 * i)});
        paths.setTrajectories({through, own});
        const QRectF extent = paths.extent().value();
        QCOMPARE(extent.left(), 5.0);
        QCOMPARE(extent.right(), 94.0);
        QVERIFY(extent.top() >= -190 && extent.bottom() <= 0);
        paths.setTrajectories({});
        QVERIFY(!paths.extent());
    }

    /// A cursor that left the map is an arrow at its edge.
    void cursorsBeyondTheEdgeAreSeen() {
        MapScene scene;
        MapPaths paths;
        paths.setTrajectories({{{}, {50, 50, 50, -400, 900, 50}, {}, {0, 1, 2}, 0}});
        const auto drawn = [&](double seconds) {
            QImage image(100, 100, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setClipRect(image.rect());
            paths.setTime(0, seconds);
            paths.drawCursors(
                painter, [](QPointF p) { return p; }, scene, paletteOf(Scheme::Light));
            return image;
        };
        const QRgb color = seriesColor(0).rgb();
        QCOMPARE(drawn(0).pixel(50, 50), color);
        QCOMPARE(drawn(1).pixel(50, 12), color);
        QCOMPARE(drawn(2).pixel(88, 50), color);
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
            signs.insert({colorOfKind(k, palette), shapeOfKind(k)});
        QCOMPARE(signs.size(), std::size_t(40));
        // Each can be told from the ground.
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark})
            for (int i = 0; i <= 20; ++i) {
                const QPalette p = paletteOf(scheme);
                QVERIFY(contrast(QColor(colorOfPart(i / 20.0, p)), p.color(QPalette::Base)) > 2);
            }
    }
};

QTEST_MAIN(GuiMapParts)
#include "gui_mapparts.moc"
