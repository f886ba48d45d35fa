#include "core/audio/livesnapshot.h"
#include "core/audio/oscbridge.h"
#include "core/childprocess.h"
#include "core/error.h"
#include "models/impro/liveports.h"
#include "models/impro/oscanswer.h"
#include "tests/models/agentrig.h"
#include "tests/scriptedmidi.h"

#include <QStandardPaths>

using namespace antiphon;
using namespace antiphon::impro;
using namespace antiphon::testing;
using namespace std::chrono_literals;

namespace {

/// The descriptors of a table's row, as the original patches send them.
std::vector<double> featuresOf(const LookupTable& table, std::size_t row) {
    std::vector<double> features;
    for (const DescriptorColumn& column : descriptorColumns()) {
        if (features.size() == oscFeatures)
            break;
        const auto at = std::ranges::find(table.descriptors, std::string(column.name));
        features.push_back(table.value(row)[std::size_t(at - table.descriptors.begin())]);
    }
    return features;
}

std::string text(std::span<const double> values) {
    std::string all;
    for (const double value : values)
        all += " " + QString::number(value, 'g', 9).toStdString();
    return all;
}

/// Asks as the original's live.pd does, and asks again with what it was answered.
std::string askingPatch(int to, int listen, const std::string& features, bool asText) {
    const std::string answer = asText ? "20" : "13"; // the object that has the answer's numbers
    const std::string read =
        asText ? "#X connect 13 0 17 0;\n#X connect 17 0 18 0;\n#X connect 18 0 19 0;\n"
                 "#X connect 19 0 20 0;\n"
               : "";
    return "#N canvas 0 50 450 300 12;\n"
           "#X obj 10 10 loadbang;\n"
           "#X obj 10 40 t b b;\n"
           "#X msg 200 70 connect 127.0.0.1 " +
           std::to_string(to) +
           ";\n"
           "#X obj 10 70 del 200;\n"
           "#X msg 10 100 0.9 0.1;\n"
           "#X obj 10 130 list prepend" +
           features +
           ";\n"
           "#X obj 10 160 oscformat feats loudness;\n"
           "#X obj 10 190 list prepend send;\n"
           "#X obj 10 210 list trim;\n"
           "#X obj 10 240 netsend -u -b;\n"
           "#X obj 300 10 netreceive -u -b " +
           std::to_string(listen) +
           ";\n"
           "#X obj 300 40 oscparse;\n"
           "#X obj 300 70 list trim;\n"
           "#X obj 300 100 route agent-params;\n"
           "#X obj 300 130 print agent;\n"
           "#X obj 200 130 del 5;\n"
           "#X obj 200 160 list;\n"
           "#X obj 400 70 list;\n"
           "#X obj 400 100 list fromsymbol;\n"
           "#X obj 400 130 list append 59;\n"
           "#X obj 400 160 fudiparse;\n"
           "#X connect 0 0 1 0;\n#X connect 1 1 2 0;\n#X connect 1 0 3 0;\n#X connect 2 0 9 0;\n"
           "#X connect 3 0 4 0;\n#X connect 4 0 5 0;\n#X connect 5 0 6 0;\n#X connect 6 0 7 0;\n"
           "#X connect 7 0 8 0;\n#X connect 8 0 9 0;\n"
           "#X connect 10 0 11 0;\n#X connect 11 0 12 0;\n#X connect 12 0 13 0;\n" +
           read + "#X connect " + answer + " 0 14 0;\n#X connect " + answer +
           " 0 16 1;\n#X connect " + answer +
           " 0 15 0;\n"
           "#X connect 15 0 16 0;\n#X connect 16 0 5 0;\n";
}

} // namespace

class TestOscAnswer : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path m_file;
    LookupTable m_table;

    std::shared_ptr<const LiveCast> cast(const std::string& who) const {
        LiveCastSettings settings;
        settings.policies = {{who}};
        settings.table = m_file;
        return openCast(settings, m_folder / "tables");
    }

private Q_SLOTS:
    void initTestCase() {
        fs::create_directories(m_folder / "tables");
        m_file = sineTable(m_folder / "tables" / "sine.csv", 10);
        m_table = readLookup(m_file);
    }

    /// A step at most, towards the row that sounds like what is followed.
    void theNearestSoundIsWalkedTo() {
        OscAnswer answer(cast("nearest"));
        const std::size_t row = 37;
        const auto features = featuresOf(m_table, row);
        std::vector<float> parameters{0.9f, 0.1f};
        for (int step = 0; step < 30; ++step) {
            const auto before = parameters;
            QVERIFY(answer(features, parameters));
            for (std::size_t i = 0; i < 2; ++i)
                QVERIFY(std::abs(parameters[i] - before[i]) < 0.0501f);
        }
        const auto wanted = m_table.point(row);
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(std::abs(double(parameters[i]) - wanted[i]) <= 0.026);
            QCOMPARE(answer.optimal()[i], wanted[i]);
        }
    }

    void whatDoesNotFitIsRefused() {
        OscAnswer answer(cast("stay"));
        std::vector<float> three{0.1f, 0.2f, 0.3f}, two{0.5f, 7.0f};
        QVERIFY(!answer(featuresOf(m_table, 0), three));
        QVERIFY(!answer(std::vector<double>(10), two));
        QVERIFY(answer(featuresOf(m_table, 0), two));
        QCOMPARE(two, (std::vector<float>{0.5f, 1.0f})); // brought into the range
    }

    /// A running Pure Data asks and is answered, both ways in the original's words: its own patches
    /// read one text, others numbers.
    void throughPureData_data() {
        QTest::addColumn<bool>("asText");
        QTest::newRow("one text") << true;
        QTest::newRow("numbers") << false;
    }
    void throughPureData() {
        QFETCH(bool, asText);
        if (QStandardPaths::findExecutable("pd").isEmpty())
            QSKIP("Pure Data is not installed");
        int listen = 0;
        {
            OscServer free({.port = 0});
            listen = free.port();
        }
        OscBridge::Settings settings;
        settings.server.port = 0;
        settings.agentPort = listen;
        settings.form = asText ? OscForm::Text : OscForm::Floats;
        OscBridge bridge(settings, LiveControls(2), OscAnswer(cast("nearest")));
        const std::size_t row = 37;
        const std::string followed = text(featuresOf(m_table, row));
        writeFile(
            m_folder / "ask.pd", // the agent's own descriptors count for nothing
            askingPatch(bridge.port(), listen, text(std::vector<double>(55)) + followed, asText));
        ChildProcess pd({"pd", "-nogui", "-nosound", "-noprefs", "-nomidi", "ask.pd"},
                        m_folder.path());
        std::vector<std::string> lines;
        for (int i = 0; i < 300 && bridge.counts().answered < 30; ++i)
            QVERIFY(pd.wait(50ms, lines));
        pd.wait(50ms, lines);
        QVERIFY2(bridge.counts().answered >= 30, bridge.oddities().c_str());
        QCOMPARE(bridge.counts().malformed, std::uint64_t(0));
        std::vector<QString> answers;
        for (const std::string& line : lines)
            if (line.starts_with("agent: "))
                answers.push_back(QString::fromStdString(line).section(' ', 1).trimmed());
        QVERIFY(answers.size() >= 20);
        QCOMPARE(answers.front(), QStringLiteral("0.85 0.15"));
        const QStringList last = answers.back().split(' ');
        for (int i = 0; i < 2; ++i)
            QVERIFY2(std::abs(last[i].toDouble() - m_table.point(row)[std::size_t(i)]) <= 0.026,
                     qPrintable(answers.back()));
    }

    /// Whatever comes in by OSC and MIDI moves the performance, and its parameters go out.
    void thePortsOfAPerformance() {
        LivePerformanceSettings stage;
        stage.tables = m_folder / "tables";
        LivePerformance performance(cast("nearest"), stage);
        auto owned = std::make_unique<ScriptedMidi>(std::vector<std::string>{"Knobs"});
        auto sink = std::make_unique<ScriptedMidiSink>(std::vector<std::string>{"Synth"});
        ScriptedMidi& knobs = *owned;
        ScriptedMidiSink& synth = *sink;
        OscServer patch({.port = 0}), display({.port = 0}), target({.port = 0});
        LivePortSettings settings;
        settings.feedback = OscFeedback::Settings{.port = display.port(), .rate = 100};
        settings.osc = OscBridge::Settings{
            .server = {.port = 0}, .agentPort = patch.port(), .targetPort = target.port()};
        settings.midiIn = "Knobs";
        settings.midiOut = "Synth";
        settings.learned.learn("perform/depth");
        settings.learned.take({MidiKind::Control, 0, 21, 0});
        LivePorts ports(performance, settings, std::move(owned), std::move(sink));
        performance.addTap(ports);
        knobs.send({0xB0, 21, 127});
        OscSender sender("127.0.0.1", ports.oscPort());
        QVERIFY(sender.send("/antiphon/stance", std::vector<float>{-0.5f}));
        std::vector<float> tone(4800);
        for (std::size_t i = 0; i < tone.size(); ++i)
            tone[i] = 0.3f * std::sin(float(i) * 0.05f);
        for (int i = 0; i < 50 && performance.value("stance") != -0.5; ++i) {
            performance.advance(tone.size(), tone);
            std::this_thread::sleep_for(5ms);
        }
        QCOMPARE(performance.value("stance"), -0.5);
        QCOMPARE(performance.value("depth"),
                 performance.controls()[performance.controls().index("depth")].high);
        performance.advance(tone.size(), tone);
        const auto sent = synth.take();
        QVERIFY(!sent.empty());
        QCOMPARE(int(sent.front()[0]), 0xB0);
        QVERIFY(sent.front()[1] == 19 || sent.front()[1] == 23);
        patch.wait(500ms);
        const auto out = patch.receive();
        QVERIFY(!out.empty());
        QCOMPARE(out.front().address, std::string("/agent-params"));
        QCOMPARE(out.back().numbers()->size(), std::size_t(2));
        // What the knob moved is shown; what came over OSC, when that is at rest.
        std::map<std::string, std::vector<double>> shown;
        const auto show = [&](const char* address, double wanted) {
            for (int i = 0; i < 200; ++i) {
                performance.advance(480, std::span(tone).first(480));
                for (const OscMessage& message : display.receive())
                    shown[message.address] = *message.numbers();
                if (shown.contains(address) && std::abs(shown[address].at(0) - wanted) < 1e-6)
                    return true;
                std::this_thread::sleep_for(5ms);
            }
            return false;
        };
        QVERIFY(show("/antiphon/depth", 2));
        QVERIFY(show("/antiphon/stance", -0.5));
        performance.set("gain", -3); // by hand
        QVERIFY(show("/antiphon/gain", -3));
        QVERIFY(shown["/antiphon/level/input"].at(0) > -20);
        QCOMPARE(shown["/antiphon/agent/params"].size(), std::size_t(2));
        shown.clear();
        QVERIFY(sender.send("/antiphon/refresh", {}));
        QVERIFY(show("/antiphon/gain", -3));
        // What is heard has no parameters; a point of the table has.
        target.wait(100ms);
        QVERIFY(target.receive().empty());
        performance.set("input", double(LiveInput::Table));
        performance.set("target/1", 0.25);
        performance.set("target/2", 0.75);
        std::vector<OscMessage> followed;
        for (int i = 0;
             i < 200 && (followed.empty() || followed.back().numbers() != std::vector{0.25, 0.75});
             ++i) {
            performance.advance(480, std::span(tone).first(480));
            for (const OscMessage& message : target.receive())
                followed.push_back(message);
            std::this_thread::sleep_for(5ms);
        }
        QVERIFY(!followed.empty());
        QCOMPARE(followed.back().address, std::string("/target-params"));
        QVERIFY(followed.back().numbers() == (std::vector{0.25, 0.75}));
        knobs.send({0xB0, 123, 0}); // all notes off
        performance.advance(480, std::span(tone).first(480));
        const auto off = synth.take();
        QVERIFY(std::ranges::any_of(off, [](const auto& m) { return m[1] == 120; }));
    }
};

QTEST_APPLESS_MAIN(TestOscAnswer)
#include "tst_oscanswer.moc"
