#include "tests/audio/signals.h"
#include "tests/testing.h"

#include "core/audio/control.h"
#include "core/audio/scripteddevice.h"
#include "core/audio/synthvoice.h"
#include "core/error.h"

#include <cstdlib>
#include <thread>

namespace {

std::atomic<std::uint64_t> allocations{0};
thread_local bool watched = false;

} // namespace

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool counting = false; // the sanitizers stand in for these functions themselves
#else
constexpr bool counting = true;

extern "C" {
void* __libc_malloc(std::size_t);
void __libc_free(void*);
void* malloc(std::size_t size) {
    allocations += watched;
    return __libc_malloc(size);
}
void free(void* block) {
    allocations += watched && block;
    __libc_free(block);
}
}
#endif

using namespace antiphon;
using namespace antiphon::testing;

namespace {

using Samples = std::vector<float>;

/// Stands for the engine: asks a voice for blocks and keeps what it hears.
struct Listener {
    explicit Listener(SynthVoice& voice) : source(voice.source()), rate(voice.rate()) {}

    void hear(std::size_t frames, bool panic = false) {
        const std::size_t at = heard.size();
        heard.resize(at + frames);
        right.resize(frames);
        watched = true;
        source.render(
            source.context,
            {heard.data() + at, right.data(), frames, rate, std::int64_t(at), true, panic, {}});
        watched = false;
    }

    Source source;
    int rate;
    Samples heard;
    Samples right;
};

void moveAtRandom(SynthVoice& voice, Rng& rng) {
    Samples p(voice.parameters());
    for (float& v : p)
        v = float(rng.uniform());
    switch (rng.below(8)) {
    case 0:
        voice.noteOn();
        break;
    case 1:
        voice.noteOff();
        break;
    case 2:
        voice.setGlide(0.6 * rng.uniform());
        break;
    case 3:
        voice.setLevel(float(rng.uniform()));
        break;
    default:
        voice.setParameters(p);
        break;
    }
}

float largestStep(std::span<const float> samples) {
    float step = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        step = std::max(step, std::abs(samples[i] - samples[i - 1]));
    return step;
}

float peak(std::span<const float> samples) {
    return antiphon::peakOf(samples);
}

} // namespace

class TestSynthVoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Whatever was done, the gesture renders what was heard, bit for bit, from the middle of a
    // voice.
    void gesturesRepeat_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rate");
        for (const SynthInfo& info : synths())
            QTest::newRow(info.name.c_str()) << QString::fromStdString(info.name) << 44100;
        QTest::newRow("96 kHz") << "fm4" << 96000;
    }
    void gesturesRepeat() {
        QFETCH(QString, name);
        QFETCH(int, rate);
        SynthVoice voice(name.toStdString(), {.seed = 5, .jitter = 0.3}, rate);
        Listener listener(voice);
        Rng rng(3);
        const auto play = [&](int moves) {
            for (int i = 0; i < moves; ++i) {
                moveAtRandom(voice, rng);
                listener.hear(1 + rng.below(700), rng.below(40) == 0);
                if (i % 10 == 0)
                    voice.poll();
            }
        };
        voice.setLevel(0.7f);
        play(50);
        voice.noteOn();
        voice.setParameters(Samples(voice.parameters(), 0.7f));
        play(3);
        const std::size_t from = listener.heard.size();
        QVERIFY(voice.startCapture());
        play(150);
        const auto gesture = voice.stopCapture();
        QVERIFY(gesture && !voice.capturing());
        const Samples heard(listener.heard.begin() + std::ptrdiff_t(from), listener.heard.end());
        QVERIFY(peak(heard) > 0.002f);
        const Sound again = renderGesture(*gesture);
        QCOMPARE(again.rate, rate);
        QVERIFY(again.samples == heard);
        // And after it was kept in a file.
        const Gesture kept = gestureOf(parseJson(jsonOf(*gesture).dump(), "gesture"), "gesture");
        QVERIFY(kept.events == gesture->events);
        QVERIFY(renderGesture(kept).samples == heard);
        if (counting)
            QCOMPARE(allocations.load(), std::uint64_t(0));
    }

    void throughTheEngine() {
        Engine engine(testRate);
        EngineControl control(engine);
        const auto voice = std::make_shared<SynthVoice>("fm3", SynthSettings{}, testRate);
        QVERIFY(control.addSource(voice->source(), voice));
        DeviceSettings settings;
        settings.buffer = 100;
        ScriptedDevice device(engine, settings);
        device.advance(4800);
        device.take();
        QVERIFY(voice->startCapture());
        voice->setLevel(0.5f);
        voice->noteOn();
        for (int i = 0; i < 20; ++i) {
            voice->setParameters(Samples{float(i % 7) / 7, float(i % 5) / 5, float(i % 3) / 3});
            device.advance(1000);
            voice->poll();
        }
        const Sound heard = device.take();
        const Sound again = renderGesture(voice->stopCapture().value());
        QCOMPARE(again.samples.size(), heard.frames());
        QVERIFY(peak(again.samples) > 0.4f);
        for (std::size_t i = 0; i < again.samples.size(); ++i) {
            QCOMPARE(heard.at(i, 0), again.samples[i]);
            QCOMPARE(heard.at(i, 1), again.samples[i]);
        }
    }

    // A control thread that plays and captures while another one listens.
    void fromAnotherThread() {
        SynthVoice voice("fm4", {}, 48000);
        Listener listener(voice);
        listener.heard.reserve(2'100'000);
        listener.right.reserve(64);
        std::atomic<std::size_t> heard{0};
        std::atomic<bool> stop{false};
        std::thread audio([&] {
            while (!stop && listener.heard.size() < 2'000'000) {
                listener.hear(64);
                heard = listener.heard.size();
                std::this_thread::yield();
            }
        });
        Rng rng(1);
        QVERIFY(voice.startCapture());
        voice.noteOn();
        while (heard < 100'000) {
            moveAtRandom(voice, rng);
            voice.poll();
            std::this_thread::yield();
        }
        const auto gesture = voice.stopCapture();
        stop = true;
        audio.join();
        QVERIFY(gesture.has_value());
        const Samples again = renderGesture(*gesture).samples;
        QVERIFY(again.size() > 90'000);
        // No voice had begun before the capture, so its log begins with the first frame.
        QVERIFY(std::equal(again.begin(), again.end(), listener.heard.begin() + gesture->from));
    }

    void nothingClicks() {
        SynthVoice voice("sin", {}, 48000);
        voice.setParameters(Samples{0.05f, 1}); // 145 Hz
        Listener listener(voice);
        Rng rng(2);
        for (int i = 0; i < 300; ++i) {
            switch (rng.below(3)) {
            case 0:
                voice.noteOn();
                break;
            case 1:
                voice.noteOff();
                break;
            default:
                voice.setLevel(float(rng.uniform()));
            }
            listener.hear(rng.below(1500));
        }
        // Its own slope, the 5 ms fade and the 20 ms ramp.
        const float slope = 2 * float(M_PI) * 145 / 48000;
        const float step = largestStep(listener.heard);
        QVERIFY2(step < slope + 1.0f / 240 + 1.0f / 960 + 1e-4f, qPrintable(QString::number(step)));
        QVERIFY(peak(listener.heard) > 0.8f);
    }

    void gates() {
        SynthVoice voice("fm3", {}, 48000);
        Listener listener(voice);
        listener.hear(4800);
        QCOMPARE(peak(listener.heard), 0.0f); // silent until asked
        voice.noteOn();
        listener.hear(4800);
        QVERIFY(peak(std::span(listener.heard).last(2400)) > 0.9f);
        voice.noteOff();
        listener.hear(4800);
        QCOMPARE(peak(std::span(listener.heard).last(4800 - 240 - 64)), 0.0f);
        voice.noteOn();
        listener.hear(1000);
        listener.hear(1000, true); // panic: at once, and for good
        QCOMPARE(peak(std::span(listener.heard).last(1000)), 0.0f);
        listener.hear(1000);
        QCOMPARE(peak(std::span(listener.heard).last(1000)), 0.0f);
        voice.noteOn();
        listener.hear(1000);
        QVERIFY(peak(std::span(listener.heard).last(500)) > 0.9f);
    }

    // A straight way of the length that was asked for, told by the curve, the CSV and the MIDI
    // file.
    void curves() {
        SynthVoice voice("fm3", {}, 48000);
        Listener listener(voice);
        voice.setParameters(Samples{0, 0.5f, 1});
        voice.setGlide(0.1);
        QVERIFY(voice.startCapture());
        voice.noteOn();
        listener.hear(4800);
        voice.setParameters(Samples{1, 0.5f, 0});
        listener.hear(9600);
        voice.noteOff();
        listener.hear(4800);
        const Gesture gesture = voice.stopCapture().value();
        const auto curve = curveOf(gesture);
        QVERIFY(curve.size() >= 76 && curve.size() <= 79);
        QCOMPARE(curve.front().parameters[2], 1.0f);
        QVERIFY(curve.front().sounds && !curve.back().sounds);
        for (const GesturePoint& point : curve) {
            const double way = std::clamp(double(point.frame - 4800) / 4800, 0.0, 1.0);
            QVERIFY2(std::abs(double(point.parameters[0]) - way) < 0.03,
                     qPrintable(QString("%1: %2").arg(point.frame).arg(point.parameters[0])));
            QVERIFY(std::abs(double(point.parameters[2]) - (1 - way)) < 0.03);
            QCOMPARE(point.parameters[1], 0.5f);
        }
        QCOMPARE(curve.back().parameters[0], 1.0f);

        const std::string csv = csvOf(gesture, {"Carrier", "Modu,lator"});
        QVERIFY(csv.starts_with("seconds,Carrier,Modulator,param-2,level,sounds\n0,0,0.5,1,1,1\n"));
        QCOMPARE(std::size_t(std::ranges::count(csv, '\n')), curve.size() + 1);

        const MidiFile midi = parseMidi(midiBytes(midiOf(gesture)), "gesture");
        QVERIFY(midi.warnings.empty());
        std::array<std::vector<int>, 128> values;
        std::int64_t on = -1, off = -1;
        for (const MidiEvent& event : midi.tracks.at(0).events) {
            if (event.kind() == MidiKind::Control)
                values[event.first].push_back(event.second);
            else if (event.isNoteOn())
                on = event.tick;
            else if (event.isNoteOff())
                off = event.tick;
        }
        QCOMPARE(on, std::int64_t(0));
        QVERIFY(std::abs(double(off) - 960 * 0.305) < 3); // 960 ticks a second
        QVERIFY(values[19].front() == 0 && values[19].back() == 127 && values[19].size() > 60);
        QVERIFY(std::ranges::is_sorted(values[19]));
        QCOMPARE(values[23], (std::vector<int>{64}));
        QVERIFY(values[27].front() == 127 && values[27].back() == 0);
        QCOMPARE(values[7], (std::vector<int>{127}));
        QVERIFY_EXCEPTION_THROWN(midiOf(gesture, {1, 2}), std::invalid_argument);
    }

    void nobodyPolls() {
        SynthVoice voice("sin", {}, 48000);
        Listener listener(voice);
        QVERIFY(voice.startCapture());
        voice.noteOn();
        for (std::size_t i = 0; i < SynthVoice::logLength + 100; ++i) {
            voice.setParameters(Samples{float(i % 100) / 100, 1});
            listener.hear(64);
        }
        QVERIFY(!voice.stopCapture().has_value());
        QVERIFY(!voice.startCapture()); // the voice that sounds is not known whole
        voice.noteOn();
        listener.hear(1000);
        QVERIFY(voice.startCapture());
        const std::size_t from = listener.heard.size();
        listener.hear(1000);
        const auto gesture = voice.stopCapture();
        QVERIFY(gesture.has_value());
        QVERIFY(std::ranges::equal(renderGesture(*gesture).samples,
                                   std::span(listener.heard).subspan(from)));
    }

    void badGestures() {
        SynthVoice voice("sin", {}, 48000);
        Listener listener(voice);
        QVERIFY(voice.startCapture());
        voice.noteOn();
        listener.hear(1000);
        const Json good = jsonOf(voice.stopCapture().value());
        gestureOf(good, "good");
        const auto bad = [&](const char* key, const Json& value) {
            Json json = good;
            json[key] = value;
            try {
                gestureOf(json, "some.json");
                return false;
            } catch (const UserError& e) {
                return std::string(e.what()).starts_with("some.json: is no gesture");
            }
        };
        QVERIFY(bad("synth", 3));
        QVERIFY(bad("rate", 0));
        QVERIFY(bad("parameters", 9));
        QVERIFY(bad("frames", 1e15));
        QVERIFY(bad("from", -1));
        QVERIFY(bad("events", Json::array({Json::array({0, 1})})));
        QVERIFY(bad("events", Json::array({Json::array({0, 1, 0, 1, 1, 1, 0.02, 0.5, 1.5})})));
        QVERIFY(bad("events", Json::array({Json::array({9, 1, 0, 1, 1, 1, 0.02, 0.5, 0.5}),
                                           Json::array({8, 1, 0, 1, 1, 1, 0.02, 0.5, 0.5})})));
        QVERIFY_EXCEPTION_THROWN(gestureOf(Json::array(), "x"), UserError);
        Json unknown = good;
        unknown["synth"] = "sinus";
        QVERIFY_EXCEPTION_THROWN(renderGesture(gestureOf(unknown, "x")), UserError);
    }
};

QTEST_GUILESS_MAIN(TestSynthVoice)
#include "tst_synthvoice.moc"
