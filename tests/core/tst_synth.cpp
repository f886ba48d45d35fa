#include "tests/testing.h"

#include "core/synth/envelope.h"
#include "core/synth/filter.h"
#include "core/synth/oscillators.h"
#include "core/synth/patch.h"

#include <cmath>
#include <map>

using namespace antiphon;

namespace {

constexpr int rate = 44100;

/// Amplitude of one frequency in a signal, in dB.
double toneDb(const std::vector<double>& signal, double frequency) {
    double re = 0, im = 0;
    for (std::size_t i = 0; i < signal.size(); ++i) {
        const double window = 1 - std::cos(2 * M_PI * double(i) / double(signal.size()));
        re += window * signal[i] * std::cos(2 * M_PI * frequency * double(i) / rate);
        im += window * signal[i] * std::sin(2 * M_PI * frequency * double(i) / rate);
    }
    return 20 * std::log10(2 * std::hypot(re, im) / double(signal.size()) + 1e-12);
}

} // namespace

class TestSynth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Harmonics fall as those of the true waves; what folds back is far below the naive wave's.
    void bandLimited() {
        const double frequency = 2093, increment = frequency / rate;
        SawOscillator saw;
        PulseOscillator pulse;
        std::vector<double> s(rate), p(rate), naive(rate);
        double phase = 0;
        for (std::size_t i = 0; i < s.size(); ++i) {
            s[i] = saw.next(increment);
            p[i] = pulse.next(increment, 0.5);
            naive[i] = 2 * phase - 1;
            phase += increment;
            phase -= std::floor(phase);
        }
        QVERIFY(std::abs(toneDb(s, frequency) - 20 * std::log10(2 / M_PI)) < 0.5);
        QVERIFY(std::abs(toneDb(s, 2 * frequency) - 20 * std::log10(1 / M_PI)) < 0.8);
        QVERIFY(std::abs(toneDb(p, frequency) - 20 * std::log10(4 / M_PI)) < 0.5);
        QVERIFY(toneDb(p, 2 * frequency) < -50); // a square has odd harmonics only
        // Harmonics 22 to 40 lie above half the rate; where they fold into the audible range:
        for (int k = 22; k < 41; ++k) {
            const double folded = std::abs(k * frequency - rate);
            if (folded < 5000)
                QVERIFY2(toneDb(s, folded) < toneDb(naive, folded) - 15, qPrintable(QString::number(k)));
        }
    }

    void pulseHasNoConstantPart_data() {
        QTest::addColumn<double>("width");
        for (const double width : {0.1, 0.3, 0.5, 0.8})
            QTest::addRow("%.1f", width) << width;
    }
    void pulseHasNoConstantPart() {
        QFETCH(double, width);
        PulseOscillator pulse;
        double sum = 0;
        for (int i = 0; i < rate; ++i)
            sum += pulse.next(100.0 / rate, width);
        QVERIFY2(std::abs(sum / rate) < 1e-3, qPrintable(QString::number(sum / rate)));
    }

    void envelopeNeverJumps() {
        for (const int held : {0, 3, 200, 5000}) { // released during attack, decay and sustain too
            Envelope envelope({0.01, 0.05, 0.5, 0.05}, rate);
            double before = 0;
            int i = 0;
            for (; i < 60000 && !envelope.over(); ++i) {
                if (i == held)
                    envelope.release();
                const double now = envelope.next();
                QVERIFY(std::abs(now - before) < 0.01 && now >= 0 && now <= 1);
                before = now;
            }
            QVERIFY(envelope.over() && i < held + 4 * rate / 10);
        }
    }

    void filterSeparates() {
        for (const double frequency : {100.0, 10000.0}) {
            StateVariableFilter filter;
            filter.tune(1000.0 / rate, 1.414);
            std::vector<double> low(rate), high(rate);
            for (std::size_t i = 0; i < low.size(); ++i) {
                const auto out = filter.next(std::sin(2 * M_PI * frequency * double(i) / rate));
                low[i] = out.low;
                high[i] = out.high;
            }
            const auto& passed = frequency < 1000 ? low : high;
            const auto& stopped = frequency < 1000 ? high : low;
            QVERIFY(std::abs(toneDb(passed, frequency)) < 0.3);
            QVERIFY(toneDb(stopped, frequency) < -37); // 12 dB an octave
        }
    }

    void patchesPlayInTune_data() {
        QTest::addColumn<int>("patch");
        for (int i = 0; i < 7; ++i)
            QTest::addRow("%d", i) << i;
    }
    void patchesPlayInTune() {
        QFETCH(int, patch);
        const Patch* all[] = {&patches::bass, &patches::lead,  &patches::squareLead, &patches::keys,
                              &patches::pad,  &patches::pluck, &patches::reed};
        const Note note{.start = 0.1, .end = 1.1, .pitch = 57, .velocity = 100};
        const Sound sound = playNotes(std::span(&note, 1), all[patch], rate, 1.5);
        QCOMPARE(sound.frames(), std::size_t(1.5 * rate));
        QVERIFY(sound.samples == playNotes(std::span(&note, 1), all[patch], rate, 1.5).samples);
        const auto mono = monoOf(sound);
        std::vector<double> part(mono.begin() + rate * 11 / 100, mono.begin() + rate * 6 / 10);
        const double tone = toneDb(part, 220);
        QVERIFY2(tone > -45, qPrintable(QString::number(tone)));
        QVERIFY(tone > toneDb(part, 233.1) + 15);
        QVERIFY(tone > toneDb(part, 207.7) + 15);
        for (std::size_t i = 0; i < std::size_t(0.1 * rate); ++i)
            QCOMPARE(mono[i], 0.0f); // silent before the note
        QVERIFY(std::abs(mono[std::size_t(0.1 * rate)]) < 0.01f); // starts without a click
        QCOMPARE(sound.samples.back(), 0.0f);
        float peak = 0;
        for (const float s : sound.samples)
            peak = std::max(peak, std::abs(s));
        QVERIFY(peak > 0.02f && peak < 1);
    }

    void drumsRingOut() {
        for (const int key : {35, 36, 37, 38, 42, 44, 45, 46, 49, 51, 82, 99}) {
            const Note note{.start = 0.25, .end = 0.26, .pitch = key, .velocity = 110, .channel = 9};
            const Sound sound = playNotes(std::span(&note, 1), nullptr, rate, 8);
            float peak = 0, late = 0;
            for (std::size_t i = 0; i < sound.frames(); ++i)
                (i < std::size_t(rate) * 7 ? peak : late) =
                    std::max(i < std::size_t(rate) * 7 ? peak : late, std::abs(sound.at(i, 0)));
            QVERIFY2(peak > 0.03f && peak < 1 && late < 1e-4f, qPrintable(QString::number(key)));
            QCOMPARE(sound.at(std::size_t(rate) / 4 - 1, 0), 0.0f);
        }
    }

    void checkpointMayStop() {
        const std::vector<Note> notes(5);
        int calls = 0;
        QVERIFY_EXCEPTION_THROWN(playNotes(notes, &patches::keys, rate, 1,
                                           [&] {
                                               if (++calls == 3)
                                                   throw std::runtime_error("stop");
                                           }),
                                 std::runtime_error);
    }
};

QTEST_APPLESS_MAIN(TestSynth)
#include "tst_synth.moc"
