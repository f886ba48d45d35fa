#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/neighbours.h"
#include "core/rng.h"
#include "core/simd.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace antiphon;

namespace {

/// Groups of 3-dimensional sheets, so that the tree has something to skip.
Matrix sheets(std::size_t rows, std::size_t columns, std::uint64_t seed) {
    Rng rng(seed);
    Matrix result(rows, columns);
    for (std::size_t r = 0; r < rows; ++r) {
        const double group = double(r % 5);
        const double a = rng.uniform(), b = rng.uniform(), c = rng.uniform();
        for (std::size_t k = 0; k < columns; ++k)
            result.values[r * columns + k] =
                float(std::sin(group * 7 + double(k) * a) + b * std::cos(double(k) + group) +
                      c * double(k % 3) + 0.01 * rng.normal());
    }
    return result;
}

Matrix noise(std::size_t rows, std::size_t columns, std::uint64_t seed) {
    Rng rng(seed);
    Matrix result(rows, columns);
    for (float& v : result.values)
        v = float(rng.normal());
    return result;
}

double distanceOf(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t c = 0; c < a.size(); ++c)
        sum += (double(a[c]) - double(b[c])) * (double(a[c]) - double(b[c]));
    return sum;
}

/// Every result row must hold the nearest rows, as comparing all with all finds them. Distances may
/// differ by rounding, so rows may change places only where distances are that close.
void verify(const Matrix& rows, const Matrix& queries, const Neighbours& found, bool among) {
    for (std::size_t q = 0; q < queries.rows; ++q) {
        std::vector<double> all;
        for (std::size_t r = 0; r < rows.rows; ++r)
            if (!among || r != q)
                all.push_back(distanceOf(rows.row(r), queries.row(q)));
        std::sort(all.begin(), all.end());
        std::vector<std::int32_t> seen;
        for (std::size_t k = 0; k < found.count; ++k) {
            const auto index = found.of(q)[k];
            QVERIFY(index >= 0 && std::size_t(index) < rows.rows);
            QVERIFY(!among || std::size_t(index) != q);
            seen.push_back(index);
            const double exact = distanceOf(rows.row(std::size_t(index)), queries.row(q));
            QVERIFY(std::abs(double(found.distancesOf(q)[k]) - exact) <= 3e-6 * exact);
            QVERIFY(std::abs(exact - all[k]) <= 3e-6 * all[k]);
            if (k > 0) {
                QVERIFY(found.distancesOf(q)[k] >= found.distancesOf(q)[k - 1]);
                if (found.distancesOf(q)[k] == found.distancesOf(q)[k - 1])
                    QVERIFY(found.of(q)[k] > found.of(q)[k - 1]);
            }
        }
        std::sort(seen.begin(), seen.end());
        QVERIFY(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
    }
}

std::string messageOf(const Matrix& rows) {
    try {
        Workers workers;
        const NeighbourSearch search(rows, workers);
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestNeighbours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheNearest() {
        Workers workers(2);
        for (const Matrix& rows : {sheets(1500, 40, 1), noise(700, 40, 2), noise(333, 3, 3),
                                   noise(500, 1, 4), noise(200, 300, 5), sheets(65, 17, 6)}) {
            const NeighbourSearch search(rows, workers);
            for (const std::size_t count : {1, 10, 60})
                verify(rows, rows, search.amongRows(count, workers), true);
        }
    }

    void findsForOtherRows() {
        Workers workers(2);
        const Matrix rows = sheets(900, 12, 1), queries = noise(77, 12, 2);
        const NeighbourSearch search(rows, workers);
        verify(rows, queries, search.of(queries, 15, workers), false);
        verify(rows, rows, search.of(rows, 1, workers), false); // each is its own nearest
        QCOMPARE(search.of(rows, 1, workers).of(123)[0], 123);
        QCOMPARE(search.of(Matrix(0, 12), 5, workers).rows, std::size_t(0));
    }

    /// Rounded rows have many exact ties, which the lower index wins.
    void tiesGoToTheLowerIndex() {
        Matrix rows = noise(800, 2, 9);
        for (float& v : rows.values)
            v = std::round(v);
        Workers workers;
        const Neighbours found = NeighbourSearch(rows, workers).amongRows(20, workers);
        for (std::size_t q = 0; q < rows.rows; ++q) {
            std::vector<std::pair<double, std::int32_t>> all;
            for (std::size_t r = 0; r < rows.rows; ++r)
                if (r != q)
                    all.emplace_back(distanceOf(rows.row(r), rows.row(q)), std::int32_t(r));
            std::sort(all.begin(), all.end());
            for (std::size_t k = 0; k < 20; ++k)
                QCOMPARE(found.of(q)[k], all[k].second);
        }
    }

    void equalRows() {
        Matrix rows(700, 5);
        std::fill(rows.values.begin(), rows.values.end(), 3.25f);
        Workers workers;
        const Neighbours found = NeighbourSearch(rows, workers).amongRows(30, workers);
        for (std::size_t q = 0; q < 700; ++q)
            for (std::size_t k = 0; k < 30; ++k) {
                QCOMPARE(found.of(q)[k], std::int32_t(k + (k >= q ? 1 : 0)));
                QCOMPARE(found.distancesOf(q)[k], 0.f);
            }
    }

    /// One row far away must not spoil what is known of the others.
    void outliersAndOffsets() {
        Matrix rows = sheets(600, 20, 3);
        for (float& v : rows.values)
            v += 1000;
        for (std::size_t c = 0; c < 20; ++c)
            rows.values[20 * 17 + c] = 1e9f;
        Workers workers;
        verify(rows, rows, NeighbourSearch(rows, workers).amongRows(10, workers), true);
    }

    void sameBitsEverywhere() {
        const Matrix rows = sheets(2100, 33, 4);
        Workers one(1);
        const Neighbours found = NeighbourSearch(rows, one).amongRows(45, one);
        for (const int threads : {2, 3}) {
            Workers more(threads);
            const Neighbours again = NeighbourSearch(rows, more).amongRows(45, more);
            QCOMPARE(again.indices, found.indices);
            QCOMPARE(again.distances, found.distances);
        }
        for (const Simd level : {Simd::Baseline, Simd::Avx2}) {
            limitSimd(level);
            const NeighbourSearch search(rows, one);
            const Neighbours again = search.amongRows(45, one);
            limitSimd(Simd::Avx512);
            QCOMPARE(again.indices, found.indices);
            QCOMPARE(again.distances, found.distances);
        }
    }

    void orderKeepsNeighboursTogether() {
        const Matrix rows = sheets(2000, 10, 5);
        Workers workers;
        const NeighbourSearch search(rows, workers);
        std::vector<std::int32_t> sorted(search.order().begin(), search.order().end());
        std::vector<std::size_t> place(2000);
        for (std::size_t i = 0; i < 2000; ++i)
            place[std::size_t(sorted[i])] = i;
        const Neighbours found = search.amongRows(5, workers);
        double apart = 0, apartByIndex = 0;
        for (std::size_t i = 0; i < 2000; ++i)
            for (const auto j : found.of(i)) {
                apart += std::abs(double(place[i]) - double(place[std::size_t(j)]));
                apartByIndex += std::abs(double(i) - double(j));
            }
        QVERIFY(apart < apartByIndex / 3);
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < 2000; ++i)
            QCOMPARE(sorted[i], std::int32_t(i));
    }

    void fewRows() {
        Workers workers(2);
        QCOMPARE(NeighbourSearch(Matrix(0, 3), workers).amongRows(5, workers).rows, std::size_t(0));
        QCOMPARE(NeighbourSearch(noise(1, 3, 1), workers).amongRows(5, workers).count,
                 std::size_t(0));
        const Matrix two = noise(2, 3, 1);
        const Neighbours pair = NeighbourSearch(two, workers).amongRows(5, workers);
        QCOMPARE(pair.count, std::size_t(1));
        QCOMPARE(pair.indices, (std::vector<std::int32_t>{1, 0}));
        const Matrix rows = noise(40, 3, 2); // as many neighbours as there are
        verify(rows, rows, NeighbourSearch(rows, workers).amongRows(99, workers), true);
    }

    void messages() {
        Matrix rows = noise(30, 4, 1);
        rows.values[4 * 7 + 1] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(messageOf(rows).find("Row 8, column 2") != std::string::npos);
        rows.values[4 * 7 + 1] = 1e20f;
        QVERIFY(messageOf(rows).find("too large") != std::string::npos);
    }

    void canBeStopped() {
        const Matrix rows = noise(3000, 10, 1);
        Workers workers(2);
        const NeighbourSearch search(rows, workers);
        int calls = 0;
        try {
            search.amongRows(10, workers, [&] {
                if (++calls == 2)
                    throw Cancelled();
            });
            QFAIL("went on");
        } catch (const Cancelled&) {
            QCOMPARE(calls, 2);
        }
    }

    void workersRethrow() {
        Workers workers(3);
        for (int round = 0; round < 50; ++round) {
            std::vector<int> done(100, 0);
            workers.run(100, [&](std::size_t part) { ++done[part]; });
            QCOMPARE(done, std::vector<int>(100, 1));
            QVERIFY_THROWS_EXCEPTION(UserError, workers.run(100, [](std::size_t part) {
                if (part == 42)
                    throw UserError("part 42");
            }));
        }
    }
};

QTEST_GUILESS_MAIN(TestNeighbours)
#include "tst_neighbours.moc"
