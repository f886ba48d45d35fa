#include "tests/testing.h"

#include "core/dsp/chroma.h"
#include "core/dsp/mel.h"
#include "core/dsp/stft.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace antiphon;

class TestMel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scales() {
        QVERIFY(std::abs(hzToMel(1000, MelScale::Slaney) - 15) < 1e-12);
        QVERIFY(std::abs(hzToMel(6400, MelScale::Slaney) - 42) < 1e-9);
        QVERIFY(std::abs(hzToMel(1000, MelScale::Htk) - 999.9855) < 1e-3);
        for (const MelScale scale : {MelScale::Slaney, MelScale::Htk})
            for (const double hz : {0.0, 30.0, 999.0, 1000.0, 1001.0, 7000.0})
                QVERIFY(std::abs(melToHz(hzToMel(hz, scale), scale) - hz) < 1e-8);
    }

    /// Triangles of height 1 that meet at their middles share every bin between the outer ones.
    void bandsShareTheirBins() {
        const MelBands mel({.rate = 16000, .fftSize = 1024, .bands = 32, .minHz = 50});
        std::vector<float> total(513);
        for (std::size_t b = 0; b < mel.size(); ++b)
            for (std::size_t i = 0; i < mel.weights(b).size(); ++i)
                total[mel.firstBin(b) + i] += mel.weights(b)[i];
        for (std::size_t k = 0; k < total.size(); ++k) {
            const double hz = double(k) * 16000 / 1024;
            if (hz >= mel.edges()[1] && hz <= mel.edges()[mel.size()])
                QVERIFY(std::abs(total[k] - 1) < 1e-5f);
            if (hz <= 50)
                QCOMPARE(total[k], 0.0f);
        }
    }

    void appliesItsWeights() {
        const MelBands mel({.rate = 8000, .fftSize = 256, .bands = 20, .equalArea = true});
        std::vector<float> power(129), bands(20);
        for (std::size_t k = 0; k < power.size(); ++k)
            power[k] = float(k % 7) + 0.5f;
        mel.apply(power, bands);
        for (std::size_t b = 0; b < 20; ++b) {
            double expected = 0;
            for (std::size_t i = 0; i < mel.weights(b).size(); ++i)
                expected += double(mel.weights(b)[i]) * power[mel.firstBin(b) + i];
            QVERIFY(std::abs(bands[b] - expected) < 1e-5 * (1 + expected));
        }
    }

    void refusesNonsense() {
        QVERIFY_EXCEPTION_THROWN(MelBands({.rate = 0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(MelBands({.bands = 0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(MelBands({.minHz = 9000}), std::invalid_argument);
    }

    void cosineTransformIsOrthonormal() {
        const std::size_t n = 16;
        const Dct dct(n, n);
        std::vector<std::vector<float>> columns;
        for (std::size_t i = 0; i < n; ++i) {
            std::vector<float> unit(n), out(n);
            unit[i] = 1;
            dct.apply(unit, out);
            columns.push_back(out);
        }
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t k = 0; k < n; ++k) {
                double product = 0;
                for (std::size_t c = 0; c < n; ++c)
                    product += double(columns[i][c]) * columns[k][c];
                QVERIFY(std::abs(product - (i == k)) < 1e-6);
            }
        std::vector<float> flat(n, 2.0f), out(n);
        dct.apply(flat, out);
        QVERIFY(std::abs(out[0] - 8) < 1e-5f); // 2 sqrt(16)
    }

    void peaksLieBetweenBins_data() {
        QTest::addColumn<double>("hz");
        for (const double hz : {65.41, 98.0, 220.0, 443.3, 987.77, 1760.0})
            QTest::addRow("%.1f", hz) << hz;
    }
    void peaksLieBetweenBins() {
        QFETCH(double, hz);
        std::vector<float> audio(4096);
        for (std::size_t n = 0; n < audio.size(); ++n)
            audio[n] = float(0.5 * std::sin(2 * std::numbers::pi * hz * double(n) / 16000 + 0.3));
        Stft stft(hannWindow(4096), 4096);
        const PeakFinder finder(16000, 4096, 60, 2000);
        std::vector<SpectralPeak> peaks;
        finder.find(stft.power(audio, 0), {.threshold = 0.01f, .prominence = 4}, peaks);
        QCOMPARE(peaks.size(), std::size_t(1));
        const double pitch = 69 + 12 * std::log2(hz / 440);
        QVERIFY2(std::abs(peaks[0].pitch - pitch) < 0.1,
                 qPrintable(QString::number(peaks[0].pitch)));
        QVERIFY(std::abs(peaks[0].magnitude / (0.5 * 4096 / 4) - 1) < 0.08);
    }

    void classesSumToOne() {
        PitchClasses silent{};
        normaliseClasses(silent, 1e-3f);
        for (const float value : silent)
            QVERIFY(std::abs(value - 1.0f / 12) < 1e-6f);
        PitchClasses classes{};
        const SpectralPeak peaks[] = {{60.25f, 2.0f}, {-1.0f, 1.0f}, {71.0f, 0.4f}};
        foldPeaks(peaks, 0.5f, classes);
        QVERIFY(std::abs(classes[0] - 1.125f) < 1e-6f);
        QVERIFY(std::abs(classes[1] - 0.375f) < 1e-6f);
        QVERIFY(std::abs(classes[11] - 0.5f) < 1e-6f);
        normaliseClasses(classes, 1e-3f);
        float total = 0;
        for (const float value : classes)
            total += value;
        QVERIFY(std::abs(total - 1) < 1e-6f);
    }
};

QTEST_APPLESS_MAIN(TestMel)
#include "tst_mel.moc"
