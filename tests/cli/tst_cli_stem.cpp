#include "tests/cli/clirun.h"
#include "tests/models/stemrig.h"

#include "core/table.h"

using namespace antiphon;
using testing::cli;
using testing::CliResult;

/// From songs of stems to a codec, to a model, to stems that play along.
class CliStemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        for (int song = 0; song < 2; ++song)
            testing::putSong(m_folder / "songs" / ("song" + std::to_string(song)), 100 + 20 * song,
                             12, 16000);
        m_prepared = run({"prepare", path("songs")}, "prepared");
        QVERIFY2(m_prepared.exit == 0, m_prepared.err.c_str());
        m_codec = run({"train-codec", "--dataset", path("songs"), "--preset", "tiny", "--steps",
                       "8", "--batch", "2", "--segment", "0.5", "--validation", "4", "--seed", "1"},
                      "codec");
        QVERIFY2(m_codec.exit == 0, m_codec.err.c_str());
        m_model = run({"train",
                       "--dataset",
                       path("songs"),
                       "--codec",
                       path("codec"),
                       "--target",
                       "bass",
                       "--preset",
                       "tiny",
                       "--seconds",
                       "1",
                       "--pieces",
                       "6",
                       "--validation",
                       "4",
                       "--steps",
                       "6",
                       "--evaluate-every",
                       "3",
                       "--seed",
                       "1"},
                      "model");
        QVERIFY2(m_model.exit == 0, m_model.err.c_str());
    }

    /// As the contract has it: results need no place.
    void withoutAPlace() {
        const CliResult prepared = testing::cli({"stem", "prepare", path("songs"), "--json"});
        QVERIFY2(prepared.exit == 0, prepared.err.c_str());
        QCOMPARE(prepared.lines().back().at("songs").size(), std::size_t(2));
        const CliResult measured = testing::cli(
            {"stem", "evaluate", "--model", path("model"), "--dataset", path("songs"), "--items",
             "1", "--draws", "1", "--metronome", "2", "--seed", "1", "--json"});
        QVERIFY2(measured.exit == 0, measured.err.c_str());
        const Json clicks = measured.lines().back().at("ways").at("metronome");
        QCOMPARE(clicks.at("items").get<int>(), 2);
        QVERIFY(clicks.contains("beat_f1"));
        QVERIFY(measured.lines().back().contains("onset_alignment"));
    }

    void preparing() {
        const Json told = m_prepared.lines().back();
        QCOMPARE(told.at("songs").size(), std::size_t(2));
        QVERIFY(told.at("failures").empty());
        QVERIFY(fs::is_regular_file(m_folder / "songs" / "song0" / "features.json"));
    }

    void training() {
        const Json codec = m_codec.lines().back();
        for (const char* figure : {"log_mel", "rows_used", "steps"})
            QVERIFY2(codec.contains(figure), figure);
        const Json model = m_model.lines().back();
        for (const char* figure : {"loss", "shuffled", "dropped", "shuffled_gap", "dropped_gap",
                                   "unigram_entropy", "best_step"})
            QVERIFY2(model.contains(figure), figure);
        // Six steps teach nobody to listen, and the program says so.
        QVERIFY(m_model.err.find("context is hardly used") != std::string::npos);
        QVERIFY(fs::is_regular_file(m_folder / "model" / "model" / "codec" / "model.json"));
    }

    void theContextIsHeardAsAsked() {
        const auto train = [&](Words more, const std::string& out) {
            Words line = {"train",
                          "--dataset",
                          path("songs"),
                          "--codec",
                          path("codec"),
                          "--target",
                          "bass",
                          "--seconds",
                          "1",
                          "--pieces",
                          "4",
                          "--steps",
                          "1",
                          "--seed",
                          "1",
                          "--validation",
                          "2"};
            line.insert(line.end(), more.begin(), more.end());
            return run(line, out);
        };
        const auto window = [&](const std::string& run) {
            return antiphon::readJson(m_folder / run / "model" / "model.json")
                .at("network")
                .at("context_window")
                .get<int>();
        };
        QVERIFY(window("model") > 0);
        const CliResult before = train({"--listening", "before"}, "before");
        QVERIFY2(before.exit == 0, before.err.c_str());
        QCOMPARE(window("before"), 0);
        // Who goes on with a model has it as it is.
        const Words start = {"--preset", "tune", "--start", path("before")};
        const CliResult on = train(start, "on");
        QVERIFY2(on.exit == 0, on.err.c_str());
        QCOMPARE(window("on"), 0);
        Words other = start;
        other.insert(other.end(), {"--listening", "beside"});
        const CliResult refused = train(other, "refused");
        QCOMPARE(refused.exit, 2);
        QVERIFY(refused.err.find("'listening'") != std::string::npos);
    }

    void codes_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("npz") << "codes.npz";
        QTest::newRow("json") << "codes.json";
    }
    void codes() {
        QFETCH(QString, name);
        const std::string codes = path(name.toStdString());
        const CliResult encoded = codec({"encode", sound(), "--out", codes});
        QVERIFY2(encoded.exit == 0, encoded.err.c_str());
        QCOMPARE(encoded.lines().back().at("frames").get<int>(), 600);
        const CliResult decoded = codec({"decode", codes, "--out", path("decoded.wav"), "--force"});
        QVERIFY2(decoded.exit == 0, decoded.err.c_str());
        QCOMPARE(readSound(m_folder / "decoded.wav").frames(), readSound(sound()).frames());
    }

    void roundTrip() {
        const CliResult done = codec({"roundtrip", sound(), "--out", path("trip")});
        QVERIFY2(done.exit == 0, done.err.c_str());
        const Json told = done.lines().back();
        QVERIFY(told.at("log_mel").get<double>() > 0);
        QCOMPARE(told.at("rows_used").size(), std::size_t(4));
        const Sound original = readSound(m_folder / "trip" / "original.wav"),
                    decoded = readSound(m_folder / "trip" / "decoded.wav"),
                    difference = readSound(m_folder / "trip" / "difference.wav");
        QCOMPARE(decoded.frames(), original.frames());
        for (std::size_t i = 0; i < original.samples.size(); ++i)
            QVERIFY(difference.samples[i] == original.samples[i] - decoded.samples[i]);
    }

    void stems() {
        // Longer than what was trained on: windows follow each other.
        const Words line = {"generate",      "--model", path("model"), "--context", sound(),
                            "--seconds",     "2.5",     "--count",     "2",         "--text",
                            "bass zither",   "--cfg",   "3",           "--top-k",   "50",
                            "--temperature", "1",       "--seed",      "7"};
        const CliResult done = run(line, "stems");
        QVERIFY2(done.exit == 0, done.err.c_str());
        const Json told = done.lines().back();
        for (const char* figure :
             {"files", "seconds", "tokens_per_second", "first_audio_ms", "beat_f1"})
            QVERIFY2(told.contains(figure), figure);
        QVERIFY(done.err.find("zither") != std::string::npos);
        QVERIFY(told.at("words").at("known").dump().find("bass") != std::string::npos);
        QCOMPARE(told.at("stems").size(), std::size_t(2));
        QCOMPARE(run(line, "again").exit, 0);
        for (const char* name : {"1.wav", "2.wav", "1-mix.wav"}) {
            QCOMPARE(readSound(m_folder / "stems" / name).frames(), std::size_t(40000));
            QVERIFY(readFile(m_folder / "stems" / name, 1 << 24) ==
                    readFile(m_folder / "again" / name, 1 << 24));
        }
    }

    void metronome() {
        const CliResult done = run({"generate", "--model", path("model"), "--bpm", "120",
                                    "--seconds", "1", "--begin", path("begin.wav"), "--seed", "1"},
                                   "clicks");
        QCOMPARE(done.exit, 3);
        QVERIFY(done.err.find("begin.wav") != std::string::npos);
        const CliResult right = run(
            {"generate", "--model", path("model"), "--bpm", "120", "--seconds", "1", "--seed", "1"},
            "clicks");
        QVERIFY2(right.exit == 0, right.err.c_str());
        QCOMPARE(readSound(m_folder / "clicks" / "1.wav").frames(), std::size_t(16000));
    }

    void evaluation() {
        const CliResult done = run({"evaluate", "--model", path("model"), "--dataset",
                                    path("songs"), "--items", "2", "--seed", "1"},
                                   "evaluation");
        QVERIFY2(done.exit == 0, done.err.c_str());
        const Table table = readTable(m_folder / "evaluation" / "evaluation.csv");
        const std::vector<std::string> ways = {"model", "shuffled context", "retrieved stem",
                                               "true stem", "codec"};
        QVERIFY(table.column("way").texts == ways);
        QCOMPARE(table.numbers("draws")[0], 3.0);
        const Json told = done.lines().back();
        QCOMPARE(told.at("onset_alignment").at("p_of_draws").size(), std::size_t(3));
        QVERIFY(told.at("onset_alignment").at("retrieved").contains("p"));
        for (const char* type : {"fp32", "bf16", "int8"})
            QVERIFY(told.at("weights").at(type).get<double>() > 0);
        QCOMPARE(told.at("stems").at("written").get<int>(), 12);
        QVERIFY(!told.at("findings").empty());
        const std::string page = readFile(m_folder / "evaluation/report.html");
        QVERIFY(page.find("Does not hold") != std::string::npos); // after six steps
        for (const char* what :
             {"context", "model", "shuffled-context", "retrieved-stem", "true-stem", "codec"})
            QVERIFY2(page.find("audio/02-" + std::string(what) + ".wav") != std::string::npos,
                     what);
        QCOMPARE(readSound(m_folder / "evaluation/audio/02-model.wav").frames(),
                 std::size_t(16000));

        // Of songs that it knows only those that it did not learn from count.
        const Json record = readJson(m_folder / "model/model/model.json");
        fs::copy(m_folder / "model/model", m_folder / "knowing", fs::copy_options::recursive);
        Json all = record;
        all["training"]["splits"] = {{"train", Json::array()}, {"validation", Json::array()}};
        for (const auto& song : fs::directory_iterator(m_folder / "songs"))
            if (song.is_directory())
                all["training"]["splits"]["train"].push_back(song.path().filename().string());
        writeJson(m_folder / "knowing/model.json", all);
        const CliResult known = run({"evaluate", "--model", path("knowing"), "--dataset",
                                     path("songs"), "--items", "2", "--seed", "1"},
                                    "known");
        QVERIFY2(known.exit == 0, known.err.c_str());
        QVERIFY(known.err.find("learned from all") != std::string::npos);
        QVERIFY(done.err.find("learned from all") == std::string::npos);
    }

    /// Songs with tags teach them, songs without get them suggested, and nobody's tags are changed.
    void tags() {
        const fs::path songs = m_folder / "tagged";
        for (int i = 0; i < 14; ++i) {
            const fs::path song = songs / std::to_string(i);
            testing::putSound(song / "bass" / "a.wav", testing::sineSound(90 + i, 2, 8000));
            testing::putSound(song / "piano" / "a.wav", i % 2
                                                            ? testing::clickSound(200, 2, 8000)
                                                            : testing::sineSound(400 + i, 2, 8000));
            if (i < 12)
                writeJson(song / "features.json", {{"genres", i % 2 ? "ticking" : "droning"}});
        }
        const CliResult learned =
            run({"tags", "--dataset", path("tagged"), "--seed", "1"}, "learned");
        QVERIFY2(learned.exit == 0, learned.err.c_str());
        const Json told = learned.lines().back();
        QCOMPARE(told.at("songs").get<int>(), 12);
        QCOMPARE(told.at("known").get<int>(), 2);
        for (const char* figure : {"kind", "tag", "songs", "auc", "precision", "recall", "accuracy",
                                   "baseline", "known"})
            QVERIFY2(told.at("tags").at(0).contains(figure), figure);
        QVERIFY(fs::is_regular_file(told.at("files").at("report").get<std::string>()));

        const CliResult suggested = run(
            {"suggest-tags", "--model", path("learned"), "--dataset", path("tagged")}, "suggested");
        QVERIFY2(suggested.exit == 0, suggested.err.c_str());
        QCOMPARE(readFile(suggested.lines().back().at("files").at("tags").get<std::string>(), 1000),
                 std::string("song,genres,moods\n12,droning,\n13,ticking,\n"));
    }

    void wrongOptions() {
        const auto said = [](const Words& words) {
            const CliResult done = cli(words);
            return done.exit == 2 ? done.err : "exit " + std::to_string(done.exit);
        };
        const std::string option = said({"stem", "generate", "--model", "m", "--secnds", "2"});
        QVERIFY2(option.find("'--secnds'; did you mean --seconds?") != std::string::npos,
                 option.c_str());
        const std::string verb = said({"stem", "tgs", "--dataset", "x"});
        QVERIFY2(verb.find("'tgs'; there are: codec, ") != std::string::npos, verb.c_str());
        const std::string group = said({"--seed", "3", "stm", "tags"});
        QVERIFY2(group.find("Unknown command 'stm'") != std::string::npos, group.c_str());
        const std::string deeper = said({"stem", "codec", "roundtripp", "x.wav"});
        QVERIFY2(deeper.find("'roundtripp'; there are: encode, ") != std::string::npos,
                 deeper.c_str());
        // What is merely missing is not unknown.
        const std::string missing = said({"stem", "generate", "--count", "2"});
        QVERIFY2(missing.find("--model is required") != std::string::npos, missing.c_str());
    }

    /// A stem that nobody wrote down is none.
    void pairsHaveNoDrums() {
        for (const char* pair : {"p", "q"}) {
            testing::putSound(m_folder / "pairs" / pair / "guide.wav",
                              testing::clickSound(120, 4, 16000));
            testing::putSound(m_folder / "pairs" / pair / "memory.wav",
                              testing::sineSound(220, 4, 16000));
        }
        const auto train = [&](const char* target, const char* contexts, const char* out) {
            return run({"train", "--dataset", path("pairs"), "--codec", path("codec"), "--target",
                        target, "--contexts", contexts, "--seconds", "0.5", "--pieces", "2",
                        "--validation", "2", "--steps", "1", "--seed", "1"},
                       out);
        };
        const CliResult drums = train("drums", "guide", "drums");
        QCOMPARE(drums.exit, 2);
        QVERIFY2(drums.err.find("there are guide, memory") != std::string::npos, drums.err.c_str());
        const CliResult kazoo = train("memory", "kazoo", "kazoo");
        QCOMPARE(kazoo.exit, 2);
        QVERIFY2(kazoo.err.find("no stem to serve as context") != std::string::npos,
                 kazoo.err.c_str());
        const CliResult right = train("memory", "guide", "right");
        QVERIFY2(right.exit == 0, right.err.c_str());
    }

    /// Where no song is left, nothing was done.
    void noSongIsPrepared() {
        testing::TemporaryFolder folder;
        testing::putSong(folder / "songs" / "only", 120, 3, 8000);
        testing::putSound(folder / "songs/only/drums/other.wav",
                          testing::clickSound(120, 3, 16000));
        const CliResult none = run({"prepare", (folder / "songs").string()}, "unprepared");
        QCOMPARE(none.exit, 3);
        QVERIFY2(none.err.find("only is not prepared: its drums have") != std::string::npos,
                 none.err.c_str());
    }

    void wrongInput() {
        testing::TemporaryFolder folder;
        writeFile(folder / "no.pt", "nothing");
        const CliResult import = run({"import", (folder / "no.pt").string()}, "imported");
        QCOMPARE(import.exit, 3);
        QVERIFY(import.err.find("no.pt") != std::string::npos);
        const CliResult generate = run(
            {"generate", "--model", path("songs"), "--context", sound(), "--seconds", "1"}, "x");
        QCOMPARE(generate.exit, 3);
        QVERIFY(generate.err.find("songs") != std::string::npos);
        QCOMPARE(run({"train", "--dataset", path("songs"), "--codec", path("codec"), "--target",
                      "theremin", "--steps", "1"},
                     "y")
                     .exit,
                 2);
        QCOMPARE(run({"generate", "--model", path("model"), "--count", "0"}, "z").exit, 2);
        QCOMPARE(codec({"encode", sound(), "--out", path("codes.txt")}).exit, 2);
        const CliResult noCodes = codec({"decode", sound(), "--out", path("none.wav")});
        QCOMPARE(noCodes.exit, 3);
        QVERIFY2(noCodes.err.find("left.wav: is no file of codes") != std::string::npos,
                 noCodes.err.c_str());
        const CliResult mixedUp = cli({"stem", "codec", "encode", sound(), "--codec",
                                       path("model/model"), "--out", path("mixed.npz")});
        QCOMPARE(mixedUp.exit, 3);
        QVERIFY2(mixedUp.err.find("is no stem codec of Antiphon, but a stem language model") !=
                     std::string::npos,
                 mixedUp.err.c_str());
        const std::string torn = path("torn.json");
        writeFile(
            torn,
            R"({"rate": 16000, "hop": 320, "samples": 320, "codes": [[1], [1, 2, 3], [1, 2]]})");
        const CliResult decode = codec({"decode", torn, "--out", path("torn.wav")});
        QCOMPARE(decode.exit, 3);
        QVERIFY(decode.err.find("different lengths") != std::string::npos);
    }

private:
    using Words = testing::Words;
    std::string path(const std::string& name) const { return (m_folder / name).string(); }
    std::string sound() const { return path("songs/song0/piano/left.wav"); }
    CliResult run(Words words, const std::string& out) const {
        words.insert(words.begin(), "stem");
        for (const char* word : {"--json", "--out"})
            words.push_back(word);
        words.push_back(path(out));
        return cli(words, {{"XDG_CACHE_HOME", QString::fromStdString(path("cache"))}});
    }
    CliResult codec(Words words) const {
        for (const char* word : {"codec", "stem"})
            words.insert(words.begin(), word);
        for (const std::string& word : Words{"--codec", path("codec"), "--json"})
            words.push_back(word);
        return cli(words);
    }

    testing::TemporaryFolder m_folder;
    CliResult m_prepared, m_codec, m_model;
};

QTEST_GUILESS_MAIN(CliStemTest)
#include "tst_cli_stem.moc"
