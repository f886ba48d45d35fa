#include "tests/testing.h"

#include "core/error.h"
#include "models/impro/evaluate.h"

#include <cmath>

using namespace antiphon;
using namespace antiphon::impro;

namespace {

const std::vector<std::string> columns{"loudness-dB", "specshape-centroid"};

/// Two parameters in twentieths; loudness is the first, the centroid the second.
LookupTable makeTable() {
    LookupTable table;
    table.parameters = 2;
    table.descriptors = columns;
    for (int x = 0; x <= 20; ++x) {
        for (int y = 0; y <= 20; ++y) {
            table.points.insert(table.points.end(), {x / 20.0, y / 20.0});
            table.values.insert(table.values.end(), {x / 20.0, 100.0 * y});
            ++table.rows;
        }
    }
    return table;
}

Corpus makeSong(std::size_t frames, float loudness) {
    Corpus corpus;
    corpus.columns = columns;
    corpus.frames = Matrix(frames, 2);
    for (std::size_t f = 0; f < frames; ++f) {
        corpus.frames.row(f)[0] = loudness;
        corpus.frames.row(f)[1] = 500;
    }
    return corpus;
}

const World& world() {
    static const LookupTable table = makeTable();
    static const std::vector<Corpus> songs{makeSong(40, 0.25f), makeSong(60, 0.75f)};
    static const World made(table, songs, {"quiet", "loud"}, fitScaling(table, columns, {}));
    return made;
}

EnvironmentSettings stage(Mode mode) {
    EnvironmentSettings settings;
    settings.mode = mode;
    settings.reward.noise = 0;
    settings.maxEpisode = 200;
    return settings;
}

} // namespace

class TestEvaluate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void actionsLeadTowardsTheGoal();
    void nearestReachesTheTarget();
    void stayingIsMeasured();
    void agentsSeeTheObservation();
    void episodesAreTheSameForAll();
    void heldOutSongsAreApart();
    void tablesAndJson();
    void stops();
};

void TestEvaluate::actionsLeadTowardsTheGoal() {
    const std::vector goal{0.5, 0.5};
    const auto moves = [&](double x, double y) {
        std::vector<int> result(2);
        movesOf(actionTowards(std::vector{x, y}, goal, 0.05), result);
        return result;
    };
    QCOMPARE(moves(0.1, 0.9), (std::vector{1, -1}));
    QCOMPARE(moves(0.48, 0.52), (std::vector{0, 0}));
    QCOMPARE(moves(0.47, 0.5), (std::vector{1, 0}));
}

void TestEvaluate::nearestReachesTheTarget() {
    const Evaluation e =
        evaluate("nearest", nearestController(), world(), stage(Mode::StaticRandom), {});
    QCOMPARE(e.episodeRewards.size(), 10u);
    QCOMPARE(e.steps, 2000);
    QVERIFY(e.rmse.median < 1e-9 && e.within > 0.85);
    QVERIFY(e.rewardMean > 0.8 && e.rewardMean < 1);
    QCOMPARE(e.reached90.value(), 1.0);
    QVERIFY(e.stepsTo90.value() > 2 && e.stepsTo90.value() <= 20);
    QCOMPARE(e.categories.size(), 2u);
    QCOMPARE(e.categories[0].first, std::string("loudness"));
    QVERIFY(e.categories[1].second.median < 1e-9);
    QVERIFY(e.pathPerSecond > 0 && e.pathPerSecond < 0.05 * std::sqrt(2.0) * 44100 / 128);
}

void TestEvaluate::stayingIsMeasured() {
    EnvironmentSettings settings = stage(Mode::Corpus);
    settings.starts = {{1.0, 0.25}};
    settings.songs = {1};
    const Evaluation e = evaluate("stay", stayController(), world(), settings, {.episodes = 3});
    QCOMPARE(e.steps, 180);
    QCOMPARE(e.pathPerSecond, 0.0);
    QCOMPARE(e.saturated, 1.0);
    QVERIFY(!e.stepsTo90 && !e.reached90);
    QCOMPARE(e.rewardStd, 0.0);
    // Loudness is 0.25 off, and the centroid (500 = 0.25 of 2000) right.
    const double deviation = world().scaling().scale[0];
    QVERIFY(std::abs(e.categories[0].second.mean - 0.25 / deviation) < 1e-9);
    QVERIFY(e.categories[1].second.high < 1e-9);
    QVERIFY(std::abs(e.rmse.mean - 0.25 / deviation / std::sqrt(2.0)) < 1e-9);
}

void TestEvaluate::agentsSeeTheObservation() {
    // An agent of its own: it climbs while it is softer than the target.
    const auto act = [](std::span<const float> seen) {
        return std::size_t(seen[0] < seen[2] - 0.01f ? 1 : seen[0] > seen[2] + 0.01f ? 7 : 4);
    };
    EnvironmentSettings settings = stage(Mode::StaticRandom);
    settings.reward.weights = {1, 0};
    const Evaluation e = evaluate("agent", greedyController(act), world(), settings, {});
    QVERIFY(e.rmse.median < 1e-9);
}

void TestEvaluate::episodesAreTheSameForAll() {
    EnvironmentSettings settings = stage(Mode::MixedRandomCorpus);
    settings.reward.noise = 0.01;
    const auto evaluated = [&](std::uint64_t seed) {
        return evaluate("random", randomController(5), world(), settings, {.seed = seed});
    };
    QCOMPARE(evaluated(1).episodeRewards, evaluated(1).episodeRewards);
    QVERIFY(evaluated(1).episodeRewards != evaluated(2).episodeRewards);
    // The first episodes do not depend on how many there are.
    const auto two = evaluate("random", randomController(5), world(), settings, {.episodes = 2});
    const auto ten = evaluated(1);
    QCOMPARE(two.episodeRewards[0], ten.episodeRewards[0]);
    QCOMPARE(two.episodeRewards[1], ten.episodeRewards[1]);
}

void TestEvaluate::heldOutSongsAreApart() {
    const std::vector<std::size_t> heldOut{1};
    const EvaluationReport report =
        compareWithBaselines(stayController(), world(), stage(Mode::Corpus), heldOut, {});
    QCOMPARE(report.trained.agent.steps, 400);
    QCOMPARE(report.heldOut.value().agent.steps, 600);
    QVERIFY(!compareWithBaselines(stayController(), world(), stage(Mode::StaticRandom), heldOut,
                                  {.episodes = 1})
                 .heldOut);
    const std::vector<std::size_t> all{0, 1};
    QVERIFY_THROWS_EXCEPTION(
        UserError, compareWithBaselines(stayController(), world(), stage(Mode::Corpus), all, {}));
}

void TestEvaluate::tablesAndJson() {
    const std::vector<std::size_t> heldOut{1};
    const EvaluationReport report = compareWithBaselines(
        nearestController(), world(), stage(Mode::MixedRandomCorpus), heldOut, {.episodes = 4});
    const Json json = evaluationJson(report);
    for (const char* key : {"reward_mean", "reward_std", "rmse_mean", "rmse_median", "within_0_1"})
        for (const Json* part :
             {&json, &json["baselines"]["random"], &json["held_out"]["baselines"]["nearest"]})
            QVERIFY2(part->at(key).is_number(), key);
    QCOMPARE(json["baselines"].size(), 3u);
    // The agent is the nearest controller here, so it has done the same.
    QCOMPARE(json["reward_mean"].get<double>(),
             json["baselines"]["nearest"]["reward_mean"].get<double>());
    const Table table = evaluationTable(json);
    QCOMPARE(table.rows, 8u);
    QCOMPARE(table.column("controller").texts[1], std::string("random"));
    QCOMPARE(table.numbers("rmse_median")[0], report.trained.agent.rmse.median);
    QCOMPARE(table.numbers("rmse_median_specshape").size(), 8u);
}

void TestEvaluate::stops() {
    int calls = 0;
    const auto checkpoint = [&] {
        if (++calls == 3)
            throw Cancelled();
    };
    QVERIFY_THROWS_EXCEPTION(Cancelled, evaluate("stay", stayController(), world(),
                                                 stage(Mode::StaticRandom), {}, checkpoint));
}

QTEST_GUILESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
