#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/gaussian.h"
#include "core/maps/mixture.h"
#include "core/oracle/metrics.h"
#include "core/rng.h"

#include <cmath>
#include <numbers>

using namespace antiphon;

namespace {

bool near(double value, double wanted, double tolerance = 1e-9) {
    if (std::abs(value - wanted) <= tolerance * std::max(1.0, std::abs(wanted)))
        return true;
    qWarning("%.9g, not %.9g", value, wanted);
    return false;
}

Gaussian gaussian(std::vector<double> mean, std::vector<double> covariance) {
    return {std::move(mean), std::move(covariance)};
}

/// Normal vectors around (x, y).
void add(Matrix& rows, std::size_t count, float x, float y, Rng& rng) {
    for (std::size_t i = 0; i < count; ++i) {
        rows.values.push_back(x + float(rng.normal()));
        rows.values.push_back(y + float(rng.normal()));
    }
    rows.columns = 2;
    rows.rows += count;
}

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prefixes() {
        using Labels = std::vector<Label>;
        const std::vector<CommonPrefixes> runs = {commonPrefixes(Labels{1, 2, 3}, Labels{1, 2, 9}),
                                                  commonPrefixes(Labels{1}, Labels{0})};
        const PrefixStatistics statistics = prefixStatistics(runs);
        QCOMPARE(statistics.mean, (std::vector<double>{1, 1, 0})); // the second has one position
        QCOMPARE(statistics.deviation, (std::vector<double>{1, 0, 0}));
        QCOMPARE(statistics.histogram, (std::vector<std::int64_t>{2, 0, 1}));
        QCOMPARE(statistics.overall, 0.75);
        QCOMPARE(prefixStatistics({}).overall, 0.0);
    }

    void codebooks() {
        const std::vector<Label> even = {0, 1, 2, 3}, one = {2, 2, 2};
        QVERIFY(near(codebookShare(even, 8), 0.5));
        QVERIFY(near(codebookShare(one, 8), 0.125));
        QCOMPARE(codebookShare({}, 8), 0.0);
        QVERIFY(near(labelDivergence(even, even, 4), 0));
        // Counts 4 0 and 1 3, with halves added: 0.9 log2(0.9 / 0.3) + 0.1 log2(0.1 / 0.7).
        QVERIFY(
            near(labelDivergence(std::vector<Label>{0, 0, 0, 0}, std::vector<Label>{0, 1, 1, 1}, 2),
                 0.9 * std::log2(3) - 0.1 * std::log2(7)));
        QVERIFY(near(perplexity(std::vector<double>(5, std::log(0.25))), 4));
        QCOMPARE(perplexity({}), 0.0);
        const Matrix codebook(4, 2);
        QVERIFY_THROWS_EXCEPTION(UserError, TopKValidity(codebook, 0));
        QVERIFY_THROWS_EXCEPTION(UserError, TopKValidity(codebook, 5));
    }

    void frechet() {
        const Gaussian a = gaussian({0, 0}, {1, 0, 0, 4}), b = gaussian({3, 4}, {4, 0, 0, 1});
        QVERIFY(near(frechetDistance(a, a), 0, 1e-12));
        QVERIFY(near(frechetDistance(a, b), 25 + 10 - 2 * (2 + 2)));
        QVERIFY(near(frechetDistance(b, a), frechetDistance(a, b)));
        // Correlated: the eigenvalues of A B are 4 +- sqrt(4^2 - 9).
        const Gaussian c = gaussian({0, 0}, {2, 1, 1, 2}), d = gaussian({0, 0}, {1, 0, 0, 3});
        const double s = std::sqrt(4 * 4 - 9.0);
        QVERIFY(near(frechetDistance(c, d), 8 - 2 * (std::sqrt(4 + s) + std::sqrt(4 - s))));
        QVERIFY_THROWS_EXCEPTION(UserError, frechetDistance(a, gaussian({0}, {1})));

        Matrix rows(3, 2);
        rows.values = {0, 0, 2, 2, 4, 1};
        const Gaussian fitted = gaussianOf(rows);
        QVERIFY(near(fitted.mean[1], 1) && near(fitted.covariance[0], 4) &&
                near(fitted.covariance[1], 1));
        QVERIFY_THROWS_EXCEPTION(UserError, gaussianOf(Matrix(1, 2)));
        rows.values[0] = NAN;
        QVERIFY_THROWS_EXCEPTION(UserError, gaussianOf(rows));
    }

    void adherence() {
        // Sounds that are the true ones, the misaligned ones, and half way.
        QCOMPARE(promptAdherence(0, 8, 8).published, 1.0);
        QCOMPARE(promptAdherence(8, 0, 8).published, 0.0);
        QCOMPARE(promptAdherence(3, 3, 8).published, 0.5);
        QCOMPARE(promptAdherence(0, 8, 8).reference, 1.5);
        QVERIFY_THROWS_EXCEPTION(UserError, promptAdherence(1, 1, 0));
    }

    void mixture() {
        Rng rng(5);
        Matrix rows, others;
        add(rows, 300, -10, 0, rng);
        add(rows, 100, 10, 5, rng);
        const GaussianMixture learned(rows, {.components = 2});
        auto components = learned.components();
        if (components[0].weight < components[1].weight)
            std::swap(components[0], components[1]);
        QVERIFY(near(components[0].weight, 0.75, 1e-3));
        QVERIFY(near(components[0].mean[0], -10, 0.02) && near(components[1].mean[1], 5, 0.05));
        // Its rows' likelihood is about that of the distribution they come from: entropy of the
        // choice and of a two-dimensional normal.
        const double entropy = -0.75 * std::log(0.75) - 0.25 * std::log(0.25) +
                               std::log(2 * std::numbers::pi * std::numbers::e);
        QVERIFY(near(learned.logLikelihood(rows), -entropy, 0.03));
        add(others, 50, 0, 2, rng);
        QVERIFY(learned.logLikelihood(others) < learned.logLikelihood(rows) - 10);
        QCOMPARE(GaussianMixture(rows, {.components = 2}).logLikelihood(others),
                 learned.logLikelihood(others));
        QVERIFY_THROWS_EXCEPTION(UserError, GaussianMixture(Matrix(2, 2)));
        QVERIFY_THROWS_EXCEPTION(UserError, learned.logLikelihood(Matrix(2, 3)));
        // Rows without variance do not break it.
        QVERIFY(std::isfinite(GaussianMixture(Matrix(9, 2)).logLikelihood(Matrix(1, 2))));
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
