#include "tests/audio/signals.h"
#include "tests/testing.h"

#include "core/audio/control.h"
#include "core/audio/livesound.h"
#include "core/audio/scripteddevice.h"
#include "core/loudness.h"

#include <limits>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// Says the same number all the time, or whatever it is told.
class Fake final : public Synth {
public:
    explicit Fake(float value) : m_value(value) {}
    std::size_t parameters() const noexcept override { return 2; }
    void prepare(int, std::size_t) override {}
    void setParameters(std::span<const float> values) noexcept override {
        std::ranges::copy(values, m_parameters.begin());
        ++moved;
    }
    void render(std::span<float> out) noexcept override {
        for (float& sample : out)
            sample = m_value * (m_alternates && m_count++ % 2 ? -1.0f : 1.0f);
        rendered += out.size();
    }
    void reset() noexcept override { ++resets; }
    void say(float value) { m_value = value; }
    void alternate() { m_alternates = true; } ///< no offset, so that the DC blocker lets it pass
    float parameter(std::size_t i) const { return m_parameters[i]; }

    int moved = 0, resets = 0;
    std::size_t rendered = 0;

private:
    float m_value;
    bool m_alternates = false;
    std::size_t m_count = 0;
    std::array<float, 8> m_parameters{};
};

LiveSnapshot playing(float target = 0.5f) {
    LiveSnapshot s;
    s.voice[0].gate = true;
    s.voice[0].attack = 1;
    s.voice[0].target.fill(target);
    return s;
}

std::vector<float> run(LiveSound& sound, std::size_t frames, std::span<const float> in = {},
                       std::size_t block = 128) {
    std::vector<float> out(frames);
    const std::vector<float> silence(frames);
    for (std::size_t done = 0; done < frames;) {
        const std::size_t count = std::min(block, frames - done);
        const float* const channel = (in.empty() ? silence.data() : in.data()) + done;
        sound.process(std::span(&channel, 1), out.data() + done, count);
        done += count;
    }
    return out;
}

float highestOf(std::span<const float> samples) {
    float peak = 0;
    for (const float sample : samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

/// The largest difference between one sample and the next but one: of what alternates, the step of
/// its envelope.
float envelopeStep(std::span<const float> samples) {
    float step = 0;
    for (std::size_t i = 2; i < samples.size(); ++i)
        step = std::max(step, std::abs(samples[i] - samples[i - 2]));
    return step;
}

template <class T>
std::vector<T> reportsOf(LiveSound& sound) {
    std::vector<T> found;
    LiveReport next;
    while (sound.receive(next))
        if (const T* hit = std::get_if<T>(&next))
            found.push_back(*hit);
    return found;
}

double truePeakDb(const std::vector<float>& samples) {
    return loudnessOf(Sound{testRate, 1, samples}).truePeak.value_or(-200);
}

constexpr float fadeStep = 1.6f / 960; // of a fade of 20 ms, the steepest place of a sine

} // namespace

class TestLiveSound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- Limiter ---

    void belowTheCeilingNothingChanges() {
        PeakLimiter limiter(testRate);
        const auto sound = noise(1, 0.4, 20000);
        std::vector<float> out = sound->samples;
        for (std::size_t done = 0; done < out.size(); done += 100)
            limiter.process(out.data() + done, 100);
        const std::size_t delay = limiter.delay();
        QVERIFY(delay > 0 && delay < 200);
        for (std::size_t i = 0; i + delay < out.size(); ++i)
            QCOMPARE(out[i + delay], sound->samples[i]);
    }

    void limiterDoesNotDependOnBlocks() {
        const auto sound = noise(2, 3, 10000);
        const auto through = [&](std::size_t block) {
            PeakLimiter limiter(testRate);
            std::vector<float> out = sound->samples;
            for (std::size_t done = 0; done < out.size(); done += block)
                limiter.process(out.data() + done, std::min(block, out.size() - done));
            return out;
        };
        const auto whole = through(10000);
        for (const std::size_t block : {1, 7, 64, 127, 333})
            QCOMPARE(through(block), whole);
    }

    void ceilingHolds_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"sine", "sine between samples", "square", "noise", "impulses",
                                 "bursts", "huge", "sweep", "alternating", "offset", "random walk"})
            QTest::newRow(kind) << QString(kind);
    }
    void ceilingHolds() {
        QFETCH(QString, kind);
        Rng rng(5);
        double walk = 0;
        for (const int rate : {44100, 48000, 96000}) {
            std::vector<float> samples(std::size_t(rate) * 2);
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const double t = double(i) / rate;
                double x = 0;
                if (kind == "sine")
                    x = 4 * std::sin(2 * M_PI * 997 * t);
                else if (kind == "sine between samples") // peaks lie between the samples
                    x = 1.2 * std::sin(2 * M_PI * rate / 4 * t + M_PI / 4);
                else if (kind == "square")
                    x = std::fmod(t * 130, 1.0) < 0.5 ? 2 : -2;
                else if (kind == "noise")
                    x = 5 * (2 * rng.uniform() - 1);
                else if (kind == "impulses")
                    x = i % 977 == 0 ? 30 : 0;
                else if (kind == "bursts")
                    x = (i / 500 % 3 == 0 ? 6 : 0.01) * (2 * rng.uniform() - 1);
                else if (kind == "huge")
                    x = i % 1501 < 3 ? 1e30 : 0.3 * std::sin(2 * M_PI * 440 * t);
                else if (kind == "sweep")
                    x = 3 * std::sin(2 * M_PI * (50 * t + 5400 * t * t));
                else if (kind == "alternating")
                    x = (i % 2 ? -1 : 1) * (i / 3000 % 2 ? 3 : 0.2);
                else if (kind == "offset")
                    x = 3;
                else
                    x = walk = std::clamp(walk + rng.normal() * 0.3, -4.0, 4.0);
                samples[i] = float(x);
            }
            PeakLimiter limiter(rate);
            limiter.process(samples.data(), samples.size());
            const double peak = loudnessOf(Sound{rate, 1, samples}).truePeak.value_or(-200);
            QVERIFY2(peak <= -0.99 || kind == "offset",
                     qPrintable(QString("%1 Hz: %2 dBTP").arg(rate).arg(peak)));
            QVERIFY(highestOf(samples) <= std::pow(10.0f, -1.0f / 20));
            QVERIFY(highestOf(samples) > 0.3f);
        }
    }

    // --- Voices ---

    void silentUntilThereIsASynthesizer() {
        LiveSound sound(testRate);
        sound.write(playing());
        QCOMPARE(highestOf(run(sound, 4800)), 0.0f);
    }

    void startsAndStopsFade() {
        Fake synth(0.5f);
        synth.alternate();
        LiveSound sound(testRate);
        sound.send(live::LendVoice{0, 7, &synth, 2});
        LiveSnapshot s = playing();
        sound.write(s);
        std::vector<float> all = run(sound, 4800);
        QVERIFY(highestOf(all) > 0.49f);
        QVERIFY(synth.resets == 1);
        const auto append = [&](std::size_t frames) {
            const auto more = run(sound, frames);
            all.insert(all.end(), more.begin(), more.end());
        };
        s.muted = true; // the agent goes on
        sound.write(s);
        append(4800);
        QVERIFY(highestOf(std::span(all).last(1000)) < 1e-3f);
        QVERIFY(synth.rendered >= 9600);
        s.muted = false;
        sound.write(s);
        append(4800);
        QVERIFY(highestOf(std::span(all).last(1000)) > 0.49f);
        s.gain = 0.25f;
        sound.write(s);
        append(4800);
        s.voice[0].level = 2;
        sound.write(s);
        append(4800);
        s.voice[0].gate = false;
        sound.write(s);
        append(4800);
        QVERIFY(highestOf(std::span(all).last(1000)) < 1e-3f);
        const std::size_t rendered = synth.rendered;
        append(4800);
        QCOMPARE(synth.rendered, rendered); // nothing is computed for nobody
        s.voice[0].gate = true;
        s.voice[0].attack = 2;
        sound.write(s);
        append(4800);
        QCOMPARE(synth.resets, 2);
        QVERIFY(envelopeStep(all) <= fadeStep * 1.0f);
    }

    void voicesCrossFade() {
        Fake first(0.5f), second(0.4f);
        first.alternate();
        second.alternate();
        LiveSound sound(testRate);
        sound.send(live::LendVoice{0, 1, &first, 2});
        LiveSnapshot s = playing();
        sound.write(s);
        std::vector<float> all = run(sound, 4800);
        sound.send(live::LendVoice{1, 2, &second, 2});
        s.voice[0].gate = false;
        s.voice[0].fade = s.voice[1].fade = 0.1f;
        s.voice[1].gate = true;
        s.voice[1].attack = 2;
        sound.write(s);
        const auto more = run(sound, 9600);
        all.insert(all.end(), more.begin(), more.end());
        QVERIFY(envelopeStep(all) <= 2 * fadeStep);
        // In the middle of the fade both are heard.
        QVERIFY(highestOf(std::span(more).subspan(1500, 1000)) > 0.3f);
        QVERIFY(std::abs(highestOf(std::span(more).last(1000)) - 0.4f) < 0.01f);
        // The first one is given back when another is lent, as soon as it is silent.
        Fake third(0.3f);
        sound.send(live::LendVoice{0, 3, &third, 2});
        run(sound, 256);
        const auto released = reportsOf<live::Released>(sound);
        QCOMPARE(released.size(), std::size_t(1));
        QCOMPARE(released[0].id, std::uint32_t(1));
    }

    void aLoanWaitsForSilence() {
        Fake first(0.5f), second(0.4f);
        LiveSound sound(testRate);
        sound.send(live::LendVoice{0, 1, &first, 2});
        LiveSnapshot s = playing();
        sound.write(s);
        run(sound, 4800);
        sound.send(live::LendVoice{0, 2, &second, 2});
        run(sound, 4800);
        QCOMPARE(second.rendered, std::size_t(0));
        s.voice[0].gate = false;
        sound.write(s);
        run(sound, 4800);
        QCOMPARE(reportsOf<live::VoiceIn>(sound).size(), std::size_t(2));
        s.voice[0].gate = true;
        sound.write(s);
        run(sound, 4800);
        QVERIFY(second.rendered > 0);
    }

    void parametersRamp_data() {
        QTest::addColumn<double>("seconds");
        for (const double seconds : {0.0, 0.02, 0.1, 0.5})
            QTest::addRow("%g", seconds) << seconds;
    }
    void parametersRamp() {
        QFETCH(double, seconds);
        Fake synth(0.1f);
        LiveSound sound(testRate);
        sound.send(live::LendVoice{0, 1, &synth, 2});
        LiveSnapshot s = playing(0);
        sound.write(s);
        run(sound, 6400);
        s.voice[0].target.fill(1);
        s.voice[0].ramp.fill(float(seconds));
        s.voice[0].ramp[1] = 0;
        sound.write(s);
        float last = 0;
        std::size_t frames = 0;
        for (; synth.parameter(0) < 1 && frames < 100000; frames += 64) {
            run(sound, 64);
            QVERIFY(synth.parameter(0) >= last);
            QVERIFY(seconds == 0 || synth.parameter(0) - last <= 64 / (seconds * testRate) * 1.2);
            QCOMPARE(synth.parameter(1), 1.0f);
            last = synth.parameter(0);
        }
        QVERIFY(std::abs(double(frames) - seconds * testRate) <= 128);
    }

    void whatIsNoNumberIsSilenced_data() {
        QTest::addColumn<float>("value");
        QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinity") << std::numeric_limits<float>::infinity();
    }
    void whatIsNoNumberIsSilenced() {
        QFETCH(float, value);
        Fake synth(0.5f);
        synth.alternate();
        LiveSound sound(testRate);
        sound.send(live::LendVoice{0, 1, &synth, 2});
        LiveSnapshot s = playing();
        sound.write(s);
        run(sound, 4800);
        synth.say(value);
        const auto out = run(sound, 4800);
        for (const float sample : out)
            QVERIFY(std::isfinite(sample));
        QVERIFY(highestOf(std::span(out).last(2000)) < 1e-3f);
        const auto faults = reportsOf<live::Fault>(sound);
        QCOMPARE(faults.size(), std::size_t(1)); // said once
        QVERIFY(faults[0].clock >= 4800 && faults[0].clock < 4800 + 64);
        // It stays silent when the numbers are right again, until it is started anew.
        synth.say(0.5f);
        QVERIFY(highestOf(run(sound, 4800)) < 1e-4f);
        s.voice[0].attack = 2;
        sound.write(s);
        QVERIFY(highestOf(run(sound, 4800)) > 0.49f);
    }

    void inputThatIsNoNumberIsSilence() {
        LiveSound sound(testRate);
        LiveSnapshot s;
        s.monitor = 1;
        sound.write(s);
        std::vector<float> in(4800, std::numeric_limits<float>::quiet_NaN());
        in[100] = std::numeric_limits<float>::infinity();
        const auto out = run(sound, 4800, in);
        for (const float sample : out)
            QVERIFY(std::isfinite(sample));
        std::vector<float> heard(4800);
        QCOMPARE(sound.heard().pop(heard), std::size_t(4800));
        QCOMPARE(highestOf(heard), 0.0f);
    }

    void panicIsSilenceAtOnce() {
        Fake synth(0.5f);
        synth.alternate();
        LiveSound sound(testRate);
        sound.send(live::LendVoice{0, 1, &synth, 2});
        LiveSnapshot s = playing();
        sound.write(s);
        QVERIFY(highestOf(run(sound, 4800)) > 0.4f);
        ++s.panic;
        sound.write(s);
        QCOMPARE(highestOf(run(sound, 4800)), 0.0f);
        s.voice[0].attack = 2;
        sound.write(s);
        QVERIFY(highestOf(run(sound, 4800)) > 0.4f);
    }

    void anOffsetGoesAway() {
        Fake synth(0.5f);
        LiveSound sound(testRate);
        sound.send(live::LendVoice{0, 1, &synth, 2});
        sound.write(playing());
        run(sound, testRate);
        QVERIFY(highestOf(run(sound, 4800)) < 1e-3f);
    }

    // Whatever the synthesizer does, the mix stays below -1 dBTP.
    void theMixStaysBelowTheCeiling() {
        Fake synth(20);
        synth.alternate();
        LiveSound sound(testRate);
        sound.send(live::LendVoice{0, 1, &synth, 2});
        LiveSnapshot s = playing();
        s.monitor = 2;
        sound.write(s);
        const auto out = run(sound, testRate, noise(3, 5, testRate)->samples);
        QVERIFY(truePeakDb(out) <= -0.99);
        QVERIFY(highestOf(out) > 0.5f);
    }

    // --- Inputs ---

    void hearsTheChannelsOfTheDevice() {
        LiveSound sound(testRate);
        LiveSnapshot s;
        sound.write(s);
        const auto a = noise(1, 0.5, 480), b = noise(2, 0.5, 480);
        std::array<float, 480> out{};
        const std::array<const float*, 2> in{a->samples.data(), b->samples.data()};
        sound.process(in, out.data(), 480);
        std::vector<float> heard(480);
        QCOMPARE(sound.heard().pop(heard), std::size_t(480));
        for (std::size_t i = 0; i < 480; ++i)
            QVERIFY(std::abs(heard[i] - (a->samples[i] + b->samples[i]) / 2) < 1e-6f);
        s.channel = 1;
        sound.write(s);
        for (int i = 0; i < 5; ++i)
            sound.process(in, out.data(), 480);
        while (sound.heard().size() > 480)
            sound.heard().pop(std::span(heard));
        sound.heard().pop(std::span(heard));
        QCOMPARE(heard, b->samples);
    }

    void filesLoopSeekAndEnd() {
        LiveSound sound(testRate);
        Sound file{testRate, 1, std::vector<float>(1000)};
        for (std::size_t i = 0; i < 1000; ++i)
            file.samples[i] = float(i + 1) / 1000;
        sound.send(live::LendFile{3, &file});
        LiveSnapshot s;
        s.input = LiveInput::File;
        s.fileLoops = true;
        sound.write(s);
        run(sound, 2500);
        std::vector<float> heard(2500);
        QCOMPARE(sound.heard().pop(heard), std::size_t(2500));
        for (std::size_t i = 0; i < 2500; ++i)
            QCOMPARE(heard[i], file.samples[i % 1000]);
        s.fileLoops = false;
        sound.write(s);
        run(sound, 1280);
        QVERIFY(sound.fileEnded());
        ++s.seek;
        s.seekTo = 0;
        sound.write(s);
        run(sound, 1280);
        QVERIFY(!sound.fileEnded());
    }

    // Down before the jump, and up after it.
    void seeksFade() {
        LiveSound sound(testRate);
        Sound file{testRate, 1, std::vector<float>(20000, 0.5f)};
        std::fill(file.samples.begin() + 10000, file.samples.end(), -0.5f);
        sound.send(live::LendFile{3, &file});
        LiveSnapshot s;
        s.input = LiveInput::File;
        sound.write(s);
        run(sound, 1280);
        ++s.seek;
        s.seekTo = 15000;
        sound.write(s);
        run(sound, 3840);
        std::vector<float> heard(5120);
        QCOMPARE(sound.heard().pop(heard), std::size_t(5120));
        QCOMPARE(heard.front(), 0.5f);
        QCOMPARE(heard.back(), -0.5f);
        float step = 0;
        for (std::size_t i = 1; i < heard.size(); ++i)
            step = std::max(step, std::abs(heard[i] - heard[i - 1]));
        QVERIFY(step <= 0.5f / 960 * 1.01f);
        QVERIFY(sound.filePosition() > 15000);
    }

    void aSecondSynthesizerIsHeard() {
        Fake leader(0.5f);
        LiveSound sound(testRate);
        sound.send(live::LendVoice{2, 9, &leader, 2});
        LiveSnapshot s;
        s.input = LiveInput::Synth;
        s.leader.gate = true;
        s.leader.target.fill(0.3f);
        sound.write(s);
        run(sound, 4800);
        std::vector<float> heard(4800);
        sound.heard().pop(heard);
        QCOMPARE(heard.back(), 0.5f);
        QCOMPARE(leader.parameter(0), 0.3f);
    }

    void whatNobodyHearsIsCounted() {
        LiveSound sound(testRate);
        run(sound, 3 * testRate);
        QVERIFY(sound.inputLost() > 0);
        QCOMPARE(std::int64_t(sound.inputLost() + sound.heard().size()), sound.clock());
    }

    // --- In the engine ---

    void playsThroughTheEngine() {
        Fake synth(0.5f);
        synth.alternate();
        Engine engine(testRate);
        EngineControl control(engine);
        DeviceSettings settings;
        settings.inputs = 1;
        settings.buffer = 96; // not a power of two
        ScriptedDevice device(engine, settings);
        LiveSound sound(testRate);
        sound.send(live::LendVoice{0, 1, &synth, 2});
        sound.write(playing());
        control.addSource(sound.source(), nullptr);
        const auto input = noise(4, 0.5, 9600);
        device.feed(*input);
        device.advance(9600);
        QVERIFY(highestOf(device.take().samples) > 0.49f);
        std::vector<float> heard(9600);
        QCOMPARE(sound.heard().pop(heard), std::size_t(9600));
        QCOMPARE(heard, input->samples);
        // The engine's panic is known here.
        control.panic();
        device.advance(9600);
        LiveReport next;
        std::uint32_t panic = 0;
        while (sound.receive(next))
            if (const auto* taken = std::get_if<live::Taken>(&next))
                panic = taken->snapshot.panic;
        QCOMPARE(panic, std::uint32_t(1));
    }

    void loadsHaveQuantiles() {
        Engine engine(testRate);
        QCOMPARE(engine.loadQuantile(0.5), 0.0f);
        for (int i = 0; i < 100; ++i)
            engine.countCallback(i < 99 ? 0.1f : 0.8f, false);
        QVERIFY(std::abs(engine.loadQuantile(0.5) - 0.1f) < 0.011f);
        QVERIFY(std::abs(engine.loadQuantile(0.99) - 0.1f) < 0.011f);
        QVERIFY(std::abs(engine.loadQuantile(1) - 0.8f) < 0.011f);
        engine.countCallback(100, false);
        QVERIFY(engine.loadQuantile(1) >= 1.99f);
    }
};

QTEST_GUILESS_MAIN(TestLiveSound)
#include "tst_livesound.moc"
