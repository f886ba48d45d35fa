#include "core/synth/notepitch.h"
#include "core/synth/synth.h"
#include "tests/testing.h"

#include <cmath>
#include <numbers>

using namespace antiphon;

namespace {

double hertz(int key) {
    return 440 * std::exp2((key - 69) / 12.0);
}

/// Of a sine-like sound, by its upward zero crossings.
double heardHertz(const std::string& name, const std::vector<float>& parameters) {
    const auto synth = makeSynth(name);
    constexpr int rate = 48000;
    synth->prepare(rate, 512);
    std::vector<float> sound(rate);
    renderVoice(*synth, parameters, 0.1, rate, sound);
    double first = -1, last = -1;
    int count = -1;
    for (std::size_t i = 1; i < sound.size(); ++i)
        if (sound[i - 1] < 0 && sound[i] >= 0) {
            const double at =
                double(i) - double(sound[i]) / (double(sound[i]) - double(sound[i - 1]));
            if (first < 0)
                first = at;
            last = at;
            ++count;
        }
    return count > 0 ? count * rate / (last - first) : 0;
}

} // namespace

class TestNotePitch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoHasAPitch() {
        for (const SynthInfo& info : synths()) {
            const auto at = pitchParameter(info.name);
            QCOMPARE(at.has_value(), info.name != "granular3-dur");
            if (at)
                QVERIFY(*at < info.parameters.size());
        }
        QCOMPARE(synths()[4].parameters[*pitchParameter("granular")], std::string("Pitch"));
        QVERIFY(!pitchParameter("patches/bell"));
        QVERIFY(!pitchValue("patches/bell", 60));
    }

    void aKeySoundsItsFrequency_data() {
        QTest::addColumn<QString>("synth");
        QTest::newRow("sin") << "sin";
        QTest::newRow("fm3") << "fm3";
        QTest::newRow("fm4") << "fm4";
        QTest::newRow("fm3-legacy") << "fm3-legacy";
    }
    void aKeySoundsItsFrequency() {
        QFETCH(QString, synth);
        const std::string name = synth.toStdString();
        const std::size_t count = synthInfo(name).parameters.size();
        int sounded = 0;
        for (int key = 0; key < 128; ++key) {
            const auto value = pitchValue(name, key);
            if (!value) {
                QCOMPARE(name, std::string("fm3-legacy")); // less than an octave
                continue;
            }
            QVERIFY(*value >= 0 && *value <= 1);
            ++sounded;
            if (key % 7)
                continue;
            // No depth, full amplitude: the carrier alone.
            std::vector<float> p(count, name == "sin" ? 1.0f : 0.0f);
            p.back() = name == "fm4" ? 1.0f : p.back();
            p[0] = *value;
            const double octaves = std::log2(heardHertz(name, p) / hertz(key));
            QVERIFY2(std::abs(octaves - std::round(octaves)) < 2e-4,
                     qPrintable(QStringLiteral("key %1: %2").arg(key).arg(octaves)));
            if (name == "sin" && key >= 16 && key <= 98)
                QCOMPARE(std::round(octaves), 0.0);
        }
        QVERIFY(sounded > 64);
    }

    void grainsAtTheirOwnSpeedAtMiddleC() {
        for (const char* name : {"granular", "granular3-pitch"}) {
            const auto speed = [&](int key) {
                return std::pow(0.1 + 1.9 * double(*pitchValue(name, key)), 3);
            };
            QVERIFY(std::abs(speed(60) - 1) < 1e-6);
            QVERIFY(std::abs(speed(72) - 2) < 1e-6);
            QVERIFY(std::abs(speed(53) - std::exp2(-7 / 12.0)) < 1e-6);
            QVERIFY(std::abs(speed(96) - 8) < 1e-5);
            QVERIFY(std::abs(speed(108) - 8) < 1e-5); // an octave too high
        }
    }
};

QTEST_APPLESS_MAIN(TestNotePitch)
#include "tst_notepitch.moc"
