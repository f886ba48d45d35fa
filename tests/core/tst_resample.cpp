#include "tests/testing.h"

#include "core/error.h"
#include "core/resample.h"

#include <cmath>
#include <numbers>

using namespace antiphon;

namespace {

Sound sine(int rate, double hertz, double seconds, int channels = 1) {
    Sound sound{rate, channels, {}};
    const auto frames = std::size_t(std::llround(seconds * rate));
    for (std::size_t i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c)
            sound.samples.push_back(
                float(0.5 * std::sin(2 * std::numbers::pi * hertz * (c + 1) * double(i) / rate)));
    return sound;
}

/// dB between the sine that is expected and what differs from it, away from both ends.
double signalToNoise(const Sound& sound, double hertz) {
    double signal = 0, noise = 0;
    const std::size_t edge = std::size_t(sound.rate) / 10;
    for (std::size_t i = edge; i + edge < sound.frames(); ++i) {
        const double ideal = 0.5 * std::sin(2 * std::numbers::pi * hertz * double(i) / sound.rate);
        signal += ideal * ideal;
        noise += std::pow(sound.at(i, 0) - ideal, 2);
    }
    return 10 * std::log10(signal / noise);
}

double level(const Sound& sound) {
    double sum = 0;
    const std::size_t edge = std::size_t(sound.rate) / 10;
    for (std::size_t i = edge; i + edge < sound.samples.size(); ++i)
        sum += double(sound.samples[i]) * sound.samples[i];
    return 10 * std::log10(sum / double(sound.samples.size() - 2 * edge) / 0.125 + 1e-30);
}

} // namespace

class TestResample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rates_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        const int rates[] = {8000, 16000, 22050, 44100, 48000, 96000, 192000};
        for (const int from : rates)
            for (const int to : rates)
                if (from != to)
                    QTest::addRow("%d to %d", from, to) << from << to;
    }
    void rates() {
        QFETCH(int, from);
        QFETCH(int, to);
        const Sound in = sine(from, 1000, 1);
        const Sound out = resample(in, to);
        QCOMPARE(out.rate, to);
        QCOMPARE(out.frames(), std::size_t(to));
        const double reached = signalToNoise(out, 1000);
        QVERIFY2(reached > 100, qPrintable(QString::number(reached)));
    }

    void exactLength() {
        for (const std::size_t frames : {1u, 2u, 3u, 7u, 100u, 1001u, 44099u, 44101u})
            for (const int to : {8000, 16000, 48000, 44101}) {
                const Sound in{44100, 2, std::vector<float>(frames * 2, 0.1f)};
                const auto wanted = std::size_t(std::llround(double(frames) * to / 44100.0));
                QCOMPARE(resample(in, to).frames(), wanted);
            }
        QCOMPARE(resample({44100, 2, {}}, 8000).frames(), std::size_t(0));
        QCOMPARE(resampledFrames(3, 2, 1), std::int64_t(2)); // halves round up
    }

    void noAliasing() { // what the new rate cannot hold must vanish, not fold back
        for (const double hertz : {8500.0, 12000.0, 15000.0, 21000.0})
            QVERIFY2(level(resample(sine(44100, hertz, 1), 16000)) < -100,
                     qPrintable(QString::number(hertz)));
        QVERIFY(level(resample(sine(44100, 7000, 1), 16000)) > -0.1);
    }

    void channelsStayApart() {
        Sound in = sine(44100, 500, 0.5, 3);
        for (std::size_t i = 0; i < in.frames(); ++i)
            in.at(i, 1) = 0;
        const Sound out = resample(in, 48000);
        QCOMPARE(out.channels, 3);
        for (std::size_t i = 0; i < out.frames(); ++i)
            QCOMPARE(out.at(i, 1), 0.0f);
    }

    void startIsNotDelayed() {
        Sound in{44100, 1, std::vector<float>(44100)};
        in.samples[22050] = 1;
        const Sound out = resample(in, 48000);
        const auto peak = std::max_element(out.samples.begin(), out.samples.end());
        QCOMPARE(peak - out.samples.begin(), std::ptrdiff_t(24000));
    }

    void piecesGiveTheSame() {
        const Sound in = sine(44100, 440, 1.3, 2);
        for (const int to : {44100, 48000, 16000}) {
            const Sound whole = resample(in, to);
            Resampler resampler(44100, to, 2);
            std::vector<float> out;
            for (std::size_t at = 0, n = 1; at < in.samples.size(); n = n * 3 % 10007) {
                const std::size_t count = std::min(2 * n, in.samples.size() - at);
                resampler.process(std::span(in.samples).subspan(at, count), out);
                at += count;
            }
            resampler.finish(out);
            QCOMPARE(out.size(), whole.samples.size());
            for (std::size_t i = 0; i < out.size(); ++i)
                QVERIFY(std::abs(out[i] - whole.samples[i]) < 1e-6f);
        }
    }

    void sameRateIsACopy() {
        const Sound in = sine(44100, 440, 0.1);
        QVERIFY(resample(in, 44100).samples == in.samples);
    }

    void impossibleRates() {
        const Sound in = sine(44100, 440, 0.1);
        for (const int rate : {0, -1, 99, 2000000}) {
            QVERIFY_EXCEPTION_THROWN(resample(in, rate), UserError);
            QVERIFY_EXCEPTION_THROWN(resample({rate, 1, {0.5f}}, 44100), UserError);
        }
    }
};

QTEST_APPLESS_MAIN(TestResample)
#include "tst_resample.moc"
