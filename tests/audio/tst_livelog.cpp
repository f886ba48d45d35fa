#include "tests/testing.h"

#include "core/audio/liveexport.h"
#include "core/audio/livelog.h"
#include "core/audio/livereplay.h"
#include "core/error.h"
#include "core/rng.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

Json headerOf(int parameters = 2) {
    Json names = Json::array();
    for (int p = 0; p < parameters; ++p)
        names.push_back("param-" + std::to_string(p));
    return {{"type", "performance"},
            {"version", 1},
            {"rate", 48000},
            {"parameters", names},
            {"columns", {"loudness-dBFS", "loudness-TP"}},
            {"analysis", analysisJson(DescriptorSettings{.rate = 48000}.resolved())}};
}

LiveMoment momentAt(std::int64_t clock, Rng& rng) {
    LiveMoment moment;
    moment.clock = clock;
    moment.columns = moment.parameters = 2;
    for (std::size_t i = 0; i < 2; ++i) {
        moment.heard[i] = float(rng.normal() * 100);
        moment.agentPoint[i] = float(rng.uniform());
        moment.sounding[i] = float(rng.uniform());
    }
    moment.action = rng.uniform() < 0.2 ? -1 : int(rng.below(9));
    moment.rmse = rng.uniform();
    return moment;
}

LiveSnapshot snapshotOf(Rng& rng) {
    LiveSnapshot s;
    for (LiveVoiceState& voice : s.voice) {
        for (std::size_t p = 0; p < voice.target.size(); ++p) {
            voice.target[p] = float(rng.uniform());
            voice.ramp[p] = float(rng.uniform() / 2);
        }
        voice.gate = rng.uniform() < 0.5;
        voice.level = float(rng.uniform());
        voice.attack = std::uint32_t(rng.below(100));
    }
    s.gain = float(rng.uniform());
    s.monitor = float(rng.uniform());
    s.panic = std::uint32_t(rng.below(3));
    s.heardUpTo = std::int64_t(rng.below(100000));
    return s;
}

std::string messageOf(const std::function<void()>& act) {
    try {
        act();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestLiveLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote() {
        const TemporaryFolder folder;
        Rng rng(3);
        std::vector<LiveLogItem> items{logged::Begin{1000},
                                       logged::Voice{1000, 0, {"fm3", {.seed = 4}, 3, "1f"}, 7, 12},
                                       logged::Voice{1000, 1, {}}};
        for (int i = 0; i < 50; ++i) {
            items.push_back(logged::State{1000 + i * 64, snapshotOf(rng)});
            items.push_back(momentAt(1000 + i * 64, rng));
        }
        items.push_back(logged::Control{4000, "stance", -0.25});
        items.push_back(logged::Scene{4000, 3, "Ärger \"3\""});
        items.push_back(logged::Fault{4100, 1});
        items.push_back(logged::Gap{4200, 7, {13, 4000000000u}});
        items.push_back(logged::End{5000, 0});
        {
            LiveLog log(folder / "a.jsonl", headerOf());
            for (const LiveLogItem& item : items)
                log.add(item);
        }
        const LivePerformanceLog log = readLiveLog(folder / "a.jsonl");
        QCOMPARE(log.rate, 48000);
        QCOMPARE(log.parameters, std::size_t(2));
        QCOMPARE(log.first, std::int64_t(1000));
        QVERIFY(log.complete);
        QCOMPARE(log.items.size(), items.size());
        for (std::size_t i = 0; i < items.size(); ++i)
            QCOMPARE(logLine(log.items[i]), logLine(items[i]));
        // To the bit, not only to the text.
        const auto& state = std::get<logged::State>(log.items[3]);
        for (std::size_t p = 0; p < ParameterBox::capacity; ++p)
            QCOMPARE(state.snapshot.voice[0].target[p],
                     std::get<logged::State>(items[3]).snapshot.voice[0].target[p]);
    }

    void isThereAsItHappens() {
        const TemporaryFolder folder;
        LiveLog log(folder / "a.jsonl", headerOf());
        log.add(logged::Begin{7});
        log.add(logged::Control{8, "gain", 1});
        for (int i = 0; i < 200; ++i) {
            if (readLiveLog(folder / "a.jsonl").items.size() == 2)
                return;
            QTest::qSleep(10);
        }
        QFAIL("nothing was written");
    }

    void overwritesNothing() {
        const TemporaryFolder folder;
        writeFile(folder / "a.jsonl", "mine");
        const std::string message = messageOf([&] { LiveLog(folder / "a.jsonl", headerOf()); });
        QVERIFY2(message.find("a.jsonl") != std::string::npos, message.c_str());
        QCOMPARE(readFile(folder / "a.jsonl"), std::string("mine"));
    }

    void toleratesACutEnd() {
        const TemporaryFolder folder;
        {
            LiveLog log(folder / "a.jsonl", headerOf());
            log.add(logged::Begin{7});
            log.add(logged::Control{8, "gain", 1});
        }
        std::string text = readFile(folder / "a.jsonl");
        text.resize(text.size() - 5);
        writeFile(folder / "a.jsonl", text);
        const LivePerformanceLog log = readLiveLog(folder / "a.jsonl");
        QCOMPARE(log.items.size(), std::size_t(1));
        QVERIFY(!log.complete);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray header = QByteArray::fromStdString(headerOf().dump()) + "\n";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("other") << QByteArray("{\"type\": \"song\"}\n");
        QTest::newRow("no JSON") << QByteArray("RIFF....\n");
        QTest::newRow("a list") << QByteArray("[1]\n");
        QTest::newRow("broken line") << header + "{\"type\": \"frame\"\n";
        QTest::newRow("no clock") << header + "{\"type\": \"begin\"}\n";
        QTest::newRow("wrong type") << header + "{\"type\": \"begin\", \"clock\": \"x\"}\n";
        QTest::newRow("slot") << header +
                                     "{\"type\": \"voice\", \"clock\": 1, \"slot\": 9, \"synth\": "
                                     "{}}\n";
        QTest::newRow("state") << header +
                                      "{\"type\": \"state\", \"clock\": 1, \"voices\": [1, 2]}\n";
        QTest::newRow("rate") << QByteArray("{\"type\": \"performance\", \"version\": 1, \"rate\": "
                                            "1, \"columns\": [], \"parameters\": []}\n");
    }
    void saysWhatIsWrong() {
        QFETCH(QByteArray, text);
        const TemporaryFolder folder;
        writeFile(folder / "a.jsonl", text.toStdString());
        const std::string message = messageOf([&] { readLiveLog(folder / "a.jsonl"); });
        QVERIFY2(message.find("a.jsonl") != std::string::npos, message.c_str());
    }

    void gapsAreNotRenderedAgain() {
        LivePerformanceLog log;
        log.rate = 48000;
        log.items = {logged::Begin{0}, logged::End{100, 3}};
        const Sound heard{48000, 4, std::vector<float>(400)};
        QVERIFY(messageOf([&] { replayPerformance(log, heard); }).find("gaps") !=
                std::string::npos);
        log.items.pop_back();
        log.rate = 44100;
        QVERIFY(messageOf([&] { replayPerformance(log, heard); }).find("44100") !=
                std::string::npos);
    }

    void curvesAreControllersAndNumbers() {
        LivePerformanceLog log;
        log.rate = 48000;
        log.parameters = 2;
        log.first = 48000;
        LiveMoment moment;
        moment.parameters = moment.columns = 2;
        for (int i = 0; i < 3; ++i) {
            moment.clock = 48000 + i * 24000;
            moment.sounding = {};
            moment.sounding[0] = float(i) / 2;
            moment.sounding[1] = 0.5f;
            moment.action = i - 1;
            moment.rmse = 0.25;
            log.items.push_back(moment);
        }
        const MidiFile file = midiOf(log);
        QCOMPARE(parseMidi(midiBytes(file), "curves"), file);
        std::vector<std::array<int, 3>> moves; // tick, controller, value
        for (const MidiEvent& event : file.tracks.at(0).events)
            if (event.kind() == MidiKind::Control)
                moves.push_back({int(event.tick), event.first, event.second});
        const std::vector<std::array<int, 3>> expected{
            {0, 19, 0}, {0, 23, 64}, {480, 19, 64}, {960, 19, 127}};
        QCOMPARE(moves, expected);
        QCOMPARE(csvOf(log), std::string("seconds,param-0,param-1,agent-0,agent-1,action,rmse\n"
                                         "0,0,0.5,0,0,,0.25\n"
                                         "0.5,0.5,0.5,0,0,0,0.25\n"
                                         "1,1,0.5,0,0,1,0.25\n"));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, midiOf(log, {1}));
    }
};

QTEST_GUILESS_MAIN(TestLiveLog)
#include "tst_livelog.moc"
