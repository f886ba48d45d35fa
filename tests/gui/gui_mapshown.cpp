#include "tests/gui/looks.h"
#include "tests/gui/shownmap.h"

#include "widgets/mappoints.h"
#include "widgets/boxstyle.h"

#include <QSignalSpy>
#include <QSvgRenderer>

using namespace antiphon;
using namespace antiphon::testing;

/// What is shown, and what leaves it: filters, legend, streaming, pictures, tables.
class GuiMapShown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setPalette(paletteOf(Scheme::Light)); }

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

    /// A recording that leaves the points is seen as far as they stay a third of the picture.
    void waysBesideThePointsAreSeen() {
        Shown s({0, 0, 1, 1, 0, 1, 1, 0});
        const QRectF bare = s.map.visibleArea();
        const auto along = [&](float x) {
            MapTrajectory way;
            for (int i = 0; i <= 20; ++i)
                way.xy.insert(way.xy.end(), {x * float(i) / 20, 0.5F});
            s.map.setTrajectories({way});
            QTest::qWait(800);
            return s.map.visibleArea();
        };
        const QRectF near = along(1.5F);
        QVERIFY(near.right() > 1.4 && near.right() < 1.7);
        const QRectF far = along(1000);
        QVERIFY(far.right() > 1.95 && far.right() < 2.3);
        QCOMPARE(far.top(), bare.top());
        QCOMPARE(far.bottom(), bare.bottom());
        // What the user has chosen to see stays.
        s.map.setVisibleArea({0, 0, 0.5, 0.5});
        QCOMPARE(along(2), QRectF(0, 0, 0.5, 0.5));
        s.map.setTrajectories({});
        s.map.showAll();
        QCOMPARE(s.map.visibleArea(), bare);
    }

    void draw_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    /// A glide and a lasso under way, which the tests of all widgets do not show.
    void draw() {
        QFETCH(bool, dark);
        QApplication::setStyle(new BoxStyle);
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

QTEST_MAIN(GuiMapShown)
#include "gui_mapshown.moc"
