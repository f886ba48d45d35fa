#include "tests/idmsignals.h"

#include "core/dsp/lscore.h"

#include <algorithm>
#include <cmath>

using namespace antiphon;

namespace {

Json golden() {
    const fs::path file = testing::golden() / "idm" / "lscore.json";
    return fs::exists(file) ? readJson(file) : Json();
}

/// Noise has onsets that the resampler decides; clicks and tones have not.
bool noisy(const QString& name) {
    return name.startsWith("noise_lcg") || name.endsWith(".wav");
}

} // namespace

/// L-Scores beside those of the reference (spec section 6.1).
class GoldenIdmScore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signals_data() {
        QTest::addColumn<QString>("name");
        const Json numbers = golden();
        if (numbers.is_null())
            QSKIP("no reference numbers");
        for (const auto& [name, unused] : numbers.at("signals").items())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void signals() {
        QFETCH(QString, name);
        const Json numbers = golden();
        const auto& expected = numbers.at("signals").at(name.toStdString());
        const auto signal = testing::idmSignal(name.toStdString());
        if (!signal)
            QSKIP("no such signal or recording");
        const LScoreReport report = measureLScore(*signal, LScoreSeries::Kept);
        const auto near = [](double value, double wanted, double tolerance, const char* what) {
            if (std::abs(value - wanted) > tolerance)
                qWarning("%s: %.7g instead of %.7g", what, value, wanted);
            return std::abs(value - wanted) <= tolerance;
        };
        QVERIFY(near(report.score.timbral, expected.at("timbral"), 1e-4, "timbral"));

        QCOMPARE(report.onsetFunction.size(), expected.at("odf_frames").get<std::size_t>());
        const double peak = expected.at("odf_max");
        QVERIFY(near(report.onsetFunctionPeak, peak, 1e-3 * peak, "greatest onset value"));
        const auto strongest =
            std::max_element(report.onsetFunction.begin(), report.onsetFunction.end());
        if (peak > 0)
            QVERIFY(near(double(*strongest),
                         double(report.onsetFunction[expected.at("odf_argmax").get<std::size_t>()]),
                         1e-4 * peak, "place of the greatest onset value"));

        const auto onsets = expected.at("onsets_s").get<std::vector<double>>();
        if (noisy(name)) {
            QVERIFY(near(double(report.onsets.size()), double(onsets.size()),
                         0.1 * double(onsets.size()), "onsets"));
        } else {
            QCOMPARE(report.onsets.size(), onsets.size());
            for (std::size_t i = 0; i < onsets.size(); ++i)
                QVERIFY(near(report.onsets[i], onsets[i], 1e-4, "onset"));
            QVERIFY(near(report.score.density, expected.at("density"), 1e-5, "density"));
            QVERIFY(
                near(report.score.irregularity, expected.at("irregularity"), 1e-5, "irregularity"));
        }
        qInfo("%s: %zu onsets for %zu, density %.4f irregularity %.5f (%.5f)", qPrintable(name),
              report.onsets.size(), onsets.size(), report.score.density, report.score.irregularity,
              expected.at("irregularity").get<double>());
        qInfo("structural %.6f for %.6f, flagged %d for %d", report.score.structural,
              expected.at("structural").get<double>(), report.flags.structuralIllConditioned,
              expected.at("structural_ill_conditioned").get<bool>());

        QCOMPARE(report.affinity.frames, expected.at("mfcc_frames").get<std::size_t>());
        QCOMPARE(report.affinity.neighbours, expected.at("knn_k").get<std::size_t>());
        const bool rounding = expected.at("structural_ill_conditioned");
        QVERIFY(near(report.score.structural, expected.at("structural"), rounding ? 0.06 : 1e-3,
                     "structural"));
        QCOMPARE(report.flags.structuralIllConditioned, rounding);
    }
};

QTEST_APPLESS_MAIN(GoldenIdmScore)
#include "golden_idmscore.moc"
