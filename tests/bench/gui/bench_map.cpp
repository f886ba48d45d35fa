#include "core/rng.h"
#include "tests/bench/clock.h"
#include "widgets/map.h"
#include "widgets/mappick.h"
#include "widgets/mapsplat.h"

#include <QApplication>
#include <QPainter>
#include <QWheelEvent>

#include <benchmark/benchmark.h>

#include <chrono>
#include <cmath>
#include <cstring>

// What a frame of the map costs. Each is run beside its yardstick: "image" is filling and copying
// an image of the widget's size, "pixmaps" QCustomPlot's own scatter of the same points in one
// colour. Ratios are CPU time to CPU time of the same run. Run with QT_QPA_PLATFORM=offscreen.
namespace antiphon {
namespace {

constexpr QSize view(1000, 800);

std::vector<float> cloud(int points) {
    Rng rng(3);
    std::vector<float> xy;
    xy.reserve(std::size_t(2 * points));
    for (int i = 0; i < points; ++i) {
        const double angle = 0.9 * (i % 7);
        xy.push_back(float(3 * std::cos(angle) + rng.normal()));
        xy.push_back(float(3 * std::sin(angle) + rng.normal()));
    }
    return xy;
}

double imageYardstick() {
    QImage from(view, QImage::Format_ARGB32_Premultiplied), to(view, from.format());
    return millisecondsOf([&] {
        from.fill(0xff204060);
        std::memcpy(to.bits(), from.constBits(), std::size_t(from.sizeInBytes()));
        benchmark::DoNotOptimize(to.bits());
    });
}

/// Panning by two pixels there and back.
double pixmapYardstick(const std::vector<float>& xy) {
    Plot plot;
    plot.resize(view);
    plot.show();
    QCPGraph* graph = plot.addGraph();
    QVector<double> x, y;
    for (std::size_t i = 0; i < xy.size(); i += 2) {
        x.append(double(xy[i]));
        y.append(double(xy[i + 1]));
    }
    graph->setData(x, y);
    graph->setLineStyle(QCPGraph::lsNone);
    QPixmap dot(5, 5);
    dot.fill(Qt::transparent);
    {
        QPainter painter(&dot);
        painter.setBrush(Qt::blue);
        painter.drawEllipse(0, 0, 4, 4);
    }
    graph->setScatterStyle(QCPScatterStyle(dot));
    plot.showAll();
    QCoreApplication::processEvents();
    int turn = 0;
    const double step = 2 * plot.xAxis->range().size() / plot.axisRect()->width();
    return millisecondsOf([&] {
        plot.xAxis->moveRange(turn++ / 20 % 2 ? -step : step);
        plot.replot(QCustomPlot::rpImmediateRefresh);
    });
}

struct Shown {
    MapView map;
    explicit Shown(int points) : xy(cloud(points)) {
        map.resize(view);
        map.setPoints(xy);
        MapValues values{QStringLiteral("Height"), {}, {}, 0, 0};
        for (std::size_t i = 1; i < xy.size(); i += 2)
            values.values.push_back(xy[i]);
        map.setColors(values);
        map.show();
        QCoreApplication::processEvents();
    }
    std::vector<float> xy;
};

template <class Work>
void measure(benchmark::State& state, const Work& work) {
    for (auto _ : state)
        work();
}

void tell(benchmark::State& state, double frame, const std::vector<float>& xy, bool pixmaps) {
    const double image = imageYardstick();
    state.counters["frame_ms"] = frame;
    state.counters["image_ms"] = image;
    state.counters["ratio_image"] = frame / image;
    if (pixmaps) {
        const double other = pixmapYardstick(xy);
        state.counters["pixmaps_ms"] = other;
        state.counters["ratio_pixmaps"] = frame / other;
    }
}

void pan(benchmark::State& state) {
    Shown s(int(state.range(0)));
    const QRectF area = s.map.visibleArea();
    const double pixel = area.width() / s.map.axisRect()->width();
    int turn = 0;
    double place = 0;
    // 20 frames there, 20 back... and slowly away, so that strips are drawn, too.
    const auto frame = [&] {
        place += (turn++ / 60 % 2 ? -3 : 3) * pixel;
        s.map.setVisibleArea(area.translated(place, 0));
        s.map.replot(QCustomPlot::rpImmediateRefresh);
    };
    const double ms = millisecondsOf(frame);
    measure(state, frame);
    tell(state, ms, s.xy, true);
}
BENCHMARK(pan)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// All positions new, all drawn anew: a frame while an embedding runs.
void stream(benchmark::State& state) {
    Shown s(int(state.range(0)));
    std::vector<float> moved = s.xy;
    int turn = 0;
    const auto frame = [&] {
        const float by = turn++ % 2 ? 0.01F : -0.01F;
        for (float& v : moved)
            v += by;
        s.map.setPositions(moved);
        s.map.replot(QCustomPlot::rpImmediateRefresh);
    };
    const double ms = millisecondsOf(frame);
    measure(state, frame);
    tell(state, ms, s.xy, false);
}
BENCHMARK(stream)->Arg(10'000)->Arg(50'000)->Arg(100'000)->Arg(1'000'000)->Unit(
    benchmark::kMillisecond);

void zoom(benchmark::State& state) {
    Shown s(int(state.range(0)));
    const QRectF area = s.map.visibleArea();
    int turn = 0;
    const auto frame = [&] {
        const double by = 1e-3 * (turn++ % 2);
        s.map.setVisibleArea(area.adjusted(by, by, -by, -by));
        s.map.replot(QCustomPlot::rpImmediateRefresh);
    };
    const double ms = millisecondsOf(frame);
    measure(state, frame);
    tell(state, ms, s.xy, true);
}
BENCHMARK(zoom)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void density(benchmark::State& state) {
    Shown s(int(state.range(0)));
    s.map.setShading(MapView::Shading::Density);
    const QRectF area = s.map.visibleArea();
    int turn = 0;
    measure(state, [&] {
        const double by = 1e-3 * (turn++ % 2);
        s.map.setVisibleArea(area.adjusted(by, by, -by, -by));
        s.map.replot(QCustomPlot::rpImmediateRefresh);
    });
}
BENCHMARK(density)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// A cursor moves: only the marks are drawn.
void cursor(benchmark::State& state) {
    Shown s(int(state.range(0)));
    s.map.setLiveCursor(0, QStringLiteral("You"));
    double t = 0;
    measure(state, [&] {
        t += 0.03;
        s.map.moveLiveCursor(0, QPointF(3 * std::cos(t), 3 * std::sin(t)));
        QCoreApplication::processEvents();
    });
}
BENCHMARK(cursor)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// Picks at random places; `grid`: 0 by looking at each point, as after a change.
void pick(benchmark::State& state) {
    MapScene scene;
    scene.setPoints(cloud(int(state.range(0))), {});
    PointGrid grid;
    if (state.range(1))
        grid.build(scene);
    Rng rng(5);
    const auto place = [&] {
        return PointGrid::Place{12 * rng.uniform() - 6, 12 * rng.uniform() - 6, 80, 70};
    };
    measure(state, [&] {
        if (!state.range(1))
            grid.reset();
        benchmark::DoNotOptimize(grid.nearest(scene, place(), int(state.range(2)), 1e9));
    });
}
BENCHMARK(pick)
    ->ArgNames({"points", "grid", "nearest"})
    ->ArgsProduct({{100'000, 1'000'000}, {0, 1}, {1, 5}})
    ->Unit(benchmark::kMicrosecond);

void buildGrid(benchmark::State& state) {
    MapScene scene;
    scene.setPoints(cloud(int(state.range(0))), {});
    PointGrid grid;
    measure(state, [&] { grid.build(scene); });
}
BENCHMARK(buildGrid)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace antiphon
