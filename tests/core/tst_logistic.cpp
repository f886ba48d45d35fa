#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/logistic.h"
#include "core/rng.h"

#include <cmath>

using namespace antiphon;

namespace {

/// Mean cross-entropy and penalty as the header has them.
double lossOf(const LogisticRegression& fit, const Matrix& rows, const std::vector<int>& labels,
              double ridge) {
    double loss = 0;
    for (std::size_t r = 0; r < rows.rows; ++r)
        loss -= std::log(fit.probabilities(rows.row(r))[std::size_t(labels[r])]);
    loss /= double(rows.rows);
    for (std::size_t i = 0; i < fit.weights.size(); ++i)
        if (i % (fit.columns + 1) < fit.columns)
            loss += ridge / 2 * fit.weights[i] * fit.weights[i];
    return loss;
}

} // namespace

class TestLogistic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// With a column of zeros only the constants learn: the shares of the classes.
    void sharesComeOut() {
        const Matrix rows(8, 1);
        const std::vector<int> labels = {0, 1, 1, 2, 2, 2, 2, 1};
        const auto p = logisticRegression(rows, labels, 3).probabilities(rows.row(0));
        QVERIFY(std::abs(p[0] - 1 / 8.0) < 1e-5);
        QVERIFY(std::abs(p[1] - 3 / 8.0) < 1e-5);
        QVERIFY(std::abs(p[2] - 4 / 8.0) < 1e-5);
    }

    void itIsAMinimum() {
        Rng rng(4);
        Matrix rows(120, 3);
        std::vector<int> labels;
        for (std::size_t r = 0; r < rows.rows; ++r) {
            labels.push_back(int(rng.below(4)));
            for (std::size_t c = 0; c < 3; ++c)
                rows.row(r)[c] = float(rng.normal() + (int(c) == labels[r] ? 1.5 : 0));
        }
        const LogisticRegression fit = logisticRegression(rows, labels, 4, 0.02);
        const double least = lossOf(fit, rows, labels, 0.02);
        QVERIFY(least < std::log(4.0));
        for (std::size_t i = 0; i < fit.weights.size(); ++i) {
            for (const double step : {-1e-3, 1e-3}) {
                LogisticRegression other = fit;
                other.weights[i] += step;
                QVERIFY(lossOf(other, rows, labels, 0.02) > least);
            }
        }
    }

    void whatIsApartIsToldApart() {
        Matrix rows(6, 1);
        rows.values = {-300, -2, -1, 1, 2, 300};
        const LogisticRegression fit = logisticRegression(rows, std::vector{0, 0, 0, 1, 1, 1}, 2);
        for (std::size_t r = 0; r < 6; ++r)
            QVERIFY((fit.probabilities(rows.row(r))[1] > 0.5) == (r >= 3));
        rows.values[0] = INFINITY;
        QVERIFY_THROWS_EXCEPTION(UserError,
                                 logisticRegression(rows, std::vector{0, 0, 0, 1, 1, 1}, 2));
        QVERIFY_THROWS_EXCEPTION(UserError, logisticRegression(Matrix(0, 1), {}, 2));
    }
};

QTEST_GUILESS_MAIN(TestLogistic)
#include "tst_logistic.moc"
