#include "tests/cli/clirun.h"

#include "core/formats/agentzip.h"
#include "core/formats/tfevents.h"
#include "core/maps/corpus.h"
#include "core/maps/lookup.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

const char* const goldenAgents[] = {"FM3_1720610895-DQN_DQN_best", "FM3_1720093771-PPO_PPO_best"};

fs::path goldenZip(const std::string& name) {
    return golden() / "improvisation" / "models" / (name + ".zip");
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestCliAgent : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path m_table;

    /// A training that takes a moment; options of `more` in place of the usual ones.
    Words train(const fs::path& out, const Words& more = {}) const {
        Words words = {"agent", "train", "--table", m_table, "--out", out, "--json"};
        const Words usual = {"--algo",
                             "dqn",
                             "--steps",
                             "3000",
                             "--preset",
                             "recommended",
                             "--seed",
                             "5",
                             "--hidden",
                             "16",
                             "--evaluate-every",
                             "1000",
                             "--episodes",
                             "1",
                             "--max-episode-duration",
                             "200"};
        for (std::size_t i = 0; i < usual.size(); i += 2)
            if (std::find(more.begin(), more.end(), usual[i]) == more.end())
                words.insert(words.end(), {usual[i], usual[i + 1]});
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

private Q_SLOTS:
    void initTestCase() {
        m_table = m_folder / "sin.csv";
        QCOMPARE(cli({"lookup", "build", "--synth", "sin", "--subdiv", "6", "--seconds", "0.05",
                      "--seed", "1", "--out", m_table})
                     .exit,
                 0);
    }

    void trainsAndEvaluates() {
        const fs::path run = m_folder / "run";
        const CliResult result = cli(train(run));
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Json report = result.lines().at(0);
        QVERIFY(report["steps"] == 3000 && report["algorithm"] == "dqn");
        const Words words = {"agent", "evaluate", run, "--table", m_table, "--episodes",
                             "2",     "--seed",   "3", "--json",  "--csv", m_folder / "e.csv"};
        const CliResult evaluated = cli(words);
        QVERIFY2(evaluated.exit == 0, evaluated.err.c_str());
        const Json figures = evaluated.lines().at(0);
        for (const char* key :
             {"reward_mean", "reward_std", "rmse_mean", "rmse_median", "within_0_1"})
            QVERIFY2(figures.at(key).is_number(), key);
        for (const char* baseline : {"random", "stay", "nearest"})
            QVERIFY(figures.at("baselines").at(baseline).at("rmse_mean").is_number());
        QCOMPARE(cli(words).out, evaluated.out); // of the seed alone
        QVERIFY(fs::exists(m_folder / "e.csv"));
        // Its own table is made again where none is named.
        const CliResult own =
            cli({"agent", "evaluate", run, "--episodes", "2", "--seed", "3", "--json"});
        QVERIFY2(own.exit == 0, own.err.c_str());
        QCOMPARE(own.out, evaluated.out);
        const fs::path sound = m_folder / "heard.wav";
        QCOMPARE(cli({"agent", "audition", run, "--table", m_table, "--seconds", "0.5", "--target",
                      "--out", sound})
                     .exit,
                 0);
        QVERIFY(fs::file_size(sound) > 50000);
    }

    void presetThenFields() {
        const fs::path run = m_folder / "parity";
        const CliResult result =
            cli({"agent", "train", "--gamma", "0.5", "--steps", "200", "--preset", "parity",
                 "--algo", "ppo", "--rollout", "64", "--table", m_table, "--out", run, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Json options = readJson(run / "run.json")["options"];
        QVERIFY(options["gamma"] == 0.5 && options["learning_rate"] == 3e-4);
        QVERIFY(options["reward_type"] == "cubic" && options["time_is_terminal"] == true);
    }

    void goesOn() {
        const fs::path whole = m_folder / "whole", part = m_folder / "part";
        const Json end = cli(train(whole, {"--steps", "5000"})).lines().at(0);
        QCOMPARE(cli(train(part, {"--steps", "2500"})).exit, 0);
        CliResult result = cli({"agent", "train", "--resume", part, "--json"});
        QCOMPARE(result.exit, 3);
        QVERIFY2(contains(result.err, "done"), result.err.c_str());
        result = cli({"agent", "train", "--resume", part, "--steps", "5000", "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QVERIFY(result.lines().at(0)["hash"] == end["hash"]);
        // A new run from what this one has learnt.
        result = cli(train(m_folder / "next", {"--resume", part, "--steps", "1000"}));
        QVERIFY2(result.exit == 0, result.err.c_str());
    }

    /// A run belongs to one process, and an agent is trained by one: several are told so, and none
    /// of them leaves anything.
    void oneOfSeveral() {
        const fs::path run = m_folder / "together";
        for (const char* rank : {"0", "1"}) {
            const CliResult result = cli(train(run), {{"RANK", rank},
                                                      {"WORLD_SIZE", "2"},
                                                      {"LOCAL_RANK", rank},
                                                      {"MASTER_ADDR", "127.0.0.1"},
                                                      {"MASTER_PORT", "29500"}});
            QCOMPARE(result.exit, 2);
            QVERIFY2(contains(result.err, " of 2 that torchrun or srun started together"),
                     result.err.c_str());
        }
        QVERIFY(!fs::exists(run));
        QCOMPARE(cli({"agent", "--help"}, {{"RANK", "1"}, {"WORLD_SIZE", "2"}}).exit, 0);
    }

    /// Killed at any moment, it loses what came after the last checkpoint and nothing else.
    void survivesKill() {
        const fs::path whole = m_folder / "unkilled", killed = m_folder / "killed";
        const Words more = {"--steps", "150000",           "--checkpoint-every",
                            "0.1",     "--evaluate-every", "50000"};
        const Json end = cli(train(whole, more)).lines().at(0);
        QProcess process;
        startCli(process, train(killed, more));
        QVERIFY(process.waitForStarted());
        QElapsedTimer patience;
        patience.start();
        while (patience.elapsed() < 60000 && process.state() == QProcess::Running &&
               !fs::exists(killed / "checkpoints" / "checkpoints.json") &&
               !process.waitForFinished(5)) {
        }
        QCOMPARE(process.state(), QProcess::Running);
        ::kill(pid_t(process.processId()), SIGKILL);
        resultOf(process);
        const CliResult result = cli({"agent", "train", "--resume", killed, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QVERIFY(result.lines().at(0)["hash"] == end["hash"]);
    }

    void asks() {
        const fs::path run = m_folder / "run";
        const CliResult rated = cli({"agent", "rate", run, "--sample", "2000", "--good"});
        QCOMPARE(rated.exit, 0);
        QVERIFY(contains(rated.out, "counts when it goes on")); // it has ended
        QCOMPARE(cli({"agent", "forbid", run, "--low", "0.5,0", "--high", "1,0.5"}).exit, 0);
        QCOMPARE(cli({"agent", "rate", run, "--sample", "2000"}).exit, 2);
        QCOMPARE(cli({"agent", "forbid", run, "--low", "0.5", "--high", "0.1"}).exit, 3);
        QCOMPARE(cli({"agent", "feed", run, m_folder / "missing.wav"}).exit, 3);
        // Refused when it is asked, and not asked of the training.
        const std::string asked = readFile(run / "requests.jsonl");
        const auto refused = [&](const Words& words, const char* what) {
            const CliResult result = cli(words);
            return result.exit == 3 && contains(result.err, what) &&
                   readFile(run / "requests.jsonl") == asked;
        };
        QVERIFY(refused({"agent", "rate", run, "--sample", "77", "--good"}, "sample of step 77"));
        QVERIFY(refused({"agent", "forbid", run, "--low", "0,0,0", "--high", "1,1,0.5"},
                        "3 bounds, but the synthesizer has 2"));
        QVERIFY(refused({"agent", "forbid", run, "--low", "0,0", "--high", "1,1"}, "some place"));
        writeFile(m_folder / "junk.wav", "no sound at all");
        QVERIFY(refused({"agent", "feed", run, m_folder / "junk.wav"}, "junk.wav"));
        writeFile(m_folder / "junk.csv", ",loudness-dB\n0,-3\n");
        QVERIFY(refused({"agent", "feed", run, m_folder / "junk.csv"}, "junk.csv"));
        QCOMPARE(cli({"agent", "freeze", m_folder.path()}).exit, 3);
        const CliResult result =
            cli({"agent", "train", "--resume", run, "--steps", "4000", "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        const std::string log = readFile(run / "log.txt");
        QVERIFY(contains(log, "step 3000: {\"rate\":1,\"sample\":2000}"));
        QVERIFY(contains(log, "step 3000: {\"forbid\":"));
    }

    void importsAndExports() {
        if (!fs::exists(goldenZip(goldenAgents[0])))
            QSKIP("no golden data");
        for (const std::string name : goldenAgents) {
            const fs::path folder = m_folder / ("imported " + name),
                           zip = m_folder / (name + ".zip");
            CliResult result = cli({"agent", "import", goldenZip(name), "--out", folder, "--json"});
            QVERIFY2(result.exit == 0, result.err.c_str());
            QCOMPARE(result.lines().at(0)["observation_size"].get<int>(), 69);
            QCOMPARE(result.lines().at(0)["columns"].size(), std::size_t(33));
            QCOMPARE(cli({"agent", "import", goldenZip(name), "--out", folder}).exit, 3);
            result = cli({"agent", "export", folder, "--out", zip, "--json"});
            QVERIFY2(result.exit == 0, result.err.c_str());
            const AgentZip before = readAgentZip(goldenZip(name)), after = readAgentZip(zip);
            QVERIFY(before.policy == after.policy);
            QVERIFY(before.data == after.data);
            QVERIFY(before.others == after.others);
            QCOMPARE(after.version, before.version);
        }
        // One of our own.
        const CliResult own =
            cli({"agent", "export", m_folder / "run", "--out", m_folder / "own.zip"});
        QVERIFY2(own.exit == 0, own.err.c_str());
        const CliResult back =
            cli({"agent", "import", m_folder / "own.zip", "--out", m_folder / "back", "--json"});
        QVERIFY2(back.exit == 0, back.err.c_str());
        QVERIFY(back.lines().at(0)["columns"].size() > 0);
    }

    void predicts() {
        if (!fs::exists(goldenZip(goldenAgents[0])))
            QSKIP("no golden data");
        for (const std::string name : goldenAgents) {
            const bool dqn = contains(name, "DQN");
            const Json expected =
                readJson(golden() / "improvisation" /
                         ("policy_" + name.substr(0, name.find('_', 4)) + ".json"));
            Json observations = Json::array();
            const int size = expected["observationSize"].get<int>();
            for (int k = 0; k < 2; ++k) {
                Json one = Json::array();
                for (int i = 0; i < size; ++i)
                    one.push_back(k == 0 ? 0.0 : -1 + 2.0 * i / (size - 1));
                observations.push_back(one);
            }
            const fs::path file = m_folder / "obs.json";
            writeJson(file, observations);
            const CliResult result =
                cli({"agent", "predict", goldenZip(name), "--observations", file, "--json"});
            QVERIFY2(result.exit == 0, result.err.c_str());
            const Json report = result.lines().at(0);
            int met = 0;
            for (const Json& known : expected["cases"]) {
                const std::string formula = known["observation"].dump();
                const int k = contains(formula, "zeros") ? 0 : contains(formula, "ramp") ? 1 : -1;
                if (k < 0)
                    continue;
                const auto wanted = known[dqn ? "qValues" : "logits"].get<std::vector<double>>();
                const auto given =
                    report[dqn ? "q_values" : "logits"][k].get<std::vector<double>>();
                QCOMPARE(given.size(), wanted.size());
                for (std::size_t i = 0; i < wanted.size(); ++i)
                    QVERIFY(std::abs(given[i] - wanted[i]) <= 1e-4 + 1e-6 * std::abs(wanted[i]));
                ++met;
            }
            QCOMPARE(met, 2);
            // One observation alone has one answer.
            writeJson(file, observations[1]);
            const Json alone =
                cli({"agent", "predict", goldenZip(name), "--observations", file, "--json"})
                    .lines()
                    .at(0);
            QVERIFY(alone["action"].is_number_integer() && alone["action"] == report["action"][1]);
        }
    }

    void starters() {
        const CliResult listed = cli({"agent", "list", "--json"});
        QVERIFY2(listed.exit == 0, listed.err.c_str());
        const Json agents = listed.lines().at(0)["agents"];
        QCOMPARE(agents.size(), std::size_t(3));
        for (const Json& agent : agents) {
            const std::string name = agent["name"].get<std::string>();
            const CliResult result =
                cli({"agent", "evaluate", name, "--episodes", "3", "--seed", "11", "--json"});
            QVERIFY2(result.exit == 0, result.err.c_str());
            const Json figures = result.lines().at(0);
            QVERIFY2(figures["rmse_mean"].get<double>() <
                         0.6 * figures["baselines"]["random"]["rmse_mean"].get<double>(),
                     name.c_str());
        }
        const CliResult wrong = cli({"agent", "evaluate", "sin-startr", "--json"});
        QCOMPARE(wrong.exit, 3);
        QVERIFY2(contains(wrong.err, "sin-starter"), wrong.err.c_str());
        const CliResult baseline = cli({"agent", "evaluate", "nearest"});
        QCOMPARE(baseline.exit, 3);
        QVERIFY2(contains(baseline.err, "name an agent"), baseline.err.c_str());
        const CliResult told = cli({"agent", "list"});
        QVERIFY2(contains(told.out, "rmse mean 0.0"), told.out.c_str());
        for (const QByteArray& line : QByteArray::fromStdString(told.out).split('\n'))
            QVERIFY2(line.size() < 80, line.constData());
    }

    void comparesRuns() {
        const fs::path a = m_folder / "run", b = m_folder / "parity";
        CliResult result = cli({"runs", "show", a, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Json shown = result.lines().at(0);
        QVERIFY(shown["state"] == "done" && shown["options"]["steps"] == 4000);
        QVERIFY(shown["metrics"]["eval/rmse_mean"]["count"] == 4);
        result = cli({"runs", "compare", a, b, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        const Json compared = result.lines().at(0);
        QVERIFY(compared["options"]["algorithm"] == Json({"dqn", "ppo"}));
        QVERIFY(!compared["options"].contains("step_size"));
        QVERIFY(compared["metrics"]["eval/rmse_mean"][0]["best"].is_number());
        QVERIFY(compared["metrics"]["train/n_updates"].size() == 2);
        // For people: under the names of the runs, in columns.
        result = cli({"runs", "compare", a, b});
        const auto lines = QString::fromStdString(result.out).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines[0].simplified(), QStringLiteral("run run parity"));
        for (const QString& line : lines)
            QVERIFY2(line.size() == lines[0].size(), qPrintable(line));
        // As before: without a verb they are listed.
        const auto rows = cli({"runs", m_folder.path(), "--json"}).lines();
        QVERIFY(rows.size() >= 4);
        QCOMPARE(cli({"runs", "list", m_folder.path(), "--json"}).lines().size(), rows.size());
        QCOMPARE(cli({"runs", "compare", a}).exit, 2);
        QCOMPARE(cli({"runs", "show", m_folder / "nowhere"}).exit, 3);
    }

    void tornCurves() {
        const fs::path torn = m_folder / "torn";
        fs::copy(m_folder / "run", torn, fs::copy_options::recursive);
        for (const auto& entry : fs::directory_iterator(torn))
            if (contains(entry.path().filename(), "tfevents"))
                fs::resize_file(entry.path(), fs::file_size(entry.path()) - 7);
        const CliResult result = cli({"runs", "show", torn, "--json"});
        QVERIFY2(result.exit == 0, result.err.c_str());
        QVERIFY(result.lines().at(0)["metrics"]["eval/rmse_mean"]["count"].get<int>() >= 3);
        const Json troubles = result.lines().at(0)["troubles"];
        QCOMPARE(troubles.size(), std::size_t(1));
        QVERIFY2(contains(troubles[0], "breaks off"), troubles.dump().c_str());
        QVERIFY(contains(result.err, troubles[0]));
        const CliResult whole = cli({"runs", "show", m_folder / "run", "--json"});
        QVERIFY(whole.lines().at(0)["troubles"].empty());
        QCOMPARE(cli({"agent", "train", "--resume", torn, "--steps", "4500", "--json"}).exit, 0);
    }

    void badInput_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"shape", "column", "nan", "bomb", "foreign", "nothing"})
            QTest::addRow("%s", what) << QString(what);
    }
    /// One sentence each.
    void badInput() {
        QFETCH(QString, what);
        CliResult result;
        std::string part;
        const fs::path zip = m_folder / "bad.zip";
        if (what == QLatin1String("shape")) {
            const fs::path table = m_folder / "fm3.csv";
            cli({"lookup", "build", "--synth", "fm3", "--subdiv", "2", "--seconds", "0.05", "--out",
                 table});
            result = cli({"agent", "evaluate", m_folder / "run", "--table", table, "--json"});
            part = "3 parameters";
        } else if (what == QLatin1String("column")) {
            result = cli(train(m_folder / "bad", {"--features-keep", "loudnes-dB"}));
            part = "loudness-dB";
        } else if (what == QLatin1String("nan")) {
            Corpus corpus;
            corpus.columns = readLookup(m_table).descriptors;
            corpus.frames = Matrix(20, corpus.columns.size());
            corpus.frames.row(5)[2] = std::nanf("");
            writeCorpus(m_folder / "nan.csv", corpus);
            result = cli(train(m_folder / "bad nan",
                               {"--corpus", m_folder / "nan.csv", "--training-mode", "corpus"}));
            part = "nan.csv";
        } else if (what == QLatin1String("bomb")) {
            // A member that claims to unpack to terabytes.
            std::string bytes = readFile(m_folder / "own.zip");
            const auto central = bytes.rfind("PK\x01\x02");
            QVERIFY(central != std::string::npos);
            for (std::size_t i = 24; i < 28; ++i)
                bytes[central + i] = '\x7f';
            writeFile(zip, bytes);
            result = cli({"agent", "import", zip, "--out", m_folder / "bomb"});
            part = "bad.zip";
        } else if (what == QLatin1String("foreign")) {
            std::string bytes = readFile(m_folder / "own.zip");
            // The global that builds tensors becomes another of the same length.
            const std::string known = "_rebuild_tensor_v2", foreign = "_rebuild_system_v2";
            for (auto at = bytes.find(known); at != std::string::npos; at = bytes.find(known, at))
                bytes.replace(at, known.size(), foreign);
            writeFile(zip, bytes);
            result = cli({"agent", "import", zip, "--out", m_folder / "foreign"});
            part = "bad.zip";
        } else {
            result = cli({"agent", "predict", m_folder / "no such", "--observations", m_table});
            part = "no such agent";
        }
        QVERIFY2(result.exit == 3, (std::to_string(result.exit) + " " + result.err).c_str());
        QVERIFY2(contains(result.err, part), result.err.c_str());
    }
};

QTEST_APPLESS_MAIN(TestCliAgent)
#include "tst_cli_agent.moc"
