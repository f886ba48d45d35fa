#include "tests/cli/clirun.h"

#include "core/audio/oscfeedback.h"
#include "core/audio/oscserver.h"
#include "core/maps/lookup.h"
#include "core/music/midifile.h"
#include "core/soundfile.h"

#include <QStandardPaths>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Where no JACK server is found or started.
const std::vector<std::pair<QString, QString>> noDevice = {
    {"JACK_NO_START_SERVER", "1"}, {"JACK_DEFAULT_SERVER", "antiphon-no-such-server"}};

} // namespace

class TestCliPerform : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path m_table, m_song;

    Words perform(const Words& more) const {
        Words words = {"perform", "--table", m_table, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

private Q_SLOTS:
    void initTestCase() {
        m_table = m_folder / "table.csv";
        const CliResult made = cli({"lookup", "build", "--synth", "sin", "--subdiv", "5",
                                    "--seconds", "0.05", "--out", m_table});
        QVERIFY2(made.exit == 0, made.err.c_str());
        Sound song{44100, 1, {}};
        double phase = 0;
        for (int i = 0; i < 3 * 44100; ++i) {
            phase += 2 * M_PI * (500 + 400 * std::sin(2 * M_PI * i / 44100.0)) / 44100;
            song.samples.push_back(float(0.5 * std::sin(phase)));
        }
        m_song = m_folder / "song.wav";
        writeSound(m_song, song);
    }

    void simulatesTheSameTwice() {
        std::vector<Json> results;
        for (const char* name : {"a", "b"}) {
            const CliResult run = cli(
                perform({"--agent", "nearest", "--agent", "random", "--set", "mix/2=0.3", "--input",
                         "file:" + m_song.string(), "--simulate", "--record", m_folder / name}));
            QVERIFY2(run.exit == 0, run.err.c_str());
            results.push_back(run.lines().at(0));
        }
        for (const char* file : {"sound", "log"}) {
            const fs::path a = results[0].at("files").at(file).get<std::string>();
            const fs::path b = results[1].at("files").at(file).get<std::string>();
            QVERIFY(a != b);
            QVERIFY(readFile(a) == readFile(b));
        }
        Json first = results[0], second = results[1];
        first.erase("files");
        second.erase("files");
        QVERIFY(first == second);
        QVERIFY(first.at("seconds") == 3.0);
        QVERIFY(first.at("synth") == "sin");
        QVERIFY(first.at("simulated") == true);
        QVERIFY(first.at("dropped_frames") == 0);
        QVERIFY(first.at("recorded_frames") == 3 * 44100);
        QVERIFY(first.at("rmse").get<double>() > 0);
        QVERIFY(first.at("decisions").get<int>() > 1000);
        QVERIFY(first.at("xruns").is_null());
        QVERIFY(first.at("latency").at("reaction_ms").at("p99").get<double>() < 10);
        QVERIFY(first.at("latency").at("limiter_ms").get<double>() > 0);

        // From the log: the same sound, the curves, a corpus.
        const std::string log = results[0].at("files").at("log").get<std::string>();
        const CliResult again =
            cli({"performance", "replay", log, "--out", m_folder / "again.wav", "--json"});
        QVERIFY2(again.exit == 0, again.err.c_str());
        QVERIFY(again.lines().at(0).at("same") == true);
        const CliResult curves = cli({"performance", "export", log, "--midi", m_folder / "c.mid",
                                      "--csv", m_folder / "c.csv", "--json"});
        QVERIFY2(curves.exit == 0, curves.err.c_str());
        QVERIFY(readMidi(m_folder / "c.mid").tracks.at(0).events.size() > 10);
        QVERIFY(readFile(m_folder / "c.csv").starts_with("seconds,param-0,param-1,"));
        const CliResult corpus = cli({"performance", "corpus", log, "--from", "1", "--to", "2",
                                      "--out", m_folder / "corpus" / "x.csv", "--json"});
        QVERIFY2(corpus.exit == 0, corpus.err.c_str());
        QVERIFY(std::abs(corpus.lines().at(0).at("frames").get<double>() - 344) < 4);
        QCOMPARE(cli({"performance", "corpus", log, "--out", m_folder / "corpus" / "x.csv"}).exit,
                 3);
        const CliResult backwards = cli({"performance", "corpus", log, "--from", "2", "--to", "1",
                                         "--out", m_folder / "corpus" / "y.csv"});
        QCOMPARE(backwards.exit, 3);
        QVERIFY2(contains(backwards.err, "before it begins"), backwards.err.c_str());
        const CliResult sound =
            cli({"performance", "export", results[0].at("files").at("sound").get<std::string>(),
                 "--csv", m_folder / "d.csv"});
        QCOMPARE(sound.exit, 3);
        QVERIFY2(contains(sound.err, ".jsonl"), sound.err.c_str());

        // The performance itself stays as it is, under whatever name it is meant.
        const std::string kept = readFile(log);
        const std::string tracks = results[0].at("files").at("sound").get<std::string>();
        for (const CliResult& over : {cli({"performance", "replay", log, "--out", tracks}),
                                      cli({"performance", "export", log, "--csv", log}),
                                      cli({"performance", "export", log, "--midi", tracks})}) {
            QCOMPARE(over.exit, 2);
            QVERIFY2(contains(over.err, "stays as it is"), over.err.c_str());
        }
        QVERIFY(readFile(log) == kept);

        // One whose end is missing says so.
        const fs::path half = m_folder / "half.jsonl";
        writeFile(half, kept.substr(0, kept.rfind('\n', kept.size() / 2) + 1));
        const CliResult cut = cli({"performance", "export", half, "--csv", m_folder / "half.csv"});
        QVERIFY2(cut.exit == 0, cut.err.c_str());
        QVERIFY2(contains(cut.err, "was cut off"), cut.err.c_str());
        QVERIFY(!contains(again.err, "was cut off"));
    }

    /// A pedal that cannot record does not end what is played; asked for at first, it does.
    void recordingFailsWhilePlaying() {
        writeFile(m_folder / "no-folder", "a file");
        const auto play = [&](const char* record) {
            return cli(
                perform({"--agent", "nearest", "--input", "file:" + m_song.string(), "--simulate",
                         "--record", m_folder / "no-folder", "--set", record}));
        };
        const CliResult atFirst = play("record=1");
        QVERIFY(atFirst.exit != 0);
        QVERIFY2(contains(atFirst.err, "no-folder"), atFirst.err.c_str());
        QCOMPARE(play("record=0").exit, 0);
    }

    /// A Pure Data patch is rendered from the log as well.
    void replaysAPatch() {
        if (QStandardPaths::findExecutable("pd").isEmpty())
            QSKIP("Pure Data is not installed.");
        const fs::path patch = m_folder / "patch";
        fs::create_directories(patch);
        writeFile(patch / "synth.pd", "#N canvas 0 0 450 300 12;\n"
                                      "#X obj 10 10 inlet;\n#X obj 10 40 unpack f f;\n"
                                      "#X obj 10 70 * 2000;\n#X obj 10 110 phasor~;\n"
                                      "#X obj 10 140 *~;\n#X obj 10 170 outlet~;\n"
                                      "#X connect 0 0 1 0;\n#X connect 1 0 2 0;\n"
                                      "#X connect 2 0 3 0;\n#X connect 3 0 4 0;\n"
                                      "#X connect 1 1 4 1;\n#X connect 4 0 5 0;\n");
        writeFile(patch / "synth.json", R"({"parameters": ["Pitch", "Level"]})");
        const CliResult run =
            cli(perform({"--agent", "nearest", "--synth", patch, "--input",
                         "file:" + m_song.string(), "--simulate", "--record", m_folder / "pd"}));
        QVERIFY2(run.exit == 0, run.err.c_str());
        QVERIFY(run.lines().at(0).at("patch_missed_frames") == 0);
        const std::string log = run.lines().at(0).at("files").at("log").get<std::string>();
        const CliResult again =
            cli({"performance", "replay", log, "--out", m_folder / "pd.wav", "--json"});
        QVERIFY2(again.exit == 0, again.err.c_str());
        QVERIFY(again.lines().at(0).at("same") == true);
        QVERIFY(again.lines().at(0).at("difference") == 0);
        writeFile(patch / "synth.json", R"({"parameters": 2})");
        const CliResult changed = cli({"performance", "replay", log, "--out", m_folder / "pd.wav"});
        QCOMPARE(changed.exit, 3);
        QVERIFY2(contains(changed.err, "has been changed"), changed.err.c_str());
    }

    /// The control "record" begins and ends recordings in the folder, and only there.
    void recordsWhenItIsTold() {
        const Words quiet = {"--agent",    "nearest",   "--input", "file:" + m_song.string(),
                             "--simulate", "--seconds", "1"};
        Words words = quiet;
        words.insert(words.end(), {"--record", m_folder / "later", "--set", "record=0"});
        const CliResult none = cli(perform(words));
        QVERIFY2(none.exit == 0, none.err.c_str());
        QVERIFY(none.lines().at(0).at("recorded_frames").is_null());
        words = quiet;
        words.insert(words.end(), {"--set", "record=1"});
        const CliResult nowhere = cli(perform(words));
        QVERIFY2(nowhere.exit == 0, nowhere.err.c_str());
        QVERIFY2(contains(nowhere.err, "--record"), nowhere.err.c_str());
    }

    /// What goes back to controllers is documented, and goes where it is wanted.
    void tellsControllers() {
        const CliResult list = cli({"osc", "list", "--json"});
        QVERIFY2(list.exit == 0, list.err.c_str());
        std::set<std::string> addresses;
        const Json json = list.lines().at(0);
        for (const Json& other : json.at("others"))
            addresses.insert(other.at("address").get<std::string>());
        for (const OscFeedbackAddress& address : oscFeedbackAddresses())
            QVERIFY2(addresses.contains(address.address), address.address);
        QVERIFY(addresses.contains(oscRefresh));

        OscServer display({.port = 0});
        const CliResult run =
            cli(perform({"--agent", "nearest", "--input", "file:" + m_song.string(), "--simulate",
                         "--osc-feedback", ":" + std::to_string(display.port()),
                         "--osc-feedback-rate", "100", "--set", "stance=0.5"}));
        QVERIFY2(run.exit == 0, run.err.c_str());
        display.wait(std::chrono::milliseconds(500));
        std::map<std::string, double> told;
        for (const OscMessage& message : display.receive())
            told[message.address] = message.numbers()->at(0);
        QVERIFY(told.contains("/antiphon/stance"));
        QCOMPARE(told["/antiphon/stance"], 0.5);

        for (const auto& [to, says] : {std::pair("here", ""), std::pair("host:0", "127.0.0.1:9000"),
                                       std::pair("192.0.2.1:9000", "another computer")}) {
            const CliResult wrong =
                cli(perform({"--agent", "nearest", "--input", "file:" + m_song.string(),
                             "--simulate", "--osc-feedback", to}));
            QVERIFY2(wrong.exit != 0, to);
            QVERIFY2(contains(wrong.err, says), wrong.err.c_str());
        }
    }

    void playsOtherInputs() {
        for (const char* input : {"synth:sin", "table"}) {
            const CliResult run = cli(perform({"--agent", "nearest", "--input", input, "--simulate",
                                               "--seconds", "1", "--set", "target/1=0.8"}));
            QVERIFY2(run.exit == 0, run.err.c_str());
            QVERIFY(run.lines().at(0).at("seconds") == 1.0);
        }
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("says");
        const QString file = "file:" + QString::fromStdString(m_song.string());
        QTest::newRow("no agent") << QStringList{"--input", file, "--simulate"} << 2 << "--agent";
        QTest::newRow("unknown agent")
            << QStringList{"--agent", "sin-startr", "--input", file, "--simulate"} << 3
            << "sin-starter";
        QTest::newRow("no file") << QStringList{"--agent", "nearest", "--input", "file:/no.wav",
                                                "--simulate"}
                                 << 3 << "/no.wav";
        QTest::newRow("device simulated")
            << QStringList{"--agent", "nearest", "--simulate"} << 2 << "file:X.wav";
        QTest::newRow("input") << QStringList{"--agent",    "nearest",   "--input", "radio",
                                              "--simulate", "--seconds", "1"}
                               << 2 << "file:X";
        QTest::newRow("input of no length")
            << QStringList{"--agent", "nearest", "--input", "radio", "--simulate"} << 2 << "file:X";
        QTest::newRow("a file's channel")
            << QStringList{"--agent", "nearest", "--input", file, "--simulate", "--channel", "2"}
            << 2 << "mean of its channels";
        QTest::newRow("control") << QStringList{"--agent",    "nearest", "--input", file,
                                                "--simulate", "--set",   "stanze=1"}
                                 << 2 << "'stance'";
        QTest::newRow("no number")
            << QStringList{"--agent", "nearest", "--input", file, "--simulate", "--set", "stance=x"}
            << 2 << "NAME=NUMBER";
        QTest::newRow("beyond the control's range")
            << QStringList{"--agent",    "nearest", "--input",  file,
                           "--simulate", "--set",   "stance=99"}
            << 2 << "stance goes from -1 to 1";
        QTest::newRow("no such scene")
            << QStringList{"--agent", "nearest", "--input", file, "--simulate", "--scene", "3"} << 2
            << "--scenes";
        QTest::newRow("an option of OSC without it")
            << QStringList{"--agent", "nearest", "--input", file, "--simulate", "--osc-floats"} << 2
            << "--osc";
        QTest::newRow("other synth")
            << QStringList{"--agent", "nearest", "--input", file, "--simulate", "--synth", "fm3"}
            << 2 << "3 parameters";
    }
    void saysWhatIsWrong() {
        QFETCH(QStringList, words);
        QFETCH(int, exit);
        QFETCH(QString, says);
        Words more;
        for (const QString& word : words)
            more.push_back(word.toStdString());
        const CliResult run = cli(perform(more));
        QVERIFY2(run.exit == exit, (std::to_string(run.exit) + ": " + run.err).c_str());
        QVERIFY2(contains(run.err, says.toStdString()), run.err.c_str());
        QVERIFY(run.out.empty());
    }

    // Without a sound device: a sentence that says what to do.
    void withoutADevice() {
        if (!contains(cli({"devices"}, noDevice).out, "There is no audio device"))
            QSKIP("This machine has a sound device.");
        for (const Words& input : {Words{}, Words{"--input", "file:" + m_song.string()}}) {
            Words more = {"--agent", "nearest", "--seconds", "1"};
            more.insert(more.end(), input.begin(), input.end());
            const CliResult run = cli(perform(more), noDevice);
            QVERIFY2(run.exit == 1, (std::to_string(run.exit) + ": " + run.err).c_str());
            QVERIFY2(contains(run.err, "--simulate"), run.err.c_str());
            QVERIFY2(contains(run.err, "device"), run.err.c_str());
        }
    }

    // What comes with the program sounds by its name; the table is made once and kept. A minute of
    // a recording, the same twice.
    void startersPlay() {
        fs::path song = data() / "audio" / "pairs" / "0611" / "guide.flac";
        if (!fs::exists(song))
            song = m_song;
        std::vector<fs::path> sounds, logs;
        const std::vector<std::pair<QString, QString>> cache = {
            {"XDG_CACHE_HOME", QString::fromStdString((m_folder / "cache").string())}};
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 2; ++i) {
            const CliResult run =
                cli({"perform", "--agent", "sin-starter", "--input", "file:" + song.string(),
                     "--seconds", "60", "--simulate", "--record", m_folder / "starter", "--json"},
                    cache);
            QVERIFY2(run.exit == 0, run.err.c_str());
            const Json json = run.lines().at(0);
            QVERIFY(json.at("synth") == "sin");
            QVERIFY(json.at("seconds") == 60.0);
            sounds.push_back(json.at("files").at("sound").get<std::string>());
            logs.push_back(json.at("files").at("log").get<std::string>());
            const Sound sound = readSound(sounds.back());
            float loudest = 0;
            for (std::size_t f = 0; f < sound.frames(); ++f)
                loudest = std::max(loudest, std::abs(sound.at(f, 3)));
            QVERIFY(loudest > 0.01f);
            if (i == 0)
                qInfo("first sound of a starter after %.1f s", double(clock.restart()) / 1000);
            else
                QVERIFY(clock.elapsed() < 30000); // no table is made, and faster than it is played
        }
        QVERIFY(readFile(sounds[0]) == readFile(sounds[1]));
        QVERIFY(readFile(logs[0]) == readFile(logs[1]));
    }
};

QTEST_GUILESS_MAIN(TestCliPerform)
#include "tst_cli_perform.moc"
