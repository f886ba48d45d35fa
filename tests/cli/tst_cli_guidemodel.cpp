#include "tests/cli/clirun.h"
#include "tests/notes.h"

#include "core/rng.h"
#include "core/soundfile.h"

// The command line's contract of learned relations: what it prints and writes, not how well it
// learns.
using namespace antiphon;
using namespace antiphon::testing;

class TestCliGuideModel : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    std::string file(const char* name) const { return m_folder / name; }

    Json ran(Words words) const {
        words.push_back("--json");
        const CliResult result = cli(words);
        if (result.exit != 0)
            qWarning("%s", result.err.c_str());
        return result.exit == 0 && result.lines().size() == 1 ? result.lines()[0] : Json();
    }

    static bool has(const Json& json, const Words& keys) {
        for (const std::string& key : keys)
            if (!json.contains(key)) {
                qWarning("'%s' is missing", key.c_str());
                return false;
            }
        return true;
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", file("cache").c_str());
        for (const char* song : {"one", "two"}) {
            const std::uint64_t seed = song[0];
            writeSound(m_folder / "set" / song / "guide.wav", notes(24, seed, 12, 12));
            writeSound(m_folder / "set" / song / "memory.wav", notes(24, seed + 1, 12, 12));
        }
    }

    void train() {
        const Json json = ran({"guide",
                               "train",
                               "--pair",
                               file("set/one/guide.wav"),
                               file("set/one/memory.wav"),
                               "--segment",
                               "0.5",
                               "--vocab",
                               "6",
                               "--frontend",
                               "harmony",
                               "--variant",
                               "B",
                               "--preset",
                               "tiny",
                               "--epochs",
                               "2",
                               "--out",
                               file("run"),
                               "--seed",
                               "3"});
        QVERIFY(has(json, {"free_running_accuracy", "teacher_forced_accuracy", "baselines",
                           "lcp_mean", "perplexity", "codebook_use", "steps", "hash", "files"}));
        QVERIFY(has(json["baselines"], {"random", "majority", "repeat", "shuffled"}));
        QVERIFY(fs::is_regular_file(m_folder / "run/model/model.safetensors"));
        // The same run.json, the same weights.
        const Json again = ran({"run", file("run/run.json"), "--out", file("again")});
        QCOMPARE(again["hash"].get<std::string>(), json["hash"].get<std::string>());
        // A folder of songs is a data set.
        const Json set = ran({"guide", "train", "--dataset", file("set"), "--relation", "stem",
                              "--epochs", "0", "--steps", "2", "--out", file("set-run")});
        QCOMPARE(set["pairs"].get<int>(), 2);
    }

    void specifyAndGenerate() {
        const Json written =
            ran({"guide", "specify", "--guide", file("set/two/guide.wav"), "--model", file("run"),
                 "--memory", file("set/two/memory.wav"), "--constrain", "hard", "--out",
                 file("specified"), "--seed", "1"});
        QCOMPARE(written["segments"].get<int>(), 48);
        QVERIFY(fs::is_regular_file(m_folder / "specified/specification.txt"));
        const Json made = ran({"guide",         "generate",
                               "--guide",       file("set/two/guide.wav"),
                               "--memory",      file("set/two/memory.wav"),
                               "--model",       file("run"),
                               "--top-p",       "0.9",
                               "--top-k",       "4",
                               "--temperature", "1.2",
                               "--beam",        "0",
                               "--constrain",   "soft",
                               "--out",         file("made"),
                               "--seed",        "1"});
        QCOMPARE(made["seconds"].get<double>(), 24.0);
        // A stretch of a take is drawn again, and so is that of a specification.
        const Words drawn = {"--temperature", "4", "--top-p", "1", "--seed", "1"};
        const auto with = [&](Words words, const Words& more) {
            words.insert(words.end(), drawn.begin(), drawn.end());
            words.insert(words.end(), more.begin(), more.end());
            return ran(words);
        };
        const Words all = {"--guide",  file("set/two/guide.wav"),
                           "--memory", file("set/two/memory.wav"),
                           "--model",  file("run")};
        Words generate = {"guide", "generate"}, specify = {"guide", "specify"};
        generate.insert(generate.end(), all.begin(), all.end());
        specify.insert(specify.end(), all.begin(), all.end());
        QVERIFY(with(generate, {"--out", file("drawn")}).is_object());
        QVERIFY(
            ran({"guide", "edit", file("drawn"), "--redraw", "40=7", "--out", file("drawn-again")})
                .is_object());
        const Json listed = with(specify, {"--redraw", "40=7", "--out", file("listed")});
        const Json before = readJson(m_folder / "drawn/info.json")["specification"],
                   after = readJson(m_folder / "drawn-again/info.json")["specification"];
        QVERIFY(before != after);
        QCOMPARE(after[0].get<int>(), before[0].get<int>());
        QCOMPARE(listed["specification"].dump(), after.dump());
        const Json beams = ran({"guide", "generate", "--guide", file("set/two/guide.wav"),
                                "--memory", file("set/two/memory.wav"), "--model", file("run"),
                                "--beam", "3", "--out", file("beams"), "--seed", "1"});
        QCOMPARE(beams["segments"].get<int>(), 48);
    }

    void evaluateAndTune() {
        const Json judged = ran({"guide", "evaluate", "--model", file("run"), "--dataset",
                                 file("set"), "--out", file("judged")});
        QVERIFY(has(judged, {"free_running_accuracy", "teacher_forced_accuracy", "baselines",
                             "lcp_mean", "perplexity", "codebook_use"}));
        const Json tuned = ran({"guide", "finetune", "--model", file("run"), "--pair",
                                file("set/two/guide.wav"), file("set/two/memory.wav"), "--layers",
                                "last:1", "--epochs", "1", "--out", file("tuned")});
        QVERIFY(tuned["steps"].get<int>() > 0);
    }

    void gridAndInspect() {
        const Json grid =
            ran({"guide", "grid", "--dataset", file("set"), "--segments", "0.5", "--vocabs", "4,8",
                 "--epochs", "0", "--steps", "2", "--out", file("grid")});
        QCOMPARE(grid["cells"].size(), std::size_t(2));
        QVERIFY(fs::is_regular_file(m_folder / "grid/grid.csv"));
        const Json told = ran({"guide", "inspect", file("run")});
        QCOMPARE(told["kind"].get<std::string>(), std::string("guide model"));
        QCOMPARE(told["decision"]["codes"].get<int>(), 6);
        const Json weights = ran({"guide", "inspect", file("run/model/model.safetensors")});
        QVERIFY(weights.is_object());
    }

    void refusals_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("part");
        const QString run = QString::fromStdString(file("run"));
        const QString sound = QString::fromStdString(file("set/one/guide.wav"));
        const QString text = QString::fromStdString(file("text.pt"));
        writeFile(m_folder / "text.pt", "no checkpoint");
        QTest::newRow("continue with the wrong model")
            << QStringList{"guide", "continue", "--track", sound, "--model", run}
            << "continues no track";
        QTest::newRow("no checkpoint")
            << QStringList{"guide", "import-checkpoint", text} << "text.pt";
        QTest::newRow("no model") << QStringList{"guide",   "specify",
                                                 "--guide", sound,
                                                 "--model", QString::fromStdString(file("set"))}
                                  << "holds no guide model";
        QTest::newRow("no weights")
            << QStringList{"guide", "train", "--pair", sound, sound, "--frontend", "wav2vec2"}
            << "weights";
        QTest::newRow("layers") << QStringList{"guide", "finetune", "--model",  run,   "--pair",
                                               sound,   sound,      "--layers", "some"}
                                << "last:n";
    }
    void refusals() {
        QFETCH(QStringList, words);
        QFETCH(QString, part);
        Words line;
        for (const QString& word : words)
            line.push_back(word.toStdString());
        line.insert(line.end(), {"--out", file("refused"), "--force"});
        const CliResult result = cli(line);
        QVERIFY(result.exit > 0 && result.exit <= 3);
        QVERIFY2(result.err.find(part.toStdString()) != std::string::npos, result.err.c_str());
    }
};

QTEST_GUILESS_MAIN(TestCliGuideModel)
#include "tst_cli_guidemodel.moc"
