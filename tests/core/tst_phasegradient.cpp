#include "tests/testing.h"

#include "core/dsp/griffinlim.h"
#include "core/dsp/phasegradient.h"
#include "core/rng.h"

#include <cmath>
#include <numbers>

using namespace antiphon;

namespace {

constexpr float pi = std::numbers::pi_v<float>;

/// A click, a tone that glides and some hiss.
std::vector<float> mixture() {
    std::vector<float> sound(24000);
    Rng rng(4);
    double phase = 0;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        phase += 2 * std::numbers::pi * (440 + 200 * double(i) / 24000) / 24000;
        sound[i] = float(0.3 * std::sin(phase) + 0.003 * rng.normal());
        if (i > 9000)
            sound[i] += float(0.4 * rng.normal() * std::exp(-double(i - 9000) / 600));
    }
    return sound;
}

Matrix phasesOf(const Matrix& magnitudes, const PhaseGradientSettings& settings = {}) {
    Matrix phases(magnitudes.rows, magnitudes.columns);
    integratePhases(magnitudes.values, magnitudes.rows, phases.values, settings);
    return phases;
}

/// How far a sound with these magnitudes and phases is from the magnitudes.
double convergenceOf(const Matrix& magnitudes, Matrix phases) {
    // From the middle of a frame to its beginning.
    for (std::size_t t = 0; t < phases.rows; ++t)
        for (std::size_t k = 1; k < phases.columns; k += 2)
            phases.row(t)[k] += pi;
    GriffinLim search(magnitudes);
    search.startAt(phases);
    return search.convergence();
}

} // namespace

class TestPhaseGradient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// At once nearer than a long search that begins at random.
    void goesWithMagnitudes() {
        const Matrix magnitudes = stftMagnitudes(mixture());
        const double found = convergenceOf(magnitudes, phasesOf(magnitudes));
        GriffinLim search(magnitudes);
        search.startAtRandom(3);
        for (int i = 0; i < 32; ++i)
            search.step();
        qInfo("%.3f, after 32 steps of a search %.3f", found, search.convergence());
        QVERIFY(found < 0.12);
        QVERIFY(found < search.convergence());
    }
    /// A tone turns by its frequency, a click is everywhere at the same place.
    void tonesAndClicks() {
        std::vector<float> tone(12000), click(12000);
        const double hertz = 997;
        for (std::size_t i = 0; i < tone.size(); ++i)
            tone[i] = float(0.5 * std::cos(2 * std::numbers::pi * hertz * double(i) / 24000));
        const Matrix steady = stftMagnitudes(tone);
        const Matrix phases = phasesOf(steady);
        const std::size_t bin = std::size_t(std::lround(hertz * 1024 / 24000));
        for (std::size_t t = 10; t + 10 < steady.rows; ++t) {
            const double turned = phases.row(t + 1)[bin] - phases.row(t)[bin];
            QVERIFY(std::abs(std::remainder(turned - 2 * std::numbers::pi * hertz * 256 / 24000,
                                            2 * std::numbers::pi)) < 0.1);
        }
        click[20 * 256 + 100] = 1; // so many samples after the middle of frame 20
        const Matrix sharp = stftMagnitudes(click);
        const Matrix slopes = phasesOf(sharp);
        for (std::size_t k = 50; k < 450; ++k) {
            const double slope = slopes.row(20)[k + 1] - slopes.row(20)[k];
            QVERIFY(std::abs(std::remainder(slope + 2 * std::numbers::pi * 100 / 1024,
                                            2 * std::numbers::pi)) < 0.15);
        }
    }
    void sameForTheSame() {
        const Matrix magnitudes = stftMagnitudes(mixture());
        QVERIFY(phasesOf(magnitudes).values == phasesOf(magnitudes).values);
        for (const float phase : phasesOf(magnitudes).values)
            QVERIFY(std::abs(phase) <= pi + 1e-5f);
        // Loudness does not matter.
        Matrix louder = magnitudes;
        for (float& magnitude : louder.values)
            magnitude *= 4;
        const Matrix a = phasesOf(magnitudes), b = phasesOf(louder);
        QVERIFY(std::abs(convergenceOf(magnitudes, a) - convergenceOf(magnitudes, b)) < 0.01);
    }
    void littleAndNothing() {
        QVERIFY(phasesOf(Matrix(0, 513)).values.empty());
        for (const std::size_t frames : {std::size_t(1), std::size_t(3)}) {
            Matrix silence(frames, 513);
            for (const float phase : phasesOf(silence).values)
                QVERIFY(std::isfinite(phase));
            silence.row(0)[5] = 1;
            QCOMPARE(phasesOf(silence).row(0)[5], 0.0f);
        }
        // What is too soft has phases by the seed.
        Matrix soft(2, 513);
        soft.row(0)[5] = 1;
        QVERIFY(phasesOf(soft, {.seed = 1}).values != phasesOf(soft, {.seed = 2}).values);
    }
};

QTEST_APPLESS_MAIN(TestPhaseGradient)
#include "tst_phasegradient.moc"
