#include "tests/cli/clirun.h"

#include "core/maps/lookup.h"
#include "core/rng.h"

#include <QElapsedTimer>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// Complete lines of a growing table, its header left out.
std::size_t rowsOf(const fs::path& file) {
    if (!fs::exists(file))
        return 0;
    const std::string bytes = readFile(file);
    const auto lines = std::size_t(std::count(bytes.begin(), bytes.end(), '\n'));
    return lines > 0 ? lines - 1 : 0;
}

/// Sends `signal` when the table has so many rows, `microseconds` later. How many it had then.
std::size_t stopAt(const Words& words, const fs::path& file, std::size_t rows, int signal,
                   int microseconds, CliResult& result) {
    QProcess process;
    startCli(process, words);
    if (!process.waitForStarted())
        return 0;
    QElapsedTimer patience;
    patience.start();
    while (patience.elapsed() < 60000 && rowsOf(file) < rows &&
           process.state() == QProcess::Running && !process.waitForFinished(1)) {
    }
    ::usleep(useconds_t(microseconds));
    const std::size_t seen = rowsOf(file);
    // The number of a process that has ended is 0, which would mean ourselves.
    if (const auto id = pid_t(process.processId()); id > 0)
        ::kill(id, signal);
    result = resultOf(process);
    return seen;
}

} // namespace

class TestCliLookup : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    Words build(const fs::path& out, const Words& more = {}, const char* seconds = "0.1") const {
        Words words = {"lookup",    "build", "--synth", "fm3", "--subdiv", "4",
                       "--seconds", seconds, "--seed",  "9",   "--out",    out};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

private Q_SLOTS:
    void builds() {
        const fs::path file = m_folder / "fm.csv";
        const CliResult result = cli(build(file, {"--json"}));
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Json report = result.lines().at(0);
        QCOMPARE(report["rows"].get<int>(), 64);
        QCOMPARE(report["parameters"].get<int>(), 3);
        QCOMPARE(report["columns"].get<int>(), 55);
        QCOMPARE(report["extra_columns"].get<int>(), 220);
        QCOMPARE(report["files"]["table"].get<std::string>(), file.string());
        const LookupTable table = readLookup(file);
        QCOMPARE(table.rows, std::size_t(64));
        QCOMPARE(table.points, planPoints({.subdivisions = 4}, 3));
        QVERIFY(std::ranges::all_of(table.values, [](double v) { return std::isfinite(v); }));
        const Json& side = table.side;
        QVERIFY(side["complete"] == true);
        QVERIFY(side["synth"]["name"] == "fm3");
        QVERIFY(side["synth"]["hash"].get<std::string>().size() > 8);
        QVERIFY(side["synth"]["seed"] == 9);
        QVERIFY(side["sound"]["seconds"] == 0.1);
        QVERIFY(side["analysis"]["window"] == 256 && side["analysis"]["hop"] == 128);
        QVERIFY(side["plan"]["grid"] == "inclusive");
        QVERIFY(side["date"].get<std::string>().size() == 20);
        // Not one row depends on the number of threads.
        const fs::path one = m_folder / "one.csv", three = m_folder / "three.csv";
        QCOMPARE(cli(build(one, {"--threads", "1"})).exit, 0);
        QCOMPARE(cli(build(three, {"--threads", "3"})).exit, 0);
        QVERIFY(readFile(one) == readFile(file));
        QVERIFY(readFile(three) == readFile(file));
    }

    void original() {
        const fs::path file = m_folder / "original.csv";
        const CliResult result =
            cli({"lookup", "build", "--synth", "sin", "--grid", "original", "--subdiv", "5",
                 "--seconds", "0.1", "--parity", "--no-statistics", "--out", file});
        QVERIFY2(result.exit == 0, result.err.c_str());
        const std::string text = readFile(file);
        QVERIFY(text.starts_with("param-0,param-1,loudness-dBFS,loudness-TP,loudness-dB,mfcc-0,"));
        const std::string header = text.substr(0, text.find('\n'));
        QCOMPARE(std::count(header.begin(), header.end(), ','), std::ptrdiff_t(56));
        const LookupTable table = readLookup(file);
        QCOMPARE(table.rows, std::size_t(25));
        QCOMPARE(table.points.back(), 0.8);
        QVERIFY(readJson(m_folder / "original.json")["synth"]["seed"].get<std::uint64_t>() > 0);
    }

    void scatteredPoints() {
        const fs::path file = m_folder / "sobol.csv";
        const Words words = {"lookup",   "build", "--synth",   "sin",  "--grid", "sobol",
                             "--points", "30",    "--seconds", "0.05", "--out",  file};
        QCOMPARE(cli(words).exit, 0);
        QCOMPARE(readLookup(file).rows, std::size_t(30));
        // Resumed, it keeps the seed that was drawn, so there is nothing to do.
        const std::string before = readFile(file);
        Words again = words;
        again.push_back("--resume");
        const CliResult result = cli(again);
        QVERIFY2(result.exit == 0, result.err.c_str());
        QVERIFY(readFile(file) == before);
    }

    void neverOverAnotherTableUnasked() {
        const fs::path file = m_folder / "kept.csv";
        QCOMPARE(cli(build(file)).exit, 0);
        const std::string before = readFile(file);
        const CliResult refused = cli(build(file));
        QCOMPARE(refused.exit, 3);
        QVERIFY2(refused.err.find("--resume") != std::string::npos, refused.err.c_str());
        const CliResult other = cli(build(file, {"--resume", "--window", "512"}));
        QCOMPARE(other.exit, 3);
        QVERIFY2(other.err.find("analysis.window is 256 there and 512 here") != std::string::npos,
                 other.err.c_str());
        QVERIFY(readFile(file) == before);
        QCOMPARE(cli(build(file, {"--force", "--window", "512"})).exit, 0);
        QVERIFY(readFile(file) != before);
        // Nor over the JSON of somebody else.
        writeFile(m_folder / "notes.json", "{\"mine\": 1}");
        const CliResult notes = cli(build(m_folder / "notes.csv"));
        QCOMPARE(notes.exit, 3);
        QVERIFY2(notes.err.find("notes.json") != std::string::npos, notes.err.c_str());
        QVERIFY(!fs::exists(m_folder / "notes.csv"));
    }

    /// kill -9 at many moments: at most the row under way is lost, and in the end no byte differs.
    void killed() {
        const fs::path whole = m_folder / "whole.csv";
        const Words more = {"--threads", "1", "--resume"};
        Words words = build(whole, more, "0.5");
        QCOMPARE(cli(words).exit, 0);
        const std::string wanted = readFile(whole);
        Rng rng(5);
        int inTheMiddle = 0;
        for (int round = 0; round < 4; ++round) {
            const fs::path file = m_folder / ("killed" + std::to_string(round) + ".csv");
            words = build(file, more, "0.5");
            std::size_t reached = 0;
            for (int kill = 0; kill < 4; ++kill) {
                CliResult result;
                const std::size_t seen = stopAt(words, file, reached + 1 + rng.below(20), SIGKILL,
                                                int(rng.below(4000)), result);
                if (result.exit == 0)
                    break;
                QCOMPARE(result.exit, -2);
                const std::size_t rows = rowsOf(file);
                QVERIFY(rows >= seen && rows >= reached);
                if (rows > 0) {
                    QCOMPARE(readLookup(file).rows, rows); // it can be used as it is
                    // The signal may also come after the last row and before the program's end.
                    QVERIFY(rows == 64 || readJson(lookupSideFile(file))["complete"] == false);
                }
                inTheMiddle += rows > 0 && rows < 64;
                reached = rows;
            }
            const CliResult last = cli(words);
            QVERIFY2(last.exit == 0, last.err.c_str());
            QVERIFY(readFile(file) == wanted);
        }
        qInfo("%d kills in the middle", inTheMiddle);
        QVERIFY(inTheMiddle >= 6);
    }

    /// Long enough sounds that the signal comes before the end on a busy machine, too.
    void interrupted() {
        const fs::path whole = m_folder / "all.csv", file = m_folder / "interrupted.csv";
        const Words more = {"--threads", "2"};
        QCOMPARE(cli(build(whole, more, "10")).exit, 0);
        CliResult result;
        stopAt(build(file, more, "10"), file, 5, SIGINT, 0, result);
        QCOMPARE(result.exit, 130);
        const std::size_t rows = rowsOf(file);
        QVERIFY(rows >= 5 && rows < 64);
        Words again = build(file, more, "10");
        again.push_back("--resume");
        again.push_back("--json");
        const CliResult resumed = cli(again);
        QVERIFY2(resumed.exit == 0, resumed.err.c_str());
        QVERIFY(readFile(file) == readFile(whole));
    }

    void refines() {
        const fs::path file = m_folder / "refined.csv";
        QCOMPARE(cli(build(file)).exit, 0);
        const LookupTable before = readLookup(file);
        const Words words = {"lookup", "refine",  file,       "--low", "0,0,0.5",
                             "--high", "0.5,0,1", "--subdiv", "5",     "--json"};
        const CliResult result = cli(words);
        QVERIFY2(result.exit == 0, result.err.c_str());
        // Five by five; two of them are corners of the old grid: 0 and 1, of 0, 1/3, 2/3 and 1.
        const LookupTable table = readLookup(file);
        QCOMPARE(table.rows, std::size_t(64 + 25 - 1));
        QCOMPARE(result.lines().at(0)["rows"].get<std::size_t>(), table.rows);
        for (std::size_t row = 0; row < before.rows; ++row) {
            const std::size_t same = nearestRow(table, before.point(row));
            QVERIFY(std::ranges::equal(table.point(same), before.point(row)));
            QVERIFY(std::ranges::equal(table.value(same), before.value(row)));
        }
        QCOMPARE(table.side["refinements"].size(), std::size_t(1));
        // Once more adds nothing.
        const std::string bytes = readFile(file);
        QCOMPARE(cli(words).exit, 0);
        QVERIFY(readFile(file) == bytes);
        QCOMPARE(readJson(m_folder / "refined.json")["refinements"].size(), std::size_t(1));
        // A resumed build keeps what was refined.
        QCOMPARE(cli(build(file, {"--resume"})).exit, 0);
        QVERIFY(readFile(file) == bytes);
        // Scattered points in a region, killed and done again.
        const Words some = {"lookup",      "refine", file,     "--low",    "0.1,0.1,0.1", "--high",
                            "0.2,0.2,0.2", "--grid", "random", "--points", "40"};
        QCOMPARE(cli(some).exit, 0);
        QCOMPARE(readLookup(file).rows, table.rows + 40);
    }

    void info() {
        const fs::path file = m_folder / "info.csv";
        QCOMPARE(cli({"lookup", "build", "--synth", "sin", "--subdiv", "4", "--seconds", "0.1",
                      "--out", file})
                     .exit,
                 0);
        const CliResult result = cli({"lookup", "info", file, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Json facts = result.lines().at(0);
        QCOMPARE(facts["rows"].get<int>(), 16);
        QCOMPARE(facts["parameters"].get<int>(), 2);
        QCOMPARE(facts["columns"].get<int>(), 55);
        QVERIFY(facts["complete"] == true);
        QCOMPARE(facts["faults"]["silent_rows"].get<int>(), 4); // amplitude 0
        QCOMPARE(facts["faults"]["double_rows"].get<int>(), 0);
        QCOMPARE(facts["statistics"]["param-0"]["max"].get<double>(), 1.0);
        QVERIFY(std::abs(facts["statistics"]["param-1"]["mean"].get<double>() - 0.5) < 1e-12);
        const Json& loudness = facts["statistics"]["loudness-dBFS"];
        QVERIFY(loudness["min"] < -150 && loudness["max"] > -20);
        QVERIFY(facts["side"]["synth"]["name"] == "sin");
        QVERIFY(cli({"lookup", "info", file}).out.find("4 silent rows") != std::string::npos);

        const fs::path foreign = m_folder / "foreign.csv";
        writeFile(foreign, "param-0,loudness-dBFS,mfcc-0\n0,-20,3\n0,-120,3\n1,,3\n");
        const Json odd = cli({"lookup", "info", foreign, "--json"}).lines().at(0);
        QVERIFY(odd["side"].is_null());
        QVERIFY(odd["faults"]["constant_columns"] == Json::array({"mfcc-0"}));
        QCOMPARE(odd["faults"]["silent_rows"].get<int>(), 1);
        QCOMPARE(odd["faults"]["unknown_values"].get<int>(), 1);
        QCOMPARE(odd["faults"]["double_rows"].get<int>(), 1);
        QCOMPARE(odd["statistics"]["loudness-dBFS"]["mean"].get<double>(), -70.0);
        QCOMPARE(cli({"lookup", "refine", foreign, "--low", "0", "--high", "1"}).exit, 3);
    }

    /// A patch gives the table of the native synthesizer that it copies; noise decides the rest.
    void pureData() {
        if (QStandardPaths::findExecutable("pd").isEmpty())
            QSKIP("Pure Data is not installed");
        const fs::path patch = m_folder / "patch";
        fs::create_directories(patch);
        fs::copy_file(source() / "assets/puredata/sine/synth.pd", patch / "synth.pd");
        const fs::path file = m_folder / "patch.csv", native = m_folder / "native.csv";
        const auto line = [](const std::string& synth, const fs::path& out, const Words& more) {
            Words words = {"lookup",    "build", "--synth",    synth, "--subdiv", "4",
                           "--seconds", "0.5",   "--pre-roll", "0.5", "--out",    out};
            words.insert(words.end(), more.begin(), more.end());
            return words;
        };
        QVERIFY(cli(line(patch, file, {})).exit != 0); // nobody says how many parameters
        const CliResult result = cli(line(patch, file, {"--params", "2"}));
        QVERIFY2(result.exit == 0, result.err.c_str());
        QCOMPARE(cli(line("sin", native, {})).exit, 0);
        const LookupTable a = readLookup(file), b = readLookup(native);
        QCOMPARE(a.points, b.points);
        for (std::size_t row = 0; row < a.rows; ++row)
            for (std::size_t column : {2u, 16u, 20u, 27u, 34u}) {
                const double wanted = b.value(row)[column];
                QVERIFY(std::abs(a.value(row)[column] - wanted) <= 1e-3 * std::abs(wanted) + 1e-6);
            }
        // It goes on, too, as long as the patch is the same.
        const std::string whole = readFile(file);
        writeFile(file, whole.substr(0, whole.size() / 2));
        QCOMPARE(cli(line(patch, file, {"--params", "2", "--resume"})).exit, 0);
        QVERIFY(readFile(file) == whole);
        const CliResult refined =
            cli({"lookup", "refine", file, "--low", "0,0.4", "--high", "0,0.6", "--subdiv", "3"});
        QVERIFY2(refined.exit == 0, refined.err.c_str());
        QCOMPARE(readLookup(file).rows, a.rows + 3);
        writeFile(patch / "synth.pd", readFile(patch / "synth.pd") + "#X text 9 9 changed;\n");
        const CliResult changed = cli(line(patch, file, {"--params", "2", "--resume"}));
        QCOMPARE(changed.exit, 3);
        QVERIFY2(changed.err.find("synth.hash") != std::string::npos, changed.err.c_str());
    }

    void usage_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("sentence");
        const QString out = QString::fromStdString(m_folder / "bad.csv");
        const auto line = [&](QStringList more) {
            return QStringList{"lookup", "build", "--out", out} + more;
        };
        QTest::newRow("no synth") << line({}) << 2 << "--synth";
        QTest::newRow("unknown") << line({"--synth", "fm33"}) << 2 << "fm3";
        QTest::newRow("no folder") << line({"--synth", "/no/such/synth"}) << 3 << "/no/such/synth";
        QTest::newRow("grid") << line({"--synth", "sin", "--grid", "cubic"}) << 2 << "'grid' is";
        QTest::newRow("one value")
            << line({"--synth", "sin", "--subdiv", "1"}) << 2 << "at least 2";
        QTest::newRow("too many") << line({"--synth", "fm4", "--subdiv", "100"}) << 2
                                  << "10 million";
        QTest::newRow("points of a grid")
            << line({"--synth", "sin", "--points", "9"}) << 2 << "--points";
        QTest::newRow("no length") << line({"--synth", "sin", "--seconds", "0"}) << 2 << "600 s";
        QTest::newRow("window") << line({"--synth", "sin", "--window", "-5"}) << 2 << "window";
        QTest::newRow("grains") << line({"--synth", "granular", "--grains", "/no/such.wav"}) << 3
                                << "/no/such.wav";
        QTest::newRow("no grains")
            << line({"--synth", "sin", "--jitter", "0.5", "--semitones"}) << 2
            << "'sin' plays no grains and does not know: jitter, semitones";
        QTest::newRow("no levels")
            << line({"--synth", "fm3", "--unlevelled"}) << 2 << "grains left unlevelled";
        QTest::newRow("packed") << QStringList{"lookup", "build", "--synth",
                                               "sin",    "--out", out + ".gz"}
                                << 2 << ".gz";
        QTest::newRow("folder") << QStringList{"lookup",   "build", "--synth", "sin",
                                               "--subdiv", "2",     "--out",   "/proc/x/y.csv"}
                                << 1 << "/proc/x";
        QTest::newRow("no table") << QStringList{"lookup", "info", "/no/such.csv"} << 3
                                  << "/no/such.csv";
        QTest::newRow("nothing to refine")
            << QStringList{"lookup", "refine", "/no/such.csv", "--low", "0", "--high", "1"} << 3
            << "/no/such.csv";
    }
    void usage() {
        QFETCH(QStringList, words);
        QFETCH(int, exit);
        QFETCH(QString, sentence);
        Words list;
        for (const QString& word : words)
            list.push_back(word.toStdString());
        const CliResult result = cli(list);
        QVERIFY2(result.err.find(sentence.toStdString()) != std::string::npos, result.err.c_str());
        QCOMPARE(result.exit, exit);
        QVERIFY(result.out.empty());
        QVERIFY(!fs::exists(m_folder / "bad.csv"));
    }

    /// One list of options, two verbs: what the task calls original the verb also calls parity.
    void sameOptionsAsTheTask() {
        const std::string verb = cli({"lookup", "build", "--help"}).out;
        const std::string task = cli({"impro", "table", "--help"}).out;
        for (const char* name :
             {"--subdiv", "--grid", "--points", "--seconds", "--pre-roll", "--rate", "--window",
              "--hop", "--loudness-window", "--mode", "--grains", "--jitter", "--semitones",
              "--levelled", "--original", "--statistics"}) {
            QVERIFY2(verb.find(name) != std::string::npos, name);
            QVERIFY2(task.find(name) != std::string::npos, name);
        }
        QVERIFY(verb.find("--patch") == std::string::npos);
        const fs::path file = m_folder / "unlevelled.csv";
        const Words words = {
            "lookup", "build",    "--synth",      "granular",        "--subdiv", "2", "--seconds",
            "0.1",    "--parity", "--unlevelled", "--no-statistics", "--out",    file};
        const CliResult result = cli(words);
        QVERIFY2(result.exit == 0, result.err.c_str());
        const LookupTable table = readLookup(file);
        QVERIFY(table.side["synth"]["parity"].get<bool>());
        QVERIFY(!table.side["synth"]["levelled"].get<bool>());
        QVERIFY(table.extra.empty());
    }

    /// The same work as a run: killed, it goes on with the rows that it has.
    void asATask() {
        const fs::path out = m_folder / "run";
        const Words words = {"impro",     "table",     "--synth", "fm3",    "--subdiv",
                             "4",         "--seconds", "10",      "--seed", "9",
                             "--threads", "1",         "--out",   out};
        CliResult result;
        const fs::path growing = out / "checkpoints/table.csv";
        const std::size_t seen = stopAt(words, growing, 5, SIGKILL, 0, result);
        QCOMPARE(result.exit, -2);
        QVERIFY(seen >= 5);
        QVERIFY(!fs::exists(out / "table.csv"));
        const std::string before = readFile(growing);
        const CliResult resumed = cli({"run", out, "--json"});
        QVERIFY2(resumed.exit == 0, resumed.err.c_str());
        QCOMPARE(resumed.lines().at(0)["rows"].get<int>(), 64);
        QVERIFY(!fs::exists(growing));
        const std::string text = readFile(out / "table.csv");
        const std::string kept = before.substr(before.find('\n') + 1);
        QVERIFY(text.find(kept.substr(0, kept.find('\n') + 1)) != std::string::npos);
        const fs::path direct = m_folder / "direct.csv";
        QCOMPARE(cli(build(direct, {}, "10")).exit, 0);
        QVERIFY(readFile(direct) == text);
        // The same run.json gives the same bytes.
        const fs::path copy = m_folder / "copy";
        QCOMPARE(cli({"run", out / "run.json", "--out", copy}).exit, 0);
        QVERIFY(readFile(copy / "table.csv") == text);
    }
};

QTEST_GUILESS_MAIN(TestCliLookup)
#include "tst_cli_lookup.moc"
