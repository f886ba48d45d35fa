#include "tests/testing.h"

#include "core/dsp/onsets.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace antiphon;

namespace {

using Samples = std::vector<float>;

struct Attacks {
    Samples samples;
    std::vector<double> times;
};

/// Irregular attacks of one kind over a floor of noise; `rise` seconds until full level.
Attacks attacksOf(const QString& kind, int rate, double floorDb, std::uint64_t seed) {
    Rng rng(seed);
    Attacks result;
    result.samples.resize(std::size_t(12 * rate));
    const double floor = std::pow(10, floorDb / 20);
    for (float& sample : result.samples)
        sample = float(floor * rng.normal());
    for (double time = 0.3; time < 11; time += 0.15 + 0.5 * rng.uniform()) {
        result.times.push_back(time);
        const auto from = std::size_t(std::llround(time * rate));
        const double hz = kind == "bass" ? 55 + 40 * rng.uniform() : 300 + 500 * rng.uniform();
        const double decay = kind == "click" ? 0.004 : kind == "noise" ? 0.04 : 0.1;
        const double rise = kind == "soft" ? 0.01 : kind == "bass" ? 0.003 : 0.0005;
        for (std::size_t n = 0; from + n < result.samples.size() && double(n) < 6 * decay * rate;
             ++n) {
            const double t = double(n) / rate;
            double wave = 0;
            if (kind == "noise")
                wave = 0.3 * rng.normal();
            else
                for (int h = 1; h <= 5; ++h)
                    wave += std::sin(2 * std::numbers::pi * h * hz * t) / h;
            result.samples[from + n] +=
                float(0.3 * std::exp(-t / decay) * std::min(1.0, t / rise) * wave);
        }
    }
    return result;
}

} // namespace

class TestOnsets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void attacks_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("floorDb");
        for (const char* kind : {"click", "pluck", "noise", "soft", "bass"})
            for (const double floorDb : {-200.0, -60.0})
                QTest::addRow("%s over %.0f dB", kind, floorDb) << kind << 44100 << floorDb;
        for (const int rate : {8000, 16000, 48000, 96000})
            QTest::addRow("pluck at %d Hz", rate) << "pluck" << rate << -70.0;
    }
    void attacks() {
        QFETCH(QString, kind);
        QFETCH(int, rate);
        QFETCH(double, floorDb);
        const Attacks made = attacksOf(kind, rate, floorDb, 4);
        const auto onsets = detectOnsets(made.samples, rate);
        int found = 0, latestart = 0;
        double worst = 0;
        for (const double time : made.times) {
            const auto near =
                std::min_element(onsets.begin(), onsets.end(), [&](const Onset& a, const Onset& b) {
                    return std::abs(a.time - time) < std::abs(b.time - time);
                });
            if (near == onsets.end() || std::abs(near->time - time) > 0.01)
                continue;
            ++found;
            worst = std::max(worst, std::abs(near->time - time));
            latestart += near->start > time;
        }
        const QString report = QString("%1 of %2 found, %3 detected, worst %4 ms, %5 starts late")
                                   .arg(found)
                                   .arg(made.times.size())
                                   .arg(onsets.size())
                                   .arg(1000 * worst, 0, 'f', 1)
                                   .arg(latestart);
        qInfo("%s", qPrintable(report));
        QVERIFY2(double(found) >= 0.95 * double(made.times.size()), qPrintable(report));
        QVERIFY2(double(onsets.size()) <= 1.1 * double(made.times.size()), qPrintable(report));
        QVERIFY2(latestart == 0, qPrintable(report));
        for (std::size_t i = 0; i < onsets.size(); ++i) {
            QVERIFY(onsets[i].start <= onsets[i].time);
            QVERIFY(onsets[i].start >= (i == 0 ? 0 : onsets[i - 1].time));
            QVERIFY(i == 0 || onsets[i].time >= onsets[i - 1].time + 0.04);
        }
    }

    void nothingHappens_data() {
        QTest::addColumn<Samples>("samples");
        QTest::newRow("nothing") << Samples();
        QTest::newRow("one sample") << Samples(1, 0.5f);
        QTest::newRow("silence") << Samples(44100);
        QTest::newRow("offset") << Samples(44100, 0.3f);
        QTest::newRow("not numbers") << Samples(44100, std::numeric_limits<float>::quiet_NaN());
        Samples swell(5 * 44100);
        for (std::size_t n = 0; n < swell.size(); ++n)
            swell[n] = float(0.4 * std::pow(double(n) / double(swell.size()), 2) *
                             std::sin(2 * std::numbers::pi * 330 * double(n) / 44100));
        QTest::newRow("swell") << swell;
    }
    void nothingHappens() {
        QFETCH(Samples, samples);
        QCOMPARE(detectOnsets(samples, 44100).size(), std::size_t(0));
    }

    void steadyNoiseIsQuiet() {
        Rng rng(9);
        Samples samples(10 * 44100);
        for (float& sample : samples)
            sample = float(0.1 * rng.normal());
        const auto onsets = detectOnsets(samples, 44100);
        QVERIFY2(onsets.size() <= 3,
                 qPrintable(QString::number(onsets.size()))); // the start, chance
    }
};

QTEST_APPLESS_MAIN(TestOnsets)
#include "tst_onsets.moc"
