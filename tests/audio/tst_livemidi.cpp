#include "core/audio/controllermap.h"
#include "core/audio/livemidi.h"
#include "core/audio/midioutput.h"
#include "core/error.h"
#include "tests/scriptedmidi.h"
#include "tests/testing.h"

using namespace antiphon;
using testing::ScriptedMidiSink;

namespace {

using Sent = std::vector<std::vector<std::uint8_t>>;

struct Rig {
    ScriptedMidiSink* sink;
    ControllerOutput output;

    explicit Rig(std::unique_ptr<ScriptedMidiSink> owned =
                     std::make_unique<ScriptedMidiSink>(std::vector<std::string>{"Synth"}))
        : sink(owned.get()), output(std::move(owned)) {}
};

} // namespace

class TestLiveMidi : public QObject {
    Q_OBJECT

    const LiveControls m_controls{2};
    std::uint32_t at(const std::string& name) const {
        return std::uint32_t(m_controls.index(name));
    }

private Q_SLOTS:
    /// There is nothing that a controller cannot be taught.
    void everyControlIsLearned() {
        LiveMidi midi(m_controls);
        midi.setFileSeconds(m_controls[at("file/seek")].high);
        ControllerMap map;
        for (std::size_t i = 0; i < m_controls.size(); ++i) {
            const std::string target = LiveMidi::target(m_controls[i]);
            map.learn(target);
            const int channel = int(i / 100), number = int(i % 100);
            const auto message = [&](int value) {
                return MidiMessage{MidiKind::Control, std::uint8_t(channel), std::uint8_t(number),
                                   std::uint8_t(value)};
            };
            QVERIFY(map.take(message(0)));
            const auto move = map.take(message(127));
            QCOMPARE(move->target, target);
            midi.moved(target, 0);
            QCOMPARE(midi.moved(move->target, move->value),
                     (std::vector<LiveMove>{{std::uint32_t(i), m_controls[i].high}}));
        }
    }

    void ways() {
        LiveMidi midi(m_controls);
        QCOMPARE(midi.moved("perform/stance", 0.25), (std::vector<LiveMove>{{at("stance"), -0.5}}));
        QCOMPARE(midi.moved("perform/freeze", 0.4), (std::vector<LiveMove>{{at("freeze"), 0}}));
        QCOMPARE(midi.moved("perform/freeze", 0.6), (std::vector<LiveMove>{{at("freeze"), 1}}));
        QCOMPARE(midi.moved("perform/scene", 0.5), (std::vector<LiveMove>{{at("scene"), 4}}));
        QCOMPARE(midi.moved("perform/file/seek", 0.5),
                 (std::vector<LiveMove>{{at("file/seek"), 0}})); // there is none yet
        midi.setFileSeconds(90);
        QCOMPARE(midi.moved("perform/file/seek", 0.5),
                 (std::vector<LiveMove>{{at("file/seek"), 45}}));
        QVERIFY(midi.moved("perform/no such", 1).empty());
        QVERIFY(midi.moved("synth.0", 1).empty()); // of another panel
    }

    void aTriggerActsOnceAPress() {
        LiveMidi midi(m_controls);
        const std::vector<LiveMove> pressed{{at("panic"), 1}};
        QCOMPARE(midi.moved("perform/panic", 1), pressed);
        QVERIFY(midi.moved("perform/panic", 0.9).empty()); // still down
        QVERIFY(midi.moved("perform/panic", 0).empty());
        QCOMPARE(midi.moved("perform/panic", 0.5), pressed);
    }

    void programsAndPanic() {
        const LiveMidi midi(m_controls);
        const auto program = [&](int number) {
            return midi.take({MidiKind::Program, 3, std::uint8_t(number), 0});
        };
        QCOMPARE(program(0), (std::vector<LiveMove>{{at("scene"), 1}}));
        QCOMPARE(program(7), (std::vector<LiveMove>{{at("scene"), 8}}));
        QCOMPARE(program(9), (std::vector<LiveMove>{{at("mix/pad"), 0},
                                                    {at("mix/1"), 0},
                                                    {at("mix/2"), 1},
                                                    {at("mix/3"), 0},
                                                    {at("mix/4"), 0}}));
        QVERIFY(program(12).empty());
        QVERIFY(program(127).empty());
        const std::vector<LiveMove> panic{{at("panic"), 1}};
        QCOMPARE(midi.take({MidiKind::Control, 0, 120, 0}), panic);
        QCOMPARE(midi.take({MidiKind::Control, 15, 123, 0}), panic);
        QVERIFY(midi.take({MidiKind::Control, 0, 121, 0}).empty());
        QVERIFY(midi.take({MidiKind::NoteOn, 0, 120, 1}).empty());
    }

    void parametersGoOut() {
        Rig rig;
        rig.output.send(std::vector<float>{0.5f}); // to nobody
        rig.output.select("Synth");
        QVERIFY(rig.output.open());
        rig.output.send(std::vector<float>{0, 1, 0.5f});
        QCOMPARE(rig.sink->take(), (Sent{{0xB0, 19, 0}, {0xB0, 23, 127}, {0xB0, 27, 64}}));
        rig.output.send(std::vector<float>{0.001f, 1, 0.6f}); // only what has changed
        QCOMPARE(rig.sink->take(), (Sent{{0xB0, 27, 76}}));
        rig.output.send(std::vector<float>{std::nanf(""), 7, -3});
        QCOMPARE(rig.sink->take(), (Sent{{0xB0, 27, 0}}));
        rig.output.configure({.channel = 4, .controllers = {16}, .fine = true});
        rig.output.send(std::vector<float>{0.75f, 1});
        const int value = 12287; // of 16383
        QCOMPARE(rig.sink->take(), (Sent{{0xB4, 16, std::uint8_t(value >> 7)},
                                         {0xB4, 48, std::uint8_t(value & 127)}}));
        rig.output.panic();
        QCOMPARE(rig.sink->take(), (Sent{{0xB4, 120, 0}, {0xB4, 123, 0}}));
        QVERIFY_EXCEPTION_THROWN(rig.output.configure({.channel = 16}), UserError);
        QVERIFY_EXCEPTION_THROWN(rig.output.configure({.controllers = {120}}), UserError);
        rig.output.select("");
        rig.output.send(std::vector<float>{0});
        QVERIFY(rig.sink->take().empty());
    }

    void unpluggedAndBack() {
        Rig rig;
        rig.output.select("Synth");
        rig.output.send(std::vector<float>{1});
        rig.sink->take();
        rig.sink->setPorts({});
        rig.output.send(std::vector<float>{0});
        QVERIFY(!rig.output.open());
        QVERIFY(!rig.output.trouble().empty());
        rig.output.watch();
        QVERIFY(rig.output.trouble().find("“Synth” has gone") != std::string::npos);
        rig.sink->setPorts({"Synth"});
        rig.output.watch();
        QVERIFY(rig.output.open());
        QVERIFY(rig.output.trouble().empty());
        rig.output.send(std::vector<float>{0});
        QCOMPARE(rig.sink->take(), (Sent{{0xB0, 19, 0}}));
    }

    /// A computer with or without MIDI: never a crash, and a sentence where there is none.
    void theSystems() {
        ControllerOutput output;
        try {
            for (const std::string& name : output.ports())
                QVERIFY(!name.empty());
        } catch (const UserError& e) {
            QVERIFY(std::string(e.what()).ends_with('.'));
        }
        output.select("A port that nobody has");
        QVERIFY(!output.open());
        QVERIFY(output.trouble().ends_with('.'));
        output.send(std::vector<float>{0.5f});
        output.watch();
    }
};

QTEST_APPLESS_MAIN(TestLiveMidi)
#include "tst_livemidi.moc"
