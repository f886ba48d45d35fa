#include "tests/cli/clirun.h"

#include "core/rng.h"
#include "core/soundfile.h"
#include "core/table.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <map>

using namespace antiphon;
using testing::cli;
using testing::CliResult;

namespace {

void write(const fs::path& file, int rate, int channels, std::vector<float> samples) {
    fs::create_directories(file.parent_path());
    writeSound(file, {rate, channels, std::move(samples)}, SampleFormat::Float32);
}

std::vector<float> noise(std::size_t count) {
    Rng rng(1);
    std::vector<float> samples(count);
    for (float& sample : samples)
        sample = float(0.1 * rng.normal());
    return samples;
}

/// A WAV file of floats, of which the library would refuse to write some.
void writeRaw(const fs::path& file, const std::vector<float>& samples) {
    write(file, 24000, 1, std::vector<float>(samples.size(), 0.25f));
    std::string bytes = readFile(file);
    std::memcpy(bytes.data() + bytes.size() - samples.size() * sizeof(float), samples.data(),
                samples.size() * sizeof(float));
    writeFile(file, bytes);
}

} // namespace

/// Scores and data sets of electronic music on the command line.
class CliIdmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        write(m_folder / "in" / "noise.wav", 24000, 1, noise(48000));
        write(m_folder / "in" / "surround.wav", 96000, 6, noise(96000 * 6));
        write(m_folder / "in" / "silence.wav", 24000, 1, std::vector<float>(48000));
        write(m_folder / "in" / "short.wav", 24000, 1, noise(4800));
        write(m_folder / "in" / "offset.wav", 24000, 1, std::vector<float>(48000, 0.4f));
        auto some = noise(48000);
        some[5] = std::numeric_limits<float>::quiet_NaN();
        writeRaw(m_folder / "in" / "some.wav", some);
        fs::create_directories(m_folder / "empty");
    }

    void scores() {
        const CliResult result = cli({"idm", "lscore", path("in"), "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        std::map<std::string, Json> lines;
        for (const Json& line : result.lines())
            lines[fs::path(line.at("path").get<std::string>()).stem().string()] = line;
        QCOMPARE(lines.size(), std::size_t(6));
        const auto flagged = [&](const char* file, const char* flag) {
            for (const Json& one : lines.at(file).at("flags"))
                if (one == flag)
                    return true;
            return false;
        };
        QVERIFY(lines["noise"].at("timbral").get<double>() > 0.9);
        QVERIFY(lines["noise"].at("flags").empty());
        QVERIFY(std::abs(lines["surround"].at("seconds").get<double>() - 1) < 1e-3);
        QVERIFY(flagged("silence", "silent") && flagged("silence", "few_onsets"));
        QVERIFY(flagged("short", "too_short"));
        QVERIFY(flagged("some", "non_finite"));
        QCOMPARE(lines["some"].at("density").get<double>(), 0.5);
        for (const auto& [name, line] : lines)
            for (const char* key : {"timbral", "density", "irregularity", "structural"})
                QVERIFY(line.at(key).is_number());
    }

    /// What cannot be read is told, and the others are scored.
    void goesOn() {
        writeRaw(m_folder / "nothing.wav",
                 std::vector<float>(2400, std::numeric_limits<float>::quiet_NaN()));
        writeFile(m_folder / "text.wav", "no sound at all");
        const CliResult result =
            cli({"idm", "lscore", path("nothing.wav"), path("in/noise.wav"), path("text.wav"),
                 path("absent.wav"), path("empty"), "--json"});
        QCOMPARE(result.exit, 3);
        const auto lines = result.lines();
        QCOMPARE(lines.size(), std::size_t(4));
        QCOMPARE(lines[0].at("flags").dump(), std::string("[\"non_finite\"]"));
        QVERIFY(lines[2].at("timbral").is_null());
        QVERIFY(!lines[1].contains("error"));
        QVERIFY(lines[2].contains("error") && lines[3].contains("error"));
        QVERIFY(result.err.find("holds no recordings") != std::string::npos);
        const CliResult alone = cli({"idm", "lscore", path("empty")});
        QCOMPARE(alone.exit, 3);
        QVERIFY(alone.err.find("holds no recordings") != std::string::npos);
        QCOMPARE(cli({"idm", "lscore", path("in/noise.wav"), "--mode", "wrong"}).exit, 2);
    }

    void seriesAndShipped() {
        const CliResult series = cli({"idm", "lscore", path("in/noise.wav"), "--json", "--series"});
        const Json shown = series.lines().at(0).at("series");
        QCOMPARE(shown.at("entropy").size(), std::size_t(188));
        QCOMPARE(shown.at("affinity").at("begins").size(),
                 shown.at("affinity").at("frames").get<std::size_t>() + 1);
        const auto shipped = [&] {
            return cli({"idm", "lscore", path("in/noise.wav"), "--json", "--mode", "shipped",
                        "--seed", "4"})
                .lines()
                .at(0);
        };
        const Json once = shipped();
        QCOMPARE(once.at("seed").get<int>(), 4);
        QCOMPARE(shipped().dump(), once.dump());
    }

    /// What a training follows agrees about timbre and stays within bounds.
    void proxy() {
        const CliResult result =
            cli({"idm", "lscore", path("in/noise.wav"), "--json", "--mode", "proxy"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Json line = result.lines().at(0);
        QVERIFY(line.at("timbral").get<double>() > 0.9);
        QVERIFY(line.at("structural").get<double>() >= 0 &&
                line.at("structural").get<double>() <= 1);
    }

    void synthesizeAndPrepare() {
        const CliResult made = cli({"idm", "dataset", "--synthesize", "6", "--seconds", "3",
                                    "--seed", "2", "--out", path("clips"), "--json"});
        QVERIFY2(made.exit == 0, made.err.c_str());
        const Table manifest = readTable(m_folder / "clips" / "manifest.csv");
        QCOMPARE(manifest.rows, std::size_t(6));
        for (const std::string& file : manifest.column("file").texts)
            QCOMPARE(readSound(m_folder / "clips" / file).frames(), std::size_t(72000));
        QVERIFY(!readProvenance(m_folder / "clips" / "clip_00001.wav").empty());
        const CliResult set = cli({"idm", "dataset", path("clips"), "--seconds", "2", "--hop", "1",
                                   "--out", path("set"), "--json"});
        QVERIFY2(set.exit == 0, set.err.c_str());
        const Json figures = set.lines().back();
        QCOMPARE(figures.at("clips").get<std::size_t>() + figures.at("left_out").get<std::size_t>(),
                 std::size_t(12));
        const Json ranked =
            cli({"idm", "lscore", path("in/noise.wav"), "--dataset", path("set"), "--json"})
                .lines()
                .at(0);
        for (const auto& [measure, percent] : ranked.at("percentiles").items())
            QVERIFY(percent.get<double>() >= 0 && percent.get<double>() <= 100);
        QVERIFY(ranked.at("percentiles").at("structural").is_number());
        QCOMPARE(cli({"idm", "dataset", "--out", path("nowhere")}).exit, 2);
        QCOMPARE(cli({"idm", "dataset", path("empty"), "--out", path("nowhere2")}).exit, 3);
    }

private:
    std::string path(const char* name) const { return (m_folder / name).string(); }

    testing::TemporaryFolder m_folder;
};

QTEST_APPLESS_MAIN(CliIdmTest)
#include "tst_cli_idm.moc"
