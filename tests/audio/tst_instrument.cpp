#include "tests/testing.h"

#include "core/audio/instrument.h"
#include "core/error.h"
#include "core/job.h"
#include "core/music/notes.h"

#include <cmath>

using namespace antiphon;

namespace {

MidiFile fileOf(const std::vector<Note>& notes, int program = 0, double seconds = 0, int channel = 0) {
    Score score;
    score.parts = {{"Part", program, channel}};
    score.seconds = seconds;
    return fromNotes(notes, score);
}

Note note(double start, double end, int pitch, int velocity = 100, int channel = 0) {
    return {.start = start, .end = end, .pitch = pitch, .velocity = velocity, .channel = channel};
}

double levelDb(const Sound& sound, double from, double to) {
    double sum = 0;
    std::size_t count = 0;
    for (auto i = std::size_t(from * sound.rate); i < std::size_t(to * sound.rate); ++i)
        for (int c = 0; c < sound.channels; ++c, ++count)
            sum += double(sound.at(i, c)) * sound.at(i, c);
    return 10 * std::log10(sum / double(count) + 1e-20);
}

/// Level of one frequency (Goertzel's filter) in dB.
double toneDb(const Sound& sound, double frequency, double from, double to) {
    const auto mono = monoOf(sound);
    const double w = 2 * M_PI * frequency / sound.rate;
    double re = 0, im = 0, n = 0;
    for (auto i = std::size_t(from * sound.rate); i < std::size_t(to * sound.rate); ++i, ++n) {
        re += mono[i] * std::cos(w * double(i));
        im += mono[i] * std::sin(w * double(i));
    }
    return 10 * std::log10((re * re + im * im) / (n * n) * 4 + 1e-20);
}

std::string fault(auto&& call) {
    try {
        call();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestInstrument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!haveFluidSynth())
            QSKIP("this build has no FluidSynth");
        if (!fault([] { findSoundFont(); }).empty())
            QSKIP("no SoundFont is installed (timgm6mb-soundfont)");
    }

    void soundsAsWritten() {
        // An organ (no decay), middle A, from 0.5 s to 1.5 s.
        const Rendering r = renderMidi(fileOf({note(0.5, 1.5, 69)}, 16, 2), {.reverb = false});
        QCOMPARE(r.sound.rate, 44100);
        QCOMPARE(r.sound.channels, 2);
        QVERIFY(levelDb(r.sound, 0, 0.49) < -100);
        QVERIFY(levelDb(r.sound, 0.7, 1.4) > -40);
        QVERIFY(levelDb(r.sound, 1.8, 1.9) < -60);
        const double tone = toneDb(r.sound, 440, 0.7, 1.3);
        QVERIFY(tone > toneDb(r.sound, 466.2, 0.7, 1.3) + 30);
        QVERIFY(tone > toneDb(r.sound, 415.3, 0.7, 1.3) + 30);
        QVERIFY(r.peak > 0.01 && r.peak < 1);
    }

    void sameBytesTwice() {
        std::vector<Note> notes;
        for (int i = 0; i < 60; ++i)
            notes.push_back(note(i * 0.07, i * 0.07 + 0.4, 40 + i % 40, 60 + i % 60));
        const MidiFile file = fileOf(notes);
        const RenderOptions options{.chorus = true};
        const Rendering a = renderMidi(file, options), b = renderMidi(file, options);
        QVERIFY(a.sound.samples == b.sound.samples);
    }

    /// A click (side stick) wherever it is asked for, within half a block, however late in the file.
    void placement() {
        std::vector<double> times;
        std::vector<Note> notes;
        for (int i = 0; i < 100; ++i) {
            times.push_back((290 + i * 387) / 960.0); // whole ticks
            notes.push_back(note(times.back(), times.back() + 0.1, 37, 127, 9));
        }
        const Rendering r = renderMidi(fileOf(notes, 0, 0, 9), {.reverb = false});
        const auto onset = [&](double near) {
            const auto from = std::size_t((near - 0.05) * r.sound.rate);
            for (std::size_t i = from; i < r.sound.frames(); ++i)
                if (std::abs(r.sound.at(i, 0)) + std::abs(r.sound.at(i, 1)) > 1e-3f)
                    return double(i);
            return 0.0;
        };
        const double attack = onset(times[0]) - times[0] * r.sound.rate;
        double worst = 0;
        for (const double t : times)
            worst = std::max(worst, std::abs(onset(t) - t * r.sound.rate - attack));
        qInfo("attack after %.0f frames, spread %.0f frames", attack, worst);
        QVERIFY(worst <= 64);
        QVERIFY(std::abs(attack) < 100);
    }

    void tailRingsOutAndIsBounded() {
        // A sustained pad that is never ended, and one that ends with the file.
        const MidiFile file = fileOf({note(0, 1, 60)}, 89, 1);
        const Rendering r = renderMidi(file, {.tail = 8});
        QVERIFY(r.sound.seconds() > 1.05 && r.sound.seconds() < 9.01);
        QVERIFY(std::abs(r.sound.samples.back()) < 1e-4f);
        const Rendering cut = renderMidi(file, {.tail = 0.2});
        QVERIFY(cut.sound.seconds() < 1.21);
        QCOMPARE(cut.sound.samples.back(), 0.0f);
        const Rendering none = renderMidi(fileOf({}, 0, 1), {});
        QVERIFY(none.sound.seconds() < 1.2);
        QCOMPARE(none.peak, 0.0f);
    }

    void normaliseOnlyWhenAsked() {
        const MidiFile file = fileOf({note(0, 0.5, 60, 40)});
        const Rendering plain = renderMidi(file), full = renderMidi(file, {.normalise = true});
        QVERIFY(plain.peak < 0.5f);
        QVERIFY(std::abs(full.peak - 0.8913f) < 1e-3f);
        // Far too loud a gain is reported, not clipped.
        std::vector<Note> chord;
        for (int i = 0; i < 30; ++i)
            chord.push_back(note(0, 0.5, 40 + i, 127));
        QVERIFY(renderMidi(fileOf(chord), {.gain = 5}).peak > 1);
    }

    void splitSystemExclusive() {
        using namespace std::string_literals;
        // General MIDI reset in two pieces, then a note: the message must not disturb it.
        MidiFile file = fileOf({note(0.1, 0.5, 60)});
        auto& events = file.tracks[1].events;
        MidiEvent a = metaEvent(0, 0, "\x7E\x7F"s), b = metaEvent(0, 0, "\x09\x01\xF7"s);
        a.status = 0xF0;
        a.first = 0;
        b.status = 0xF7;
        b.first = 0;
        events.insert(events.begin(), {a, b});
        QVERIFY(levelDb(renderMidi(file).sound, 0.1, 0.4) > -60);
    }

    void cancel() {
        JobControl control;
        int calls = 0;
        const auto checkpoint = [&] {
            if (++calls == 5)
                control.cancel();
            control.checkpoint();
        };
        bool stopped = false;
        try {
            renderMidi(fileOf({note(0, 60, 60)}), {}, checkpoint);
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
        QCOMPARE(calls, 5);
    }

    void refusals() {
        const testing::TemporaryFolder folder;
        const MidiFile file = fileOf({note(0, 1, 60)});
        const auto with = [&](RenderOptions options) { return fault([&] { renderMidi(file, options); }); };
        QVERIFY(with({.soundFont = folder / "none.sf2"}).find("none.sf2: this SoundFont does not exist") !=
                std::string::npos);
        writeFile(folder / "text.sf2", "hello, I am no SoundFont at all");
        QVERIFY(with({.soundFont = folder / "text.sf2"}).find("is no SoundFont") != std::string::npos);
        QVERIFY(with({.soundFont = folder.path()}).find("is no SoundFont") != std::string::npos);
        // The right head on a torn body: FluidSynth's own complaint, in our sentence.
        const std::string whole = readFile(findSoundFont());
        writeFile(folder / "torn.sf2", whole.substr(0, whole.size() / 2));
        const std::string torn = with({.soundFont = folder / "torn.sf2"});
        QVERIFY2(torn.find("torn.sf2: this SoundFont is damaged") != std::string::npos, torn.c_str());
        QVERIFY(with({.rate = 192000}).find("8000 to 96000") != std::string::npos);
        QVERIFY(with({.gain = 0}).find("gain") != std::string::npos);
        QVERIFY(with({.longest = 0.5}).find("lasts 1 seconds") != std::string::npos);
        qputenv("ANTIPHON_SOUNDFONT", "/nowhere/x.sf2");
        const std::string named = with({});
        qunsetenv("ANTIPHON_SOUNDFONT");
        QVERIFY(named.find("(named by ANTIPHON_SOUNDFONT) does not exist") != std::string::npos);
        const std::string nowhere = fault([&] { findSoundFont({}, {folder / "a.sf2"}); });
        QVERIFY(nowhere.find("timgm6mb-soundfont") != std::string::npos);
    }

    void live() {
        Instrument instrument(48000);
        instrument.program(0, 16);
        std::vector<float> left(480), right(480);
        const auto peak = [&](int blocks) {
            float p = 0;
            for (int i = 0; i < blocks; ++i) {
                instrument.process(left.data(), right.data(), left.size());
                for (const float s : left)
                    p = std::max(p, std::abs(s));
            }
            return p;
        };
        QVERIFY(peak(10) < 1e-4f);
        instrument.noteOn(0, 60, 100);
        instrument.noteOn(99, 60, 100); // ignored
        instrument.noteOn(0, 300, 100);
        QVERIFY(peak(20) > 0.01f);
        QVERIFY(instrument.activeVoices() > 0);
        instrument.noteOff(0, 60);
        peak(300);
        QVERIFY(peak(10) < 1e-3f);
        instrument.noteOn(0, 60, 100);
        instrument.panic();
        QVERIFY(peak(200) < 0.2f);
        QCOMPARE(instrument.activeVoices(), 0);
        Instrument other = std::move(instrument);
        other.process(left.data(), right.data(), left.size());
    }
};

QTEST_GUILESS_MAIN(TestInstrument)
#include "tst_instrument.moc"
