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
