#include "tests/testing.h"

#include "core/dsp/tempo.h"
#include "core/rng.h"

#include <cmath>
#include <limits>
#include <numbers>

using namespace antiphon;

namespace {

constexpr int rate = 44100;

using Samples = std::vector<float>;

Samples silence(double seconds, int at = rate) {
    return Samples(std::size_t(seconds * at));
}

/// Adds a decaying sound at a time: bright noise when hz is 0.
void hit(Samples& samples, int at, double time, double hz, double decay, double amplitude,
         Rng& rng) {
    const auto from = std::size_t(std::llround(time * at));
    double before = 0;
    for (std::size_t n = 0; from + n < samples.size() && double(n) < 8 * decay * at; ++n) {
        const double t = double(n) / at;
        const double drawn = hz > 0 ? 0 : rng.normal() * 0.3;
        const double wave = hz > 0 ? std::sin(2 * std::numbers::pi * hz * t) : drawn - before;
        before = drawn;
        samples[from + n] += float(amplitude * std::exp(-t / decay) * wave);
    }
}

Samples clicks(double bpm, double seconds, int at = rate, double first = 0.3) {
    Rng rng(1);
    Samples samples = silence(seconds, at);
    for (double time = first; time < seconds; time += 60 / bpm)
        hit(samples, at, time, 1500, 0.005, 0.5, rng);
    return samples;
}

/// Kick on 1 and 3, snare on 2 and 4, closed hats on every half beat, all a little uneven.
Samples drums(double bpm, double seconds, std::uint64_t seed) {
    Rng rng(seed);
    Samples samples = silence(seconds);
    const double beat = 60 / bpm;
    for (int i = 0; 0.2 + i * beat / 2 < seconds; ++i) {
        const double time = 0.2 + i * beat / 2 + 0.004 * rng.uniform();
        hit(samples, rate, time, 0, 0.015, 0.15 + 0.05 * rng.uniform(), rng);
        if (i % 4 == 0)
            hit(samples, rate, time, 60, 0.09, 0.7, rng);
        if (i % 4 == 2) {
            hit(samples, rate, time, 190, 0.06, 0.3, rng);
            hit(samples, rate, time, 0, 0.06, 0.5, rng);
        }
    }
    return samples;
}

Samples noise(double seconds, std::uint64_t seed, double colour) {
    Rng rng(seed);
    Samples samples = silence(seconds);
    double state = 0;
    for (float& sample : samples) {
        state = colour * state + rng.normal();
        sample = float(0.1 * (1 - colour) * state);
    }
    return samples;
}

QString said(const Tempo& tempo) {
    return QString("bpm %1 confidence %2 beats %3")
        .arg(tempo.bpm ? *tempo.bpm : 0)
        .arg(tempo.confidence)
        .arg(tempo.beats.size());
}

} // namespace

class TestTempo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clickTracks_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<int>("at");
        for (const double bpm : {60.0, 66.6, 73.0, 80.0, 90.5, 100.0, 111.1, 120.0, 127.3, 140.0,
                                 150.0, 163.0, 174.0, 180.0, 191.0, 200.0})
            QTest::addRow("%.1f", bpm) << bpm << rate;
        for (const int at : {8000, 16000, 22050, 48000, 96000, 192000})
            QTest::addRow("97 at %d Hz", at) << 97.0 << at;
    }
    void clickTracks() {
        QFETCH(double, bpm);
        QFETCH(int, at);
        const Tempo tempo = estimateTempo(clicks(bpm, 20, at), at);
        QVERIFY2(tempo.bpm.has_value(), qPrintable(said(tempo)));
        QVERIFY2(std::abs(*tempo.bpm / bpm - 1) < 0.01, qPrintable(said(tempo)));
        QVERIFY(tempo.confidence > 0.5);
        // Every click but the outermost has its beat, within 15 ms.
        std::size_t missed = 0, all = 0;
        double worst = 0, bias = 0;
        for (double time = 0.3; time < 20; time += 60 / bpm) {
            double off = 1;
            for (const double beat : tempo.beats)
                off = std::abs(beat - time) < std::abs(off) ? beat - time : off;
            ++all;
            missed += std::abs(off) > 0.015;
            if (std::abs(off) <= 0.03) {
                worst = std::max(worst, std::abs(off));
                bias += off;
            }
        }
        const QString report = QString("%1 of %2 missed, worst %3 ms, on average %4 ms")
                                   .arg(missed)
                                   .arg(all)
                                   .arg(1000 * worst)
                                   .arg(1000 * bias / double(all));
        qInfo("%s", qPrintable(report));
        QVERIFY2(missed <= 2, qPrintable(report));
    }

    void drumPatterns_data() {
        QTest::addColumn<double>("bpm");
        for (const double bpm : {80.0, 84.0, 96.0, 105.0, 118.0, 128.0, 140.0, 155.0})
            QTest::addRow("%.0f", bpm) << bpm;
    }
    /// At 80 to 160 bpm the beat is the answer.
    void drumPatterns() {
        QFETCH(double, bpm);
        const Tempo tempo = estimateTempo(drums(bpm, 24, 5), rate);
        QVERIFY2(tempo.bpm && std::abs(*tempo.bpm / bpm - 1) < 0.01, qPrintable(said(tempo)));
    }

    /// Slow drums may be heard at the pulse of their hats and fast ones in half time, where that
    /// lies nearer to 120 bpm; nothing else is right.
    void octaveOfDrums_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<double>("other");
        for (const double bpm : {60.0, 66.0, 72.0})
            QTest::addRow("%.0f", bpm) << bpm << 2 * bpm;
        for (const double bpm : {170.0, 185.0, 200.0})
            QTest::addRow("%.0f", bpm) << bpm << bpm / 2;
    }
    void octaveOfDrums() {
        QFETCH(double, bpm);
        QFETCH(double, other);
        const Tempo tempo = estimateTempo(drums(bpm, 24, 5), rate);
        QVERIFY2(tempo.bpm && (std::abs(*tempo.bpm / bpm - 1) < 0.01 ||
                               std::abs(*tempo.bpm / other - 1) < 0.01),
                 qPrintable(said(tempo)));
        qInfo("%s", qPrintable(said(tempo)));
    }

    /// A drifting tempo: the beats follow, the figure is their middle.
    void driftingTempo() {
        Rng rng(1);
        Samples samples = silence(30);
        std::vector<double> times;
        double time = 0.5;
        while (time < 29.5) {
            times.push_back(time);
            hit(samples, rate, time, 200, 0.03, 0.5, rng);
            time += 60 / (96 + 12 * time / 30); // 96 to 108 bpm
        }
        const Tempo tempo = estimateTempo(samples, rate);
        QVERIFY2(tempo.bpm && *tempo.bpm > 98 && *tempo.bpm < 106, qPrintable(said(tempo)));
        std::size_t found = 0;
        for (const double expected : times)
            found += std::any_of(tempo.beats.begin(), tempo.beats.end(),
                                 [&](double beat) { return std::abs(beat - expected) < 0.02; });
        QVERIFY2(double(found) > 0.9 * double(times.size()), qPrintable(QString::number(found)));
    }

    void shortPieces() {
        for (const double bpm : {90.0, 120.0, 150.0}) {
            const Tempo tempo = estimateTempo(clicks(bpm, 4), rate);
            QVERIFY2(tempo.bpm && std::abs(*tempo.bpm / bpm - 1) < 0.01, qPrintable(said(tempo)));
        }
    }

    void tailOfSilence() {
        Samples samples = drums(104, 15, 2);
        samples.resize(samples.size() + 15 * rate);
        const Tempo tempo = estimateTempo(samples, rate);
        QVERIFY2(tempo.bpm && std::abs(*tempo.bpm / 104 - 1) < 0.01, qPrintable(said(tempo)));
        QVERIFY(tempo.beats.back() < 15.1);
    }

    void levelIsNothing() {
        Samples samples = drums(112, 10, 3);
        const Tempo loud = estimateTempo(samples, rate);
        for (float& sample : samples)
            sample *= 0.01f;
        const Tempo quiet = estimateTempo(samples, rate);
        QVERIFY(loud.bpm && quiet.bpm && std::abs(*loud.bpm - *quiet.bpm) < 0.1);
    }

    void noBeat_data() {
        QTest::addColumn<Samples>("samples");
        QTest::newRow("nothing") << Samples();
        QTest::newRow("silence") << silence(10);
        QTest::newRow("offset") << Samples(10 * rate, 0.5f);
        QTest::newRow("too short") << clicks(120, 2.5);
        QTest::newRow("not numbers") << Samples(10 * rate, std::numeric_limits<float>::quiet_NaN());
        Rng rng(1);
        Samples one = silence(10);
        hit(one, rate, 4, 300, 0.3, 0.5, rng);
        QTest::newRow("one hit") << one;
        for (const double hz : {55.0, 110.3, 440.0, 445.7, 1234.5, 3000.0}) {
            Samples tone = silence(10);
            for (std::size_t n = 0; n < tone.size(); ++n)
                tone[n] = float(0.5 * std::sin(2 * std::numbers::pi * hz * double(n) / rate));
            QTest::addRow("tone %.1f", hz) << tone;
        }
        for (const double seconds : {3.5, 8.0, 30.0})
            for (const double colour : {0.0, 0.95})
                for (std::uint64_t seed = 1; seed <= 6; ++seed)
                    QTest::addRow("noise %.1f s, colour %.2f, seed %d", seconds, colour, int(seed))
                        << noise(seconds, seed, colour);
    }
    void noBeat() {
        QFETCH(Samples, samples);
        const Tempo tempo = estimateTempo(samples, rate);
        QVERIFY2(!tempo.bpm, qPrintable(said(tempo)));
        QVERIFY(tempo.beats.empty());
        QVERIFY(std::isfinite(tempo.confidence));
    }
};

QTEST_APPLESS_MAIN(TestTempo)
#include "tst_tempo.moc"
