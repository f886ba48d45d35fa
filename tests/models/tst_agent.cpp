#include "tests/models/agentrig.h"

#include "core/maps/corpus.h"
#include "core/soundfile.h"
#include "core/synth/synthrender.h"
#include "models/checkpoint.h"
#include "models/impro/agentrequests.h"
#include "models/impro/stage.h"

#include <cmath>
#include <fstream>
#include <thread>

using namespace antiphon;
using namespace antiphon::testing;
using impro::Agent;
using impro::AgentRequest;

namespace {

/// Message of the UserError that `work` throws; empty if it throws none.
template <class Work>
std::string refusal(Work&& work) {
    try {
        work();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string hashOf(const fs::path& run) {
    const auto rows = listCheckpoints(run / "checkpoints");
    return rows.empty() ? "" : tensorHash(impro::readAgent(rows.back().weights).policy.tensors());
}

} // namespace

class TestAgent : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path m_table;

    Corpus song(std::size_t frames, double from, double to) const {
        const LookupTable table = readLookup(m_table);
        Corpus corpus;
        corpus.columns = table.descriptors;
        corpus.frames = Matrix(frames, table.descriptors.size());
        for (std::size_t i = 0; i < frames; ++i) {
            const double at = from + (to - from) * double(i) / double(frames);
            const std::size_t row = nearestRow(table, std::array{at, 0.8});
            for (std::size_t c = 0; c < corpus.columns.size(); ++c)
                corpus.frames.row(i)[c] = float(table.value(row)[c]);
        }
        return corpus;
    }

private Q_SLOTS:
    void initTestCase() { m_table = sineTable(m_folder / "sine.csv"); }

    void resumes_data() {
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<int>("stop");
        for (const char* algorithm : {"dqn", "ppo", "a2c"})
            for (const int stop : {1, 777, 1000, 2345})
                QTest::addRow("%s %d", algorithm, stop) << QString(algorithm) << stop;
    }
    /// Stopped at a step and gone on with, a training ends as the uninterrupted one.
    void resumes() {
        QFETCH(QString, algorithm);
        QFETCH(int, stop);
        const std::string name = algorithm.toStdString();
        const fs::path whole = m_folder / (name + "-whole");
        if (!fs::exists(whole))
            execute(newRun(whole, quickOptions(name, 3000), m_table));
        const fs::path parts = m_folder / (name + "-" + std::to_string(stop));
        execute(newRun(parts, quickOptions(name, stop), m_table));
        QVERIFY(hashOf(parts) != hashOf(whole));
        QCOMPARE(goOn(parts, 3000).hash(), hashOf(whole));
        QCOMPARE(hashOf(parts), hashOf(whole));
    }

    void cancelledIsGoneOnWith() {
        const fs::path whole = m_folder / "uncancelled", parts = m_folder / "cancelled";
        Json options = quickOptions("dqn", 20000);
        const std::string hash = execute(newRun(whole, options, m_table)).hash();
        Run run = newRun(parts, options, m_table);
        JobControl control;
        bool cancelled = false;
        std::thread worker([&] {
            try {
                run.execute(agentTask(), control);
            } catch (const Cancelled&) {
                cancelled = true;
            }
        });
        while (listCheckpoints(parts / "checkpoints").empty())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        control.cancel();
        worker.join();
        QVERIFY(cancelled);
        QCOMPARE(execute(Run::open(parts)).hash(), hash);
    }

    void learnsAndTells() {
        Json options = quickOptions("dqn", 8000);
        const fs::path folder = m_folder / "learns";
        const Training training = execute(newRun(folder, options, m_table));
        const Json& figures = training.outcome.figures;
        for (const char* key : {"reward_mean", "reward_std", "rmse_mean", "rmse_median",
                                "within_0_1", "baselines", "hash", "best_step", "steps"})
            QVERIFY2(figures.contains(key), key);
        QVERIFY(figures["rmse_mean"].get<double>() <
                figures["baselines"]["random"]["rmse_mean"].get<double>());
        const Agent agent = impro::readAgent(folder);
        QCOMPARE(agent.columns, (std::vector<std::string>{"loudness-dB", "specshape-centroid"}));
        QCOMPARE(agent.policy.observationSize(), std::size_t(6));
        QVERIFY(agent.scaling.has_value());
        QCOMPARE(agent.hop, 128);
        QVERIFY(agent.evaluation["rmse_mean"] == figures["rmse_mean"]);
        QVERIFY(fs::exists(folder / "out" / "evaluation.csv"));
        // Written and read again it is the same agent.
        impro::writeAgent(m_folder / "copy", agent);
        const Agent copy = impro::readAgent(m_folder / "copy");
        QVERIFY(copy.policy.tensors() == agent.policy.tensors());
        QVERIFY(copy.table == agent.table && copy.scaling->json() == agent.scaling->json());
        QVERIFY(impro::agentSettingsJson(copy.settings) ==
                impro::agentSettingsJson(agent.settings));
        // Its table can be made again.
        const LookupTable table = impro::rebuildTable(agent, m_folder / "again");
        QCOMPARE(impro::tableHash(table), impro::tableHash(readLookup(m_table)));
    }

    /// The checkpoint that is kept did best on some episodes; how good it is others must say.
    void isJudgedByOtherEpisodesThanItWasChosenBy() {
        Json options = quickOptions("dqn", 2000);
        options["episodes"] = 10; // as many as at the end
        const fs::path folder = m_folder / "judged";
        const Training training = execute(newRun(folder, options, m_table));
        const Json best = readJson(folder / "checkpoints" / "checkpoints.json")["best"];
        QVERIFY(best["step"] == training.outcome.figures["best_step"]);
        QVERIFY(std::abs(training.outcome.figures["rmse_mean"].get<double>() -
                         best["value"].get<double>()) > 1e-6);
    }

    void samplesAreHeard() {
        const fs::path samples = m_folder / "learns" / "out" / "samples";
        int heard = 0;
        for (const auto& entry : fs::directory_iterator(samples)) {
            if (entry.path().extension() != ".wav")
                continue;
            const Sound sound = readSound(entry.path());
            QCOMPARE(sound.rate, 44100);
            QVERIFY(std::abs(sound.seconds() - 4) < 0.01);
            const float peak = peakOf(sound.samples);
            QVERIFY2(peak > 0.05f && peak < 0.99f, qPrintable(QString::number(double(peak))));
            QVERIFY(std::abs(sound.samples.front()) < 0.01f);
            QVERIFY(std::abs(sound.samples.back()) < 0.01f);
            // A sine of 2520 Hz moves by 0.36 a sample at most, a click by more.
            float steepest = 0;
            for (std::size_t i = 1; i < sound.samples.size(); ++i)
                steepest = std::max(steepest, std::abs(sound.samples[i] - sound.samples[i - 1]));
            QVERIFY2(steepest < 0.4f, qPrintable(QString::number(double(steepest))));
            ++heard;
        }
        QVERIFY(heard >= 8);
    }

    void auditions() {
        const Agent agent = impro::readAgent(m_folder / "learns");
        const LookupTable table = readLookup(m_table);
        const impro::AuditionSettings settings{.seconds = 1, .withTarget = true};
        const auto once = impro::auditionAgent(agent, table, {}, settings, 3, "table");
        const auto again = impro::auditionAgent(agent, table, {}, settings, 3, "table");
        QCOMPARE(once.sound.channels, 2);
        QVERIFY(once.sound.samples == again.sound.samples);
        QVERIFY(once.sound.samples !=
                impro::auditionAgent(agent, table, {}, settings, 4, "table").sound.samples);
        // A song ends when it ends; checkpoints are heard, too.
        const auto rows = listCheckpoints(m_folder / "learns" / "checkpoints");
        const Agent early = impro::readAgent(rows.front().weights);
        const auto sung = impro::auditionAgent(early, table, {{song(100, 0, 1)}, {"song"}, {}, {}},
                                               settings, 3, "table");
        QCOMPARE(sung.path.actions.size(), std::size_t(100));
        QCOMPARE(sung.sound.frames(), std::size_t(100 * 128));
    }

    void ratingsAndRegions() {
        const fs::path folder = m_folder / "asked";
        execute(newRun(folder, quickOptions("dqn", 2000), m_table));
        impro::appendRequest(folder,
                             {.kind = AgentRequest::Kind::Rate, .rate = -1, .sample = 2000});
        impro::appendRequest(folder,
                             {.kind = AgentRequest::Kind::Forbid, .box = {{0.5, 0}, {1, 0.6}}});
        impro::appendRequest(folder, {.kind = AgentRequest::Kind::Rate, .rate = 1, .sample = 5});
        std::ofstream(impro::requestFile(folder), std::ios::app) << "{\"paint\": 3}\n";
        const fs::path other = m_folder / "asked in parts", unasked = m_folder / "unasked";
        fs::copy(folder, other, fs::copy_options::recursive);
        fs::copy(folder, unasked, fs::copy_options::recursive);
        fs::remove(impro::requestFile(unasked));

        const Training whole = goOn(folder, 5000);
        QVERIFY(contains(whole.log, "step 2000: {\"rate\":-1,\"sample\":2000}"));
        QVERIFY(contains(whole.log, "there is no sample of step 5"));
        QVERIFY(contains(whole.log, "asks for none of"));
        goOn(other, 3456);
        QCOMPARE(goOn(other, 5000).hash(), whole.hash());
        QVERIFY(goOn(unasked, 5000).hash() != whole.hash());

        const Agent agent = impro::readAgent(folder);
        QCOMPARE(agent.settings.forbidden.size(), std::size_t(1));
        QCOMPARE(agent.training["requests"].size(), std::size_t(2));
        const Json sample = readJson(folder / "out" / "samples" / "5000.json");
        const auto points = sample["points"].get<std::vector<double>>();
        for (std::size_t i = 0; i < points.size(); i += 2)
            QVERIFY(!(points[i] >= 0.5 && points[i + 1] <= 0.6));

        impro::appendRequest(folder,
                             {.kind = AgentRequest::Kind::Allow, .box = {{0.5, 0}, {1, 0.6}}});
        goOn(folder, 6000);
        QVERIFY(impro::readAgent(folder).settings.forbidden.empty());
    }

    void freezes() {
        for (const char* algorithm : {"dqn", "ppo", "a2c"}) {
            const fs::path folder = m_folder / (std::string("frozen-") + algorithm);
            const std::string hash =
                execute(newRun(folder, quickOptions(algorithm, 1000), m_table)).hash();
            impro::appendRequest(folder, {.kind = AgentRequest::Kind::Freeze, .freeze = true});
            QCOMPARE(goOn(folder, 3000).hash(), hash);
            impro::appendRequest(folder, {.kind = AgentRequest::Kind::Freeze, .freeze = false});
            QVERIFY(goOn(folder, 5000).hash() != hash);
        }
    }

    void onlyDqnIsRated() {
        const fs::path folder = m_folder / "frozen-ppo";
        impro::appendRequest(folder, {.kind = AgentRequest::Kind::Rate, .rate = 1, .sample = 5000});
        QVERIFY(contains(goOn(folder, 6000).log, "Only a DQN remembers"));
    }

    void songsComeWhileTraining() {
        const fs::path first = m_folder / "a.csv", second = m_folder / "b.csv";
        writeCorpus(first, song(200, 0, 1));
        writeCorpus(second, song(150, 1, 0));
        const fs::path recording = m_folder / "c.wav";
        writeSound(recording,
                   renderSynth({.synth = "sin", .parameters = {0.4, 0.7}, .seconds = 1}));
        Json options = quickOptions("dqn", 1500);
        options["training_mode"] = "corpus";
        const fs::path folder = m_folder / "fed", other = m_folder / "fed in parts";
        execute(newRun(folder, options, m_table, {first}));
        for (const fs::path& file : {second, recording})
            impro::appendRequest(folder, {.kind = AgentRequest::Kind::Corpus, .corpus = file});
        fs::copy(folder, other, fs::copy_options::recursive);
        const Training whole = goOn(folder, 4000);
        QVERIFY(fs::exists(folder / "corpus" / "1-b.csv"));
        QVERIFY(fs::exists(folder / "corpus" / "2-c.csv"));
        goOn(other, 2222);
        fs::remove(second); // what a training was given it keeps
        QCOMPARE(goOn(other, 4000).hash(), whole.hash());

        // An agent that followed its table alone follows what it is fed as well.
        const fs::path alone = m_folder / "alone";
        execute(newRun(alone, quickOptions("dqn", 1000), m_table));
        impro::appendRequest(alone, {.kind = AgentRequest::Kind::Corpus, .corpus = first});
        goOn(alone, 2000);
        QCOMPARE(impro::readAgent(alone).settings.mode, impro::Mode::MixedRandomCorpus);
    }

    /// What is played to an agent is brought into its table's reach as it was when it was trained.
    void songsComeIntoReach() {
        const fs::path file = m_folder / "reach.csv";
        Corpus loud = song(200, 0, 1);
        const auto loudness =
            std::size_t(std::ranges::find(loud.columns, "loudness-dB") - loud.columns.begin());
        for (std::size_t frame = 0; frame < loud.frames.rows; ++frame)
            loud.frames.row(frame)[loudness] += 20;
        writeCorpus(file, loud);
        Json options = quickOptions("dqn", 1500);
        options["training_mode"] = "corpus";
        const Training raw = execute(newRun(m_folder / "as they are", options, m_table, {file}));
        options["reach_match"] = "affine";
        const fs::path folder = m_folder / "in reach";
        const Training matched = execute(newRun(folder, options, m_table, {file}));
        QVERIFY(raw.hash() != matched.hash());

        const Agent agent = impro::readAgent(folder);
        const Corpus corpus = readCorpus(file);
        const LookupTable table = readLookup(m_table);
        QCOMPARE(agent.match.kind, impro::ReachMatch::Kind::Affine);
        const auto column = std::size_t(std::ranges::find(agent.match.columns, "loudness-dB") -
                                        agent.match.columns.begin());
        QVERIFY(column < agent.match.columns.size());
        const auto mean = [&](const auto& columns, const auto& at, std::size_t rows) {
            const auto c = std::size_t(std::ranges::find(columns, "loudness-dB") - columns.begin());
            double sum = 0;
            for (std::size_t row = 0; row < rows; ++row)
                sum += double(at(row)[c]);
            return sum / double(rows);
        };
        const double played = mean(
            corpus.columns, [&](std::size_t row) { return corpus.frames.row(row); },
            corpus.frames.rows);
        const double reached = mean(
            table.descriptors, [&](std::size_t row) { return table.value(row); }, table.rows);
        QVERIFY(std::abs(played - reached) > 1);
        QVERIFY(std::abs(agent.match.apply(column, played) - reached) < 0.01);

        // An evaluation plays the songs as the training did.
        impro::Songs songs = impro::songsOf(std::array{file}, table, {}, [](const auto&) {});
        const auto measured = [&](const Agent& tried) {
            return evaluationJson(impro::evaluateAgent(tried, table, songs, {.episodes = 3}, "t"));
        };
        Agent without = agent;
        without.match = {};
        QVERIFY(measured(agent)["baselines"] != measured(without)["baselines"]);
        Agent songless = agent; // learned on its table alone
        songless.settings.mode = impro::Mode::MixedRandom;
        QVERIFY(measured(songless) == measured(agent)); // and is given the songs to follow
    }

    void badInput() {
        const fs::path folder = m_folder / "bad";
        const auto attempt = [&](Json options, const fs::path& table,
                                 const std::vector<fs::path>& corpus = {}) {
            fs::remove_all(folder);
            return refusal([&] { execute(newRun(folder, options, table, corpus)); });
        };
        Json options = quickOptions("dqn", 100);
        options["features_keep"] = "loudness-dB, specshape-centroit";
        std::string said = attempt(options, m_table);
        QVERIFY2(contains(said, "specshape-centroit") && contains(said, "specshape-centroid"),
                 said.c_str());

        Corpus broken = song(50, 0, 1);
        broken.frames.row(17)[2] = std::nanf("");
        writeCorpus(m_folder / "broken.csv", broken);
        options = quickOptions("dqn", 100);
        options["training_mode"] = "corpus";
        said = attempt(options, m_table, {m_folder / "broken.csv"});
        QVERIFY2(contains(said, "broken.csv"), said.c_str());
        QVERIFY2(contains(said, "17") || contains(said, "19"), said.c_str());
        said = attempt(options, m_table);
        QVERIFY2(contains(said, "needs a corpus"), said.c_str());

        // Another number of parameters.
        LookupTable three = readLookup(m_table);
        three.parameters = 1;
        three.points.resize(three.rows);
        for (std::size_t row = 0; row < three.rows; ++row)
            three.points[row] = double(row) / double(three.rows);
        three.side = nullptr;
        const Agent agent = impro::readAgent(m_folder / "learns");
        said = refusal([&] { impro::stageOf(agent, three, {}, "one.csv"); });
        QVERIFY2(contains(said, "one.csv") && contains(said, "1 parameter"), said.c_str());
        said = refusal([&] { impro::auditionAgent(agent, three, {}, {}, 1, "one.csv"); });
        QVERIFY(!said.empty());
        QVERIFY(contains(impro::auditionObstacle(nullptr), "side file"));
    }
};

QTEST_APPLESS_MAIN(TestAgent)
#include "tst_agent.moc"
