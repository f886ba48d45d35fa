#include "tests/idmsignals.h"

#include "core/dsp/griffinlim.h"
#include "core/dsp/melinversion.h"
#include "core/rng.h"
#include "core/simd.h"

#include <algorithm>
#include <cmath>

using namespace antiphon;

namespace {

std::vector<float> music(std::size_t count) {
    auto sound = *testing::idmSignal("tone_blocks");
    Rng rng(2);
    sound.resize(count);
    for (float& sample : sound)
        sample += float(0.01 * rng.normal());
    return sound;
}

std::vector<float> found(const Matrix& magnitudes, int steps, std::uint64_t seed,
                         Workers* workers = nullptr) {
    GriffinLim search(magnitudes);
    search.startAtRandom(seed);
    for (int i = 0; i < steps; ++i)
        search.step(workers);
    return search.sound();
}

} // namespace

class TestGriffinLim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// With its own phases a sound is there at once, and stays.
    void ownPhases() {
        // Whole hops: what the last frame hears behind the sound's end would be missed by the next
        // step.
        const auto sound = music(187 * 256);
        const Matrix magnitudes = stftMagnitudes(sound);
        QCOMPARE(magnitudes.rows, std::size_t(188));
        GriffinLim search(magnitudes);
        search.startLike(sound);
        for (int step = 0; step < 3; ++step) {
            const auto again = search.sound();
            QCOMPARE(again.size(), std::size_t(187 * 256));
            for (std::size_t n = 0; n < again.size(); ++n)
                QVERIFY2(std::abs(again[n] - sound[n]) < 1e-4f,
                         qPrintable(QString("step %1, sample %2: %3 instead of %4")
                                        .arg(step)
                                        .arg(n)
                                        .arg(again[n])
                                        .arg(sound[n])));
            search.step();
        }
        QVERIFY(search.convergence() < 1e-3);
    }

    void convergesFasterWithMomentum() {
        const Matrix magnitudes = stftMagnitudes(music(48000));
        const auto after = [&](double momentum) {
            GriffinLim search(magnitudes, {.momentum = momentum});
            search.startAtRandom(3);
            const double before = search.convergence();
            for (int i = 0; i < 32; ++i)
                search.step();
            return std::pair(before, search.convergence());
        };
        const auto [start, fast] = after(0.99);
        QVERIFY(fast < 0.5 * start);
        QVERIFY(fast < after(0).second);
    }

    void sameForAnyNumberOfThreads() {
        const Matrix magnitudes = stftMagnitudes(music(96000));
        const auto alone = found(magnitudes, 4, 7);
        for (const int threads : {2, 3}) {
            Workers workers(threads);
            QCOMPARE(found(magnitudes, 4, 7, &workers), alone);
        }
        QVERIFY(found(magnitudes, 4, 8) != alone);
    }

    void sameForAnyInstructions() {
        const Matrix magnitudes = stftMagnitudes(music(24000));
        const MelInversion inversion;
        const Matrix mel = melPower(music(24000));
        const Simd widest = simd();
        const auto sound = found(magnitudes, 4, 7);
        const Matrix powers = inversion.powers(mel);
        limitSimd(Simd::Baseline);
        const auto plain = found(magnitudes, 4, 7);
        const Matrix plainPowers = inversion.powers(mel);
        limitSimd(widest);
        QCOMPARE(plain, sound);
        QCOMPARE(plainPowers.values, powers.values);
    }

    void nothingAndSilence() {
        QVERIFY(GriffinLim(Matrix(0, 513)).sound().empty());
        GriffinLim silent(Matrix(10, 513));
        silent.startAtRandom(1);
        silent.step();
        for (const float sample : silent.sound())
            QCOMPARE(sample, 0.0f);
        QCOMPARE(silent.convergence(), 0.0);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, GriffinLim(Matrix(4, 100)));
    }

    void inversion() {
        const auto sound = music(48000);
        const Matrix mel = melPower(sound);
        const MelInversion inversion;
        const Matrix clipped = inversion.powers(mel, 0), solved = inversion.powers(mel);
        const double residual = inversion.residual(solved, mel);
        QVERIFY2(residual <= 1e-3, qPrintable(QString::number(residual)));
        QVERIFY(residual < 0.1 * inversion.residual(clipped, mel));
        QVERIFY(*std::min_element(solved.values.begin(), solved.values.end()) >= 0);
        Workers workers(3);
        QCOMPARE(inversion.powers(mel, 50, &workers).values, solved.values);
        // A level changes nothing but the level.
        Matrix soft = mel;
        for (float& value : soft.values)
            value *= 0x1p-20f;
        const Matrix softly = inversion.powers(soft);
        for (std::size_t i = 0; i < softly.values.size(); ++i)
            QCOMPARE(softly.values[i], solved.values[i] * 0x1p-20f);
        const Matrix nothing = inversion.powers(Matrix(5, 128));
        QVERIFY(std::ranges::all_of(nothing.values, [](float value) { return value == 0; }));
    }
};

QTEST_APPLESS_MAIN(TestGriffinLim)
#include "tst_griffinlim.moc"
