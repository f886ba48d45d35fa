#include "tests/descriptorsounds.h"
#include "tests/testing.h"

#include "core/dsp/kweighting.h"
#include "core/dsp/spectralframes.h"
#include "core/dsp/truepeak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace antiphon;
using testing::equal, testing::music, testing::smallSettings;
using Mode = DescriptorSettings::Mode;
using Framing = DescriptorSettings::Framing;

class TestDescriptorKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameBitsOnEveryProcessor_data() { modes(); }
    void sameBitsOnEveryProcessor() {
        QFETCH(bool, clean);
        DescriptorSettings s = smallSettings(clean ? Mode::Clean : Mode::Parity, Framing::File);
        for (const int window : {16, 100, 256, 512, 1024, 2048}) {
            s.window = window;
            s.hop = window / 2;
            s.fft = 0;
            const DescriptorSettings full = s.resolved();
            const std::size_t count = 37, columns = full.columns() - loudnessColumns;
            const auto mono = music(std::size_t(full.hop) * count + std::size_t(window), 44100, 7);
            SpectralFrames reference(full, Simd::Baseline);
            std::vector<float> wanted(count * columns), rows(count * columns);
            reference.analyse(mono.data(), count, wanted.data());
            for (const auto& value : wanted)
                QVERIFY(std::isfinite(value));
            for (const Simd wider : {Simd::Avx2, Simd::Avx512}) {
                if (wider > simd())
                    continue;
                SpectralFrames frames(full, wider);
                frames.analyse(mono.data(), count, rows.data());
                QVERIFY(equal(rows, wanted));
                frames.analyse(mono.data() + 5 * full.hop, 1, rows.data()); // one of them alone
                QVERIFY(equal(std::span(rows).first(columns),
                              std::span(wanted).subspan(5 * columns, columns)));
            }
        }
    }

    void sameLoudnessOnEveryProcessor() {
        const auto mono = music(3000, 44100);
        for (const int rate : {44100, 96000, 192000}) {
            const TruePeak peak(rate);
            const std::size_t history = peak.history(), count = mono.size() - history;
            const float* const samples = mono.data() + history;
            KWeighting reference(rate, count);
            std::vector<double> wanted(count), squares(count);
            std::vector<float> wantedPeaks(count), peaks(count);
            const auto baseline = Simd::Baseline;
            const double sum = reference.process(samples, count, wanted.data(), baseline);
            peak.process(samples, count, wantedPeaks.data(), baseline);
            for (const Simd wider : {Simd::Avx2, Simd::Avx512}) {
                if (wider > simd())
                    continue;
                KWeighting weighting(rate, count);
                QCOMPARE(weighting.process(samples, count, squares.data(), wider), sum);
                QCOMPARE(squares, wanted);
                peak.process(samples, count, peaks.data(), wider);
                QCOMPARE(peaks, wantedPeaks);
                QCOMPARE(sumOf(squares.data(), count, wider),
                         sumOf(squares.data(), count, baseline));
                QCOMPARE(largestOf(peaks.data(), count, wider), std::ranges::max(peaks));
            }
        }
    }

    /// Against the recursion as it is written in books.
    void kWeighting() {
        const auto mono = music(2001, 44100);
        KWeighting weighting(44100, 1000);
        const auto &b = weighting.numerator(), &a = weighting.denominator();
        std::vector<double> y(mono.size());
        double sum = 0;
        for (std::size_t i = 0; i < mono.size(); ++i) {
            for (std::size_t j = 0; j <= std::min<std::size_t>(i, KWeighting::order); ++j)
                y[i] += b[j] * double(mono[i - j]) - (j > 0 ? a[j] * y[i - j] : 0);
            sum += y[i] * y[i];
        }
        std::vector<double> squares(mono.size());
        double got = 0;
        for (std::size_t i = 0; i < mono.size(); i += 667) { // rests of blocks, too
            const std::size_t count = std::min<std::size_t>(667, mono.size() - i);
            got += weighting.process(mono.data() + i, count, squares.data() + i);
        }
        QVERIFY(std::abs(got - sum) < 1e-9 * sum);
        for (std::size_t i = 0; i < y.size(); ++i)
            QVERIFY(std::abs(squares[i] - y[i] * y[i]) < 1e-9);
        // BS.1770 gives the coefficients at 48 kHz.
        const KWeighting standard(48000, 1);
        QVERIFY(std::abs(standard.numerator()[0] - 1.53512485958697) < 1e-9);
        QVERIFY(std::abs(standard.denominator()[1] - (-1.69065929318241 - 1.99004745483398)) <
                1e-9);
    }

    void truePeak() {
        for (const int rate : {44100, 88200}) {
            std::vector<float> mono(1000);
            for (std::size_t i = 0; i < mono.size(); ++i) // never sampled at its tops
                mono[i] = float(std::sin(std::numbers::pi * (double(i) / 2 + 0.25)));
            const TruePeak peak(rate);
            std::vector<float> peaks(mono.size() - 100);
            peak.process(mono.data() + 50, peaks.size(), peaks.data());
            QVERIFY(std::abs(largestOf(peaks.data(), peaks.size()) - 1) < 0.02f);
        }
    }

private:
    static void modes() {
        QTest::addColumn<bool>("clean");
        QTest::newRow("parity") << false;
        QTest::newRow("clean") << true;
    }
};

QTEST_APPLESS_MAIN(TestDescriptorKernels)
#include "tst_descriptorkernels.moc"
