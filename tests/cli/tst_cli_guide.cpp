#include "tests/cli/clirun.h"
#include "tests/notes.h"

#include "tests/faults.h"

#include "core/rng.h"
#include "core/run.h"
#include "core/soundfile.h"

#include <cmath>
#include <numbers>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

void writeNotes(const fs::path& file, double seconds, std::uint64_t seed) {
    writeSound(file, notes(seconds, seed, 30, 12));
}

std::vector<std::string> keysOf(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

} // namespace

class TestCliGuide : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::string guide() const { return m_folder / "guide.wav"; }
    std::string memory() const { return m_folder / "memory.wav"; }
    Words generate(const fs::path& out, Words more = {}) const {
        Words words = {"guide", "generate", "--guide", guide(), "--memory", memory(), "--out", out};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

private Q_SLOTS:
    void initTestCase() {
        writeNotes(guide(), 12, 1);
        writeNotes(memory(), 15, 2);
    }

    void contract() {
        const fs::path out = m_folder / "contract";
        const CliResult result =
            cli(generate(out, {"--segment", "0.5", "--vocab", "16", "--frontend", "blend", "--fade",
                               "0.05", "--seed", "4", "--json"}));
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(result.lines().size(), std::size_t(1));
        const Json json = result.lines()[0];
        std::vector<std::string> keys = keysOf(json);
        keys.resize(8);
        QCOMPARE(keys, (Words{"seconds", "segments", "vocab_used", "mean_run", "max_run",
                              "share_silent", "peak", "files"}));
        QCOMPARE(json["seconds"].get<double>(), 12.0);
        QCOMPARE(json["segments"].get<int>(), 24);
        for (const char* name : {"response.wav", "mix.wav", "guide.wav", "memory.wav",
                                 "original.wav", "query.txt", "specification.txt", "info.json"}) {
            QVERIFY2(fs::is_regular_file(out / name), name);
            bool listed = false;
            for (const auto& [role, path] : json["files"].items())
                listed |= path.get<std::string>() == (out / name).string();
            QVERIFY2(listed, name);
        }
        // What made the file travels with it.
        const Provenance provenance = readProvenance(out / "response.wav");
        QCOMPARE(parseJson(provenance.comment, "comment")["seed"].get<int>(), 4);
    }

    void sameRunJsonSameBytes() {
        const fs::path out = m_folder / "first", copy = m_folder / "second";
        QCOMPARE(cli(generate(out, {"--seed", "9"})).exit, 0);
        QCOMPARE(cli({"run", out / "run.json", "--out", copy}).exit, 0);
        for (const char* name : {"response.wav", "mix.wav", "query.txt"})
            QVERIFY2(readFile(out / name) == readFile(copy / name), name);
    }

    void rerender() {
        const fs::path out = m_folder / "rerender";
        QCOMPARE(cli(generate(out, {"--seed", "9"})).exit, 0);
        const std::string before = readFile(out / "response.wav");
        const CliResult result = cli({"guide", "rerender", out, "--fade", "0.2", "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QVERIFY(readFile(out / "response.wav") != before);
        QCOMPARE(cli({"guide", "rerender", m_folder.path(), "--fade", "0.2"}).exit, 3);
        QCOMPARE(cli({"guide", "rerender", out, "--fade", "0"}).exit, 2);
    }

    void editedTakes() {
        const fs::path take = m_folder / "take", edit = m_folder / "edit";
        QCOMPARE(cli(generate(take, {"--seed", "4"})).exit, 0);
        const CliResult result =
            cli({"guide", "edit", take, "--labels", "3-4=-1", "--use", "8=2", "--lock", "0-2",
                 "--reroll", "--fade", "0.1", "--seed", "9", "--out", edit, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Json info = readJson(edit / "info.json");
        QCOMPARE(info["specification"][3].get<int>(), -1);
        QCOMPARE(info["query"][4].get<int>(), -1);
        QVERIFY(info["query"][1] == readJson(take / "info.json")["query"][1]);
        QCOMPARE(info["options"]["fade"].get<double>(), 0.1);
        // Its run.json gives the same bytes, and a wrong entry is named.
        QCOMPARE(cli({"run", edit / "run.json", "--out", m_folder / "edit2"}).exit, 0);
        QVERIFY(readFile(edit / "response.wav") == readFile(m_folder / "edit2/response.wav"));
        const CliResult wrong =
            cli({"guide", "edit", take, "--use", "900=1", "--out", m_folder / "edit3"});
        QCOMPARE(wrong.exit, 2);
        QVERIFY(wrong.err.find("900=1") != std::string::npos);

        const fs::path file = m_folder / "out.wav";
        const Words words = {"guide",  "export", edit,     "--out", file,     "--what", "mix",
                             "--bits", "16",     "--rate", "32000", "--lufs", "-20",    "--json"};
        const CliResult exported = cli(words);
        QVERIFY2(exported.exit == 0, exported.err.c_str());
        QCOMPARE(readSound(file).rate, 32000);
        const double lufs = exported.lines()[0]["tracks"]["mix"]["integrated_lufs"].get<double>();
        QVERIFY(std::abs(lufs + 20) < 0.01);
        QVERIFY(readProvenance(file).comment.find("3-4=-1") != std::string::npos);
        QVERIFY(cli(words).exit != 0); // never over what is there
    }

    void nothingIsOverwrittenUnasked() {
        const fs::path out = m_folder / "kept";
        QCOMPARE(cli(generate(out)).exit, 0);
        const std::string before = readFile(out / "response.wav");
        const CliResult refused = cli(generate(out));
        QCOMPARE(refused.exit, 3);
        QVERIFY2(refused.err.find("--force") != std::string::npos, refused.err.c_str());
        QCOMPARE(readFile(out / "response.wav"), before);
        QCOMPARE(cli(generate(out, {"--force"})).exit, 0);
    }

    void usage_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("sentence");
        const QString g = QString::fromStdString(guide());
        QTest::newRow("no verb") << QStringList{"guide"} << 2 << "";
        QTest::newRow("unknown option")
            << QStringList{"guide", "generate", "--guide", g,          "--memory",
                           g,       "--out",    "x",       "--segmnt", "1"}
            << 2 << "segmnt";
        QTest::newRow("range") << QStringList{"guide", "generate", "--guide",   g,   "--memory", g,
                                              "--out", "x",        "--segment", "99"}
                               << 2 << "'segment' is 99.0 but must be 0.05 to 15 s";
        QTest::newRow("no memory")
            << QStringList{"guide", "generate", "--guide", g, "--out", "x"} << 2 << "--memory";
        QTest::newRow("no place") << QStringList{"guide", "generate", "--guide", g, "--memory", g}
                                  << 2 << "--out DIR";
        QTest::newRow("missing file") << QStringList{"guide",    "generate",     "--guide", g,
                                                     "--memory", "/no/such.wav", "--out",   "x"}
                                      << 3 << "/no/such.wav";
        QTest::newRow("device") << QStringList{"--device", "cuda:77", "guide",    "generate",
                                               "--guide",  g,         "--memory", g,
                                               "--out",    "x"}
                                << 2 << "cuda:77";
    }
    void usage() {
        QFETCH(QStringList, words);
        QFETCH(int, exit);
        QFETCH(QString, sentence);
        Words list;
        for (const QString& word : words)
            list.push_back(word.toStdString());
        const CliResult result = cli(list);
        QCOMPARE(result.exit, exit);
        QVERIFY2(result.err.find(sentence.toStdString()) != std::string::npos, result.err.c_str());
        QVERIFY(result.out.empty());
    }

    void cancelLeavesAResumableRun() {
        writeNotes(m_folder / "long.wav", 600, 5);
        const fs::path out = m_folder / "cancelled";
        const Words words = {"guide",    "generate",
                             "--guide",  m_folder / "long.wav",
                             "--memory", m_folder / "long.wav",
                             "--out",    out,
                             "--seed",   "3"};
        const CliResult result = cliUntil(words, out / "state.json", SIGINT, 50);
        QCOMPARE(result.exit, 130);
        QCOMPARE(cli({"run", out}).exit, 0);
        QVERIFY(fs::is_regular_file(out / "response.wav"));
    }

    /// kill -9 at many moments: the run is offered again and ends with the same bytes.
    void killedRunsAreOfferedAgain() {
        const fs::path project = m_folder / "project";
        fs::create_directories(project / "runs");
        const Words words = {"--project", project,    "guide",  "generate", "--guide",
                             guide(),     "--memory", memory(), "--seed",   "11"};
        QCOMPARE(cli(words).exit, 0);
        const std::string wanted = readFile(project / "runs/1-guide.generate/out/response.wav");
        int interrupted = 0;
        for (int kill = 0; kill < 8; ++kill) {
            const fs::path next = Run::nextFolder(project / "runs", "guide.generate");
            cliUntil(words, next / "state.json", SIGKILL, 10 * kill);
            for (const Json& row : cli({"runs", project, "--json"}).lines()) {
                if (row["state"] == "done")
                    continue;
                QVERIFY2(row["state"] == "interrupted" || row["state"] == "ready",
                         row.dump().c_str());
                ++interrupted;
                const fs::path run = row["run"].get<std::string>();
                const CliResult again = cli({"run", run});
                QVERIFY2(again.exit == 0, again.err.c_str());
                QVERIFY(readFile(run / "out/response.wav") == wanted);
                for (const auto& entry : fs::directory_iterator(run / "out"))
                    QVERIFY(entry.path().filename().string().rfind(".tmp-", 0) != 0);
            }
        }
        QVERIFY2(interrupted >= 2, "the machine was too fast to be interrupted");
    }

    void fullDiskLeavesNothingHalfWritten() {
        const fs::path out = m_folder / "full";
        const std::string command = (programs() / "antiphon-cli").string();
        // 300 kB hold neither the response nor any other sound of this result.
        const std::string message = messageInChild([&] {
            limitFileSize(300000);
            const Words words = generate(out);
            std::string line = command;
            for (const std::string& word : words)
                line += " '" + word + "'";
            const int status =
                std::system((line + " >/dev/null 2>'" + (m_folder / "err").string() + "'").c_str());
            throw UserError(std::to_string(WEXITSTATUS(status)));
        });
        QCOMPARE(message, std::string("1"));
        const std::string error = readFile(m_folder / "err");
        QVERIFY2(error.find("response.wav") != std::string::npos, error.c_str());
        for (const auto& entry : fs::directory_iterator(out)) {
            const std::string name = entry.path().filename();
            QVERIFY2(name.rfind(".tmp-", 0) != 0 && entry.path().extension() != ".wav",
                     name.c_str());
        }
    }

    void selfTest() {
        // A job of every task.
        QProcess process;
        startCli(process, {"self-test", "--json"});
        const CliResult result = resultOf(process, 500000);
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(result.lines().back()["failed"].get<int>(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCliGuide)
#include "tst_cli_guide.moc"
