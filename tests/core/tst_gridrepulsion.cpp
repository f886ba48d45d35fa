#include "tests/testing.h"

#include "core/maps/columnfft.h"
#include "core/maps/exactrepulsion.h"
#include "core/maps/gridconvolution.h"
#include "core/maps/gridrepulsion.h"
#include "core/maps/repulsion.h"
#include "core/rng.h"
#include "core/simd.h"

#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <stdexcept>

using namespace antiphon;

namespace {

std::vector<float> scatter(std::size_t rows, double extent, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<float> result(2 * rows);
    for (float& v : result)
        v = float(extent * rng.normal());
    return result;
}

struct Push {
    std::vector<float> forces;
    double z;
};

template <class Way>
Push pushOf(Way&& way, const std::vector<float>& map, int threads = 1) {
    Workers workers(threads);
    Push push{std::vector<float>(map.size()), 0};
    push.z = way.compute(map, push.forces, workers);
    return push;
}

/// Root mean square of the difference, over that of the second.
double relative(const std::vector<float>& a, const std::vector<float>& b) {
    double error = 0, size = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        error += std::pow(double(a[i]) - double(b[i]), 2);
        size += std::pow(double(b[i]), 2);
    }
    return std::sqrt(error / size);
}

} // namespace

class TestGridRepulsion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mapsWithoutEnd() {
        const GridRepulsion grid;
        constexpr float most = std::numeric_limits<float>::max();
        QVERIFY(std::isfinite(grid.sizeFor(most).spacing));
        for (const float extent :
             {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()})
            QVERIFY_THROWS_EXCEPTION(std::invalid_argument, grid.sizeFor(extent));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 pushOf(GridRepulsion(), {-most, 0, most, 0}));
    }

    void columnTransform() {
        for (const std::size_t size : {2, 4, 6, 8, 12, 18, 24, 64, 96, 144}) {
            const ColumnFft fft(size);
            constexpr std::size_t width = ColumnFft::rowFloats;
            Rng rng(size);
            std::vector<float> half(size / 2 * width), full(size * width, 0.f), out(size * width);
            for (float& v : half)
                v = float(rng.normal());
            std::copy(half.begin(), half.end(), full.begin());
            fft.forwardHalf(half.data(), out.data());
            auto whole = full;
            fft.forward(whole.data());
            for (std::size_t column = 0; column < 16; column += 5) {
                for (std::size_t k = 0; k < size; ++k) {
                    std::complex<double> sum = 0;
                    for (std::size_t n = 0; n < size / 2; ++n)
                        sum +=
                            std::complex<double>(half[n * width + column],
                                                 half[n * width + 16 + column]) *
                            std::polar(1.0, -2 * std::numbers::pi * double(k * n) / double(size));
                    const float* row = out.data() + fft.rowOf(k) * width;
                    QVERIFY(std::abs(std::complex<double>(row[column], row[16 + column]) - sum) <
                            1e-5 * double(size));
                    const float* other = whole.data() + fft.rowOf(k) * width;
                    QVERIFY(std::abs(double(other[column] - row[column])) < 1e-5 * double(size));
                }
            }
            std::vector<float> back(size / 2 * width);
            fft.inverseHalf(out.data(), back.data());
            for (std::size_t i = 0; i < back.size(); ++i)
                QVERIFY(std::abs(back[i] / float(size) - half[i]) < 1e-5f);
        }
        for (const std::size_t size : {0, 1, 3, 7, 10, 14})
            QVERIFY_THROWS_EXCEPTION(std::invalid_argument, ColumnFft fft(size));
    }

    void convolution() {
        Workers workers;
        for (const std::size_t nodes : {32, 96}) {
            GridConvolution convolution(nodes);
            Rng rng(nodes);
            std::vector<float> kernel((nodes + 1) * (nodes + 1)), charges(nodes * nodes, 0.f);
            for (float& v : kernel)
                v = float(rng.uniform());
            for (int i = 0; i < 40; ++i)
                charges[rng.below(nodes * nodes)] = float(rng.normal());
            charges.front() = charges.back() = 1;
            std::vector<float> potential(nodes * nodes);
            const double scale = 4 * double(nodes * nodes);
            convolution.apply(charges, convolution.spectrumOf(kernel), potential, workers);
            for (std::size_t i = 0; i < 200; ++i) {
                const std::size_t at = i < 2 ? i * (nodes * nodes - 1) : rng.below(nodes * nodes);
                double sum = 0;
                for (std::size_t from = 0; from < nodes * nodes; ++from) {
                    const auto da = std::abs(int(at / nodes) - int(from / nodes));
                    const auto db = std::abs(int(at % nodes) - int(from % nodes));
                    sum += double(charges[from]) *
                           double(kernel[std::size_t(da) * (nodes + 1) + std::size_t(db)]);
                }
                QVERIFY(std::abs(double(potential[at]) / scale - sum) < 2e-5);
            }
        }
    }

    /// The bounds that the header states, from maps like points to one larger than the largest
    /// grid.
    void agreesWithAllPairs() {
        for (const double extent : {1e-5, 1e-3, 0.3, 2., 10., 18.}) {
            const auto map = scatter(1500, extent, 1);
            const Push exact = pushOf(ExactRepulsion(), map);
            const Push grid = pushOf(GridRepulsion(), map);
            QVERIFY(std::abs(grid.z / exact.z - 1) < 1e-4);
            QVERIFY(relative(grid.forces, exact.forces) < 0.01);
            const Push coarse = pushOf(GridRepulsion(0.5f), map);
            QVERIFY(relative(coarse.forces, exact.forces) < 0.03);
        }
        const auto wide = scatter(3000, 40, 2);
        QVERIFY(relative(pushOf(GridRepulsion(), wide).forces,
                         pushOf(ExactRepulsion(), wide).forces) < 0.04);
    }

    /// A row alone feels nothing of its own field, wherever it lies between the nodes.
    void noForceOfItsOwn() {
        float most = 0;
        for (int i = 0; i < 50; ++i) {
            const float x = float(i) * 0.013f;
            const std::vector<float> map{-8, -8, 8, 8, x, 0.7f * x};
            const Push exact = pushOf(ExactRepulsion(), map), grid = pushOf(GridRepulsion(), map);
            for (std::size_t k = 0; k < 6; ++k)
                most = std::max(most, std::abs(grid.forces[k] - exact.forces[k]));
        }
        QVERIFY(most < 5e-4f); // 0.008 without the correction
    }

    void sameBitsEverywhere() {
        const auto map = scatter(5000, 30, 3);
        const Push push = pushOf(GridRepulsion(), map);
        for (const int threads : {2, 3}) {
            const Push again = pushOf(GridRepulsion(), map, threads);
            QCOMPARE(again.forces, push.forces);
            QCOMPARE(again.z, push.z);
        }
        for (const Simd level : {Simd::Baseline, Simd::Avx2}) {
            limitSimd(level);
            const Push narrow = pushOf(GridRepulsion(), map);
            limitSimd(Simd::Avx512);
            QCOMPARE(narrow.forces, push.forces);
            QCOMPARE(narrow.z, push.z);
        }
        GridRepulsion used; // what it computed before does not matter
        pushOf(used, scatter(5000, 3, 4));
        pushOf(used, scatter(100, 60, 4));
        QCOMPARE(pushOf(used, map).forces, push.forces);
    }

    void fewRows() {
        QCOMPARE(pushOf(GridRepulsion(), {}).z, 0.0);
        const Push one = pushOf(GridRepulsion(), {3, 4});
        QVERIFY(std::abs(one.z) < 1e-3);
        const Push same = pushOf(GridRepulsion(), {3, 4, 3, 4, 3, 4});
        QVERIFY(std::abs(same.z - 6) < 1e-2);
        for (const float f : same.forces)
            QVERIFY(std::abs(f) < 1e-2f);
    }

    void choosesTheCheaperWay() {
        const auto few = scatter(300, 30, 1), many = scatter(9000, 10, 1);
        const auto vast = scatter(3000, 400, 2); // no grid is fine enough
        QCOMPARE(pushOf(Repulsion(), vast).forces, pushOf(ExactRepulsion(), vast).forces);
        QCOMPARE(pushOf(Repulsion(), few).forces, pushOf(ExactRepulsion(), few).forces);
        QCOMPARE(pushOf(Repulsion(), many).forces, pushOf(GridRepulsion(), many).forces);
        QCOMPARE(pushOf(Repulsion(Repulsion::Way::Exact), many).z,
                 pushOf(ExactRepulsion(), many).z);
        QCOMPARE(pushOf(Repulsion(Repulsion::Way::Grid), few).z, pushOf(GridRepulsion(), few).z);
    }
};

QTEST_GUILESS_MAIN(TestGridRepulsion)
#include "tst_gridrepulsion.moc"
