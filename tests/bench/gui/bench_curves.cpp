#include "core/rng.h"
#include "tests/bench/clock.h"
#include "widgets/curvechart.h"

#include <QApplication>

#include <benchmark/benchmark.h>

#include <cmath>

// A chart of many runs with a thousand values each, drawn anew. "graphs" are QCustomPlot's own
// graphs of the same values in one colour; the ratio is CPU time to CPU time of the same run. Run
// with QT_QPA_PLATFORM=offscreen.
namespace antiphon {
namespace {

constexpr int values = 1000;
constexpr QSize view(400, 240);

std::vector<ChartCurve> manyRuns(int runs) {
    Rng rng(3);
    std::vector<ChartCurve> curves;
    for (int r = 0; r < runs; ++r) {
        auto curve = std::make_shared<Curve>();
        for (int i = 0; i < values; ++i)
            curve->add(i, 1.7e9 + i, std::exp(-i / (100.0 + r)) + 0.05 * rng.normal());
        curves.push_back({r, QString::number(r), r, 1.7e9, curve});
    }
    return curves;
}

void chart(benchmark::State& state) {
    const auto curves = manyRuns(int(state.range(0)));
    CurveChart plot(QStringLiteral("loss"));
    plot.resize(view);
    plot.setStyle({.smoothing = 0.6});
    plot.setCurves(curves);
    plot.show();
    QCoreApplication::processEvents();
    plot.refresh();
    const double ours = millisecondsOf([&] { plot.replot(QCustomPlot::rpImmediateRefresh); });
    const double readout = millisecondsOf([&] {
        plot.setReadout(500);
        plot.repaint();
    });

    Plot other;
    other.resize(view);
    for (const ChartCurve& curve : curves) {
        QVector<double> x, y;
        for (const Curve::Point& point : curve.curve->points()) {
            x << point.step;
            y << double(point.last);
        }
        QCPGraph* graph = other.addGraph();
        graph->setData(x, y, true);
        graph->setPen(QPen(Qt::blue));
    }
    other.show();
    other.showAll();
    QCoreApplication::processEvents();
    const double graphs = millisecondsOf([&] { other.replot(QCustomPlot::rpImmediateRefresh); });
    for (auto _ : state)
        plot.replot(QCustomPlot::rpImmediateRefresh);
    state.counters["frame_ms"] = ours;
    state.counters["readout_ms"] = readout;
    state.counters["graphs_ms"] = graphs;
    state.counters["ratio"] = ours / graphs;
}
BENCHMARK(chart)->Arg(5)->Arg(40)->Arg(1000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace antiphon
