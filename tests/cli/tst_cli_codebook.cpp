#include "tests/cli/clirun.h"
#include "tests/notes.h"

#include "core/soundfile.h"
#include "core/table.h"

#include <numeric>

using namespace antiphon;
using namespace antiphon::testing;

class TestCliCodebook : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

private Q_SLOTS:
    void initTestCase() {
        writeSound(m_folder / "set/one.wav", notes(9, 1, 12, 12));
        writeSound(m_folder / "set/deeper/two.flac", notes(7, 2, 12, 12), SampleFormat::Flac16);
        writeFile(m_folder / "set/notes.txt", "not a sound");
        writeSound(m_folder / "three.wav", notes(5, 3, 12, 12));
    }

    void contract() {
        const fs::path out = m_folder / "codebook";
        const CliResult result =
            cli({"guide", "codebook", "--audio", m_folder / "set", m_folder / "three.wav",
                 m_folder / "set/one.wav", "--frontend", "timbre", "--vocab", "5", "--segment",
                 "0.25", "--out", out, "--seed", "3", "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(result.lines().size(), std::size_t(1));
        const Json json = result.lines()[0];
        QCOMPARE(json["recordings"].get<int>(), 3); // one.wav is named twice
        QCOMPARE(json["vectors"].get<int>(), 21 * 4);
        QVERIFY(json["distinct"].get<int>() > 5);
        QVERIFY(json["inertia"].get<double>() > 0);
        QVERIFY(json["perplexity"].get<double>() <= json["used"].get<int>());
        QVERIFY(fs::is_regular_file(out / "codebook/codebook.json"));
        QVERIFY(fs::is_regular_file(out / "codebook/centres.npy"));
        const Table usage = readTable(out / "usage.csv");
        QCOMPARE(usage.rows, std::size_t(5));
        const auto& counts = usage.numbers("count");
        const auto& shares = usage.numbers("share");
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0.0), 84.0);
        QVERIFY(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0) - 1) < 1e-9);
        for (std::size_t code = 0; code < 5; ++code) {
            const fs::path file = out / "codes" / ("code-00" + std::to_string(code) + ".wav");
            QCOMPARE(fs::is_regular_file(file), counts[code] > 0);
            if (counts[code] > 0) {
                const double pieces = std::min(6.0, counts[code]);
                const Sound sound = readSound(file);
                QVERIFY(std::abs(sound.seconds() - (pieces * 0.4 - 0.15)) < 0.01);
                QVERIFY(peakOf(sound.samples) > 0.01f);
            }
        }

        // The sounds of codes stay out of libraries.
        QCOMPARE(json["files"].size(), std::size_t(2));

        // The same again is the same bytes.
        const fs::path copy = m_folder / "again";
        QCOMPARE(cli({"run", out / "run.json", "--out", copy}).exit, 0);
        for (const char* name : {"codebook/codebook.json", "codebook/centres.npy", "usage.csv"})
            QVERIFY2(readFile(out / name) == readFile(copy / name), name);
    }

    void badInput() {
        fs::create_directories(m_folder / "empty");
        const CliResult empty =
            cli({"guide", "codebook", "--audio", m_folder / "empty", "--out", m_folder / "bad1"});
        QCOMPARE(empty.exit, 3);
        QVERIFY(empty.err.find("no sound file") != std::string::npos);
        writeSound(m_folder / "silence.wav", {22050, 1, std::vector<float>(44100)});
        const CliResult silence = cli(
            {"guide", "codebook", "--audio", m_folder / "silence.wav", "--out", m_folder / "bad2"});
        QCOMPARE(silence.exit, 3);
        QVERIFY(silence.err.find("silence.wav is below -60 dBFS") != std::string::npos);
        // Without weights of wav2vec 2.0 it says what to do instead.
        const CliResult deaf =
            cli({"guide", "codebook", "--audio", m_folder / "three.wav", "--frontend", "wav2vec2",
                 "--weights", m_folder / "none.pt", "--out", m_folder / "bad4"});
        QCOMPARE(deaf.exit, 3);
        QVERIFY(deaf.err.find("none.pt") != std::string::npos);
        QVERIFY(deaf.err.find("'blend'") != std::string::npos);
        QCOMPARE(cli({"guide", "codebook", "--audio", m_folder / "three.wav", "--vocab", "0",
                      "--out", m_folder / "bad3"})
                     .exit,
                 2);
    }
};

QTEST_GUILESS_MAIN(TestCliCodebook)
#include "tst_cli_codebook.moc"
