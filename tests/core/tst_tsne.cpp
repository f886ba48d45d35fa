#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/attraction.h"
#include "core/maps/exactrepulsion.h"
#include "core/maps/tsne.h"
#include "core/rng.h"
#include "core/simd.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace antiphon;

namespace {

/// `groups` far clouds, row i belongs to cloud i % groups.
Matrix clouds(std::size_t rows, std::size_t columns, std::size_t groups, std::uint64_t seed) {
    Rng rng(seed);
    Matrix result(rows, columns);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            result.values[r * columns + c] =
                float(3 * std::sin(double((r % groups + 1) * (c + 1))) + 0.5 * rng.normal());
    return result;
}

std::vector<float> scatter(std::size_t rows, double extent, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<float> result(2 * rows);
    for (float& v : result)
        v = float(extent * rng.normal());
    return result;
}

Tsne finished(const Matrix& rows, const TsneOptions& options) {
    Tsne tsne(rows, options);
    tsne.step(options.iterations);
    return tsne;
}

/// Share of rows whose nearest other on the map is of their own cloud.
double purity(std::span<const float> map, std::size_t groups) {
    const std::size_t rows = map.size() / 2;
    std::size_t pure = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        double best = 1e300;
        std::size_t at = 0;
        for (std::size_t j = 0; j < rows; ++j) {
            const double d = std::hypot(map[2 * i] - map[2 * j], map[2 * i + 1] - map[2 * j + 1]);
            if (j != i && d < best) {
                best = d;
                at = j;
            }
        }
        pure += at % groups == i % groups;
    }
    return double(pure) / double(rows);
}

bool allFinite(std::span<const float> values) {
    return std::ranges::all_of(values, [](float v) { return std::isfinite(v); });
}

std::string messageOf(const Matrix& rows, const TsneOptions& options,
                      std::span<const float> start = {}) {
    try {
        const Tsne tsne(rows, options, start);
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestTsne : public QObject {
    Q_OBJECT

private:
    void sameBits(const Matrix& rows, const TsneOptions& options) {
        const auto map = finished(rows, options).positions();
        for (const int threads : {2, 3}) {
            TsneOptions more = options;
            more.threads = threads;
            QCOMPARE(finished(rows, more).positions(), map);
        }
        for (const Simd level : {Simd::Baseline, Simd::Avx2}) {
            limitSimd(level);
            const auto narrow = finished(rows, options).positions();
            limitSimd(Simd::Avx512);
            QCOMPARE(narrow, map);
        }
        Tsne parts(rows, options); // steps do not matter
        while (!parts.done()) {
            parts.step(7);
            parts.kl();
        }
        QCOMPARE(parts.positions(), map);
        TsneOptions other = options;
        other.seed = 2;
        QVERIFY(finished(rows, other).positions() != map);
    }

private Q_SLOTS:
    /// Entropy of every row's weights is that of the perplexity, and the matrix is symmetric.
    void affinities() {
        Workers workers;
        const Matrix rows = clouds(400, 10, 4, 1);
        const Neighbours neighbours = NeighbourSearch(rows, workers).amongRows(60, workers);
        const auto weights = neighbourWeights(neighbours, 20, workers);
        for (std::size_t i = 0; i < 400; ++i) {
            double sum = 0, entropy = 0;
            // Weights are exp(-b d^2): their logarithms lie on a line.
            const auto w = std::span(weights).subspan(i * 60, 60);
            const auto d = neighbours.distancesOf(i);
            const double slope =
                (std::log(double(w[40])) - std::log(double(w[0]))) / double(d[40] - d[0]);
            for (std::size_t k = 0; k < 60; ++k) {
                sum += double(w[k]);
                entropy -= double(w[k]) * std::log(double(w[k]));
                QVERIFY(std::abs(std::log(double(w[k]) / double(w[0])) -
                                 slope * double(d[k] - d[0])) < 1e-3);
            }
            QVERIFY(std::abs(sum - 1) < 1e-5);
            QVERIFY(std::abs(std::exp(entropy) - 20) < 0.01);
        }

        std::vector<std::int32_t> place(400);
        std::iota(place.begin(), place.end(), 0);
        std::reverse(place.begin(), place.end());
        const Affinities p = affinitiesOf(neighbours, 20, place, workers);
        std::vector<double> dense(400 * 400, 0);
        double sum = 0, entropy = 0;
        for (std::size_t i = 0; i < 400; ++i) {
            QCOMPARE(p.begin[i + 1] % 16, std::size_t(0));
            for (std::size_t e = p.begin[i]; e < p.begin[i + 1]; ++e) {
                const double weight = double(p.weights[e]);
                dense[i * 400 + std::size_t(p.partners[e])] += weight;
                sum += weight;
                entropy += weight > 0 ? weight * std::log(weight) : 0;
            }
        }
        QVERIFY(std::abs(sum - 1) < 1e-5);
        QVERIFY(std::abs(entropy - p.entropy) < 1e-6);
        for (std::size_t i = 0; i < 400; ++i)
            for (std::size_t k = 0; k < 60; ++k) {
                const auto j = std::size_t(neighbours.of(i)[k]);
                double expected = double(weights[i * 60 + k]);
                for (std::size_t back = 0; back < 60; ++back)
                    if (std::size_t(neighbours.of(j)[back]) == i)
                        expected += double(weights[j * 60 + back]);
                const std::size_t a = 399 - i, b = 399 - j;
                QVERIFY(std::abs(dense[a * 400 + b] - expected / 800) < 1e-9);
                QCOMPARE(dense[a * 400 + b], dense[b * 400 + a]);
            }
    }

    /// Both halves of the gradient against plain sums in double.
    void gradient() {
        Workers workers;
        for (const std::size_t n : {5, 16, 257, 1100}) {
            const auto map = scatter(n, 5, n);
            std::vector<float> push(2 * n);
            ExactRepulsion repulsion;
            const double z = repulsion.compute(map, push, workers);
            double slowZ = 0;
            for (std::size_t i = 0; i < n; ++i) {
                double fx = 0, fy = 0, scale = 0;
                for (std::size_t j = 0; j < n; ++j) {
                    if (i == j)
                        continue;
                    const double dx = double(map[2 * i]) - double(map[2 * j]);
                    const double dy = double(map[2 * i + 1]) - double(map[2 * j + 1]);
                    const double q = 1 / (1 + dx * dx + dy * dy);
                    slowZ += q;
                    fx += q * q * dx;
                    fy += q * q * dy;
                    scale += q * q * std::hypot(dx, dy);
                }
                QVERIFY(std::abs(double(push[2 * i]) - fx) < 3e-6 * scale);
                QVERIFY(std::abs(double(push[2 * i + 1]) - fy) < 3e-6 * scale);
            }
            QVERIFY(std::abs(z / slowZ - 1) < 1e-5);
        }
        const Matrix rows = clouds(300, 8, 3, 2);
        std::vector<std::int32_t> place(300);
        std::iota(place.begin(), place.end(), 0);
        const Affinities p =
            affinitiesOf(NeighbourSearch(rows, workers).amongRows(30, workers), 10, place, workers);
        const auto map = scatter(300, 5, 1);
        std::vector<float> pull(600);
        attract(p, map, pull, workers);
        double cost = 0;
        for (std::size_t i = 0; i < 300; ++i) {
            double fx = 0, fy = 0;
            for (std::size_t e = p.begin[i]; e < p.begin[i + 1]; ++e) {
                const auto j = std::size_t(p.partners[e]);
                const double dx = double(map[2 * i]) - double(map[2 * j]);
                const double dy = double(map[2 * i + 1]) - double(map[2 * j + 1]);
                const double square = dx * dx + dy * dy;
                fx += double(p.weights[e]) * dx / (1 + square);
                fy += double(p.weights[e]) * dy / (1 + square);
                cost += double(p.weights[e]) * std::log(1 + square);
            }
            QVERIFY(std::abs(double(pull[2 * i]) - fx) < 1e-8);
            QVERIFY(std::abs(double(pull[2 * i + 1]) - fy) < 1e-8);
        }
        QVERIFY(std::abs(attractionCost(p, map, workers) - cost) < 1e-5);
    }

    void divergenceFalls() {
        const Matrix rows = clouds(600, 12, 6, 3);
        Tsne tsne(rows, {.iterations = 400});
        tsne.step(100);
        QCOMPARE(tsne.iteration(), 100);
        QVERIFY(!tsne.done());
        double last = 1e9;
        for (int i = 0; i < 3; ++i) {
            tsne.step(100);
            const double kl = tsne.kl();
            QVERIFY(kl < last);
            last = kl;
        }
        QVERIFY(tsne.done());
        QCOMPARE(tsne.iteration(), 400);
        QVERIFY(last < 1.0);
        const auto map = tsne.positions();
        QCOMPARE(map.size(), std::size_t(1200));
        QVERIFY(purity(map, 6) > 0.995);
        tsne.step(10); // does nothing any more
        QCOMPARE(tsne.positions(), map);
    }

    /// The number itself, against its definition.
    void divergence() {
        const Matrix rows = clouds(120, 6, 3, 4);
        Tsne tsne(rows, {.perplexity = 8, .iterations = 60});
        tsne.step(60);
        const auto map = tsne.positions();
        Workers workers;
        const Neighbours neighbours = NeighbourSearch(rows, workers).amongRows(24, workers);
        std::vector<std::int32_t> place(120);
        std::iota(place.begin(), place.end(), 0);
        const Affinities p = affinitiesOf(neighbours, 8, place, workers);
        const auto q = [&](std::size_t i, std::size_t j) {
            return 1 / (1 + std::pow(double(map[2 * i]) - double(map[2 * j]), 2) +
                        std::pow(double(map[2 * i + 1]) - double(map[2 * j + 1]), 2));
        };
        double z = 0, kl = 0;
        for (std::size_t i = 0; i < 120; ++i)
            for (std::size_t j = 0; j < 120; ++j)
                z += i == j ? 0 : q(i, j);
        for (std::size_t i = 0; i < 120; ++i)
            for (std::size_t e = p.begin[i]; e < p.begin[i + 1]; ++e)
                if (const double w = double(p.weights[e]); w > 0)
                    kl += w * std::log(w / (q(i, std::size_t(p.partners[e])) / z));
        QVERIFY(std::abs(tsne.kl() - kl) < 1e-4);
    }

    void sameBitsEverywhere() {
        for (const auto way : {Repulsion::Way::Exact, Repulsion::Way::Grid})
            sameBits(clouds(1500, 20, 5, 5), {.iterations = 60, .repulsion = way, .threads = 1});
    }

    void gridAndAllPairsAgree() {
        const Matrix rows = clouds(800, 12, 6, 3);
        TsneOptions options{.iterations = 300, .repulsion = Repulsion::Way::Exact};
        const double exact = finished(rows, options).kl();
        options.repulsion = Repulsion::Way::Grid;
        Tsne grid = finished(rows, options);
        QVERIFY(std::abs(grid.kl() - exact) < 0.03 * exact);
        QVERIFY(purity(grid.positions(), 6) > 0.995);
    }

    void warmStart() {
        const Matrix rows = clouds(500, 10, 5, 6);
        Tsne first(rows, {.iterations = 500});
        first.step(500);
        const auto map = first.positions();
        Tsne again(rows, {.iterations = 50}, map);
        double moved = 0, extent = 0;
        const auto start = again.positions();
        for (std::size_t i = 0; i < map.size(); ++i) {
            moved = std::max(moved, std::abs(double(start[i]) - double(map[i])));
            extent = std::max(extent, std::abs(double(map[i])));
        }
        QVERIFY(moved < 1e-4 * extent);
        again.step(50);
        QVERIFY(again.kl() < first.kl() + 0.01);
        const auto later = again.positions(); // still recognisable
        moved = 0;
        for (std::size_t i = 0; i < map.size(); ++i)
            moved += std::abs(double(later[i]) - double(map[i])) / double(map.size());
        QVERIFY(moved < 0.2 * extent);
    }

    void perplexityCanChange() {
        const Matrix rows = clouds(500, 10, 5, 7);
        Tsne tsne(rows, {.perplexity = 10, .iterations = 200});
        tsne.step(200);
        QVERIFY(tsne.done());
        const auto before = tsne.positions();
        tsne.setPerplexity(40);
        QCOMPARE(tsne.perplexity(), 40.0);
        QVERIFY(!tsne.done());
        QCOMPARE(tsne.iteration(), 200);
        QCOMPARE(tsne.positions(), before);
        const double start = tsne.kl();
        tsne.step(100);
        QVERIFY(tsne.done());
        QVERIFY(tsne.kl() < start);
        QVERIFY_THROWS_EXCEPTION(UserError, tsne.setPerplexity(0));
    }

    void fewRows() {
        for (const std::size_t n : {0, 1, 2, 3}) {
            Tsne tsne(clouds(n, 5, 1, 1));
            QVERIFY(tsne.done());
            tsne.step(10);
            QCOMPARE(tsne.positions().size(), 2 * n);
            QVERIFY(allFinite(tsne.positions()));
            QCOMPARE(tsne.kl(), 0.0);
            QCOMPARE(tsne.notes().size(), std::size_t(1));
            tsne.setPerplexity(5);
        }
        for (const std::size_t n : {4, 5, 20, 89}) {
            Tsne tsne(clouds(n, 5, 1, 1), {.iterations = 100});
            QCOMPARE(tsne.notes().size(), std::size_t(1));
            QVERIFY(tsne.notes()[0].find("reduced from 30 to ") != std::string::npos);
            tsne.step(100);
            QVERIFY(allFinite(tsne.positions()));
        }
        QVERIFY(Tsne(clouds(91, 5, 1, 1)).notes().empty());
    }

    void equalRows() {
        Matrix rows(300, 4);
        std::fill(rows.values.begin(), rows.values.end(), 1.f);
        Tsne tsne(rows, {.iterations = 100});
        QCOMPARE(tsne.notes().size(), std::size_t(1));
        tsne.step(100);
        QVERIFY(allFinite(tsne.positions()));

        rows = clouds(400, 4, 4, 1); // a third of the rows are the same
        for (std::size_t i = 0; i < 400; i += 3)
            std::copy_n(rows.values.begin(), 4, rows.values.begin() + std::ptrdiff_t(4 * i));
        Tsne some(rows, {.iterations = 200});
        some.step(200);
        QVERIFY(allFinite(some.positions()));
        QVERIFY(std::isfinite(some.kl()));
    }

    void messages() {
        const Matrix rows = clouds(100, 4, 2, 1);
        Matrix broken = rows;
        broken.values[4 * 20 + 3] = std::numeric_limits<float>::infinity();
        QVERIFY(messageOf(broken, {}).find("Row 21, column 4") != std::string::npos);
        QVERIFY(messageOf(rows, {.perplexity = 0.5}).find("perplexity") != std::string::npos);
        QVERIFY(messageOf(rows, {.perplexity = std::nan("")}).find("perplexity") !=
                std::string::npos);
        QVERIFY(messageOf(rows, {.iterations = -1}).find("iterations") != std::string::npos);
        QVERIFY(messageOf(rows, {.exaggeration = 0}).find("exaggeration") != std::string::npos);
        QVERIFY(messageOf(rows, {.learningRate = -1}).find("learning rate") != std::string::npos);
        std::vector<float> start(200, 0.f);
        QVERIFY(messageOf(rows, {}, std::span(start).first(10)).find("5 positions for 100 rows") !=
                std::string::npos);
        start[31] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(messageOf(rows, {}, start).find("row 16") != std::string::npos);
    }

    void canBeStoppedWhileItSearches() {
        TsneOptions options;
        options.checkpoint = [] { throw Cancelled(); };
        try {
            const Tsne tsne(clouds(1000, 4, 2, 1), options);
            QFAIL("went on");
        } catch (const Cancelled&) {
        }
    }
};

QTEST_GUILESS_MAIN(TestTsne)
#include "tst_tsne.moc"
