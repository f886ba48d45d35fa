#include "tests/badfiles.h"
#include "tests/cli/clirun.h"
#include "tests/testing.h"

#include "core/maps/corpus.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestCliDescriptors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneFile() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", tone(1), SampleFormat::Int16);
        const CliResult result = cli({"descriptors", (folder / "a.wav").string(), "--out",
                                      (folder / "a.csv").string(), "--json"});
        QCOMPARE(result.exit, 0);
        QCOMPARE(result.lines().size(), std::size_t(1));
        const Json line = result.lines()[0];
        QVERIFY(line["path"] == (folder / "a.wav").string());
        QVERIFY(line["rows"] == 343);
        QVERIFY(line["columns"] == 55);
        QVERIFY(line["seconds"] == 1.0);
        QVERIFY(line["sample_rate"] == 44100);
        QVERIFY(line["kept"] == false);
        QVERIFY(line["files"]["corpus"] == (folder / "a.csv").string());
        const double level = line["summary"]["loudness-dBFS"]["mean"].get<double>();
        QVERIFY(level > -20 && level < -5);
        const CliResult info = cli({"lookup", "info", (folder / "a.csv").string()});
        QCOMPARE(info.exit, 3);
        QVERIFY2(contains(info.err, "is a corpus"), info.err.c_str());
        const Corpus corpus = readCorpus(folder / "a.csv");
        QCOMPARE(corpus.frames.values, analyseCorpus(folder / "a.wav", {}).frames.values);
    }

    void options() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", tone(1, 22050), SampleFormat::Int16);
        const CliResult result = cli({"descriptors",
                                      "--columns",
                                      "chroma,loudness",
                                      (folder / "a.wav").string(),
                                      "--out",
                                      (folder / "a.csv").string(),
                                      "--window",
                                      "1024",
                                      "--hop",
                                      "0",
                                      "--loudness-window",
                                      "2048",
                                      "--mode",
                                      "clean",
                                      "--framing",
                                      "live",
                                      "--pitch",
                                      "--rate",
                                      "44100",
                                      "--trim"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Corpus corpus = readCorpus(folder / "a.csv");
        QCOMPARE(corpus.columns.size(), std::size_t(3 + 12 + 2));
        const DescriptorSettings s = *corpus.analysis;
        QCOMPARE(s.rate, 44100);
        QCOMPARE(s.window, 1024);
        QCOMPARE(s.hop, 512);
        QCOMPARE(s.loudnessWindow, 2048);
        QCOMPARE(s.loudnessHop, 512);
        QVERIFY(s.mode == DescriptorSettings::Mode::Clean);
        QVERIFY(s.framing == DescriptorSettings::Framing::Live);
        QVERIFY(s.pitch);
        QVERIFY(corpus.side["trim"] == true);
    }

    void foldersWithBadFiles() {
        const TemporaryFolder folder;
        fs::create_directories(folder / "in/sub");
        writeSound(folder / "in/a.wav", tone(0.5), SampleFormat::Int16);
        writeFile(folder / "in/b.wav", "no sound at all");
        writeSound(folder / "in/sub/c.flac", tone(0.5), SampleFormat::Flac16);
        const Words words{"descriptors",
                          (folder / "in").string(),
                          "--out",
                          (folder / "out").string(),
                          "--json",
                          "--threads",
                          "2"};
        const CliResult result = cli(words);
        QCOMPARE(result.exit, 3);
        const auto lines = result.lines(); // one a file, in their order
        QCOMPARE(lines.size(), std::size_t(3));
        QVERIFY(lines[0].contains("rows") && lines[2].contains("rows"));
        QCOMPARE(lines[1].size(), std::size_t(2));
        QVERIFY(lines[1]["path"] == (folder / "in/b.wav").string());
        QVERIFY(contains(lines[1]["error"].get<std::string>(), "b.wav"));
        QVERIFY2(contains(result.err, "b.wav"), result.err.c_str());
        QVERIFY(fs::exists(folder / "out/a.csv") && fs::exists(folder / "out/sub/c.csv"));
        QVERIFY(!fs::exists(folder / "out/b.csv"));

        const CliResult again = cli(words); // nothing is overwritten
        QCOMPARE(again.exit, 3);
        QVERIFY2(contains(again.err, "exists already"), again.err.c_str());
        Words resumed = words;
        resumed.push_back("--resume");
        const CliResult kept = cli(resumed);
        QCOMPARE(kept.exit, 3); // b.wav is still none
        QCOMPARE(kept.lines().size(), std::size_t(3));
        for (const Json& line : kept.lines())
            QVERIFY(line.contains("error") || line["kept"] == true);
    }

    void samplesThatAreNoNumbers() {
        const TemporaryFolder folder;
        writeNanFile(folder / "odd.wav", 44100, 100);
        writeSound(folder / "plain.wav", tone(0.2), SampleFormat::Int16);
        const auto err = [&](const std::string& name) {
            const CliResult result = cli({"descriptors", (folder / (name + ".wav")).string(),
                                          "--out", (folder / (name + ".csv")).string()});
            return std::to_string(result.exit) + " " + result.err;
        };
        const std::string odd = err("odd"), plain = err("plain");
        QVERIFY2(odd.starts_with("0 ") && contains(odd, "odd.wav: 441 samples are no finite"),
                 odd.c_str());
        QVERIFY2(plain.starts_with("0 ") && !contains(plain, "finite"), plain.c_str());
    }

    void tableReach() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", tone(1), SampleFormat::Int16);
        std::string table = "param-0,loudness-dBFS,mfcc-0,chroma-A\n";
        for (int i = 0; i < 100; ++i)
            table +=
                std::to_string(i / 100.0) + "," + std::to_string(-30 + 0.3 * i) + ",-2000,0.5\n";
        writeFile(folder / "t.csv", table);
        writeFile(folder / "t.json",
                  R"({"analysis": {"window": 1024, "mode": "parity"}, "sound": {"rate": 44100}})");
        const Words words{"descriptors", (folder / "a.wav").string(),
                          "--out",       (folder / "a.csv").string(),
                          "--table",     (folder / "t.csv").string()};
        Words asJson = words;
        asJson.push_back("--json");
        const CliResult result = cli(asJson);
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Json line = result.lines().at(0);
        QVERIFY(line["table"]["inside"]["loudness-dBFS"].get<double>() > 0.9);
        QVERIFY(line["table"]["inside"]["mfcc-0"] == 0.0);
        QCOMPARE(line["table"]["inside"].size(), std::size_t(3));
        QVERIFY(line["table"]["keep"] == Json::array({"loudness-dBFS"}));
        QVERIFY2(contains(result.err, "window 1024 there and 256 here"), result.err.c_str());
        Words forced = words;
        forced.push_back("--force");
        const CliResult text = cli(forced);
        QVERIFY2(contains(text.out, "Columns worth keeping: loudness-dBFS"), text.out.c_str());
    }

    /// The defaults of both verbs fit each other, at any rate of the recording.
    void tableThatWasBuilt() {
        const TemporaryFolder folder;
        const fs::path table = folder / "table.csv";
        const CliResult built = cli({"lookup", "build", "--synth", "sin", "--subdiv", "3",
                                     "--seconds", "0.1", "--out", table.string()});
        QVERIFY2(built.exit == 0, built.err.c_str());
        const int rate = readJson(folder / "table.json")["sound"]["rate"].get<int>();
        fs::create_directories(folder / "in");
        for (const int own : {22050, 44100, 48000})
            writeSound(folder / "in" / (std::to_string(own) + ".wav"), tone(0.3, own, 1),
                       SampleFormat::Int16);
        Words words{"descriptors", (folder / "in").string(), "--out", (folder / "out").string(),
                    "--table",     table.string(),           "--json"};
        const CliResult result = cli(words);
        QVERIFY2(result.exit == 0, result.err.c_str());
        QVERIFY2(!contains(result.err, "another way"), result.err.c_str());
        for (const Json& line : result.lines()) {
            QCOMPARE(line["sample_rate"].get<int>(), rate);
            QVERIFY(line["table"]["inside"].contains("mfcc-0"));
        }
        // Whoever asks for another one is told so, once.
        words.insert(words.end(), {"--rate", "32000", "--force"});
        const CliResult other = cli(words);
        const auto at = other.err.find("there and 32000 here");
        QVERIFY2(at != std::string::npos, other.err.c_str());
        QCOMPARE(other.err.find("there and 32000 here", at + 1), std::string::npos);
    }

    void usageErrors() {
        const TemporaryFolder folder;
        const std::string file = (folder / "a.wav").string(), out = (folder / "a.csv").string();
        writeSound(file, tone(0.2), SampleFormat::Int16);
        const auto exit = [&](Words more) {
            Words words{"descriptors", file, "--out", out};
            words.insert(words.end(), more.begin(), more.end());
            const CliResult result = cli(words);
            return result.exit;
        };
        QCOMPARE(exit({"--window", "5"}), 2);
        QCOMPARE(exit({"--mode", "dirty"}), 2);
        QCOMPARE(exit({"--columns", "mffc"}), 2);
        QCOMPARE(cli({"descriptors", file}).exit, 2);
        QCOMPARE(cli({"descriptors", (folder / "none.wav").string(), "--out", out}).exit, 3);
        QCOMPARE(exit({"--table", (folder / "none.csv").string()}), 3);
        QVERIFY(!fs::exists(out));
    }

    void interrupted() {
        const TemporaryFolder folder;
        fs::create_directories(folder / "in");
        writeSound(folder / "in/0.wav", tone(60, 44100, 1), SampleFormat::Int16);
        for (int i = 1; i < 40; ++i)
            fs::create_hard_link(folder / "in/0.wav", folder / "in" / (std::to_string(i) + ".wav"));
        const Words words{"descriptors", (folder / "in").string(),
                          "--out",       (folder / "out").string(),
                          "--columns",   "loudness"};
        const CliResult result = cliInterrupted(words);
        QCOMPARE(result.exit, 130);
        if (fs::exists(folder / "out"))
            for (const auto& entry : fs::directory_iterator(folder / "out"))
                if (entry.path().extension() == ".csv")
                    QVERIFY(readCorpus(entry.path()).frames.rows > 20000);
    }
};

QTEST_APPLESS_MAIN(TestCliDescriptors)
#include "tst_cli_descriptors.moc"
