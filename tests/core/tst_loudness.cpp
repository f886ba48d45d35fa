#include "tests/badfiles.h"
#include "tests/testing.h"

#include "core/loudness.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// Appends a sine of the given peak level, the same in all channels.
void addSine(Sound& sound, double decibels, double seconds, double hertz = 1000) {
    const double amplitude = std::pow(10, decibels / 20);
    const std::size_t start = sound.frames();
    const auto frames = std::size_t(std::llround(seconds * sound.rate));
    for (std::size_t i = 0; i < frames; ++i) {
        const double phase = 2 * std::numbers::pi * hertz * double(start + i) / sound.rate;
        for (int c = 0; c < sound.channels; ++c)
            sound.samples.push_back(float(amplitude * std::sin(phase)));
    }
}

struct Part {
    double decibels;
    double seconds;
};

Sound parts(int rate, std::initializer_list<Part> list) {
    Sound sound{rate, 2, {}};
    for (const Part& part : list)
        addSine(sound, part.decibels, part.seconds);
    return sound;
}

bool near(const std::optional<double>& value, double wanted, double tolerance) {
    if (value && std::abs(*value - wanted) <= tolerance)
        return true;
    qWarning("%f instead of %f", value.value_or(-999), wanted);
    return false;
}

} // namespace

class TestLoudness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void integrated_data() { // the synthetic signals of EBU Tech 3341, table 1
        QTest::addColumn<int>("rate");
        for (const int rate : {8000, 22050, 44100, 48000, 96000, 192000})
            QTest::addRow("%d Hz", rate) << rate;
    }
    void integrated() {
        QFETCH(int, rate);
        // The weighting filter is defined at 48 kHz; at low rates its warped copy is a little off.
        const double tolerance = rate >= 44100 ? 0.1 : 0.3;
        QVERIFY(near(loudnessOf(parts(rate, {{-23, 20}})).integrated, -23, tolerance));
        if (rate > 48000) // no other code runs there, it only takes longer
            return;
        QVERIFY(near(loudnessOf(parts(rate, {{-33, 20}})).integrated, -33, tolerance));
        QVERIFY(near(loudnessOf(parts(rate, {{-36, 10}, {-23, 60}, {-36, 10}})).integrated, -23,
                     tolerance));
        QVERIFY(
            near(loudnessOf(parts(rate, {{-72, 10}, {-36, 10}, {-23, 60}, {-36, 10}, {-72, 10}}))
                     .integrated,
                 -23, tolerance));
        QVERIFY(near(loudnessOf(parts(rate, {{-26, 20}, {-20, 20.1}, {-26, 20}})).integrated, -23,
                     tolerance));
    }

    void range() { // EBU Tech 3342, table 1
        QVERIFY(near(loudnessOf(parts(48000, {{-20, 20}, {-30, 20}})).range, 10, 1));
        QVERIFY(near(loudnessOf(parts(48000, {{-20, 20}, {-15, 20}})).range, 5, 1));
        QVERIFY(near(loudnessOf(parts(48000, {{-40, 20}, {-20, 20}})).range, 20, 1));
        QVERIFY(near(
            loudnessOf(parts(48000, {{-50, 20}, {-35, 20}, {-20, 20}, {-35, 20}, {-50, 20}})).range,
            15, 1));
    }

    void maxima() { // EBU Tech 3341: 3 s and 0.4 s tones among quiet
        const Loudness l =
            loudnessOf(parts(48000, {{-60, 5}, {-23, 3.1}, {-60, 5}, {-13, 0.5}, {-60, 5}}));
        QVERIFY(near(l.maxMomentary, -13, 0.1));
        // 0.5 s at -13 dB have more energy within 3 s than 3 s at -23 dB.
        QVERIFY(near(l.maxShortTerm, -13 + 10 * std::log10(0.5 / 3), 0.2));
        QVERIFY(near(loudnessOf(parts(48000, {{-60, 5}, {-23, 3.1}, {-60, 5}})).maxShortTerm, -23,
                     0.1));
    }

    void
    truePeak_data() { // a quarter of the rate at 45 degrees: every sample is 3 dB below the crest
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("degrees");
        for (const int rate : {44100, 48000, 96000}) {
            QTest::addRow("%d quarter", rate) << rate << 4.0 << 45.0;
            QTest::addRow("%d sixth", rate) << rate << 6.0 << 60.0;
            QTest::addRow("%d eighth", rate) << rate << 8.0 << 67.5;
            QTest::addRow("%d on sample", rate) << rate << 4.0 << 0.0;
        }
    }
    void truePeak() { // tolerance of EBU Tech 3341: +0.2, -0.4 dB
        QFETCH(int, rate);
        QFETCH(double, ratio);
        QFETCH(double, degrees);
        Sound sound{rate, 2, {}};
        for (int i = 0; i < rate; ++i) {
            const double fade = std::min(1.0, std::min(i, rate - i) / (0.1 * rate));
            const double x =
                0.5 * fade *
                std::sin(2 * std::numbers::pi * i / ratio + degrees * std::numbers::pi / 180);
            sound.samples.push_back(float(x));
            sound.samples.push_back(0);
        }
        const auto peak = loudnessOf(sound).truePeak;
        QVERIFY(peak);
        QVERIFY2(*peak < -6.02 + 0.2 && *peak > -6.02 - 0.4, qPrintable(QString::number(*peak)));
    }

    void peakOfEveryChannel() { // also of those that do not count towards loudness
        for (const int channels : {1, 2, 5, 6, 8, 20, 64, 65, 200})
            for (const int loud : {0, channels / 2, channels - 1}) {
                Sound sound{48000, channels, std::vector<float>(48000 * std::size_t(channels))};
                for (std::size_t i = 0; i < sound.frames(); ++i)
                    sound.at(i, loud) = float(0.25 * std::sin(0.1 * double(i)));
                QVERIFY(near(loudnessOf(sound).truePeak, -12.04, 0.1));
            }
    }

    void surround() { // EBU Tech 3341: the rear channels count 1.5 dB more, the fourth nothing
        const auto only = [](int channels, int loud) {
            Sound sound{48000, channels, std::vector<float>(48000 * 5 * std::size_t(channels))};
            for (std::size_t i = 0; i < sound.frames(); ++i)
                sound.at(i, loud) =
                    float(0.1 * std::sin(2 * std::numbers::pi * 1000 * double(i) / 48000));
            return loudnessOf(sound).integrated;
        };
        const double front = *only(6, 0);
        QVERIFY(near(only(6, 4), front + 1.5, 0.02));
        QVERIFY(!only(6, 3));
        QVERIFY(near(only(8, 0), front, 0.01));
        QVERIFY(near(only(8, 4), front, 0.01));
        QVERIFY(near(only(8, 6), front + 1.5, 0.02));
        QVERIFY(!only(8, 3));
    }

    void whatDoesNotExistIsEmpty() {
        const Loudness silent = loudnessOf({44100, 2, std::vector<float>(44100 * 10)});
        QVERIFY(!silent.integrated && !silent.range && !silent.truePeak && !silent.maxMomentary &&
                !silent.maxShortTerm);
        const Loudness brief = loudnessOf(parts(48000, {{-20, 0.3}}));
        QVERIFY(!brief.integrated && !brief.range && !brief.maxMomentary);
        QVERIFY(near(brief.truePeak, -20, 0.1));
        QVERIFY(!loudnessOf(parts(48000, {{-80, 5}})).integrated); // below the gate
        QVERIFY(!loudnessOf({48000, 2, {}}).truePeak);
        QVERIFY(loudnessOf(parts(48000, {{-20, 0.5}})).integrated);
    }

    void piecesGiveTheSame() {
        const Sound sound = parts(44100, {{-30, 4}, {-20, 4}});
        const Loudness whole = loudnessOf(sound);
        LoudnessMeter meter(44100, 2);
        for (std::size_t at = 0, n = 1; at < sound.samples.size(); n = n * 3 % 10007) {
            const std::size_t count = std::min(2 * n, sound.samples.size() - at);
            meter.add(std::span(sound.samples).subspan(at, count));
            at += count;
        }
        const Loudness pieces = meter.result();
        QCOMPARE(pieces.integrated, whole.integrated);
        QCOMPARE(pieces.range, whole.range);
        QCOMPARE(pieces.truePeak, whole.truePeak);
        QCOMPARE(pieces.maxMomentary, whole.maxMomentary);
        QCOMPARE(pieces.maxShortTerm, whole.maxShortTerm);
    }
};

QTEST_APPLESS_MAIN(TestLoudness)
#include "tst_loudness.moc"
