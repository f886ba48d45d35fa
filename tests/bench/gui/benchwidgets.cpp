#include "tests/gui/gallery.h"

#include <QApplication>
#include <QPixmap>

#include <benchmark/benchmark.h>

// What the window's lanes and tables cost at the sizes the design names: run with
// QT_QPA_PLATFORM=offscreen. The sources answer from memory, as those of the window do.
namespace antiphon {
namespace {

constexpr QSize wide(1600, 240);

/// Peaks of three hours of stereo as bins of 256 frames and coarser ones, four to one.
WaveformSource threeHours() {
    struct Level {
        std::int64_t frames;
        std::vector<PeakColumn> bins;
    };
    auto levels = std::make_shared<std::vector<Level>>();
    WaveformSource s;
    s.rate = 44100;
    s.frames = std::int64_t(3 * 3600 * s.rate);
    s.channels = 2;
    for (std::int64_t per = 256; per < s.frames; per *= 4) {
        Level level{per, {}};
        const auto count = std::size_t(s.frames / per + 1);
        level.bins.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            const float a = float(0.2 + 0.7 * double(i * 7919 % 101) / 101);
            level.bins.push_back({-a, a, a / 3});
        }
        levels->push_back(std::move(level));
    }
    s.peaks = [levels](int, std::int64_t first, std::int64_t last, int columns) {
        const double perColumn = double(last - first) / columns;
        const Level* level = &levels->front();
        for (const Level& l : *levels)
            if (double(l.frames) * 4 <= perColumn)
                level = &l;
        std::vector<PeakColumn> result(std::size_t(columns), PeakColumn{1e9F, -1e9F, 0});
        for (int c = 0; c < columns; ++c) {
            const auto a = std::size_t((double(first) + c * perColumn) / double(level->frames));
            const auto b =
                std::size_t((double(first) + (c + 1) * perColumn) / double(level->frames));
            for (std::size_t i = a; i <= std::min(b, level->bins.size() - 1); ++i) {
                PeakColumn& p = result[std::size_t(c)];
                p.min = std::min(p.min, level->bins[i].min);
                p.max = std::max(p.max, level->bins[i].max);
                p.rms = std::max(p.rms, level->bins[i].rms);
            }
        }
        return result;
    };
    return s;
}

/// Zooms so that each repaint draws everything anew.
template <class View>
void paint(benchmark::State& state, View& view, TimeAxis& axis, TimeSpan span) {
    view.resize(wide);
    QPixmap target(wide);
    int turn = 0;
    for (auto _ : state) {
        axis.setVisible({span.start, span.end - 1e-4 * span.length() * (turn++ % 2)});
        view.render(&target);
    }
}

void waveform(benchmark::State& state) {
    TimeAxis axis;
    axis.setLength(3 * 3600);
    WaveformView view(&axis);
    view.setSource(threeHours());
    paint(state, view, axis, {0, double(state.range(0))});
}
BENCHMARK(waveform)->Arg(10800)->Arg(600)->Arg(10)->Unit(benchmark::kMillisecond);

void waveformPlayhead(benchmark::State& state) {
    TimeAxis axis;
    axis.setLength(3 * 3600);
    WaveformView view(&axis);
    view.setSource(threeHours());
    view.resize(wide);
    view.show();
    QCoreApplication::processEvents();
    double t = 0;
    for (auto _ : state) {
        axis.setPlayhead(t += 0.03);
        QCoreApplication::processEvents();
    }
}
BENCHMARK(waveformPlayhead)->Unit(benchmark::kMillisecond);

void spectrogram(benchmark::State& state) {
    TimeAxis axis;
    axis.setLength(600);
    SpectrogramView view(&axis);
    view.setSource(testing::sweepSource(600));
    paint(state, view, axis, {0, 600});
}
BENCHMARK(spectrogram)->Unit(benchmark::kMillisecond);

void pianoRoll(benchmark::State& state) {
    TimeAxis axis;
    const int notes = 200'000;
    axis.setLength(notes * 0.125);
    PianoRollView view(&axis);
    view.setNotes(testing::someNotes(notes));
    paint(state, view, axis, {0, state.range(0) ? double(state.range(0)) : axis.length()});
}
BENCHMARK(pianoRoll)->Arg(0)->Arg(60)->Unit(benchmark::kMillisecond);

void filter(benchmark::State& state) {
    RowTable table(testing::songColumns());
    table.setRows(testing::songs(100'000));
    RowTableView view;
    view.setTable(&table);
    view.resize(1200, 800);
    view.show();
    static const char* const queries[] = {"", "long", "bpm:>120 stem:drums tag:dark",
                                          "path:99.wav"};
    table.sort(state.range(1) ? 0 : -1, Qt::AscendingOrder);
    int shown = 0;
    for (auto _ : state) {
        table.setFilter(QLatin1String(queries[state.range(0)]));
        QCoreApplication::processEvents(); // layout and painting of the view included
        shown = table.shown();
    }
    state.counters["shown"] = shown;
}
BENCHMARK(filter)->ArgsProduct({{0, 1, 2, 3}, {0, 1}})->Unit(benchmark::kMillisecond);

void sortRows(benchmark::State& state) {
    RowTable table(testing::songColumns());
    table.setRows(testing::songs(100'000));
    int turn = 0;
    for (auto _ : state)
        table.sort(int(state.range(0)), turn++ % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
}
BENCHMARK(sortRows)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace antiphon

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
