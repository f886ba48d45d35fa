#include "tests/cli/clirun.h"

#include "core/soundfile.h"
#include "core/table.h"

using namespace antiphon;
using testing::cli;
using testing::CliResult;

/// Vocoders of electronic music on the command line.
class CliVocoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        run({"dataset", "--synthesize", "16", "--seconds", "2", "--seed", "2"}, "clips");
        run({"dataset", path("clips"), "--seconds", "2", "--validation", "0.2", "--test", "0.2"},
            "set");
        run({"train", "--data", path("set"), "--steps", "2", "--channels", "8", "--d-model", "16",
             "--lscore-interval", "0", "--batch", "2"},
            "model");
    }

    void trainsAndGoesOn() {
        std::vector<std::string> line = {"vocoder", "--data",  path("set"), "--preset",
                                         "tiny",    "--steps", "3",         "--evaluate-every",
                                         "2",       "--batch", "2",         "--crop",
                                         "20",      "--seed",  "4",         "--resume"};
        CliResult done = idm(line, "vocoder");
        QVERIFY2(done.exit == 0, done.err.c_str());
        const Json figures = done.lines().back();
        for (const char* figure :
             {"mel_db", "spectra", "parameters", "clips", "held_back", "steps", "hash"})
            QVERIFY2(figures.contains(figure), figure);
        QCOMPARE(figures.at("parameters").get<int>(), 648578);
        QVERIFY(done.err.find("MB of memory") != std::string::npos);
        QVERIFY(fs::is_regular_file(m_folder / "vocoder" / "vocoder" / "model.safetensors"));
        line[6] = "5";
        done = idm(line, "vocoder");
        QVERIFY2(done.exit == 0, done.err.c_str());
        QCOMPARE(done.lines().back().at("steps").get<int>(), 5);
        QVERIFY2(done.err.find("from step 3") != std::string::npos, done.err.c_str());
        // As if it had never stopped: the schedule is the only thing that knows how long it takes.
        line.pop_back();
        line.insert(line.end(), {"--schedule", "constant"});
        line[6] = "3";
        QCOMPARE(idm(line, "halves").exit, 0);
        line[6] = "5";
        line.push_back("--resume");
        const CliResult halves = idm(line, "halves");
        QVERIFY2(halves.exit == 0, halves.err.c_str());
        line.pop_back();
        const CliResult whole = idm(line, "whole");
        QVERIFY2(whole.exit == 0, whole.err.c_str());
        QCOMPARE(halves.lines().back().at("hash").dump(), whole.lines().back().at("hash").dump());
    }

    void compares() {
        const CliResult done = run({"evaluate-vocoder", "--vocoder", path("vocoder"), "--data",
                                    path("set"), "--clips", "2", "--heard", "1", "--seed", "3"},
                                   "comparison");
        const Json ways = done.lines().back().at("ways");
        for (const char* way :
             {"griffin-lim-32", "griffin-lim-64", "vocoder", "vocoder-polished", "untrained"})
            for (const char* figure : {"mel_db", "convergence", "delta_timbral", "delta_density",
                                       "delta_irregularity", "delta_structural", "times_real_time"})
                QVERIFY2(ways.at(way).at(figure).is_number(), figure);
        QVERIFY(ways.at("griffin-lim-64").at("mel_db") < ways.at("untrained").at("mel_db"));
        const Table table = readTable(m_folder / "comparison" / "comparison.csv");
        QCOMPARE(table.rows, std::size_t(10));
        double sum = 0;
        for (std::size_t row = 0; row < table.rows; ++row)
            if (table.column("way").texts[row] == "vocoder")
                sum += table.numbers("mel_db")[row];
        QVERIFY(std::abs(sum / 2 - ways.at("vocoder").at("mel_db").get<double>()) < 1e-3);
        QVERIFY(fs::is_regular_file(m_folder / "comparison" / "comparison.json"));
        for (const char* name :
             {"1-original.wav", "1-griffin-lim-32.wav", "1-griffin-lim-64.wav", "1-vocoder.wav"})
            QVERIFY(readSound(m_folder / "comparison" / name).frames() >= 47872);
        QVERIFY(!fs::exists(m_folder / "comparison" / "2-vocoder.wav"));
    }

    /// In place of the search for phases, which does not have a say then.
    void drawsWithIt() {
        const auto drawn = [&](const char* out, std::vector<std::string> more) {
            std::vector<std::string> line = {
                "generate", "--model", path("model"), "--count",   "1", "--steps",
                "2",        "--seed",  "5",           "--seconds", "1"};
            line.insert(line.end(), more.begin(), more.end());
            run(line, out);
            return readSound(m_folder / out / "generated_sample_001.wav").samples;
        };
        const auto searched = drawn("searched", {"--iterations", "2"});
        const auto vocoded = drawn("vocoded", {"--vocoder", path("vocoder")});
        QCOMPARE(vocoded.size(), searched.size());
        QVERIFY(vocoded != searched);
        QVERIFY(drawn("again", {"--vocoder", path("vocoder"), "--iterations", "2"}) == vocoded);
        QVERIFY(drawn("polished", {"--vocoder", path("vocoder"), "--polish", "0"}) != vocoded);
        run({"vary", "--model", path("model"), "--seed-audio", sounding(), "--count", "1",
             "--steps", "2", "--strength", "0.2", "--vocoder", path("vocoder")},
            "varied");
        QVERIFY(fs::is_regular_file(m_folder / "varied" / "variation_001_noise0.20.wav"));
    }

    void whatDoesNotFitIsRefused() {
        const auto refused = [&](const fs::path& vocoder, const char* said) {
            const CliResult done = idm({"generate", "--model", path("model"), "--count", "1",
                                        "--vocoder", vocoder.string()},
                                       "refused");
            QCOMPARE(done.exit, 3);
            QVERIFY2(done.err.find(said) != std::string::npos, done.err.c_str());
            fs::remove_all(m_folder / "refused");
        };
        const fs::path other = m_folder / "other";
        fs::copy(m_folder / "vocoder" / "vocoder", other);
        Json json = readJson(other / "model.json");
        json["network"]["hop"] = 128;
        writeJson(other / "model.json", json);
        refused(other, "hop 128");
        const CliResult compared = idm(
            {"evaluate-vocoder", "--vocoder", other.string(), "--data", path("set")}, "refused");
        QCOMPARE(compared.exit, 3);
        QVERIFY2(compared.err.find("hop 128") != std::string::npos, compared.err.c_str());
        fs::remove_all(m_folder / "refused");
        json["network"]["hop"] = 256;
        writeJson(other / "model.json", json);
        const std::string weights = readFile(other / "model.safetensors", 1 << 24);
        writeFile(other / "model.safetensors", weights.substr(0, weights.size() / 2));
        refused(other, "model.safetensors");
        refused(m_folder / "model", "is no vocoder");
        // A data set whose recordings are gone cannot be learned from.
        fs::rename(m_folder / "clips", m_folder / "moved");
        const CliResult gone = idm({"vocoder", "--data", path("set"), "--steps", "1"}, "refused");
        fs::rename(m_folder / "moved", m_folder / "clips");
        QCOMPARE(gone.exit, 3);
        QVERIFY2(gone.err.find("not there any more") != std::string::npos, gone.err.c_str());
    }

private:
    CliResult idm(std::vector<std::string> words, const char* out) {
        words.insert(words.begin(), {"--threads", "1", "idm"});
        words.insert(words.end(), {"--out", path(out), "--json"});
        return cli(words);
    }
    CliResult run(const std::vector<std::string>& words, const char* out) {
        const CliResult done = idm(words, out);
        if (done.exit != 0)
            qFatal("%s", done.err.c_str());
        return done;
    }
    /// A recording that is not silent: one that the data set has clips of.
    std::string sounding() const {
        const Table table = readTable(m_folder / "set" / "scores.csv");
        return (m_folder / "clips" / table.column("source").texts.at(0)).string();
    }
    std::string path(const char* name) const { return (m_folder / name).string(); }

    testing::TemporaryFolder m_folder;
};

QTEST_APPLESS_MAIN(CliVocoderTest)
#include "tst_cli_vocoder.moc"
