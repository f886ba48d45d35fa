#include "tests/testing.h"

#include "core/dsp/fft.h"
#include "core/dsp/stft.h"
#include "core/rng.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <thread>

using namespace antiphon;

namespace {

std::vector<float> noise(std::size_t count, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<float> samples(count);
    for (float& sample : samples)
        sample = float(rng.normal());
    return samples;
}

} // namespace

class TestFft : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheDefinition_data() {
        QTest::addColumn<int>("size");
        for (const int size : {2, 8, 30, 640, 1024})
            QTest::addRow("%d", size) << size;
    }
    void agreesWithTheDefinition() {
        QFETCH(int, size);
        const auto samples = noise(std::size_t(size), 1);
        RealFft fft{std::size_t(size)};
        QCOMPARE(fft.bins(), std::size_t(size / 2 + 1));
        std::copy(samples.begin(), samples.end(), fft.time().begin());
        fft.forward();
        for (std::size_t k = 0; k < fft.bins(); ++k) {
            std::complex<double> sum;
            for (int n = 0; n < size; ++n)
                sum += double(samples[std::size_t(n)]) *
                       std::polar(1.0, -2 * std::numbers::pi * double(k) * n / size);
            QVERIFY(std::abs(sum - std::complex<double>(fft.spectrum()[k])) <
                    1e-4 * std::sqrt(size));
        }
        QVERIFY(std::equal(samples.begin(), samples.end(), fft.time().begin()));
        std::fill(fft.time().begin(), fft.time().end(), 0.0f);
        fft.inverse();
        for (std::size_t n = 0; n < samples.size(); ++n)
            QVERIFY(std::abs(fft.time()[n] - samples[n]) < 1e-5f);
    }

    void refusesOddSizes() {
        for (const std::size_t size : {0, 1, 7})
            QVERIFY_EXCEPTION_THROWN(RealFft{size}, std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(Stft(hannWindow(9), 8), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(Stft({}, 8), std::invalid_argument);
    }

    void plansAreSharedByThreads() {
        std::vector<std::jthread> threads;
        std::array<float, 4> results{};
        for (std::size_t i = 0; i < results.size(); ++i)
            threads.emplace_back([&results, i] {
                for (std::size_t size = 2; size <= 512; size += 2) {
                    RealFft fft(size);
                    fft.time()[1] = 1;
                    fft.forward();
                    results[i] += std::abs(fft.spectrum()[size / 3]);
                }
            });
        threads.clear();
        for (const float result : results)
            QVERIFY(std::abs(result - 256) < 1e-3f);
    }

    void windows() {
        const auto hann = hannWindow(8);
        QCOMPARE(hann[0], 0.0f);
        QCOMPARE(hann[4], 1.0f);
        for (std::size_t n = 0; n < 4; ++n) // periodic: overlapped by half it sums to 1
            QVERIFY(std::abs(hann[n] + hann[n + 4] - 1) < 1e-6f);
        QCOMPARE(powerOfTwoFrom(640), std::size_t(1024));
        QCOMPARE(powerOfTwoFrom(1024), std::size_t(1024));
    }

    void grids() {
        const FrameGrid centred{.window = 1024, .hop = 256};
        QCOMPARE(centred.count(16384), std::size_t(65));
        QCOMPARE(centred.start(0), std::ptrdiff_t(-512));
        QCOMPARE(centred.start(3), std::ptrdiff_t(256));
        QCOMPARE(centred.count(0), std::size_t(0));
        const FrameGrid whole{.window = 1024, .hop = 256, .centred = false};
        QCOMPARE(whole.count(1023), std::size_t(0));
        QCOMPARE(whole.count(1024), std::size_t(1));
        QCOMPARE(whole.count(1280), std::size_t(2));
        QCOMPARE(whole.start(1), std::ptrdiff_t(256));
    }

    /// Windows that reach beyond the audio see zeros, whichever end; and each other's samples
    /// never.
    void edges() {
        const auto audio = noise(100, 7);
        std::vector<float> padded(300);
        std::copy(audio.begin(), audio.end(), padded.begin() + 100);
        Stft a(hannWindow(64), 128), b(hannWindow(64), 128);
        for (const std::ptrdiff_t start : {-100, -64, -63, -10, 0, 36, 37, 80, 99, 100, 136}) {
            const auto x = a.power(audio, start), y = b.power(padded, start + 100);
            QVERIFY(std::equal(x.begin(), x.end(), y.begin()));
            QCOMPARE(a.meanSquare(), b.meanSquare());
        }
    }

    void whatIsNoNumberIsSilent() {
        auto broken = noise(64, 3), mended = broken;
        broken[5] = std::numeric_limits<float>::quiet_NaN();
        mended[5] = 0;
        broken[9] = std::numeric_limits<float>::infinity();
        mended[9] = 1e6f;
        Stft a(hannWindow(64), 64), b(hannWindow(64), 64);
        const auto x = a.power(broken, 0), y = b.power(mended, 0);
        QVERIFY(std::equal(x.begin(), x.end(), y.begin()));
    }

    void offsetsCanBeRemoved() {
        Stft stft(hannWindow(64), 64, Stft::Offset::Removed);
        const std::vector<float> constant(64, 0.25f);
        for (const float value : stft.power(constant, 0))
            QCOMPARE(value, 0.0f);
        QCOMPARE(stft.meanSquare(), 0.0f);
    }
};

QTEST_APPLESS_MAIN(TestFft)
#include "tst_fft.moc"
