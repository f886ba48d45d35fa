#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/silhouette.h"
#include "core/rng.h"
#include "core/simd.h"

#include <cmath>
#include <limits>

using namespace antiphon;

namespace {

/// `classes` clouds, `distance` from each other along the first column.
struct Clouds {
    Matrix points;
    std::vector<int> labels;

    Clouds(std::size_t rows, std::size_t columns, int classes, double distance)
        : points(rows, columns) {
        Rng rng(rows);
        for (std::size_t r = 0; r < rows; ++r) {
            labels.push_back(int(r) % classes);
            for (std::size_t c = 0; c < columns; ++c)
                points.row(r)[c] = float(rng.normal() + (c == 0 ? distance * labels[r] : 0));
        }
    }
};

/// By the definition, with doubles.
double plain(const Matrix& points, const std::vector<int>& labels) {
    double total = 0;
    for (std::size_t i = 0; i < points.rows; ++i) {
        std::map<int, std::pair<double, int>> sums;
        for (std::size_t j = 0; j < points.rows; ++j) {
            double square = 0;
            for (std::size_t c = 0; c < points.columns; ++c)
                square += std::pow(double(points.row(i)[c]) - double(points.row(j)[c]), 2);
            if (i != j) {
                sums[labels[j]].first += std::sqrt(square);
                ++sums[labels[j]].second;
            }
        }
        double a = 0, b = std::numeric_limits<double>::infinity();
        for (const auto& [label, sum] : sums)
            (label == labels[i] ? a : b) =
                label == labels[i] ? sum.first / sum.second : std::min(b, sum.first / sum.second);
        if (sums.contains(labels[i]))
            total += (b - a) / std::max(a, b);
    }
    return total / double(points.rows);
}

} // namespace

class TestSilhouette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsItsDefinition_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("classes");
        QTest::newRow("two") << 50 << 2 << 2;
        QTest::newRow("four in sixteen dimensions") << 83 << 16 << 4;
        QTest::newRow("all alone but two") << 6 << 3 << 5;
    }
    void followsItsDefinition() {
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(int, classes);
        const Clouds clouds(std::size_t(rows), std::size_t(columns), classes, 1.5);
        Workers three(3);
        const double value = silhouette(clouds.points, clouds.labels, three);
        QVERIFY(std::abs(value - plain(clouds.points, clouds.labels)) < 1e-6);
        QCOMPARE(silhouette(clouds.points, clouds.labels), value);
        if (classes == 2) {
            const auto pairs = pairSilhouettes(clouds.points, clouds.labels, three);
            QCOMPARE(pairs.size(), std::size_t(1));
            QVERIFY(std::abs(pairs[0].value - value) < 1e-12);
        } else {
            QCOMPARE(pairSilhouettes(clouds.points, clouds.labels, three).size(),
                     std::size_t(classes * (classes - 1) / 2));
        }
    }

    void knownFigures() {
        Matrix points(4, 1);
        points.values = {0, 1, 10, 11};
        const std::vector<int> labels = {7, 7, -2, -2};
        // a = 1; b = 10.5 outside, 9.5 inside
        QVERIFY(std::abs(silhouette(points, labels) - (9.5 / 10.5 + 8.5 / 9.5) / 2) < 1e-7);
        Workers one;
        const auto pairs = pairSilhouettes(points, labels, one);
        QCOMPARE(pairs[0].first, -2);
        QCOMPARE(pairs[0].second, 7);
        points.values = {3, 3, 3, 3};
        QCOMPARE(silhouette(points, labels), 0.0);
        QVERIFY(std::isnan(silhouette(points, std::vector<int>(4, 1))));
        points.values[2] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY_THROWS_EXCEPTION(UserError, silhouette(points, labels));
    }

    void chanceIsToldFromStructure() {
        Workers two(2), one;
        const Clouds apart(60, 4, 2, 2), together(60, 4, 2, 0);
        const SilhouetteTest found = testSilhouette(apart.points, apart.labels, 999, 5, two);
        QCOMPARE(found.permutations, std::size_t(999));
        QCOMPARE(found.asGreat, std::size_t(0));
        QCOMPARE(found.p(), 0.001);
        QVERIFY(found.greatest < found.value);
        const SilhouetteTest chance = testSilhouette(together.points, together.labels, 999, 5, two);
        QVERIFY2(chance.p() > 0.05, qPrintable(QString::number(chance.p())));
        QVERIFY(chance.greatest >= chance.value);
        const SilhouetteTest again = testSilhouette(together.points, together.labels, 999, 5, one);
        QCOMPARE(again.asGreat, chance.asGreat);
        QCOMPARE(again.greatest, chance.greatest);
    }

    /// A shuffling that changes nothing has the silhouette itself.
    void shuffledFiguresAreSilhouettes() {
        Clouds clouds(40, 3, 2, 1);
        Workers one;
        for (int& label : clouds.labels)
            label = 0;
        clouds.labels[17] = 1;
        // Whichever point stands alone: the greatest over all of them is among the shuffled.
        double greatest = -1;
        for (std::size_t i = 0; i < 40; ++i) {
            std::vector<int> labels(40, 0);
            labels[i] = 1;
            greatest = std::max(greatest, silhouette(clouds.points, labels));
        }
        const SilhouetteTest test = testSilhouette(clouds.points, clouds.labels, 640, 9, one);
        QVERIFY(std::abs(test.greatest - greatest) < 1e-5);
    }

    void everyProcessorGivesTheSame() {
        const Clouds clouds(70, 16, 4, 1);
        Workers one;
        limitSimd(Simd::Baseline);
        const double value = silhouette(clouds.points, clouds.labels, one);
        const SilhouetteTest test = testSilhouette(clouds.points, clouds.labels, 100, 3, one);
        for (const Simd level : {Simd::Avx2, Simd::Avx512}) {
            limitSimd(level);
            QCOMPARE(silhouette(clouds.points, clouds.labels, one), value);
            QCOMPARE(testSilhouette(clouds.points, clouds.labels, 100, 3, one).greatest,
                     test.greatest);
        }
    }
};

QTEST_GUILESS_MAIN(TestSilhouette)
#include "tst_silhouette.moc"
