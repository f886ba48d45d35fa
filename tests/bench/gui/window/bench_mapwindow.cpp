#include "app/panels/mapaxespage.h"
#include "app/panels/maplooks.h"
#include "core/maps/lookup.h"
#include "core/rng.h"
#include "tests/app/gapprobe.h"
#include "tests/app/mapbench.h"
#include "tests/app/windowbench.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <functional>

// How the window feels while the map works, in wall time: what the user waits for, and how long the
// event loop is away. Run it on a display (Xvfb will do) and an idle machine: counters are
// milliseconds.
namespace antiphon {
namespace {

using testing::GapProbe;
using testing::WindowBench;

double now() {
    return std::chrono::duration<double, std::milli>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Lets the window live until `done`; false after `most` ms.
bool wait(const std::function<bool()>& done, double most = 60000) {
    const double end = now() + most;
    while (!done()) {
        if (now() > end)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
    }
    return true;
}

struct Bench : WindowBench {
    Bench() {
        openProject();
        window->showPanel(QStringLiteral("map"));
        map = static_cast<MapPanel*>(panel("map"));
        QTest::qWait(200);
    }
    /// A table of so many rows with three parameters and twelve columns.
    void openRows(int rows) {
        std::string text = "param-0,param-1,param-2";
        for (int c = 0; c < 12; ++c)
            text += ",column-" + std::to_string(c);
        text += '\n';
        Rng rng(3);
        for (int r = 0; r < rows; ++r) {
            for (int c = 0; c < 15; ++c) {
                text += std::to_string(rng.uniform() + (c > 2 ? r % 7 : 0));
                text += c < 14 ? ',' : '\n';
            }
        }
        writeFile(folder / "rows.csv", text);
        map->openTables({folder / "rows.csv"});
        wait([&] { return map->view().points() == rows && !map->model().reading(); });
        wait([&] { return map->projector().figures().explained.has_value(); });
        QTest::qWait(500);
    }
    MapPanel* map;
};

void tell(benchmark::State& state, const GapProbe& probe) {
    state.counters["gap_median"] = probe.percentile(0.5);
    state.counters["gap_p99"] = probe.percentile(0.99);
    state.counters["gap_longest"] = probe.longest();
}

/// From pressing Build to a point on the screen.
void firstPoint(benchmark::State& state) {
    const char* synths[] = {"sin", "fm3", "fm4", "granular", "granular3-pitch"};
    Bench bench;
    MapBuildPage& page = bench.map->builder();
    page.setSynth(synths[state.range(0)]);
    state.SetLabel(synths[state.range(0)]);
    wait([&] { return page.obstacle().isEmpty(); });
    QTest::qWait(1000); // the forecast has been made
    double sum = 0, worst = 0;
    for (auto _ : state) {
        double seen = -1, last = -1;
        const auto drawn = QObject::connect(&bench.map->view(), &QCustomPlot::afterReplot, [&] {
            last = now();
            if (seen < 0 && bench.map->view().points() > 0)
                seen = last;
        });
        const double start = now();
        page.start();
        wait([&] { return seen >= 0; });
        QObject::disconnect(drawn);
        sum += seen - start;
        worst = std::max(worst, seen - start);
        page.cancel();
        wait([&] { return page.job() == 0 && !bench.map->model().reading(); });
        QTest::qWait(300);
    }
    state.counters["first_mean"] = sum / double(state.iterations());
    state.counters["first_worst"] = worst;
}
BENCHMARK(firstPoint)->DenseRange(0, 4)->Iterations(8)->Unit(benchmark::kMillisecond);

/// Frames while t-SNE moves all points and the user pans: 60 a second are wanted.
void framesWhileTsneRuns(benchmark::State& state) {
    Bench bench;
    bench.openRows(int(state.range(0)));
    MapLooks looks;
    looks.color = MapLooks::Color::Column;
    looks.column = "column-3";
    bench.map->looksPage().setLooks(looks);
    Q_EMIT bench.map->looksPage().changed();
    MapAxes axes;
    axes.method = MapAxes::Method::Tsne;
    bench.map->axesPage().setAxes(axes);
    Q_EMIT bench.map->axesPage().changed();
    wait([&] { return bench.map->projector().running(); });
    MapView& view = bench.map->view();
    int frames = 0, moves = 0;
    QObject::connect(&bench.map->projector(), &MapProjector::positionsChanged, &view,
                     [&] { ++moves; });
    QObject::connect(&view, &QCustomPlot::afterReplot, &view, [&] { ++frames; });
    QTimer hand;
    hand.setTimerType(Qt::PreciseTimer);
    int turn = 0;
    QObject::connect(&hand, &QTimer::timeout, [&] {
        const QRectF area = view.visibleArea();
        const double step = (turn++ / 60 % 2 ? -2 : 2) * area.width() / 800;
        view.setVisibleArea(area.translated(step, 0));
    });
    for (auto _ : state) {
        wait([&] { return moves > 0; }); // its neighbours have been found
        frames = moves = 0;
        hand.start(16);
        GapProbe probe;
        const double start = now();
        wait([&] { return now() - start > 10000 || !bench.map->projector().running(); });
        hand.stop();
        state.counters["frames_per_s"] = 1000 * frames / (now() - start);
        state.counters["moves_per_s"] = 1000 * moves / (now() - start);
        tell(state, probe);
    }
    bench.map->projector().stop();
}
BENCHMARK(framesWhileTsneRuns)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// All rows selected, forbidden, undone and made starts.
void marksOfManyRows(benchmark::State& state) {
    Bench bench;
    bench.openRows(int(state.range(0)));
    std::vector<int> all(std::size_t(state.range(0)));
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = int(i);
    MapLooks looks;
    looks.color = MapLooks::Color::Marks;
    bench.map->looksPage().setLooks(looks);
    Q_EMIT bench.map->looksPage().changed();
    const auto trigger = [&](const char* name) {
        auto* action = bench.map->findChild<QAction*>(QLatin1String(name));
        wait([&] { return action->isEnabled(); }, 20000);
        action->trigger();
    };
    for (auto _ : state) {
        GapProbe probe;
        QTest::qWait(50);
        const auto step = [&](const char* name, const std::function<void()>& work) {
            probe.reset();
            work();
            QTest::qWait(1500);
            state.counters[name] = probe.longest();
        };
        step("select", [&] { bench.map->view().setSelection(all); });
        step("forbid", [&] { trigger("map.forbid"); });
        step("undo", [&] { bench.session->undo().undo(); });
        step("starts", [&] { trigger("map.starts"); });
        step("unmark", [&] { trigger("map.unmark"); });
        step("hover", [&] {
            for (int i = 0; i < 40; ++i) {
                QTest::mouseMove(&bench.map->view(), QPoint(200 + 5 * i, 200 + 3 * i));
                QTest::qWait(10);
            }
        });
        step("none", [&] { bench.map->view().clearSelection(); });
    }
}
BENCHMARK(marksOfManyRows)->Arg(100'000)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace antiphon

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
