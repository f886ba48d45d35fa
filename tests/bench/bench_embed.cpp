#include "core/maps/exactrepulsion.h"
#include "core/maps/gridrepulsion.h"
#include "core/maps/mapquality.h"
#include "core/maps/neighbours.h"
#include "core/maps/pca.h"
#include "core/maps/placement.h"
#include "core/maps/standardise.h"
#include "core/maps/tsne.h"
#include "core/rng.h"
#include "tests/bench/clock.h"
#include "tests/bench/yardstick.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <map>

// Maps of sounds: `cpu_s` is the processor time of one thread, `yardstick` that of 2.56 thousand
// million fused multiplications and additions in the same run (10 ms on the machine that the goals
// were set on), `ratio` the first over the second. `kl` is the divergence of row-normalised
// affinities (90 neighbours, perplexity 30) with the normaliser of all rows, as the goals mean it.

namespace {

using namespace antiphon;

/// Job and yardstick in turns; `work` returns its own processor time.
template <class Work>
void compare(benchmark::State& state, Work work) {
    double jobSeconds = 0, yardstickSeconds = 0;
    for (auto _ : state) {
        const double seconds = work();
        const double start = cpuSeconds();
        yardstick();
        yardstickSeconds += cpuSeconds() - start;
        jobSeconds += seconds;
        state.SetIterationTime(seconds);
    }
    const auto rounds = double(state.iterations());
    state.counters["size"] = double(state.range(0));
    state.counters["cpu_s"] = jobSeconds / rounds;
    state.counters["yardstick"] = yardstickSeconds / rounds;
    state.counters["ratio"] = jobSeconds / yardstickSeconds;
}

template <class Work>
double timed(Work work) {
    const double start = cpuSeconds();
    work();
    return cpuSeconds() - start;
}

/// Eight synthesizers of three parameters: each a random network of two layers whose forty outputs
/// are standardised descriptors, with noise of 1 %.
const Matrix& sounds(std::size_t rows) {
    static std::map<std::size_t, Matrix> made;
    if (const auto found = made.find(rows); found != made.end())
        return found->second;
    constexpr std::size_t synths = 8, hidden = 32, descriptors = 40;
    Rng rng(1);
    struct Synth {
        double in[hidden][3], offset[hidden], out[descriptors][hidden];
    };
    std::vector<Synth> all(synths);
    for (Synth& synth : all) {
        for (auto& row : synth.in)
            for (double& v : row)
                v = 1.5 * rng.normal();
        for (double& v : synth.offset)
            v = rng.normal();
        for (auto& row : synth.out)
            for (double& v : row)
                v = rng.normal() / std::sqrt(double(hidden));
    }
    Matrix result(rows, descriptors);
    for (std::size_t i = 0; i < rows; ++i) {
        const Synth& synth = all[i % synths];
        double layer[hidden], parameters[3];
        for (double& p : parameters)
            p = 2 * rng.uniform() - 1;
        for (std::size_t h = 0; h < hidden; ++h) {
            double sum = synth.offset[h];
            for (std::size_t p = 0; p < 3; ++p)
                sum += synth.in[h][p] * parameters[p];
            layer[h] = std::tanh(sum);
        }
        for (std::size_t d = 0; d < descriptors; ++d) {
            double sum = 0;
            for (std::size_t h = 0; h < hidden; ++h)
                sum += synth.out[d][h] * layer[h];
            result.values[i * descriptors + d] = float(sum);
        }
    }
    result = scalingOf(result).apply(result);
    for (float& v : result.values)
        v += float(0.01 * rng.normal());
    return made.emplace(rows, std::move(result)).first->second;
}

/// The divergence as the goals mean it.
class Judge {
public:
    explicit Judge(const Matrix& rows)
        : m_rows(rows), m_neighbours(NeighbourSearch(rows, m_workers).amongRows(90, m_workers)),
          m_weights(neighbourWeights(m_neighbours, 30, m_workers)) {}

    double divergence(const std::vector<float>& map) {
        std::vector<float> forces(map.size());
        const double z = ExactRepulsion().compute(map, forces, m_workers);
        double sum = 0;
        for (std::size_t i = 0; i < m_rows.rows; ++i)
            for (std::size_t k = 0; k < m_neighbours.count; ++k) {
                const double p = double(m_weights[i * m_neighbours.count + k]);
                const auto j = std::size_t(m_neighbours.of(i)[k]);
                const double square = std::pow(double(map[2 * i]) - double(map[2 * j]), 2) +
                                      std::pow(double(map[2 * i + 1]) - double(map[2 * j + 1]), 2);
                if (p > 0)
                    sum += p * std::log(p / double(m_rows.rows) * (1 + square) * z);
            }
        return sum / double(m_rows.rows);
    }

    void report(benchmark::State& state, const std::vector<float>& map) {
        const MapQuality quality = mapQuality(m_rows, map, m_workers);
        state.counters["kl"] = divergence(map);
        state.counters["recall"] = *quality.recall;
        state.counters["trust"] = *quality.trustworthiness;
    }

private:
    const Matrix& m_rows;
    Workers m_workers{1};
    Neighbours m_neighbours;
    std::vector<float> m_weights;
};

/// The first picture: fitted and projected.
void mapPca(benchmark::State& state) {
    const Matrix& rows = sounds(std::size_t(state.range(0)));
    Matrix map;
    compare(state, [&] {
        return timed([&] {
            const Pca pca(rows);
            map = pca.project(rows);
        });
    });
    Workers workers(1);
    state.counters["trust"] = *mapQuality(rows, map.values, workers).trustworthiness;
}
BENCHMARK(mapPca)->Arg(50000)->UseManualTime()->Unit(benchmark::kMillisecond);

/// 90 exact neighbours of every row; recall against comparing all with all, for 200 of the rows.
void mapNeighbours(benchmark::State& state) {
    const Matrix& rows = sounds(std::size_t(state.range(0)));
    Workers workers(1);
    Neighbours found;
    compare(state, [&] {
        return timed([&] { found = NeighbourSearch(rows, workers).amongRows(90, workers); });
    });
    std::size_t right = 0, all = 0;
    for (std::size_t i = 0; i < rows.rows; i += rows.rows / 200) {
        std::vector<std::pair<double, std::int32_t>> exact;
        for (std::size_t j = 0; j < rows.rows; ++j) {
            double sum = 0;
            for (std::size_t c = 0; c < rows.columns; ++c)
                sum += std::pow(double(rows.row(i)[c]) - double(rows.row(j)[c]), 2);
            if (j != i)
                exact.emplace_back(sum, std::int32_t(j));
        }
        std::nth_element(exact.begin(), exact.begin() + 89, exact.end());
        exact.resize(90);
        for (const auto index : found.of(i))
            right += std::ranges::any_of(exact, [&](const auto& e) { return e.second == index; });
        all += 90;
    }
    state.counters["recall"] = double(right) / double(all);
}
BENCHMARK(mapNeighbours)->Arg(10000)->Arg(50000)->UseManualTime()->Unit(benchmark::kMillisecond);

/// The frames of a song of some minutes, placed among 1000 rows whose tree is there.
void mapPlacement(benchmark::State& state) {
    const auto frames = std::size_t(state.range(0));
    constexpr std::size_t known = 1000;
    const Matrix& all = sounds(frames + known); // of the same synthesizers
    const auto part = [&](std::size_t from, std::size_t rows) {
        Matrix made(rows, all.columns);
        std::copy_n(all.row(from).begin(), rows * all.columns, made.values.begin());
        return made;
    };
    const Matrix rows = part(0, known), song = part(known, frames);
    const std::vector<float> map = Pca(rows).project(rows).values;
    Workers workers(1);
    const NeighbourSearch search(rows, workers);
    std::vector<float> places;
    compare(state, [&] { return timed([&] { places = placeAmong(search, map, song, workers); }); });
    state.counters["frames_per_s"] = double(frames) / state.counters["cpu_s"];
}
BENCHMARK(mapPlacement)->Arg(50000)->UseManualTime()->Unit(benchmark::kMillisecond);

/// One evaluation by all pairs and through the grid, of a map as they are at the end.
template <class Way>
void mapRepulsion(benchmark::State& state) {
    const auto rows = std::size_t(state.range(0));
    Rng rng(1);
    std::vector<float> map(2 * rows), forces(2 * rows);
    for (float& v : map)
        v = float(0.9 * std::sqrt(double(rows)) * (2 * rng.uniform() - 1));
    Workers workers(1);
    Way way;
    way.compute(map, forces, workers);
    compare(state, [&] { return timed([&] { way.compute(map, forces, workers); }); });
    state.counters["pairs_per_s"] = double(rows * rows) / state.counters["cpu_s"];
}
BENCHMARK(mapRepulsion<ExactRepulsion>)
    ->Arg(2000)
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(mapRepulsion<GridRepulsion>)
    ->Arg(2000)
    ->Arg(10000)
    ->Arg(50000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

/// From the rows to a map of this divergence (in thousandths), neighbours included.
void mapTsneTo(benchmark::State& state) {
    const Matrix& rows = sounds(std::size_t(state.range(0)));
    const double wanted = double(state.range(1)) / 1000;
    Judge judge(rows);
    int iterations = 0;
    compare(state, [&] {
        double seconds = 0;
        std::optional<Tsne> tsne;
        seconds += timed([&] { tsne.emplace(rows); });
        while (!tsne->done() && (tsne->iteration() < tsne->iterations() / 4 ||
                                 judge.divergence(tsne->positions()) > wanted))
            seconds += timed([&] { tsne->step(10); });
        iterations = tsne->iteration();
        return seconds;
    });
    state.counters["iterations"] = iterations;
    state.counters["goal_kl"] = wanted;
}
BENCHMARK(mapTsneTo)
    ->Args({2000, 650})
    ->Args({10000, 1140})
    ->Args({50000, 1650})
    ->UseManualTime()
    ->Iterations(3)
    ->Unit(benchmark::kMillisecond);

/// A whole run of so many iterations (0: the usual number); `first_s`: until the first snapshot.
void mapTsne(benchmark::State& state) {
    const Matrix& rows = sounds(std::size_t(state.range(0)));
    std::vector<float> map;
    double first = 0;
    compare(state, [&] {
        return timed([&] {
            const double start = cpuSeconds();
            Tsne tsne(rows, {.iterations = int(state.range(1))});
            tsne.step(1);
            map = tsne.positions();
            first = cpuSeconds() - start;
            while (!tsne.done())
                tsne.stepFor(0.05);
            map = tsne.positions();
        });
    });
    state.counters["first_s"] = first;
    Judge(rows).report(state, map);
}
BENCHMARK(mapTsne)
    ->Args({2000, 0})
    ->Args({10000, 0})
    ->Args({50000, 0})
    ->Args({50000, 1000})
    ->UseManualTime()
    ->Iterations(2)
    ->Unit(benchmark::kMillisecond);

} // namespace
