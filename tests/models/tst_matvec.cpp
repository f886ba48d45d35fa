#include "tests/testing.h"

#include "core/rng.h"
#include "core/simd.h"
#include "core/workers.h"
#include "models/matvec.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace antiphon;

namespace {

std::vector<float> normals(std::size_t count, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<float> values(count);
    for (float& v : values)
        v = float(rng.normal());
    return values;
}

constexpr WeightType types[] = {WeightType::Fp32, WeightType::Bf16, WeightType::Int8};

struct Case {
    std::size_t rows, columns;
    std::vector<float> weights = normals(rows * columns, 1), bias = normals(rows, 2);
    std::vector<float> inputs = normals(5 * columns, 3);

    WeightMatrix matrix(WeightType type) const {
        WeightMemory memory;
        return {weights, bias, rows, type, memory};
    }
    Vectors vectors(WeightType type) const {
        Vectors vectors(columns, 5);
        for (std::size_t i = 0; i < 5; ++i)
            std::copy_n(inputs.data() + i * columns, columns, vectors[i]);
        vectors.prepare(type, 5);
        return vectors;
    }
    std::vector<float> product(const WeightMatrix& matrix, std::size_t first,
                               std::size_t count) const {
        std::vector<float> out(count * rows);
        matrix.multiply(vectors(matrix.type()), first, count, out.data(), rows);
        return out;
    }
    std::vector<float> exact() const {
        std::vector<float> out;
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t r = 0; r < rows; ++r) {
                double sum = double(bias[r]);
                for (std::size_t c = 0; c < columns; ++c)
                    sum += double(weights[r * columns + c]) * double(inputs[i * columns + c]);
                out.push_back(float(sum));
            }
        return out;
    }
};

} // namespace

class TestMatVec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { limitSimd(Simd::Avx512); }

    void sizes_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        for (const auto& [rows, columns] : {std::pair(1, 1),
                                            {3, 8},
                                            {16, 31},
                                            {7, 64},
                                            {5, 65},
                                            {24, 200},
                                            {9, 1024},
                                            {4, 1100},
                                            {2, 2500},
                                            {300, 768}})
            QTest::addRow("%dx%d", rows, columns) << rows << columns;
    }
    void sizes() {
        QFETCH(int, rows);
        QFETCH(int, columns);
        const Case c{std::size_t(rows), std::size_t(columns)};
        const auto exact = c.exact();
        for (const WeightType type : types) {
            const WeightMatrix matrix = c.matrix(type);
            const auto all = c.product(matrix, 0, 5);
            // Rounding of normal weights: 2^-9 / sqrt(3) and, of weights and vectors, largest /
            // 254 / sqrt(3); little sums vary more.
            const double bound = type == WeightType::Fp32   ? 2e-6
                                 : type == WeightType::Bf16 ? 4e-3
                                                            : 2.5e-2;
            QVERIFY2(relativeError(all, exact) < bound,
                     qPrintable(QString::number(relativeError(all, exact))));
            QVERIFY(relativeError(matrix.unpacked(), c.weights) < (type == WeightType::Fp32 ? 1e-12
                                                                   : type == WeightType::Bf16
                                                                       ? 2.5e-3
                                                                       : 1e-2));
            // One, two and many vectors give the same bits.
            for (std::size_t i = 0; i < 5; ++i)
                QVERIFY(std::ranges::equal(c.product(matrix, i, 1),
                                           std::span(all).subspan(i * c.rows, c.rows)));
            QVERIFY(
                std::ranges::equal(c.product(matrix, 3, 2), std::span(all).subspan(3 * c.rows)));
            // So do all processors.
            for (const Simd level : {Simd::Baseline, Simd::Avx2}) {
                limitSimd(level);
                QCOMPARE(c.product(matrix, 0, 5), all);
                QCOMPARE(c.product(matrix, 2, 1),
                         (std::vector(all.begin() + 2 * rows, all.begin() + 3 * rows)));
                limitSimd(Simd::Avx512);
            }
        }
    }

    void threadsChangeNothing() {
        const Case c{1500, 1024};
        Workers workers(3);
        for (const WeightType type : types) {
            const WeightMatrix matrix = c.matrix(type);
            std::vector<float> out(5 * c.rows);
            for (const std::size_t count : {1u, 2u, 5u}) {
                matrix.multiply(c.vectors(type), 0, count, out.data(), c.rows, &workers);
                QVERIFY(std::ranges::equal(std::span(out).first(count * c.rows),
                                           c.product(matrix, 0, count)));
            }
        }
    }

    void bf16IsFp32OfRoundedWeights() {
        Case c{16, 100};
        const WeightMatrix rounded = c.matrix(WeightType::Bf16);
        c.weights = rounded.unpacked();
        QCOMPARE(c.product(c.matrix(WeightType::Fp32), 0, 5), c.product(rounded, 0, 5));
    }

    void roundingToBf16() {
        WeightMemory memory;
        const float inf = std::numeric_limits<float>::infinity();
        // Halfway cases go to the even neighbour; what is no number stays none.
        const std::vector values{1.f,     1.00390625f, 1.01171875f,  -1.0040f,
                                 3.4e38f, inf,         std::nanf("")};
        const auto packed = WeightMatrix(values, {}, 1, WeightType::Bf16, memory).unpacked();
        QCOMPARE(packed[0], 1.f);
        QCOMPARE(packed[1], 1.f);
        QCOMPARE(packed[2], 1.015625f);
        QCOMPARE(packed[3], -1.0078125f);
        QCOMPARE(packed[5], inf);
        QVERIFY(std::isnan(packed[6]));
    }

    void zerosAndExtremes() {
        WeightMemory memory;
        std::vector<float> weights(2 * 64), out(2);
        weights[64] = 1e-38f;
        Vectors vectors(64, 1);
        vectors.prepare(WeightType::Int8, 1);
        const WeightMatrix matrix(weights, {}, 2, WeightType::Int8, memory);
        matrix.multiply(vectors, 0, 1, out.data(), 2);
        QCOMPARE(out, (std::vector{0.f, 0.f}));
        // The largest codes there are, of both signs.
        for (std::size_t i = 0; i < 64; ++i) {
            weights[i] = i % 3 ? 127 : -127;
            weights[64 + i] = -127;
            vectors[0][i] = i % 3 ? 127 : -127;
        }
        vectors.prepare(WeightType::Int8, 1);
        const WeightMatrix full(weights, {}, 2, WeightType::Int8, memory);
        for (const Simd level : {Simd::Baseline, Simd::Avx2, Simd::Avx512}) {
            limitSimd(level);
            full.multiply(vectors, 0, 1, out.data(), 2);
            QCOMPARE(out, (std::vector{64.f * 127 * 127, -127.f * 127 * (42 - 22)}));
        }
    }

    void whatDoesNotFit() {
        WeightMemory memory;
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 WeightMatrix(normals(7, 1), {}, 2, WeightType::Fp32, memory));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, WeightMatrix(normals(8, 1), normals(3, 1),
                                                                     2, WeightType::Fp32, memory));
    }

    void memoryIsAlignedAndKept() {
        std::shared_ptr<std::byte[]> first, second;
        {
            WeightMemory memory;
            first = memory.take(100);
            second = memory.take(std::size_t(40) << 20);
        }
        for (const auto& part : {first, second})
            QCOMPARE(reinterpret_cast<std::uintptr_t>(part.get()) % 64, 0u);
        second[(std::size_t(40) << 20) - 1] = std::byte(1);
        QCOMPARE(first[99], std::byte(0));
    }
};

QTEST_APPLESS_MAIN(TestMatVec)
#include "tst_matvec.moc"
