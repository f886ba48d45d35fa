#include "tests/testing.h"

#include "core/synth/puredata.h"

#include <QStandardPaths>

#include <cmath>

using namespace antiphon;

/// The example patches against captures of the original ones.
class GoldenPureData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void captures_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("example");
        QTest::addColumn<double>("early");
        QTest::addColumn<double>("late");
        const fs::path file = testing::golden() / "improvisation/synth_captures.json";
        if (!fs::exists(file))
            QSKIP("The reference captures are not beside the project.");
        if (QStandardPaths::findExecutable("pd").isEmpty())
            QSKIP("Pure Data is not installed (puredata-core)");
        int row = 0;
        const Json captures = readJson(file);
        for (const Json& tone : captures.at("tones")) {
            const std::string synth = tone.at("synth");
            const QString json = QString::fromStdString(tone.dump());
            if (synth == "sin")
                QTest::addRow("sin %d", row++) << json << "sine" << 5e-5 << 5e-5;
            else if (synth == "FM4")
                QTest::addRow("FM4 %d", row++) << json << "fm" << 1e-3 << 5e-3;
        }
        QCOMPARE(row, 5);
    }
    void captures() {
        QFETCH(QString, json);
        QFETCH(QString, example);
        QFETCH(double, early);
        QFETCH(double, late);
        const Json tone = parseJson(json.toStdString(), "row");
        const PdSynth synth =
            openPdSynth(testing::source() / "assets/puredata" / example.toStdString());
        const std::vector<std::vector<float>> point = {tone.at("params").get<std::vector<float>>()};
        std::vector<float> sound;
        renderPdPoints(synth, point, {.seconds = 1, .preRoll = 0},
                       [&](std::size_t, std::span<const float> samples) {
                           sound.assign(samples.begin(), samples.end());
                       });
        QCOMPARE(sound.size(), std::size_t(44100));
        const auto compare = [&](const char* key, std::size_t from, double tolerance) {
            const auto expected = tone.at(key).get<std::vector<double>>();
            QVERIFY(!expected.empty());
            for (std::size_t i = 0; i < expected.size(); ++i) {
                const double off = std::abs(sound[from + i] - expected[i]);
                QVERIFY2(off < tolerance,
                         qPrintable(QString("%1 %2: %3").arg(key).arg(i).arg(off)));
            }
        };
        compare("samples_0_63", 0, early);
        compare("samples_64_127", 64, early);
        compare("samples_1000_1031", 1000, late);
        double squares = 0;
        for (const float sample : sound)
            squares += double(sample) * sample;
        const double rms = tone.at("rms");
        QVERIFY(std::abs(std::sqrt(squares / double(sound.size())) - rms) < 0.01 * rms);
    }
};

QTEST_GUILESS_MAIN(GoldenPureData)
#include "golden_puredata.moc"
