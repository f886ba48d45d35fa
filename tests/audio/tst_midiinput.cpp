#include "core/audio/controllermap.h"
#include "core/audio/midiinput.h"
#include "core/error.h"
#include "tests/scriptedmidi.h"
#include "tests/testing.h"

#include <array>
#include <thread>

using namespace antiphon;
using testing::ScriptedMidi;

namespace {

MidiMessage control(int number, int value, int channel = 0) {
    return {MidiKind::Control, std::uint8_t(channel), std::uint8_t(number), std::uint8_t(value)};
}

} // namespace

class TestMidiInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesAreRead() {
        auto owned = std::make_unique<ScriptedMidi>(std::vector<std::string>{"Keys", "Knobs"});
        ScriptedMidi& midi = *owned;
        MidiInput input(std::move(owned));
        QCOMPARE(input.ports(), (std::vector<std::string>{"Keys", "Knobs"}));
        midi.send({0x90, 60, 100}); // nobody listens yet
        input.select("Keys");
        QVERIFY(input.listening());
        QVERIFY(input.trouble().empty());
        QCOMPARE(midi.openPort(), std::string("Keys"));
        midi.send({0x90, 60, 100});
        midi.send({0x91, 60, 0}); // an end of a note, on channel 1
        midi.send({0xB2, 7, 127});
        midi.send({0xC3, 5});
        midi.send({0xE4, 0, 64});
        midi.send({0xF0, 1, 2, 3, 0xF7}); // system messages are none of ours
        midi.send({0xF8});
        midi.send({0xB0, 7}); // cut off
        midi.send({});
        midi.send({0x40, 0x40, 0x40}); // no status
        const auto messages = input.poll();
        QCOMPARE(messages, (std::vector<MidiMessage>{{MidiKind::NoteOn, 0, 60, 100},
                                                     {MidiKind::NoteOff, 1, 60, 0},
                                                     {MidiKind::Control, 2, 7, 127},
                                                     {MidiKind::Program, 3, 5, 0},
                                                     {MidiKind::PitchBend, 4, 0, 64}}));
        QVERIFY(input.poll().empty());
        input.select({});
        QVERIFY(midi.openPort().empty());
        QVERIFY(!input.listening());
        QVERIFY(input.watch());
        QVERIFY(!input.watch());
    }

    void unpluggedAndBack() {
        auto owned = std::make_unique<ScriptedMidi>(std::vector<std::string>{"Keys", "Knobs"});
        ScriptedMidi& midi = *owned;
        MidiInput input(std::move(owned));
        input.select("Knobs");
        QVERIFY(input.watch());
        QVERIFY(!input.watch());
        midi.setPorts({"Keys"});
        QVERIFY(input.watch());
        QVERIFY(!input.listening());
        QVERIFY(midi.openPort().empty());
        QVERIFY2(input.trouble().find("“Knobs” has gone") != std::string::npos,
                 input.trouble().c_str());
        QVERIFY(!input.watch());
        midi.setPorts({"Keys", "Knobs"});
        QVERIFY(input.watch());
        QVERIFY(input.listening());
        QVERIFY(input.trouble().empty());
        QCOMPARE(midi.openPort(), std::string("Knobs"));
    }

    void aPortThatIsNotThereIsWaitedFor() {
        auto owned = std::make_unique<ScriptedMidi>(std::vector<std::string>{"Keys", "Knobs"});
        ScriptedMidi& midi = *owned;
        MidiInput input(std::move(owned));
        input.select("Pads");
        QVERIFY(!input.listening());
        QVERIFY(input.trouble().find("Pads") != std::string::npos);
        QCOMPARE(input.selected(), std::string("Pads"));
        midi.setPorts({"Keys", "Knobs", "Pads"});
        QVERIFY(input.watch());
        QVERIFY(input.listening());

        midi.setProblem("This computer has no MIDI.");
        QVERIFY_EXCEPTION_THROWN(input.ports(), UserError);
        QVERIFY(input.watch());
        QVERIFY(!input.listening());
        QCOMPARE(input.trouble(), std::string("This computer has no MIDI."));
    }

    /// A computer with or without MIDI: never a crash, and a sentence where there is none.
    void theSystems() {
        MidiInput input;
        try {
            for (const std::string& name : input.ports())
                QVERIFY(!name.empty());
        } catch (const UserError& e) {
            QVERIFY(std::string(e.what()).ends_with('.'));
        }
        input.select("A port that nobody has");
        QVERIFY(!input.listening());
        QVERIFY(input.trouble().ends_with('.'));
        input.watch();
        QVERIFY(input.poll().empty());
    }

    void whatFindsNoRoomIsCounted() {
        MidiQueue queue;
        const std::array<std::uint8_t, 3> bytes{0xB0, 1, 2};
        for (std::size_t i = 0; i < MidiQueue::capacity; ++i)
            QVERIFY(queue.arrived(bytes));
        QVERIFY(!queue.arrived(bytes));
        QCOMPARE(queue.lost(), std::uint64_t(1));
        MidiMessage message;
        QVERIFY(queue.pop(message));
        QVERIFY(queue.arrived(bytes));

        auto owned = std::make_unique<ScriptedMidi>(std::vector<std::string>{"Keys"});
        ScriptedMidi& midi = *owned;
        MidiInput input(std::move(owned));
        input.select("Keys");
        for (std::size_t i = 0; i < MidiQueue::capacity + 3; ++i)
            midi.send({0xB0, 1, 2});
        QCOMPARE(input.oddities(), std::string("MIDI, left out: 3 messages too many at once."));
        QVERIFY(input.oddities().empty()); // said once
        QCOMPARE(input.poll().size(), MidiQueue::capacity);
    }

    /// The driver's thread writes while ours reads.
    void twoThreads() {
        MidiQueue queue;
        constexpr int count = 20000;
        std::thread driver([&] {
            for (int i = 0; i < count;) {
                const std::array<std::uint8_t, 3> bytes{std::uint8_t(0xB0 | (i & 15)),
                                                        std::uint8_t(i >> 4 & 127),
                                                        std::uint8_t(i >> 11 & 127)};
                if (queue.arrived(bytes))
                    ++i;
                else
                    std::this_thread::yield();
            }
        });
        int wrong = 0;
        for (int i = 0; i < count;) {
            MidiMessage m;
            if (!queue.pop(m)) {
                std::this_thread::yield();
                continue;
            }
            wrong += (m.second << 11 | m.first << 4 | m.channel) != i;
            ++i;
        }
        driver.join();
        QCOMPARE(wrong, 0);
    }

    void controllersAreLearned() {
        ControllerMap map;
        QVERIFY(!map.take(control(21, 64)));
        map.learn("depth");
        QCOMPARE(map.learning(), std::string("depth"));
        QVERIFY(!map.take({MidiKind::NoteOn, 0, 60, 100})); // no controller: it goes on waiting
        auto move = map.take(control(70, 127, 3));
        QVERIFY(move && move->learned);
        QCOMPARE(move->target, std::string("depth"));
        QCOMPARE(move->value, 1.0);
        QVERIFY(map.learning().empty());
        move = map.take(control(70, 64, 3));
        QVERIFY(move && !move->learned);
        QCOMPARE(move->value, 64 / 127.0);
        QVERIFY(!map.take(control(70, 64, 2))); // another channel
        QCOMPARE(*map.controllerOf("depth"), (Controller{3, 70}));

        map.learn("depth"); // another one in its place
        QVERIFY(map.take(control(71, 0)));
        QVERIFY(!map.take(control(70, 64, 3)));
        map.learn("level"); // the same for something else
        QVERIFY(map.take(control(71, 5)));
        QVERIFY(!map.controllerOf("depth"));
        QCOMPARE(map.take(control(71, 127))->target, std::string("level"));
        map.forget("level");
        QVERIFY(!map.take(control(71, 127)));
        map.learn("level");
        map.cancel();
        QVERIFY(!map.take(control(71, 127)));
    }

    void fourteenBits() {
        ControllerMap map;
        map.learn("pitch");
        QVERIFY(map.take(control(16, 127)));
        QCOMPARE(map.take(control(16, 127))->value, 1.0); // seven bits until the fine half comes
        QCOMPARE(map.take(control(48, 127))->value, 1.0);
        QCOMPARE(map.take(control(16, 64))->value, 8192 / 16383.0);
        QCOMPARE(map.take(control(48, 1))->value, 8193 / 16383.0);
        QCOMPARE(map.take(control(16, 0))->value, 0.0);
        QVERIFY(!map.take(control(80, 1))); // 64 and above have no fine half
        QVERIFY(!map.take(control(48, 1, 1)));
        // A controller that was learned for itself is nobody's fine half.
        map.learn("other");
        QVERIFY(map.take(control(48, 10)));
        QCOMPARE(map.take(control(48, 127))->target, std::string("other"));
    }

    void remembered() {
        ControllerMap map;
        map.learn("synth.0");
        map.take(control(16, 1, 9));
        map.learn("synth.level");
        map.take(control(127, 1, 15));
        const Json json = map.json();
        ControllerMap again = ControllerMap::of(json);
        QVERIFY(again.json() == json);
        QCOMPARE(*again.controllerOf("synth.0"), (Controller{9, 16}));
        QCOMPARE(again.take(control(127, 127, 15))->value, 1.0);
        const Json bad = {{"x", "a"},     {"1", "a"},     {"1,", "a"},   {"16,1", "a"},
                          {"1,128", "a"}, {"-1,1", "a"},  {"1,1x", "a"}, {"1,2", 3},
                          {"1,3", ""},    {"2,4", "good"}};
        QVERIFY(ControllerMap::of(bad).json() == (Json{{"2,4", "good"}}));
        QVERIFY(ControllerMap::of("text").json().empty());
    }
};

QTEST_APPLESS_MAIN(TestMidiInput)
#include "tst_midiinput.moc"
