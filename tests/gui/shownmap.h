#pragma once

#include "tests/gui/gallery.h"
#include "tests/testing.h"

#include "widgets/mappick.h"

#include <QApplication>
#include <QWheelEvent>

#include <cmath>
#include <limits>

// A map on the screen, for the tests of it.
namespace antiphon::testing {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// A square of side x side points, one unit apart, row by row from the lower left.
inline std::vector<float> square(int side) {
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
inline std::vector<int> triedNearest(const MapScene& scene, const PointGrid::Place& place,
                                     int count) {
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

inline MapCategories threeKinds(int points) {
    MapCategories kinds{QStringLiteral("Cluster"), {}, {}};
    for (const char* name : {"low", "middle", "high"})
        kinds.names.push_back(QLatin1String(name));
    for (int i = 0; i < points; ++i)
        kinds.of.push_back(i % 4 - 1); // every fourth is none
    return kinds;
}

} // namespace antiphon::testing
