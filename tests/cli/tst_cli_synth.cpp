#include "tests/cli/clirun.h"

#include "core/soundfile.h"
#include "core/synth/synthrender.h"

using namespace antiphon;
using testing::cli;

class TestCliSynth : public QObject {
    Q_OBJECT

    testing::TemporaryFolder m_folder;

    std::string at(const char* name) const { return m_folder / name; }

private Q_SLOTS:
    void list() {
        const Json all = cli({"synth", "list", "--json"}).lines().at(0)["synths"];
        QCOMPARE(all.size(), synths().size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(all[i]["name"].get<std::string>(), synths()[i].name);
            QCOMPARE(all[i]["parameters"].size(), synths()[i].parameters.size());
            QCOMPARE(all[i]["granular"].get<bool>(), synths()[i].granular);
            QVERIFY(!all[i]["title"].empty() && !all[i]["help"].empty());
        }
        QVERIFY(cli({"synth", "list"}).out.find("granular3-dur") != std::string::npos);
    }

    // The file is what the library renders, and says all that it takes to render it again.
    void render() {
        const std::string out = at("a.wav");
        const testing::Words words{"synth",           "render",    "--synth", "fm4",   "--params",
                                   "0.3,0.6,0.8,0.7", "--seconds", "0.5",     "--out", out};
        testing::Words asJson = words;
        asJson.push_back("--json");
        const Json line = cli(asJson).lines().at(0);
        QCOMPARE(line["seconds"].get<double>(), 0.5);
        QCOMPARE(line["sample_rate"].get<int>(), 44100);
        QCOMPARE(line["hash"].get<std::string>(), synthHash("fm4"));
        const SynthRequest request{
            .synth = "fm4", .parameters = {0.3, 0.6, 0.8, 0.7}, .seconds = 0.5};
        QVERIFY(readSound(out).samples == renderSynth(request).samples);
        const Json comment = parseJson(readProvenance(out).comment, "provenance");
        QCOMPARE(comment["task"].get<std::string>(), std::string("synth render"));
        QCOMPARE(comment["parameters"].dump(), std::string("[0.3,0.6,0.8,0.7]"));
        QCOMPARE(readProvenance(out).comment, provenanceOf(request).comment);
        QCOMPARE(cli(words).exit, 3); // exists
        testing::Words again = words;
        again.push_back("--force");
        const std::string before = readFile(out);
        QCOMPARE(cli(again).exit, 0);
        QVERIFY(readFile(out) == before);
    }

    void grains() {
        const std::string source = at("source.wav");
        Sound sound{48000, 2, std::vector<float>(2 * 48000)};
        for (std::size_t i = 0; i < sound.samples.size(); ++i)
            sound.samples[i] = float(i % 97) / 97;
        writeSound(source, sound, SampleFormat::Float32);
        SynthRequest request{.synth = "granular3-dur",
                             .parameters = {0.5, 0.25, 0.5},
                             .settings = {.grains = source, .jitter = 0.5, .semitones = true},
                             .seconds = 0.25,
                             .preRoll = 0.5,
                             .rate = 22050};
        request.settings.seed = 7;
        QCOMPARE(cli({"synth",       "render",       "--synth",   "granular3-dur",
                      "--params",    "0.5,0.25,0.5", "--seconds", "0.25",
                      "--pre-roll",  "0.5",          "--rate",    "22050",
                      "--grains",    source,         "--jitter",  "0.5",
                      "--semitones", "--seed",       "7",         "--out",
                      at("g.wav")})
                     .exit,
                 0);
        QVERIFY(readSound(at("g.wav")).samples == renderSynth(request).samples);
        QCOMPARE(readProvenance(at("g.wav")).comment, provenanceOf(request).comment);
        // Parity and full overlap: beyond full scale, and whole.
        QCOMPARE(
            cli({"synth", "render", "--synth", "granular", "--params", "1,0.25,1,0.47", "--seconds",
                 "1", "--pre-roll", "2", "--grains", source, "--parity", "--out", at("p.wav")})
                .exit,
            0);
        QVERIFY(peakOf(readSound(at("p.wav")).samples) > 1);
        // What a seed of its own drew is told.
        const Json line =
            cli({"synth", "render", "--synth", "granular", "--params", "1,0.25,1,0.47", "--seconds",
                 "0.1", "--jitter", "1", "--out", at("j.wav"), "--json"})
                .lines()
                .at(0);
        QCOMPARE(parseJson(readProvenance(at("j.wav")).comment, "comment")["seed"].dump(),
                 line["seed"].dump());
    }

    void patch() {
        if (std::system("pd -version > /dev/null 2>&1") != 0)
            QSKIP("Pure Data is not here");
        const fs::path folder = testing::source() / "assets" / "puredata" / "sine";
        const auto info = synthInfo(folder.string());
        QCOMPARE(info.title, std::string("sine"));
        std::string values;
        for (std::size_t i = 0; i < info.parameters.size(); ++i)
            values += values.empty() ? "0.5" : ",0.5";
        const testing::CliResult r = cli({"synth", "render", "--synth", folder.string(), "--params",
                                          values, "--seconds", "0.5", "--out", at("pd.wav")});
        QVERIFY2(r.exit == 0, r.err.c_str());
        const Sound sound = readSound(at("pd.wav"));
        QCOMPARE(sound.frames(), std::size_t(22050));
        QVERIFY(peakOf(sound.samples) > 0.01f);
        QVERIFY(readProvenance(at("pd.wav")).comment.find(synthHash(folder.string())) !=
                std::string::npos);
    }

    void errors_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QStringList& words, int exit,
                            const char* says) {
            QTest::newRow(name) << words << exit << QString(says);
        };
        row("name", {"--synth", "granullar", "--params", "0.1,0.2", "--seconds", "1"}, 2,
            "did you mean 'granular'?");
        row("count", {"--synth", "sin", "--params", "0.1,0.2,0.3", "--seconds", "1"}, 2,
            "has 2 parameters (Frequency, Amplitude), but 3 values were given");
        row("range", {"--synth", "sin", "--params", "0.1,1.2", "--seconds", "1"}, 2,
            "Parameter 2 (Amplitude) is 1.2 but must be from 0 to 1");
        row("no number", {"--synth", "sin", "--params", "0.1,nan", "--seconds", "1"}, 2,
            "Parameter 2 (Amplitude) is no number (nan) but must be from 0 to 1");
        row("no length", {"--synth", "sin", "--params", "0.1,1", "--seconds", "nan"}, 2,
            "The length is no number (nan) but must be above 0");
        row("word", {"--synth", "sin", "--params", "0.1,loud", "--seconds", "1"}, 2, "--params");
        row("length", {"--synth", "sin", "--params", "0.1,1", "--seconds", "-1"}, 2, "length");
        row("rate", {"--synth", "sin", "--params", "0.1,1", "--seconds", "1", "--rate", "100"}, 2,
            "--rate");
        row("grains",
            {"--synth", "granular3-dur", "--params", "0,0,0", "--seconds", "1", "--grains",
             "/none/such.wav"},
            3, "/none/such.wav");
        row("no grains", {"--synth", "sin", "--params", "0,1", "--seconds", "1", "--jitter", "0.5"},
            2, "'sin' plays no grains and does not know: jitter");
        row("folder", {"--synth", "/none/such", "--params", "0,0", "--seconds", "1"}, 3,
            "/none/such");
    }
    void errors() {
        QFETCH(QStringList, words);
        QFETCH(int, exit);
        QFETCH(QString, says);
        testing::Words call{"synth", "render", "--out", at("x.wav")};
        for (const QString& word : words)
            call.push_back(word.toStdString());
        const testing::CliResult r = cli(call);
        QCOMPARE(r.exit, exit);
        QVERIFY2(r.err.find(says.toStdString()) != std::string::npos, r.err.c_str());
        QVERIFY(!fs::exists(at("x.wav")));
    }
};

QTEST_GUILESS_MAIN(TestCliSynth)
#include "tst_cli_synth.moc"
