#include "tests/cli/clirun.h"
#include "tests/notes.h"
#include "tests/tensorfiles.h"

#include "core/formats/npz.h"
#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"
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
        writeSound(m_folder / "silence.wav", {22050, 1, std::vector<float>(22050 * 24)});
        writeSound(m_folder / "second.wav", notes(1, 9, 12, 12));
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

    /// What tells its results needs no folder for them.
    void withoutAFolder() {
        const Json judged =
            ran({"guide", "evaluate", "--model", file("run"), "--dataset", file("set")});
        QVERIFY(has(judged, {"free_running_accuracy", "baselines", "seed"}));
        QVERIFY(judged["files"].empty() && !judged.contains("run"));
        const Words specify = {"guide",   "specify",   "--guide", file("set/two/guide.wav"),
                               "--model", file("run"), "--seed",  "1",
                               "--out"};
        const auto into = [&](const char* name, bool force = false) {
            Words words = specify;
            words.push_back(file(name));
            if (force)
                words.push_back("--force");
            return words;
        };
        const Json written = ran(into("aside/answer.txt"));
        for (const char* ending : {"txt", "csv", "npy"})
            QVERIFY(fs::is_regular_file(m_folder / "aside" / (std::string("answer.") + ending)));
        QCOMPARE(written["files"]["specification"].get<std::string>(), file("aside/answer.txt"));
        QCOMPARE(std::distance(fs::directory_iterator(m_folder / "aside"), {}), 3);
        QCOMPARE(written["specification"].size(), std::size_t(48));
        // Nothing is written over that was not meant to be.
        QVERIFY(cli(into("aside/answer.npy")).err.find("exists already") != std::string::npos);
        QVERIFY(!ran(into("aside/answer.npy", true)).is_null());
        QVERIFY(cli({"guide", "evaluate", "--model", file("run"), "--dataset", file("set"), "--out",
                     file("aside/other.npy")})
                    .err.find("no result has this ending") != std::string::npos);
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

    /// What is wrong with recordings and models, in one sentence that names the file.
    void badInput_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("parts");
        const auto path = [&](const char* name) { return QString::fromStdString(file(name)); };
        const QString guide = path("set/one/guide.wav"), run = path("run");
        const QString silence = path("silence.wav"), second = path("second.wav");
        QTest::newRow("train on silence")
            << QStringList{"guide", "train", "--pair", guide, silence} << QStringList{"silen"};
        QTest::newRow("train on a second")
            << QStringList{"guide", "train", "--pair", second, second}
            << QStringList{"nothing to learn", "longer"};
        for (const char* verb : {"generate", "specify"}) {
            const QStringList words{"guide", verb, "--model", run, "--guide"};
            QTest::addRow("%s from a silent memory", verb)
                << words + QStringList{guide, "--memory", silence}
                << QStringList{"silence.wav", "choose"};
        }
        QTest::newRow("generate from a silent guide")
            << QStringList{"guide",   "generate", "--model",  run,
                           "--guide", silence,    "--memory", guide}
            << QStringList{"silence.wav", "choose"};

        const auto tensor = [](const char* name, std::vector<std::int64_t> shape) {
            std::size_t count = 1;
            for (const std::int64_t n : shape)
                count *= std::size_t(n);
            return RawTensor::of(name, std::move(shape), std::vector<float>(count, 0.5f));
        };
        const auto word = [](const char* text) { return TorchValue{std::string(text)}; };
        const auto checkpoint = [&](const char* name, TorchDict parameters) {
            writeFile(
                m_folder / name,
                textOf(torchArchive(TorchValue::dict(
                    {{word("state_dict"),
                      stateDict(std::vector{tensor("decision.output_layer.weight", {8, 12})})},
                     {word("model_params"), TorchValue::dict(std::move(parameters))}}))));
        };
        checkpoint("large.pt", {{word("backbone_type"), word("w2v_large")}});
        checkpoint("plain.pt", {});
        writeNpy(m_folder / "wide.npy", tensor("", {5, 13}));
        writeSafeTensors(m_folder / "large.safetensors",
                         {{tensor("feature_extractor.conv_layers.0.0.weight", {6, 1, 10}),
                           tensor("feature_extractor.conv_layers.1.2.weight", {6})},
                          {}});
        QTest::newRow("large checkpoint")
            << QStringList{"guide", "import-checkpoint", path("large.pt")}
            << QStringList{"large.pt", "\"large\"", "\"base\""};
        QTest::newRow("large weights")
            << QStringList{"guide",    "train",     "--pair",
                           guide,      guide,       "--frontend",
                           "wav2vec2", "--weights", path("large.safetensors")}
            << QStringList{"large.safetensors", "\"large\"", "\"base\""};
        QTest::newRow("wide centres") << QStringList{"guide", "import-checkpoint", path("plain.pt"),
                                                     "--centers", path("wide.npy")}
                                      << QStringList{"wide.npy", "13 columns", "12"};
    }
    void badInput() {
        QFETCH(QStringList, words);
        QFETCH(QStringList, parts);
        Words line;
        for (const QString& word : words)
            line.push_back(word.toStdString());
        line.insert(line.end(), {"--out", file("bad"), "--force"});
        const CliResult result = cli(line);
        QCOMPARE(result.exit, 3);
        // The sentence is the last line.
        const QString told = QString::fromStdString(result.err).trimmed().split('\n').last();
        for (const QString& part : parts)
            QVERIFY2(told.contains(part), qPrintable(told));
    }

    /// What is not wrong, but worth a sentence.
    void unequal() {
        writeSound(m_folder / "longer.wav", notes(40, 4, 12, 12));
        const Words train{"guide",
                          "train",
                          "--pair",
                          file("set/one/guide.wav"),
                          file("longer.wav"),
                          "--epochs",
                          "0",
                          "--steps",
                          "2",
                          "--out",
                          file("unequal")};
        const CliResult trained = cli(train);
        QCOMPARE(trained.exit, 0);
        const std::string end = "is left out";
        const auto told = trained.err.find("last 24 and 40 s");
        QVERIFY2(told != std::string::npos, trained.err.c_str());
        // Once is enough.
        QVERIFY2(trained.err.find(end, trained.err.find(end) + 1) == std::string::npos,
                 trained.err.c_str());
        // A second is enough to follow, and to be followed.
        for (const auto& [guide, memory] :
             {std::pair("second.wav", "longer.wav"), {"longer.wav", "second.wav"}}) {
            const Json made =
                ran({"guide", "generate", "--guide", file(guide), "--memory", file(memory),
                     "--model", file("run"), "--out", file("short"), "--force", "--seed", "1"});
            QCOMPARE(made["seconds"].get<double>(), guide[0] == 's' ? 1.0 : 40.0);
        }
    }

    /// One tone has none of the labels that are asked for: the nearest that it has stands in.
    void memoryWithoutTheLabels() {
        Sound tone{22050, 1, std::vector<float>(22050 * 12)};
        for (std::size_t i = 0; i < tone.samples.size(); ++i)
            tone.samples[i] = float(0.3 * std::sin(0.08 * double(i)));
        writeSound(m_folder / "tone.wav", tone);
        const CliResult made = cli({"guide", "generate", "--guide", file("set/two/guide.wav"),
                                    "--memory", file("tone.wav"), "--model", file("run"),
                                    "--constrain", "off", "--out", file("lacking"), "--seed", "1"});
        QCOMPARE(made.exit, 0);
        QVERIFY2(made.err.find("carry a label that the memory lacks; the nearest label it has "
                               "stands in.") != std::string::npos,
                 made.err.c_str());
        const Json info = readJson(m_folder / "lacking/info.json");
        QVERIFY(info["answer_decoder"]["weights"] == "fp32"); // a small one
        QVERIFY(info["answer_decoder"]["device"] == "cpu");
        QVERIFY(info["answer_decoder"]["packing"]["same_labels"] == 1.0);
    }

    /// Forty minutes are many segments, no obstacle; in a data set they are left out, and told.
    void aLongTrack() {
        fs::create_directories(m_folder / "long/song");
        for (const char* name : {"guide.wav", "memory.wav"})
            writeSound(m_folder / "long/song" / name, notes(2400 * 8000. / 22050, name[0], 12, 12));
        for (const char* name : {"guide.wav", "memory.wav"}) {
            Sound sound = readSound(m_folder / "long/song" / name);
            sound.rate = 8000;
            writeSound(m_folder / "long/song" / name, sound);
        }
        const Json trained = ran({"guide", "train", "--pair", file("long/song/guide.wav"),
                                  file("long/song/memory.wav"), "--frontend", "energy", "--segment",
                                  "1", "--epochs", "0", "--steps", "2", "--out", file("long-run")});
        QVERIFY(trained["windows"].get<int>() > 1000);
        const Json made = ran({"guide", "generate", "--guide", file("long/song/guide.wav"),
                               "--memory", file("long/song/memory.wav"), "--model",
                               file("long-run"), "--out", file("long-made"), "--seed", "1"});
        QVERIFY(std::abs(made["seconds"].get<double>() - 2400) < 0.1);
        const CliResult skipped = cli({"guide", "train", "--dataset", file("long"), "--epochs", "0",
                                       "--steps", "2", "--out", file("long-set")});
        QCOMPARE(skipped.exit, 3);
        QVERIFY2(skipped.err.find("longer than the longest length of 600.0 s") != std::string::npos,
                 skipped.err.c_str());
    }
};

QTEST_GUILESS_MAIN(TestCliGuideModel)
#include "tst_cli_guidemodel.moc"
