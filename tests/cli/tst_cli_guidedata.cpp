#include "tests/cli/clirun.h"
#include "tests/notes.h"

#include "core/soundfile.h"

using namespace antiphon;
using namespace antiphon::testing;

// The tools around a training: data sets made ready, takes handed to other programs.
class TestCliGuideData : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path songs() const { return m_folder / "songs"; }

private Q_SLOTS:
    void initTestCase() {
        std::uint64_t seed = 1;
        for (const char* song : {"a", "b", "c", "d", "e"})
            for (const char* stem : {"bass/1.wav", "bass/2.wav", "piano/1.wav"}) {
                fs::create_directories((songs() / song / stem).parent_path());
                writeSound(songs() / song / stem, notes(2, seed++, 12, 12));
            }
    }

    void preparation() {
        const fs::path combined = m_folder / "combined", split = m_folder / "split";
        CliResult result = cli({"guide", "combine-stems", songs(), "--out", combined, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(result.lines()[0]["tracks"].get<int>(), 10);
        QVERIFY(fs::is_regular_file(combined / "a/bass.wav"));
        QVERIFY(fs::is_regular_file(songs() / "a/bass/1.wav"));
        result = cli({"guide", "split", combined, "--files", "link", "--out", split, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(result.lines()[0]["train"].get<int>(), 4);
        QVERIFY(fs::is_regular_file(split / "split.csv"));
        // Where something is already, nothing is written.
        QCOMPARE(cli({"guide", "split", combined, "--out", split}).exit, 3);
        result = cli({"guide", "eval-folders", combined, "--seconds", "1", "--out",
                      m_folder / "eval", "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(readSound(m_folder / "eval/true/a.wav").frames(), std::size_t(16000));
        result = cli({"guide", "measure", m_folder / "eval/true", "--true", m_folder / "eval/true",
                      "--misaligned", m_folder / "eval/misaligned", "--segment", "0.1", "--out",
                      m_folder / "measured", "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(result.lines()[0]["adherence"].get<double>(), 1.0);
        QVERIFY(fs::is_regular_file(m_folder / "measured/measures.csv"));
        result = cli({"guide", "duo", songs() / "a/bass", "--out", m_folder / "duo"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QVERIFY(fs::is_regular_file(m_folder / "duo/A2/0001-1.wav"));
        result = cli({"guide", "rescale", songs() / "a", "--out", m_folder / "rescaled"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QVERIFY(fs::is_regular_file(m_folder / "rescaled/piano/1.wav"));
    }

    void manyTakes() {
        const fs::path out = m_folder / "batch";
        const Words words = {"guide", "generate-batch", songs(), "--segment", "0.25", "--vocab",
                             "4",     "--others",       "mixed", "--smaller", "1.5",  "--out",
                             out,     "--json"};
        CliResult result = cli(words);
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(result.lines()[0]["takes"].get<int>(), 15);
        QVERIFY(fs::is_regular_file(out / "a-bass-1+bass-2-piano-1/response.wav"));
        QCOMPARE(cli({"guide", "generate-batch", songs(), "--ignore", "kazoo", "--out",
                      m_folder / "none4"})
                     .exit,
                 2);
        result = cli({"guide", "measure", out, "--out", m_folder / "runs", "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(result.lines()[0]["sounds"].get<int>(), 15); // their inputs are none
        QVERIFY(result.lines()[0]["max_run"].get<int>() >= 1);
        QVERIFY(result.lines()[0]["frechet"].is_null());
    }

    void nothingToPair() {
        const CliResult result =
            cli({"guide", "combine-stems", songs() / "a/bass", "--out", m_folder / "none"});
        QCOMPARE(result.exit, 0); // two recordings alone are a pair
        fs::create_directories(m_folder / "empty");
        const CliResult empty =
            cli({"guide", "split", m_folder / "empty", "--out", m_folder / "none2"});
        QCOMPARE(empty.exit, 3);
        QVERIFY2(empty.err.find("Understood are") != std::string::npos, empty.err.c_str());
    }

    void labels() {
        const fs::path take = m_folder / "take", out = m_folder / "labels";
        CliResult result =
            cli({"guide", "generate", "--guide", songs() / "a/bass/1.wav", "--memory",
                 songs() / "b/piano/1.wav", "--segment", "0.1", "--out", take});
        QVERIFY2(result.exit == 0, result.err.c_str());
        result = cli({"guide", "export-labels", take, "--columns", "vector", "--instrument",
                      "piano", "--out", out, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(result.lines()[0]["segments"].get<int>(), 20);
        for (const char* file : {"labels.mid", "cues.csv", "specification.npy", "query.csv",
                                 "catart/chunks.txt", "runs/run_000.wav"})
            QVERIFY2(fs::is_regular_file(out / file), file);
        QCOMPARE(cli({"guide", "export-labels", songs(), "--out", m_folder / "none3"}).exit, 3);
    }
};

QTEST_APPLESS_MAIN(TestCliGuideData)
#include "tst_cli_guidedata.moc"
