#include "tests/cli/importkilling.h"

#include <sstream>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

std::vector<Json> linesOf(const std::string& text) {
    std::vector<Json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(parseJson(line, "standard output"));
    return lines;
}

} // namespace

class TestCliProject : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contract() {
        TemporaryFolder folder;
        const std::string place = (folder / "p").string();
        writeFile(folder / "m" / "song" / "guide.wav", wavBytes(1, 16000));
        writeFile(folder / "m" / "song" / "memory.wav", wavBytes(2));
        writeFile(folder / "m" / "Q3" / "x.mid", midiBytesOf(60));
        writeFile(folder / "m" / "bad.wav", "words");

        CliResult result = cli({"project", "new", place, "--json"});
        QCOMPARE(result.exit, 0);
        QCOMPARE(linesOf(result.out).at(0).at("name").get<std::string>(), std::string("p"));

        result = cli({"--json", "project", "import", place, (folder / "m").string()});
        QCOMPARE(result.exit, 0);
        const Json summary = linesOf(result.out).at(0);
        QCOMPARE(summary.at("added").get<int>(), 3);
        QCOMPARE(summary.at("failed").get<int>(), 1);
        QVERIFY(result.err.find("bad.wav: ") != std::string::npos);

        result = cli({"project", "list", place, "--json"});
        QCOMPARE(result.exit, 0);
        const std::vector<Json> items = linesOf(result.out);
        QCOMPARE(items.size(), std::size_t(3));
        for (const Json& item : items)
            for (const char* key : {"id", "kind", "path", "title", "seconds", "split", "song",
                                    "role", "emotion", "tags"})
                QVERIFY2(item.contains(key), key);
        const auto find = [&](const std::string& end) {
            return *std::find_if(items.begin(), items.end(), [&](const Json& item) {
                return item.at("path").get<std::string>().ends_with(end);
            });
        };
        QCOMPARE(find("guide.wav").at("seconds").get<double>(), 2.0);
        QCOMPARE(find("guide.wav").at("kind").get<std::string>(), std::string("audio"));
        QCOMPARE(find("guide.wav").at("role").get<std::string>(), std::string("guide"));
        QVERIFY(find("guide.wav").at("emotion").is_null());
        QCOMPARE(find("x.mid").at("kind").get<std::string>(), std::string("notes"));
        QCOMPARE(find("x.mid").at("emotion").get<int>(), 3);
        QVERIFY(find("guide.wav").at("split") == find("memory.wav").at("split"));

        fs::remove(folder / "p" / "index.sqlite");
        QCOMPARE(cli({"project", "rebuild", place}).exit, 0);
        QCOMPARE(cli({"project", "list", place, "--json"}).out, result.out);
    }

    void exitCodes() {
        TemporaryFolder folder;
        const std::string place = (folder / "p").string();
        QCOMPARE(cli({"project", "list", place}).exit, 3);
        QCOMPARE(cli({"project", "new"}).exit, 2);
        QCOMPARE(cli({"project", "new", place}).exit, 0);
        QCOMPARE(cli({"project", "new", place}).exit, 3);
        QCOMPARE(cli({"project", "import", place}).exit, 2);
        QCOMPARE(cli({"project", "import", place, "--copy", "--link", place}).exit, 2);
        const CliResult nothing = cli({"project", "import", place, (folder / "no").string()});
        QCOMPARE(nothing.exit, 3);
        QVERIFY(nothing.err.find("/no: cannot be found or read") != std::string::npos);
        const Project open = Project::open(place);
        const CliResult locked = cli({"project", "import", place, folder.path().string()});
        QCOMPARE(locked.exit, 1);
        QVERIFY(locked.err.find("by another process") != std::string::npos);
    }

    void editing() {
        TemporaryFolder folder;
        const std::string place = (folder / "p").string();
        writeFile(folder / "m" / "song" / "guide.wav", wavBytes(440, 16000));
        writeFile(folder / "m" / "song" / "memory.wav", wavBytes(220, 16000));
        QCOMPARE(cli({"project", "new", place}).exit, 0);
        QCOMPARE(cli({"project", "import", place, (folder / "m").string()}).exit, 0);
        const auto listed = [&](const std::string& where) {
            return cli({"project", "list", place, "--json", "--where", where}).lines();
        };
        CliResult result = cli({"project", "edit", place, "1", "2", "--tags", "dark, loop",
                                "--rating", "4", "--split", "test", "--emotion", "Q2", "--json"});
        QCOMPARE(result.exit, 0);
        QCOMPARE(result.lines().size(), std::size_t(2));
        QCOMPARE(result.lines()[1].at("tags").dump(), std::string("[\"dark\",\"loop\"]"));
        QCOMPARE(cli({"project", "edit", place, "2", "--tags", "-dark", "--title", "Übung"}).exit,
                 0);
        QCOMPARE(listed("tag:dark rating:>3 stem:guide split:test emotion:2").size(),
                 std::size_t(1));
        QCOMPARE(listed("ubung -tag:dark").at(0).at("id").get<int>(), 2);
        QCOMPARE(listed("missing:*").size(), std::size_t(0));

        // Nothing is changed when one of the ids or values is wrong.
        result = cli({"project", "edit", place, "1", "77", "--rating", "1"});
        QCOMPARE(result.exit, 3);
        QVERIFY(result.err.find("there is no item 77") != std::string::npos);
        QCOMPARE(cli({"project", "edit", place, "1", "--rating", "6"}).exit, 2);
        QCOMPARE(cli({"project", "edit", place, "1"}).exit, 2);
        QCOMPARE(listed("rating:4").size(), std::size_t(2));
        QCOMPARE(cli({"project", "list", place, "--where", "tempi:>3"}).exit, 2);
        QCOMPARE(cli({"project", "remove", place, "77"}).exit, 3);

        QCOMPARE(cli({"project", "analyse", place, "--json"}).lines()[0].at("analysed").get<int>(), 2);
        QCOMPARE(cli({"project", "analyse", place, "--json"}).lines()[0].at("analysed").get<int>(), 0);
        QVERIFY(listed("")[0].at("lufs").is_number());
        QCOMPARE(listed("lufs:<0").size(), std::size_t(2));

        fs::rename(folder / "m", folder / "elsewhere");
        result = cli({"project", "relocate", place, (folder / "elsewhere").string(), "--json"});
        QCOMPARE(result.exit, 0);
        QCOMPARE(result.lines()[0].dump(), std::string("{\"found\":2,\"missing\":0}"));
        QCOMPARE(listed("path:elsewhere -missing:*").size(), std::size_t(2));
        fs::remove_all(folder / "elsewhere");
        QCOMPARE(cli({"project", "relocate", place, folder.path().string()}).exit, 3);
        QCOMPARE(listed("missing:yes").size(), std::size_t(2));

        QCOMPARE(cli({"project", "edit", place, "1", "2", "--split", ""}).exit, 0);
        result = cli({"project", "split", place, "--method", "exact", "--validation", "1", "--test",
                      "0", "--json"});
        QCOMPARE(result.lines()[0].at("validation").get<int>(), 2);
        QCOMPARE(cli({"project", "split", place, "--method", "dice"}).exit, 2);
        QCOMPARE(cli({"project", "remove", place, "1"}).exit, 0);
        QCOMPARE(listed("").size(), std::size_t(1));
    }

    void interrupted() {
        TemporaryFolder folder;
        const std::string place = (folder / "p").string();
        makeManyFiles(folder / "m", 3000);
        { Project::create(place); }
        const std::vector<std::string> words = {"project", "import", place, (folder / "m").string(),
                                                "--copy"};
        // Ctrl+C once something is there.
        QProcess process;
        startCli(process, words);
        QVERIFY(process.waitForStarted());
        const fs::path journal = folder / "p" / "library.jsonl";
        std::error_code error;
        for (int wait = 0; wait < 1000 && fs::file_size(journal, error) < 30000; ++wait)
            QTest::qSleep(10);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(10000));
        QCOMPARE(process.exitCode(), 130);
        std::int64_t half = 0;
        {
            const Project project = Project::open(place);
            QVERIFY(project.notices().empty());
            half = project.library().count();
        }
        QVERIFY(half > 0 && half < 3000);
        const CliResult rest =
            cli({"--json", "project", "import", place, (folder / "m").string(), "--copy"});
        QCOMPARE(rest.exit, 0);
        QCOMPARE(linesOf(rest.out).at(0).at("unchanged").get<std::int64_t>(), half);
        QCOMPARE(linesOf(rest.out).at(0).at("added").get<std::int64_t>(), 3000 - half);
    }

    void killed() { killImports(20, 2000, 11); }
};

QTEST_GUILESS_MAIN(TestCliProject)
#include "tst_cli_project.moc"
