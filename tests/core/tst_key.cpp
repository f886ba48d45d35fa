#include "tests/testing.h"

#include "core/dsp/key.h"
#include "core/rng.h"

#include <cmath>
#include <complex>
#include <limits>
#include <numbers>

using namespace antiphon;

namespace {

constexpr int rate = 22050;
const char* const names[] = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};

using Samples = std::vector<float>;

/// A plucked note with eight overtones; pitch in MIDI numbers.
void note(Samples& samples, double time, double seconds, double pitch, double amplitude) {
    const double hz = 440 * std::pow(2, (pitch - 69) / 12);
    const auto from = std::size_t(time * rate);
    for (int h = 1; h <= 8 && h * hz < 0.45 * rate; ++h) {
        // One turning and shrinking pointer an overtone.
        const auto turn = std::polar(std::exp(-2.0 / rate), 2 * std::numbers::pi * h * hz / rate);
        std::complex<double> pointer = amplitude / std::pow(h, 1.2);
        for (std::size_t n = 0; n < std::size_t(seconds * rate) && from + n < samples.size(); ++n) {
            samples[from + n] += float(pointer.imag() * std::min(1.0, double(n) * 200 / rate));
            pointer = {pointer.real() * turn.real() - pointer.imag() * turn.imag(),
                       pointer.real() * turn.imag() + pointer.imag() * turn.real()};
        }
    }
}

/// I IV V I, in minor with the major dominant, with a bass; twice.
Samples cadence(int tonic, bool minor, double tuning) {
    Samples samples(std::size_t(8 * rate));
    const int third = minor ? 3 : 4;
    const int chords[4][4] = {
        {-12, 0, third, 7}, {-7, 5, minor ? 8 : 9, 12}, {-5, 7, 11, 14}, {-12, 0, third, 12}};
    for (int i = 0; i < 8; ++i)
        for (const int pitch : chords[i % 4])
            note(samples, i, 1, 60 + tonic + pitch + tuning, 0.12);
    return samples;
}

/// Up and down; the tonic longer at both ends. Minor is harmonic.
Samples scale(int tonic, bool minor) {
    Samples samples(std::size_t(9 * rate));
    const int major[] = {0, 2, 4, 5, 7, 9, 11, 12}, harmonic[] = {0, 2, 3, 5, 7, 8, 11, 12};
    double time = 0;
    for (int i = 0; i < 15; ++i) {
        const int step = (minor ? harmonic : major)[i < 8 ? i : 14 - i];
        const double length = i == 0 || i == 14 ? 1.2 : 0.5;
        note(samples, time, length, 60 + tonic + step, 0.3);
        time += length;
    }
    return samples;
}

Samples noise(double seconds, std::uint64_t seed, double colour) {
    Rng rng(seed);
    Samples samples(std::size_t(seconds * rate));
    double state = 0;
    for (float& sample : samples) {
        state = colour * state + rng.normal();
        sample = float(0.1 * (1 - colour) * state);
    }
    return samples;
}

} // namespace

class TestKey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allKeys_data() {
        QTest::addColumn<QString>("material");
        for (const char* material :
             {"cadence", "cadence 30 cents high", "cadence 40 cents low", "scale"})
            QTest::newRow(material) << material;
    }
    /// At least 22 of 24 keys, whatever the tuning.
    void allKeys() {
        QFETCH(QString, material);
        const double tuning = material.contains("high") ? 0.3 : material.contains("low") ? -0.4 : 0;
        int right = 0;
        QString wrong;
        for (int tonic = 0; tonic < 12; ++tonic)
            for (const bool minor : {false, true}) {
                const std::string expected =
                    std::string(names[tonic]) + (minor ? " minor" : " major");
                const auto key = estimateKey(material == "scale" ? scale(tonic, minor)
                                                                 : cadence(tonic, minor, tuning),
                                             rate);
                right += key == expected;
                if (key != expected)
                    wrong +=
                        QString(" %1 for %2;").arg(key.value_or("none").c_str(), expected.c_str());
            }
        qInfo("%d of 24;%s", right, qPrintable(wrong));
        QVERIFY2(right >= 22, qPrintable(wrong));
    }

    void otherRates() {
        // Read four times too slow: two octaves lower, the same key.
        QCOMPARE(estimateKey(cadence(9, true, 0), rate / 4).value_or("none"),
                 std::string("A minor"));
        QCOMPARE(estimateKey(cadence(2, false, 0), rate * 2).value_or("none"),
                 std::string("D major"));
    }

    void noKey_data() {
        QTest::addColumn<Samples>("samples");
        QTest::newRow("nothing") << Samples();
        QTest::newRow("one sample") << Samples(1, 0.5f);
        QTest::newRow("silence") << Samples(5 * rate);
        QTest::newRow("offset") << Samples(5 * rate, 0.5f);
        QTest::newRow("not numbers") << Samples(5 * rate, std::numeric_limits<float>::quiet_NaN());
        for (const double seconds : {1.0, 5.0, 20.0})
            for (const double colour : {0.0, 0.95, 0.99})
                for (std::uint64_t seed = 1; seed <= 4; ++seed)
                    QTest::addRow("noise %.0f s, colour %.2f, seed %d", seconds, colour, int(seed))
                        << noise(seconds, seed, colour);
        Samples bursts = noise(10, 3, 0);
        for (std::size_t n = 0; n < bursts.size(); ++n)
            bursts[n] *= float(std::exp(-20 * std::fmod(double(n) / rate, 0.5)));
        QTest::newRow("noise bursts") << bursts;
    }
    void noKey() {
        QFETCH(Samples, samples);
        const auto key = estimateKey(samples, rate);
        QVERIFY2(!key, key.value_or("").c_str());
    }
};

QTEST_APPLESS_MAIN(TestKey)
#include "tst_key.moc"
