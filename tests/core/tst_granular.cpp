#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/synth/grainloop.h"
#include "core/synth/grainsource.h"
#include "core/synth/owngrains.h"
#include "core/synth/synth.h"
#include "core/synth/synthrender.h"
#include "core/synth/toneloops.h"

#include <atomic>
#include <cmath>
#include <thread>

using namespace antiphon;

namespace {

using Samples = std::vector<float>;

constexpr int rate = 44100;
constexpr float ownSpeed = 0.4736842f;

Samples play(Synth& synth, double seconds) {
    Samples out(std::size_t(seconds * rate));
    synth.render(out);
    return out;
}

Samples voice(const SynthSettings& settings, const Samples& parameters, double seconds,
              double preRoll = 0) {
    const auto synth = makeSynth("granular", settings);
    synth->prepare(rate, 64);
    Samples out(std::size_t(seconds * rate));
    renderVoice(*synth, parameters, preRoll, rate, out);
    return out;
}

double rmsOf(std::span<const float> samples) {
    double sum = 0;
    for (const float s : samples)
        sum += double(s) * double(s);
    return std::sqrt(sum / double(samples.size()));
}

float largestStep(std::span<const float> samples) {
    float step = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        step = std::max(step, std::abs(samples[i] - samples[i - 1]));
    return step;
}

/// Amplitude at one frequency under a Hann window.
double tone(std::span<const float> samples, double hz) {
    double re = 0, im = 0, weight = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double window = 1 - std::cos(2 * M_PI * double(i) / double(samples.size()));
        re += window * double(samples[i]) * std::cos(2 * M_PI * hz * double(i) / rate);
        im += window * double(samples[i]) * std::sin(2 * M_PI * hz * double(i) / rate);
        weight += window;
    }
    return 2 * std::hypot(re, im) / weight;
}

/// Frames where a constant sound's grains rise above a quarter of their height.
std::vector<std::size_t> onsetsOf(std::span<const float> samples, float level) {
    std::vector<std::size_t> onsets;
    for (std::size_t i = 1; i < samples.size(); ++i)
        if (samples[i - 1] < level && samples[i] >= level)
            onsets.push_back(i);
    return onsets;
}

} // namespace

class TestGranular : public QObject {
    Q_OBJECT

    testing::TemporaryFolder m_folder;
    fs::path m_constant, m_noise, m_high, m_low;

    template <class At>
    fs::path make(const char* name, double seconds, int soundRate, const At& at, int channels = 1) {
        Sound sound{soundRate, channels, {}};
        for (std::size_t i = 0; i < std::size_t(seconds * soundRate); ++i)
            for (int c = 0; c < channels; ++c)
                sound.samples.push_back(float(at(double(i) / soundRate, c)));
        writeSound(m_folder / name, sound, SampleFormat::Float32);
        return m_folder / name;
    }

private Q_SLOTS:
    void initTestCase() {
        m_constant = make("constant.wav", 6, rate, [](double, int) { return 0.5; });
        Rng rng(4);
        m_noise = make("noise.wav", 6, rate, [&](double, int) { return 0.2 * rng.normal(); });
        const auto sine = [](double hz) {
            return [hz](double t, int) { return 0.5 * std::sin(2 * M_PI * hz * t); };
        };
        m_high = make("high.wav", 6, rate, sine(15000));
        m_low = make("low.wav", 6, 48000, sine(440)); // at another rate than the engine's
    }

    // A hundred per cent more grains are not much louder, unless one asks for it.
    void levelsAreKept() {
        const auto level = [&](const Samples& p, bool parity, bool levelled) {
            return rmsOf(
                voice({.parity = parity, .grains = m_noise, .levelled = levelled}, p, 2, 1.1));
        };
        const Samples few{0.1f, 0.2f, 0.5f, 0.4f}, many{1, 0.2f, 1, 0.4f};
        const double kept = level(many, false, true) / level(few, false, true);
        QVERIFY2(kept > 0.6 && kept < 1.7, qPrintable(QString::number(kept)));
        QVERIFY(level(many, false, false) / level(few, false, false) > 3);
        QVERIFY(level(many, true, true) / level(few, true, true) > 3);
        QVERIFY(std::abs(level(few, false, false) / level(few, true, true) - 1) < 0.05);
    }

    void densityTakesEffect_data() {
        QTest::addColumn<bool>("parity");
        QTest::newRow("mended") << false;
        QTest::newRow("parity") << true;
    }
    void densityTakesEffect() {
        QFETCH(bool, parity);
        const auto synth = makeSynth("granular", {.parity = parity, .grains = m_constant});
        synth->prepare(rate, 64);
        synth->setParameters(Samples{0, 0.3f, 0, ownSpeed}); // one a second
        const Samples first = play(*synth, 0.2);
        QCOMPARE(onsetsOf(first, 0.12f).size(), std::size_t(1));
        synth->setParameters(Samples{0.5f, 0.3f, 0, ownSpeed}); // 20 a second
        const Samples rest = play(*synth, 1.3);
        const auto onsets = onsetsOf(rest, 0.12f);
        if (parity) {
            QVERIFY(std::abs(double(onsets.at(0)) - 0.8 * rate) < 0.01 * rate);
            QVERIFY(std::abs(double(onsets.at(1) - onsets.at(0)) - 0.05 * rate) < 2);
        } else {
            QVERIFY(onsets.at(0) < 0.01 * rate);
            QVERIFY(onsets.size() >= 25);
        }
    }

    // With the sound's own speed, and with what the speed's cube makes of others.
    void pitches_data() {
        QTest::addColumn<float>("p");
        QTest::addColumn<bool>("semitones");
        for (const float p : {ownSpeed, 0.35f, 0.52f, 0.6f, 0.8f})
            for (const bool semitones : {false, true})
                QTest::addRow("%.2f%s", double(p), semitones ? " semitones" : "") << p << semitones;
    }
    void pitches() {
        QFETCH(float, p);
        QFETCH(bool, semitones);
        const Samples out =
            voice({.grains = m_low, .semitones = semitones}, {0, 0.05f, 0.9f, p}, 0.8);
        double speed = std::pow(0.1 + 1.9 * double(p), 3);
        if (semitones)
            speed = std::exp2(std::round(12 * std::log2(speed)) / 12);
        const double there = tone(out, 440 * speed);
        QVERIFY2(there > 0.2, qPrintable(QString::number(there)));
        QVERIFY(tone(out, 440 * speed * 1.025) < 0.3 * there);
        QVERIFY(tone(out, 440 * speed / 1.025) < 0.3 * there);
    }

    // 15 kHz at twice the speed is 30 kHz, which the original folds down to 14.1 kHz.
    void nothingAliases() {
        const float twice = float((std::cbrt(2.0) - 0.1) / 1.9);
        const Samples p{0, 0.1f, 0.9f, twice};
        const double original = tone(voice({.parity = true, .grains = m_high}, p, 0.8), 14100);
        QVERIFY2(original > 0.05, qPrintable(QString::number(original)));
        for (float speed = 1.05f; speed < 8; speed *= 1.1f) {
            const float at = (std::cbrt(speed) - 0.1f) / 1.9f;
            const Samples out = voice({.grains = m_high}, {0, 0.1f, 0.3f, at}, 0.1);
            if (15000 * speed > 22050)
                QVERIFY2(rmsOf(out) < 5e-4,
                         qPrintable(QString("%1: %2").arg(speed).arg(rmsOf(out))));
        }
        // What stays audible passes.
        const Samples out = voice({.grains = m_low}, p, 0.8);
        QVERIFY(tone(out, 880) > 0.2);
    }

    void onsetsVary() {
        const auto onsets = [&](double jitter, std::uint64_t seed) {
            const Samples p{9.5f / 39, 0.3f, 0, ownSpeed}; // 10 a second
            return onsetsOf(voice({.seed = seed, .grains = m_constant, .jitter = jitter}, p, 3),
                            0.12f);
        };
        const auto even = onsets(0, 1), one = onsets(0.6, 1), two = onsets(0.6, 2);
        QVERIFY(even.size() >= 29 && one.size() >= 28);
        double least = 1, most = 0;
        for (std::size_t i = 1; i < 28; ++i) {
            QVERIFY(std::abs(double(even[i] - even[i - 1]) - 4410) <= 1);
            const double late = (double(one[i]) - double(even[i])) / 4410;
            QVERIFY2(late > -0.001 && late < 0.601, qPrintable(QString::number(late)));
            least = std::min(least, late);
            most = std::max(most, late);
        }
        QVERIFY(least < 0.15 && most > 0.45);
        QVERIFY(one == onsets(0.6, 1));
        QVERIFY(one != two);
        QVERIFY(onsets(0.6, 1) == one && onsets(0, 7) == even);
    }

    // Forty voices at most: the oldest fades, while the original cuts one off.
    void nothingClicks() {
        const auto step = [&](bool parity) {
            const auto synth = makeSynth("granular", {.parity = parity, .grains = m_constant});
            synth->prepare(rate, 64);
            Rng rng(8);
            Samples all;
            for (int i = 0; i < 60; ++i) {
                const float density = i % 2 ? 1.0f : float(rng.uniform());
                synth->setParameters(Samples{density, 0.1f, 1, float(rng.uniform())});
                const Samples part = play(*synth, 0.02 + 0.2 * rng.uniform());
                all.insert(all.end(), part.begin(), part.end());
            }
            return largestStep(all);
        };
        QVERIFY2(step(true) > 0.05f, qPrintable(QString::number(double(step(true)))));
        QVERIFY2(step(false) < 0.01f, qPrintable(QString::number(double(step(false)))));
    }

    void beyondTheEnd() {
        // The original repeats the last value; mended there is silence.
        const Samples p{0.5f, 1, 0.5f, ownSpeed};
        QVERIFY(peakOf(voice({.parity = true, .grains = m_constant}, p, 1)) > 0.3f);
        for (const float speed : {ownSpeed, 0.6f, 0.8f, 1.0f})
            QCOMPARE(peakOf(voice({.grains = m_constant}, {0.5f, 1, 0.5f, speed}, 1)), 0.0f);
    }

    void stereoBecomesMono() {
        const auto opposite = make(
            "opposite.wav", 1, rate,
            [](double t, int channel) {
                return (channel ? -0.5 : 0.5) * std::sin(2 * M_PI * 440 * t);
            },
            2);
        QVERIFY(peakOf(voice({.grains = opposite}, {0.5f, 0.1f, 0.5f, 0.5f}, 1)) < 1e-6f);
    }

    void badFiles() {
        const auto error = [](const fs::path& grains) -> std::string {
            try {
                makeSynth("granular3-dur", {.grains = grains});
            } catch (const UserError& e) {
                return e.what();
            }
            return {};
        };
        QVERIFY(error(m_folder / "none.wav").find("none.wav") != std::string::npos);
        writeFile(m_folder / "text.wav", "no sound");
        QVERIFY(error(m_folder / "text.wav").find("text.wav") != std::string::npos);
        QVERIFY(error(m_folder.path()).find(m_folder.path().string()) != std::string::npos);
        const auto quiet = [](double, int) { return 0.0; };
        const std::string brief = error(make("short.wav", 0.005, rate, quiet));
        QVERIFY(brief.find("short.wav: lasts 0.0") != std::string::npos);
        const std::string endless = error(make("long.wav", 301, 8000, quiet));
        QVERIFY(endless.find("cut a part out of it") != std::string::npos);
        QVERIFY(error(make("good.wav", 0.01, 8000, quiet)).empty());
        // The shortest there may be, at every speed and rate.
        for (const int high : {8000, 384000}) {
            const auto synth = makeSynth("granular", {.grains = m_folder / "good.wav"});
            synth->prepare(high, 64);
            Samples out(20000);
            renderVoice(*synth, Samples{1, 0.9f, 1, 1}, 0, high, out);
            QCOMPARE(peakOf(out), 0.0f);
        }
    }

    // A long source can be given up at any second of it, and is read whole the next time.
    void stopsWhileGrainsAreRead() {
        const fs::path file =
            make("minute.wav", 60, 8000, [](double t, int) { return std::sin(900 * t); });
        const SynthRequest request{.synth = "granular",
                                   .parameters = {0.5, 0.3, 0.5, 0.5},
                                   .settings = {.grains = file},
                                   .seconds = 0.05,
                                   .preRoll = 0,
                                   .rate = 16000};
        // While the file is read, and, once it is kept, while it is resampled and filtered.
        const int stops[] = {1, 30, 70, 20, 80, 100};
        for (const int stop : stops) {
            int calls = 0;
            bool stopped = false;
            try {
                renderSynth(request, [&] {
                    if (++calls == stop)
                        throw Cancelled{};
                });
            } catch (const Cancelled&) {
                stopped = true;
            }
            QVERIFY2(stopped, qPrintable(QString::number(stop)));
            QCOMPARE(calls, stop);
        }
        const Sound whole = renderSynth(request);
        QVERIFY(peakOf(whole.samples) > 0.01f);
        const auto synth = makeSynth("granular", {.grains = file});
        synth->prepare(16000, 64);
        Samples out(whole.samples.size());
        renderVoice(*synth, Samples{0.5f, 0.3f, 0.5f, 0.5f}, 0, 16000, out);
        QVERIFY(out == whole.samples);
    }

    // Dropped by one while another asks for it, a source is made again, never lost.
    void sharedWhileDropped() {
        std::vector<std::shared_ptr<const Sound>> sounds;
        for (int i = 1; i <= 200; ++i)
            sounds.push_back(
                std::make_shared<const Sound>(Sound{8000, 1, Samples(80, 0.001f * float(i))}));
        std::atomic<int> lost = 0;
        const auto hold = [&] {
            for (int round = 0; round < 6000; ++round) {
                std::vector<std::shared_ptr<const GrainSource>> held;
                for (const auto& sound : sounds) {
                    held.push_back(GrainSource::shared(sound, 8000, false));
                    lost += !held.back() ||
                            held.back()->at(1).samples.front() != sound->samples.front();
                }
            }
        };
        { std::jthread one(hold), two(hold); }
        QCOMPARE(int(lost), 0);
        QCOMPARE(GrainSource::shared(sounds[0], 8000, false),
                 GrainSource::shared(sounds[0], 8000, false));
    }

    void ownSound() {
        for (const int at : {8000, 44100, 48000}) {
            const Samples own = ownGrains(at);
            QVERIFY(own == ownGrains(at));
            QCOMPARE(own.size(), std::size_t(6 * at));
            QVERIFY(peakOf(own) > 0.3f && peakOf(own) < 1);
            for (int tenth = 1; tenth < 58; ++tenth)
                QVERIFY2(rmsOf(std::span(own).subspan(std::size_t(tenth * at / 10),
                                                      std::size_t(at / 5))) > 0.003,
                         qPrintable(QString::number(tenth)));
            QVERIFY(std::abs(own.front()) < 1e-3f && std::abs(own.back()) < 1e-3f);
        }
        // Whoever names no file hears it.
        QVERIFY(peakOf(voice({}, {0.5f, 0.5f, 0.5f, 0.5f}, 1)) > 0.03f);
    }

    void everyWidthGivesTheSameBits() {
        Rng rng(2);
        Samples source(5000);
        for (float& s : source)
            s = float(rng.normal());
        for (const double speed : {0.001, 0.37, 1.0, 1.41, 7.9})
            for (int width = 1; width <= widestLoop(); ++width)
                for (const double position : {-3.0, 10.25, 4500.0}) {
                    const GrainLoop grain{source.data(), source.size(), position, speed, 0.01,
                                          0.0003,        0.7f,          -0.0001f, 0.5f};
                    GrainLoop a = grain, b = grain;
                    Samples narrow(200), wide(200);
                    for (const std::size_t count : {64, 3, 64, 17, 52}) {
                        add(a, narrow.data(), count, 0);
                        add(b, wide.data(), count, width);
                    }
                    QVERIFY(narrow == wide);
                    QCOMPARE(a.position, b.position);
                    QVERIFY(peakOf(narrow) > 0);
                }
    }

    // Everything that is heard is in the hash, and nothing that is not.
    void hashes() {
        const auto base = synthHash("granular");
        QCOMPARE(base.size(), std::size_t(32));
        for (const SynthSettings& other :
             {SynthSettings{.parity = true}, SynthSettings{.grains = m_noise},
              SynthSettings{.jitter = 0.5}, SynthSettings{.semitones = true},
              SynthSettings{.levelled = false}})
            QVERIFY(synthHash("granular", other) != base);
        QCOMPARE(synthHash("granular", {.seed = 9}), base);
        QVERIFY(synthHash("granular", {.seed = 9, .jitter = 0.5}) !=
                synthHash("granular", {.jitter = 0.5}));
        QCOMPARE(synthHash("sin", {.grains = m_noise, .jitter = 1}), synthHash("sin"));
        QVERIFY(synthHash("sin") != synthHash("fm3"));
        const fs::path moved = m_folder / "moved.wav";
        fs::copy_file(m_noise, moved);
        QCOMPARE(synthHash("granular", {.grains = moved}),
                 synthHash("granular", {.grains = m_noise}));
        QVERIFY_EXCEPTION_THROWN(synthHash("granular", {.grains = m_folder / "none.wav"}),
                                 UserError);
        QVERIFY_EXCEPTION_THROWN(synthHash("granulr"), UserError);
        // A patch is what lies in its folder.
        const fs::path patch = m_folder / "patch";
        writeFile(patch / "synth.pd", "#N canvas;\n");
        writeFile(patch / "parts" / "osc.pd", "#N canvas;\n");
        const auto before = synthHash(patch.string());
        QCOMPARE(synthHash(patch.string()), before);
        writeFile(patch / "parts" / "osc.pd", "#N canvas 1;\n");
        QVERIFY(synthHash(patch.string()) != before);
    }
};

QTEST_APPLESS_MAIN(TestGranular)
#include "tst_granular.moc"
