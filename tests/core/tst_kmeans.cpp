#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/kmeans.h"
#include "core/maps/nearestcode.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace antiphon;

namespace {

/// Clouds of standard deviation `spread` around far corners.
std::vector<float> clouds(std::uint64_t seed, int count, int dims, int groups, double spread) {
    Rng rng(seed);
    std::vector<float> rows;
    for (int i = 0; i < count; ++i)
        for (int d = 0; d < dims; ++d)
            rows.push_back(
                float(10 * std::sin(double(i % groups + 1) * (d + 1)) + spread * rng.normal()));
    return rows;
}

KMeans finished(std::span<const float> rows, int dims, const KMeansOptions& options) {
    KMeans kmeans(rows, dims, options);
    kmeans.finish();
    return kmeans;
}

std::string messageOf(std::span<const float> rows, int dims, const KMeansOptions& options) {
    try {
        KMeans(rows, dims, options);
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestKMeans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every version adds in the same order: equal to the bit, and to a search written differently.
    void nearestCode() {
        Rng rng(1);
        for (const std::size_t dims : {1, 3, 44}) {
            for (const std::size_t codes : {1, 5, 32, 33, 100}) {
                const std::size_t count = 70;
                std::vector<float> table(codes * dims), rows(count * dims);
                for (auto* values : {&table, &rows})
                    for (auto& v : *values)
                        v = float(rng.below(4)); // many ties
                const NearestCode nearest(table, dims);
                std::vector<std::int32_t> labels(count), plain(count);
                std::vector<float> distances(count), plainDistances(count);
                nearest.find(rows, labels, distances);
                nearest.findScalar(rows, plain, plainDistances);
                QCOMPARE(labels, plain);
                QCOMPARE(distances, plainDistances);
                for (std::size_t r = 0; r < count; ++r) {
                    std::vector<double> all;
                    for (std::size_t c = 0; c < codes; ++c) {
                        double sum = 0;
                        for (std::size_t d = 0; d < dims; ++d)
                            sum += std::pow(
                                double(rows[r * dims + d]) - double(table[c * dims + d]), 2);
                        all.push_back(sum);
                    }
                    QCOMPARE(std::ptrdiff_t(labels[r]),
                             std::ranges::min_element(all) - all.begin());
                }
            }
        }
    }

    void findsClouds() {
        const auto rows = clouds(2, 600, 6, 5, 0.1);
        const auto kmeans = finished(rows, 6, {.codes = 5, .restarts = 3});
        const auto& result = kmeans.result();
        for (std::size_t i = 5; i < 600; ++i)
            QCOMPARE(result.labels[i], result.labels[i % 5]);
        QVERIFY(result.inertia < 600 * 6 * 0.012);
        QCOMPARE(codebookUse(result.labels).used, 5);
        QVERIFY(std::abs(codebookUse(result.labels).perplexity - 5) < 1e-9);
    }

    /// Labels and distances are those of the reported centres, and the centres the means of their
    /// rows.
    void resultIsConsistent() {
        const auto rows = clouds(3, 500, 4, 50, 1.0);
        const auto result = finished(rows, 4, {.codes = 16}).result();
        std::vector<std::int32_t> labels(500);
        std::vector<float> distances(500);
        NearestCode(result.centres, 4).find(rows, labels, distances);
        QCOMPARE(result.labels, labels);
        QCOMPARE(result.distances, distances);
        double inertia = 0;
        std::vector<double> sums(result.centres.size()), sizes(16);
        for (std::size_t i = 0; i < 500; ++i) {
            inertia += double(distances[i]);
            ++sizes[std::size_t(labels[i])];
            for (std::size_t d = 0; d < 4; ++d)
                sums[std::size_t(labels[i]) * 4 + d] += double(rows[i * 4 + d]);
        }
        QCOMPARE(result.inertia, inertia);
        for (std::size_t i = 0; i < sums.size(); ++i)
            QVERIFY(std::abs(sums[i] / sizes[i / 4] - double(result.centres[i])) < 1e-2);
    }

    void stepsDoNotMatter() {
        const auto rows = clouds(4, 300, 3, 20, 2.0);
        const KMeansOptions options{.codes = 8, .restarts = 2, .seed = 5};
        const auto whole = finished(rows, 3, options);
        KMeans stepped(rows, 3, options);
        double before = 0;
        while (!stepped.done()) {
            stepped.step(37);
            QVERIFY(stepped.progress() >= before);
            before = stepped.progress();
        }
        QCOMPARE(stepped.result().centres, whole.result().centres);
        QCOMPARE(stepped.result().labels, whole.result().labels);
        QCOMPARE(stepped.progress(), 1.0);
    }

    void seeds() {
        const auto rows = clouds(5, 400, 3, 400, 3.0);
        const auto with = [&](std::uint64_t seed) {
            return finished(rows, 3, {.codes = 12, .seed = seed}).result().centres;
        };
        QCOMPARE(with(1), with(1));
        QVERIFY(with(1) != with(2));
    }

    void restartsHelp() {
        int better = 0;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const auto rows = clouds(seed, 400, 2, 40, 0.3);
            const auto one = finished(rows, 2, {.codes = 20, .seed = seed}).result().inertia;
            const auto ten =
                finished(rows, 2, {.codes = 20, .restarts = 10, .seed = seed}).result().inertia;
            QVERIFY(ten <= one);
            better += ten < one;
        }
        QVERIFY(better >= 3);
    }

    void fewDistinctRows() {
        const std::vector<float> same(300, 1.5f);
        auto kmeans = finished(same, 3, {.codes = 16});
        QCOMPARE(kmeans.codes(), 1);
        QCOMPARE(kmeans.result().inertia, 0.0);
        QCOMPARE(kmeans.result().labels, std::vector<std::int32_t>(100, 0));

        std::vector<float> three;
        for (int i = 0; i < 90; ++i)
            three.push_back(float(i % 3));
        kmeans = finished(three, 1, {.codes = 16});
        QCOMPARE(kmeans.codes(), 3);
        QCOMPARE(kmeans.result().inertia, 0.0);

        kmeans = finished(std::vector<float>{4, 5}, 2, {.codes = 16});
        QCOMPARE(kmeans.result().centres, (std::vector<float>{4, 5}));
    }

    void allCodesAreUsed() {
        for (std::uint64_t seed = 1; seed < 30; ++seed) {
            const auto rows = clouds(seed, 60, 2, 60, 1.0);
            const auto result = finished(rows, 2, {.codes = 40, .seed = seed}).result();
            QCOMPARE(codebookUse(result.labels).used, 40);
        }
    }

    void messages() {
        QCOMPARE(messageOf({}, 3, {}),
                 std::string(
                     "There is no segment to learn codes from; choose a longer or louder sound."));
        auto rows = clouds(7, 10, 3, 2, 1);
        rows[13] = std::numeric_limits<float>::quiet_NaN();
        QCOMPARE(messageOf(rows, 3, {}),
                 std::string("Row 4, column 1 of the features is not a finite number; remove that "
                             "segment or check the sound for invalid samples."));
        QVERIFY(!messageOf(rows, 0, {}).empty());
        QVERIFY(!messageOf(rows, 3, {.codes = 0}).empty());
    }

    void miniBatchMovesToTheMean() {
        MiniBatch miniBatch({0, 10}, 1);
        miniBatch.update(std::vector<float>{1, 3, 11});
        QCOMPARE(miniBatch.centres(), (std::vector<float>{2, 11}));
        miniBatch.update(std::vector<float>{5});
        QCOMPARE(miniBatch.centres(), (std::vector<float>{3, 11}));
        QCOMPARE(miniBatch.counts(), (std::vector<std::int64_t>{3, 1}));
    }
};

QTEST_APPLESS_MAIN(TestKMeans)
#include "tst_kmeans.moc"
