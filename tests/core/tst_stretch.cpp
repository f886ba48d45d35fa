#include "tests/testing.h"

#include "core/dsp/stft.h"
#include "core/dsp/stretch.h"
#include "core/error.h"
#include "core/rng.h"

#include <cmath>
#include <numbers>

using namespace antiphon;

namespace {

constexpr int rate = 32000;
using Samples = std::vector<float>;

Samples chord(double seconds) {
    Samples samples(std::size_t(seconds * rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (const double hz : {220.0, 330.0, 1000.0})
            samples[i] += float(0.2 * std::sin(2 * std::numbers::pi * hz * double(i) / rate));
    return samples;
}

Samples strokes(std::span<const double> times, double seconds) {
    Rng rng(1);
    Samples samples(std::size_t(seconds * rate));
    for (const double time : times)
        for (std::size_t i = 0, at = std::size_t(time * rate); i < 3000 && at + i < samples.size();
             ++i)
            samples[at + i] += float(0.3 * rng.normal() * std::exp(-double(i) / 600));
    return samples;
}

/// Frequency of the strongest bin near one, by its centre of gravity.
double strongestNear(const Samples& samples, double hz) {
    Stft stft(hannWindow(16384), 16384);
    const auto power = stft.power(samples, std::ptrdiff_t(samples.size() / 2) - 8192);
    const auto middle = std::size_t(std::lround(hz * 16384 / rate));
    double sum = 0, place = 0;
    for (std::size_t k = middle - 8; k <= middle + 8; ++k) {
        sum += power[k];
        place += double(k) * power[k];
    }
    return place / sum * rate / 16384;
}

/// Seconds from a moment to the loudest 5 ms around it.
double loudestNear(const Samples& samples, double time) {
    double most = 0, best = 1;
    for (double at = time - 0.1; at < time + 0.1; at += 0.0005) {
        double energy = 0;
        for (auto i = std::size_t(at * rate); i < std::size_t(at * rate) + rate / 200; ++i)
            energy += double(samples[i]) * samples[i];
        if (energy > most) {
            most = energy;
            best = at - time;
        }
    }
    return best;
}

double rms(const Samples& samples) {
    double sum = 0;
    for (const float sample : samples)
        sum += double(sample) * sample;
    return std::sqrt(sum / double(samples.size()));
}

std::vector<StretchEngine> engines() {
    std::vector<StretchEngine> all{StretchEngine::Own};
    if (hasEngine(StretchEngine::RubberBand))
        all.push_back(StretchEngine::RubberBand);
    return all;
}

} // namespace

class TestStretch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factors_data() {
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("semitones");
        for (const auto& [factor, semitones] :
             {std::pair{0.8, 0.0}, {1.2, 0.0}, {1.0, 4.0}, {1.0, -4.0}, {0.9, 2.0}, {1.13, -3.0}})
            QTest::addRow("%.2f %+.0f", factor, semitones) << factor << semitones;
    }
    void factors() {
        QFETCH(double, factor);
        QFETCH(double, semitones);
        const double ratio = std::exp2(semitones / 12);
        std::vector<double> times;
        for (int i = 0; i < 12; ++i)
            times.push_back(0.25 + 0.5 * i);
        for (const StretchEngine engine : engines()) {
            const Samples input = chord(4);
            const Samples output = stretched(input, rate, factor, semitones, engine);
            QCOMPARE(output.size(), std::size_t(std::lround(double(input.size()) * factor)));
            for (const double hz : {220.0, 330.0, 1000.0}) {
                const double cents =
                    1200 * std::log2(strongestNear(output, hz * ratio) / hz) - 100 * semitones;
                QVERIFY2(std::abs(cents) < 12, qPrintable(QString::number(cents)));
            }
            const double level = rms(output) / rms(input);
            QVERIFY2(level > 0.85 && level < 1.1, qPrintable(QString::number(level)));

            // Strokes come where they should.
            const Samples moved = stretched(strokes(times, 6.5), rate, factor, semitones, engine);
            double worst = 0;
            for (const double time : times)
                worst = std::max(worst, std::abs(loudestNear(moved, time * factor)));
            qInfo("engine %d: strokes within %.1f ms", int(engine), 1000 * worst);
            QVERIFY(worst < 0.015);
        }
    }

    void theSameEveryTime() {
        const Samples input = strokes(std::vector{0.1, 0.3, 0.8}, 1);
        QCOMPARE(stretched(input, rate, 1.1, 2), stretched(input, rate, 1.1, 2));
        QCOMPARE(stretched(input, rate, 1, 0), input);
    }

    void shortAndSilent() {
        QVERIFY(stretched({}, rate, 1.1, 0).empty());
        QCOMPARE(stretched(Samples(10, 0.5f), rate, 1.2, 3).size(), std::size_t(12));
        const Samples silence = stretched(Samples(20000), rate, 0.8, -4);
        QCOMPARE(silence, Samples(16000));
    }

    void refuses() {
        const Samples input(1000);
        QVERIFY_EXCEPTION_THROWN(stretched(input, rate, 0.1, 0), UserError);
        QVERIFY_EXCEPTION_THROWN(stretched(input, rate, 1, 30), UserError);
        QVERIFY_EXCEPTION_THROWN(stretched(input, 1000, 1.1, 0), UserError);
        QVERIFY_EXCEPTION_THROWN(stretched(input, rate, std::nan(""), 0), UserError);
        if (!hasEngine(StretchEngine::RubberBand))
            QVERIFY_EXCEPTION_THROWN(stretched(input, rate, 1.1, 0, StretchEngine::RubberBand),
                                     UserError);
    }
};

QTEST_APPLESS_MAIN(TestStretch)
#include "tst_stretch.moc"
