#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/lookup.h"
#include "core/maps/pointindex.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace antiphon;

namespace {

/// Grid of `steps` values a parameter, both ends or without the upper one, in the order `shuffled`.
std::vector<double> grid(std::size_t parameters, std::size_t steps, bool inclusive, Rng* shuffled) {
    std::size_t rows = 1;
    for (std::size_t p = 0; p < parameters; ++p)
        rows *= steps;
    std::vector<std::size_t> order(rows);
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (shuffled)
        shuffled->shuffle(std::span(order));
    std::vector<double> points(rows * parameters);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t p = parameters, rest = order[row]; p-- > 0; rest /= steps)
            points[row * parameters + p] =
                double(rest % steps) / double(inclusive ? steps - 1 : steps);
    return points;
}

std::vector<double> scattered(std::size_t parameters, std::size_t rows, Rng& rng) {
    std::vector<double> points(rows * parameters);
    for (double& value : points) // few decimals, so that some are equally near
        value = std::round(rng.uniform() * 50) / 50;
    return points;
}

/// Points that agents visit: walks in steps of a twentieth, which lie between the rows of a grid,
/// and far-off ones.
std::vector<double> walk(std::size_t parameters, Rng& rng) {
    std::vector<double> points;
    std::vector<double> at(parameters, 0.5);
    for (int step = 0; step < 3000; ++step) {
        if (step % 50 == 0)
            for (double& value : at)
                value = step % 100 == 0 ? std::round(rng.uniform() * 20) / 20 : rng.uniform();
        for (double& value : at)
            value = std::clamp(value + 0.05 * (double(rng.below(3)) - 1), 0.0, 1.0);
        points.insert(points.end(), at.begin(), at.end());
    }
    for (int i = 0; i < 200; ++i)
        for (std::size_t p = 0; p < parameters; ++p)
            points.push_back(3 * rng.uniform() - 1);
    return points;
}

std::size_t different(std::span<const double> points, std::size_t parameters,
                      std::span<const double> wanted) {
    const PointIndex index(points, parameters);
    std::size_t count = 0;
    for (std::size_t i = 0; i < wanted.size(); i += parameters) {
        const auto point = wanted.subspan(i, parameters);
        count += index.nearest(point) != nearestRow(points, parameters, point);
    }
    return count;
}

} // namespace

class TestPointIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gridsAreSearchedExactly();
    void othersToo();
    void severalNearest();
    void corners();
    void refusesWhatIsNoTable();
};

void TestPointIndex::gridsAreSearchedExactly() {
    Rng rng(3);
    for (const std::size_t parameters : {1u, 2u, 3u, 4u}) {
        for (const std::size_t steps : {1u, 2u, 6u, 10u}) {
            for (const bool inclusive : {false, true}) {
                if (steps == 1 && inclusive)
                    continue;
                for (Rng* shuffled : {static_cast<Rng*>(nullptr), &rng}) {
                    const auto points = grid(parameters, steps, inclusive, shuffled);
                    QVERIFY(PointIndex(points, parameters).isGrid());
                    QCOMPARE(different(points, parameters, walk(parameters, rng)), 0u);
                }
            }
        }
    }
    // Steps of very different width.
    const std::vector<double> uneven{0, 1e-14, 2e-14, 0.3, 0.30000001, 1};
    QCOMPARE(different(uneven, 1, walk(1, rng)), 0u);
    QCOMPARE(different(uneven, 1, std::vector<double>{1e-14, 0.5e-14, 1.5e-14, 0.300000005}), 0u);
}

void TestPointIndex::othersToo() {
    Rng rng(4);
    for (const std::size_t parameters : {1u, 2u, 3u, 5u}) {
        for (const std::size_t rows : {1u, 7u, 9u, 300u, 1000u}) {
            const auto points = scattered(parameters, rows, rng);
            QCOMPARE(different(points, parameters, walk(parameters, rng)), 0u);
        }
    }
    // A grid that lacks a point, and one that has a point twice instead.
    auto points = grid(3, 5, true, nullptr);
    points.resize(points.size() - 3);
    QVERIFY(!PointIndex(points, 3).isGrid());
    QCOMPARE(different(points, 3, walk(3, rng)), 0u);
    points.insert(points.end(), {0, 0, 0});
    QVERIFY(!PointIndex(points, 3).isGrid());
    QCOMPARE(different(points, 3, walk(3, rng)), 0u);
}

void TestPointIndex::severalNearest() {
    Rng rng(5);
    const auto points = scattered(3, 200, rng);
    const PointIndex index(points, 3);
    const auto wanted = walk(3, rng);
    for (std::size_t i = 0; i < 300; i += 3) {
        std::vector<std::pair<double, std::size_t>> all;
        for (std::size_t row = 0; row < 200; ++row) {
            double distance = 0;
            for (std::size_t p = 0; p < 3; ++p)
                distance += std::abs(points[row * 3 + p] - wanted[i + p]);
            all.emplace_back(distance, row);
        }
        std::ranges::sort(all);
        std::vector<WeightedRow> found(7);
        QCOMPARE(index.nearest(std::span(wanted).subspan(i, 3), found), 7u);
        for (std::size_t k = 0; k < found.size(); ++k) {
            QCOMPARE(found[k].row, all[k].second);
            QCOMPARE(found[k].weight, all[k].first);
        }
    }
    std::vector<WeightedRow> more(300);
    QCOMPARE(index.nearest(std::span(wanted).first(3), more), 200u);
}

void TestPointIndex::corners() {
    Rng rng(6);
    const auto points = grid(2, 5, true, &rng);
    const PointIndex index(points, 2);
    for (const auto& [x, y] : {std::pair{0.1, 0.9}, {0.25, 0.5}, {0.0, 1.0}, {-1.0, 2.0}}) {
        std::vector<WeightedRow> found(4);
        index.corners(std::vector{x, y}, found);
        double sum = 0, atX = 0, atY = 0;
        for (const WeightedRow& corner : found) {
            sum += corner.weight;
            atX += corner.weight * points[corner.row * 2];
            atY += corner.weight * points[corner.row * 2 + 1];
        }
        QVERIFY(std::abs(sum - 1) < 1e-12);
        QVERIFY(std::abs(atX - std::clamp(x, 0.0, 1.0)) < 1e-12);
        QVERIFY(std::abs(atY - std::clamp(y, 0.0, 1.0)) < 1e-12);
    }
}

void TestPointIndex::refusesWhatIsNoTable() {
    QVERIFY_THROWS_EXCEPTION(UserError, PointIndex({}, 2));
    QVERIFY_THROWS_EXCEPTION(UserError, PointIndex(std::vector<double>{1}, 0));
    QVERIFY_THROWS_EXCEPTION(UserError, PointIndex(std::vector<double>(33), 33));
    QVERIFY_THROWS_EXCEPTION(UserError, PointIndex(std::vector{0.0, std::nan(""), 1.0}, 1));
}

QTEST_GUILESS_MAIN(TestPointIndex)
#include "tst_pointindex.moc"
