#include "tests/testing.h"

#include "core/dsp/clicktrack.h"
#include "core/dsp/playalong.h"
#include "core/error.h"
#include "core/maps/kerneldistance.h"
#include "core/rng.h"
#include "core/soundfile.h"

#include <cmath>
#include <numbers>

using namespace antiphon;

namespace {

constexpr int rate = 32000;

Sound soundOf(std::vector<float> samples) {
    return {rate, 1, std::move(samples)};
}

Sound metronome(double bpm, double offset, double seconds = 8) {
    return soundOf(
        clickTrack(steadyBeats(bpm, 4, offset, seconds), rate, std::size_t(seconds * rate)));
}

/// Triads that change every second; `up` semitones higher.
Sound chords(int up, double seconds = 6) {
    constexpr int roots[] = {57, 62, 64, 60};
    std::vector<float> samples(std::size_t(seconds * rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (const int step : {0, 4, 7}) {
            const int key = roots[i / rate % 4] + step + up;
            const double hz = 440 * std::exp2((key - 69) / 12.0);
            samples[i] += float(0.1 * std::sin(2 * std::numbers::pi * hz * double(i) / rate));
        }
    return soundOf(std::move(samples));
}

Matrix normals(std::size_t rows, double mean, std::uint64_t seed) {
    Rng rng(seed);
    Matrix matrix(rows, 4);
    for (float& value : matrix.values)
        value = float(mean + rng.normal());
    return matrix;
}

} // namespace

class TestPlayAlong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onsets() {
        const Sound context = metronome(120, 0.5);
        QCOMPARE(onsetAlignment(metronome(120, 0.52), context).value_or(-1), 1.0);
        QCOMPARE(onsetAlignment(metronome(120, 0.65), context).value_or(-1), 0.0);
        const double half = onsetAlignment(metronome(240, 0.5), context).value_or(-1);
        QVERIFY(std::abs(half - 0.5) < 0.1);
        // The click grid counts, too.
        const auto grid = steadyBeats(240, 4, 0.5, 8).beats;
        QCOMPARE(onsetAlignment(metronome(240, 0.5), context, grid).value_or(-1), 1.0);
        // What comes after the context has ended is not judged.
        QCOMPARE(onsetAlignment(metronome(120, 0.5, 20), context).value_or(-1), 1.0);
        QVERIFY(!onsetAlignment(soundOf(std::vector<float>(rate)), context));
    }

    void harmony() {
        const double same = chromaCorrelation(chords(12), chords(0)).value_or(-2);
        const double other = chromaCorrelation(chords(1), chords(0)).value_or(-2);
        qInfo("an octave apart %.2f, a semitone %.2f", same, other);
        QVERIFY(same > 0.9);
        QVERIFY(other < 0.2);
        QVERIFY(!chromaCorrelation(soundOf(std::vector<float>(4 * rate)), chords(0)));
        QVERIFY(!chromaCorrelation(chords(0, 0.3), chords(0)));
    }

    void silence() {
        Sound sound = chords(0, 4);
        QCOMPARE(silenceRatio(sound), 0.0);
        std::fill(sound.samples.begin() + rate, sound.samples.begin() + 2 * rate, 0.0f);
        QCOMPARE(silenceRatio(sound), 0.25);
        QCOMPARE(silenceRatio(soundOf({})), 1.0);
    }

    void spectra() {
        const Sound sound = chords(0, 2);
        QCOMPARE(logMelDistance(sound, sound), 0.0);
        Sound louder = sound;
        for (float& sample : louder.samples)
            sample *= 2;
        const double gain = logMelDistance(sound, louder);
        const double other = logMelDistance(sound, chords(5, 2));
        const double silent = logMelDistance(sound, soundOf(std::vector<float>(2 * rate)));
        qInfo("twice as loud %.3f, other notes %.3f, silence %.3f", gain, other, silent);
        QVERIFY(gain > 0.1 && gain <= 0.3011); // log10 2, less where the floor counts
        QVERIFY(gain < other && other < silent);
        QVERIFY_EXCEPTION_THROWN(logMelDistance(sound, soundOf(std::vector<float>(100))),
                                 UserError);
    }

    void kernels() {
        const double same = kernelDistance(normals(200, 0, 1), normals(200, 0, 2)).value;
        const double near = kernelDistance(normals(200, 0, 1), normals(200, 0.5, 2)).value;
        const double far = kernelDistance(normals(200, 0, 1), normals(200, 2, 2)).value;
        QVERIFY(std::abs(same) < 0.5);
        QVERIFY(same < near && near < far);
        const Matrix rows = normals(5, 0, 1);
        QVERIFY_EXCEPTION_THROWN(kernelDistance(normals(1, 0, 1), rows), UserError);
        QVERIFY_EXCEPTION_THROWN(kernelDistance(rows, Matrix(5, 3)), UserError);
        QVERIFY_EXCEPTION_THROWN(kernelDistance(Matrix(5, 4), rows), UserError);
        Matrix broken = rows;
        broken.values[3] = std::nanf("");
        QVERIFY_EXCEPTION_THROWN(kernelDistance(rows, broken), UserError);
    }

    /// Guides and memories that were played together, against the memory of another moment.
    void recordings() {
        const fs::path pairs = antiphon::testing::data() / "audio/pairs";
        if (!fs::is_directory(pairs))
            QSKIP("no recordings");
        int better = 0, all = 0;
        for (const char* song : {"04f2", "0611", "524a", "747d", "9efa", "ea29"}) {
            const auto part = [&](const char* role, double from) {
                Sound sound = readSound(pairs / song / (std::string(role) + ".flac"));
                const auto begin = sound.samples.begin() + std::ptrdiff_t(from * sound.rate);
                return Sound{sound.rate, 1, {begin, begin + 8 * sound.rate}};
            };
            const Sound guide = part("guide", 2);
            const double together = chromaCorrelation(part("memory", 2), guide).value_or(0);
            const double apart = chromaCorrelation(part("memory", 5.3), guide).value_or(0);
            qInfo("%s: chroma correlation %.3f, shifted %.3f; onsets %.3f, shifted %.3f", song,
                  together, apart, onsetAlignment(part("memory", 2), guide).value_or(-1),
                  onsetAlignment(part("memory", 5.3), guide).value_or(-1));
            better += together > apart;
            ++all;
        }
        QVERIFY2(better >= 5, qPrintable(QString("%1 of %2").arg(better).arg(all)));
    }
};

QTEST_APPLESS_MAIN(TestPlayAlong)
#include "tst_playalong.moc"
