#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/eigen.h"
#include "core/maps/pca.h"
#include "core/maps/portablemath.h"
#include "core/maps/standardise.h"
#include "core/rng.h"
#include "core/simd.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace antiphon;

namespace {

Matrix cloud(std::size_t rows, std::size_t columns, std::uint64_t seed) {
    Rng rng(seed);
    Matrix result(rows, columns);
    for (std::size_t r = 0; r < rows; ++r) {
        const double a = rng.normal(), b = rng.normal();
        for (std::size_t c = 0; c < columns; ++c)
            result.values[r * columns + c] =
                float(5 + 3 * a * std::sin(double(c)) + 2 * b * std::cos(2.0 * double(c)) +
                      0.3 * rng.normal());
    }
    return result;
}

std::string messageOf(const Matrix& rows) {
    try {
        const Pca pca(rows);
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestPca : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standardises() {
        Matrix rows(3, 3);
        rows.values = {1, 7, 1e8f, 2, 7, 1e8f + 8, 3, 7, 1e8f + 16};
        const Scaling scaling = scalingOf(rows);
        QCOMPARE(scaling.constant, std::vector<std::size_t>{1});
        QCOMPARE(scaling.mean[0], 2.0);
        QVERIFY(std::abs(scaling.scale[0] - std::sqrt(2 / 3.0)) < 1e-12); // the population's
        QCOMPARE(scaling.scale[1], 1.0);
        const Matrix z = scaling.apply(rows);
        for (const std::size_t c : {0, 2}) {
            QVERIFY(std::abs(z.values[c] + std::sqrt(1.5f)) < 1e-5f);
            QCOMPARE(z.values[3 + c], 0.f);
        }
        QCOMPARE(z.values[1], 0.f);
    }

    void standardisesExtremes() {
        const std::vector<double> values{1e300, -5e-300, 0.1, -1e300, 5e-300, 0.1,
                                         1e300, -5e-300, 0.1, -1e300, 5e-300, 0.1};
        const Scaling scaling = scalingOf(values, 3);
        QCOMPARE(scaling.constant, std::vector<std::size_t>{2});
        for (const float z : scaling.apply(values).values)
            QVERIFY(std::abs(z) < 1.001f);
        QCOMPARE(scaling.apply(values).values[0], 1.f);
        try {
            scalingOf(std::vector{1.0, std::nan(""), 2.0, 3.0}, 2);
            QFAIL("accepted a NaN");
        } catch (const UserError& e) {
            QVERIFY(std::string(e.what()).find("Row 1, column 2") != std::string::npos);
        }
        QCOMPARE(scalingOf(std::vector<double>(), 2).mean.size(), std::size_t(2));
    }

    /// Functions of our own agree with the library's, which may differ between processors.
    void portableFunctions() {
        for (double x = 1e-30; x < 1e30; x *= 1.37)
            QVERIFY(std::abs(portable::log(x) - std::log(x)) <=
                    4e-16 * std::abs(std::log(x)) + 1e-16);
        for (double x = -600; x < 600; x += 0.37)
            QVERIFY(std::abs(portable::exp(x) / std::exp(x) - 1) < 3e-15);
        for (const int n : {1, 2, 3, 5, 8, 96, 1000})
            for (int k = 0; k < n; ++k) {
                const auto [c, s] = portable::turn(k, n);
                QVERIFY(std::abs(c - std::cos(2 * std::numbers::pi * k / n)) < 2e-15);
                QVERIFY(std::abs(s - std::sin(2 * std::numbers::pi * k / n)) < 2e-15);
            }
    }

    void eigenvectors() {
        for (const std::size_t n : {1, 2, 3, 17, 60}) {
            Rng rng(n);
            std::vector<double> a(n * n);
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j <= i; ++j)
                    a[i * n + j] = a[j * n + i] = rng.normal();
            const Eigen eigen = eigenOf(a, n);
            for (std::size_t k = 0; k < n; ++k) {
                const auto v = std::span(eigen.vectors).subspan(k * n, n);
                QVERIFY(k == 0 || eigen.values[k] <= eigen.values[k - 1]);
                QVERIFY(*std::max_element(v.begin(), v.end()) >=
                        -*std::min_element(v.begin(), v.end()));
                for (std::size_t i = 0; i < n; ++i) {
                    double image = 0;
                    for (std::size_t j = 0; j < n; ++j)
                        image += a[i * n + j] * v[j];
                    QVERIFY(std::abs(image - eigen.values[k] * v[i]) < 1e-12 * double(n));
                }
                for (std::size_t other = 0; other <= k; ++other) {
                    double product = 0;
                    for (std::size_t i = 0; i < n; ++i)
                        product += v[i] * eigen.vectors[other * n + i];
                    QVERIFY(std::abs(product - (other == k)) < 1e-12);
                }
            }
        }
    }

    void eigenvectorsOfOddMatrices() {
        const std::size_t n = 6;
        std::vector<double> a(n * n, 0); // zero
        QCOMPARE(eigenOf(a, n).values, std::vector<double>(n, 0));
        for (std::size_t i = 0; i < n; ++i)
            a[i * n + i] = 2; // equal values
        QCOMPARE(eigenOf(a, n).values, std::vector<double>(n, 2));
        a.assign(n * n, 1); // rank one
        const Eigen eigen = eigenOf(a, n);
        QVERIFY(std::abs(eigen.values[0] - double(n)) < 1e-12);
        QVERIFY(std::abs(eigen.values[1]) < 1e-12);
        for (double& v : a)
            v *= 1e-200;
        QVERIFY(std::abs(eigenOf(a, n).values[0] / (1e-200 * double(n)) - 1) < 1e-12);
        for (std::size_t i = 0; i < n; ++i) // graded over 60 orders of magnitude
            for (std::size_t j = 0; j < n; ++j)
                a[i * n + j] = i == j ? std::pow(1e-12, double(i)) : 0;
        QVERIFY(std::abs(eigenOf(a, n).values[5] / 1e-60 - 1) < 1e-9);
    }

    /// Against the covariance and its projection computed plainly in double.
    void components() {
        const std::size_t columns = 21;
        const Matrix rows = cloud(3001, columns, 3);
        const Pca pca(rows, {.components = 3});
        std::vector<double> mean(columns, 0), matrix(columns * columns, 0);
        for (std::size_t r = 0; r < rows.rows; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                mean[c] += double(rows.row(r)[c]) / double(rows.rows);
        for (std::size_t r = 0; r < rows.rows; ++r)
            for (std::size_t i = 0; i < columns; ++i)
                for (std::size_t j = 0; j < columns; ++j)
                    matrix[i * columns + j] += (double(rows.row(r)[i]) - mean[i]) *
                                               (double(rows.row(r)[j]) - mean[j]) /
                                               double(rows.rows);
        double total = 0;
        for (std::size_t c = 0; c < columns; ++c)
            total += matrix[c * columns + c];
        const Matrix places = pca.project(rows);
        for (std::size_t k = 0; k < 3; ++k) {
            const auto v = pca.component(k);
            for (std::size_t i = 0; i < columns; ++i) {
                double image = 0;
                for (std::size_t j = 0; j < columns; ++j)
                    image += matrix[i * columns + j] * v[j];
                QVERIFY(std::abs(image - pca.variance(k) * v[i]) < 2e-5 * pca.variance(0));
            }
            QVERIFY(std::abs(pca.explained(k) - pca.variance(k) / total) < 1e-6);
            double square = 0;
            for (std::size_t r = 0; r < rows.rows; ++r) {
                double along = 0;
                for (std::size_t c = 0; c < columns; ++c)
                    along += (double(rows.row(r)[c]) - mean[c]) * v[c];
                QVERIFY(std::abs(along - double(places.row(r)[k])) < 1e-4);
                square += along * along;
            }
            QVERIFY(std::abs(square / double(rows.rows) / pca.variance(k) - 1) < 1e-5);
        }
        QVERIFY(pca.explained(0) + pca.explained(1) > 0.95);
    }

    /// Components, not their signs, follow the data: a mirrored cloud keeps its axes.
    void signsAreFixed() {
        Matrix rows = cloud(500, 9, 4);
        const Pca pca(rows);
        for (float& v : rows.values)
            v = -v;
        const Pca mirrored(rows);
        for (std::size_t k = 0; k < 2; ++k)
            for (std::size_t c = 0; c < 9; ++c)
                QCOMPARE(float(pca.component(k)[c]), float(mirrored.component(k)[c]));
    }

    void randomisedAgrees() {
        const Matrix rows = cloud(700, 120, 5);
        const Pca exact(rows, {.solver = PcaOptions::Solver::Exact});
        const Pca random(rows, {.solver = PcaOptions::Solver::Randomised, .seed = 7});
        for (std::size_t k = 0; k < 2; ++k) {
            QVERIFY(std::abs(exact.variance(k) / random.variance(k) - 1) < 1e-5);
            QVERIFY(std::abs(exact.explained(k) - random.explained(k)) < 1e-5);
            for (std::size_t c = 0; c < 120; ++c)
                QVERIFY(std::abs(exact.component(k)[c] - random.component(k)[c]) < 1e-4);
        }
        const Pca wide(cloud(20, 2000, 6)); // more columns than the exact way takes
        QVERIFY(wide.explained(0) + wide.explained(1) > 0.95);
    }

    void sameBitsEverywhere() {
        const Matrix rows = cloud(9001, 37, 8);
        Workers one(1), three(3);
        const Pca pca(rows, {}, one);
        const Matrix places = pca.project(rows, one);
        const Pca threaded(rows, {}, three);
        QCOMPARE(threaded.project(rows, three).values, places.values);
        for (const Simd level : {Simd::Baseline, Simd::Avx2}) {
            limitSimd(level);
            const Pca narrow(rows, {}, one);
            const bool same = narrow.project(rows, one).values == places.values;
            limitSimd(Simd::Avx512);
            QVERIFY(same);
        }
    }

    void degenerate() {
        QVERIFY(messageOf(Matrix(0, 3)).find("no rows") != std::string::npos);
        QVERIFY(messageOf(Matrix(3, 0)).find("no rows and columns") != std::string::npos);
        Matrix broken = cloud(100, 4, 1);
        broken.values[4 * 60 + 2] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(messageOf(broken).find("Row 61, column 3") != std::string::npos);
        broken.values[4 * 60 + 2] = -std::numeric_limits<float>::infinity();
        QVERIFY(messageOf(broken).find("Row 61, column 3") != std::string::npos);
        broken.values[4 * 60 + 2] = 1e30f;
        QVERIFY(messageOf(broken).find("too large") != std::string::npos);

        Matrix one(1, 3); // one row; equal rows; one column
        one.values = {1, 2, 3};
        QCOMPARE(Pca(one).project(one).values, std::vector<float>(2, 0));
        QCOMPARE(Pca(one).explained(0), 0.0);
        Matrix equal(50, 3);
        for (std::size_t i = 0; i < equal.values.size(); ++i)
            equal.values[i] = float(i % 3);
        QCOMPARE(Pca(equal).project(equal).values, std::vector<float>(100, 0));
        Matrix column(5, 1);
        column.values = {1, 2, 3, 4, 5};
        const Matrix places = Pca(column).project(column);
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(places.row(i)[0], float(i) - 2);
            QCOMPARE(places.row(i)[1], 0.f);
        }
    }

    /// Rows are read in whole lanes, beyond their end.
    void aRowThatIsNoNumberSpoilsNoOther() {
        for (const std::size_t columns : {3, 16, 17, 55}) {
            Matrix rows = cloud(40, columns, 7);
            const Pca pca(rows);
            const Matrix whole = pca.project(rows);
            std::ranges::fill(rows.row(20), std::numeric_limits<float>::quiet_NaN());
            const Matrix places = pca.project(rows);
            for (std::size_t r = 0; r < rows.rows; ++r)
                for (std::size_t c = 0; c < places.columns; ++c)
                    if (r == 20)
                        QVERIFY(std::isnan(places.row(r)[c]));
                    else
                        QCOMPARE(places.row(r)[c], whole.row(r)[c]);
        }
    }
};

QTEST_GUILESS_MAIN(TestPca)
#include "tst_pca.moc"
