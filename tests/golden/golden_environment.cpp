#include "tests/testing.h"

#include "core/audio/oscbridge.h"
#include "core/formats/agentzip.h"
#include "models/impro/evaluate.h"
#include "models/impro/oscanswer.h"
#include "models/impro/policy.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>

using namespace antiphon;
using namespace antiphon::impro;

namespace {

fs::path folder() {
    return testing::golden() / "improvisation";
}

const LookupTable& tableOf(const std::string& synth) {
    static std::map<std::string, LookupTable> tables;
    auto found = tables.find(synth);
    if (found == tables.end())
        found = tables.emplace(synth, readLookup(folder() / ("lookup_" + synth + ".csv.gz"))).first;
    return found->second;
}

std::vector<std::string> textsOf(const Json& json) {
    return json.get<std::vector<std::string>>();
}

/// 1 for kept columns that are rewarded, too, else 0.
std::vector<double> weightsOf(std::span<const std::string> kept,
                              std::span<const std::string> rewarded) {
    std::vector<double> weights;
    for (const std::string& column : kept)
        weights.push_back(std::ranges::find(rewarded, column) != rewarded.end() ? 1 : 0);
    return weights;
}

/// The world of a recorded episode: its table, and its song where it has one.
struct Recorded {
    std::vector<std::string> columns;
    std::unique_ptr<World> world;
    EnvironmentSettings settings;

    explicit Recorded(const Json& episode) {
        const LookupTable& table = tableOf(episode.at("synth"));
        columns = resolveColumns(textsOf(episode.at("featuresKeep")), table.descriptors, "golden");
        const auto rewarded =
            resolveColumns(textsOf(episode.at("featuresReward")), table.descriptors, "golden");
        std::vector<Corpus> songs;
        std::vector<std::string> names;
        if (episode.contains("song") && !episode["song"].is_null()) {
            names.push_back(episode["song"]);
            songs.push_back(
                readCorpus(testing::data() / "corpus-features" / (names[0] + ".csv.gz")));
        }
        world = std::make_unique<World>(table, songs, names, fitScaling(table, columns, {}));
        settings.reward.weights = weightsOf(columns, rewarded);
        settings.reward.noise = episode.at("rewardNoise");
        settings.stepSize = episode.at("stepSize");
        settings.mode = songs.empty() ? Mode::StaticRandom : Mode::Corpus;
    }

    Environment begin(const Json& episode) const {
        Environment environment(*world, settings, 1);
        const auto start = episode.at("startParams").get<std::vector<double>>();
        if (world->songs() > 0)
            environment.resetToSong(start, 0);
        else
            environment.resetTo(start, episode.at("targetParams").get<std::vector<double>>());
        return environment;
    }
};

std::vector<float> observe(const Environment& environment) {
    std::vector<float> observation(environment.observationSize());
    environment.observation(observation);
    return observation;
}

/// A row of test data for each episode of the file.
void listEpisodes(const char* file, const char* what) {
    QTest::addColumn<int>("index");
    if (!fs::exists(folder() / file))
        return;
    int index = 0;
    for (const Json& episode : readJson(folder() / file)) {
        const std::string title = episode["synth"].get<std::string>() + " " +
                                  episode[what].get<std::string>() + " " + std::to_string(index);
        QTest::newRow(title.c_str()) << index++;
    }
}

fs::path modelFile(const std::string& synth, const std::string& model) {
    for (const auto& entry : fs::directory_iterator(folder() / "models"))
        if (entry.path().extension() == ".zip" &&
            entry.path().filename().string().starts_with(synth + "_" + model))
            return entry.path();
    return folder() / "models" / model;
}

/// Whether single precision could choose another row as the nearest one.
bool aTie(const World& world, std::span<const double> point) {
    double first = std::numeric_limits<double>::infinity(), second = first;
    for (std::size_t row = 0; row < world.rows(); ++row) {
        double distance = 0;
        for (std::size_t p = 0; p < point.size(); ++p)
            distance += std::abs(point[p] - world.rowPoint(row)[p]);
        second = std::min(second, std::max(first, distance));
        first = std::min(first, distance);
    }
    return second - first < 1e-5;
}

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

} // namespace

class GoldenEnvironment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rewards();
    void trajectories_data();
    void trajectories();
    void closedLoop_data();
    void closedLoop();
    void closedLoopOnStage_data() { closedLoop_data(); }
    void closedLoopOnStage();
    void baselines_data();
    void baselines();
};

void GoldenEnvironment::rewards() {
    const fs::path file = folder() / "reward_cases.json";
    if (!fs::exists(file))
        QSKIP("The reference data are not here.");
    const std::vector<std::string>& available = tableOf("sin").descriptors;
    int cases = 0;
    for (const Json& expected : readJson(file)) {
        const auto kept = resolveColumns(textsOf(expected["featuresKeep"]), available, "golden");
        QCOMPARE(kept, textsOf(expected["resolvedFeatures"]));
        RewardSettings settings;
        settings.weights = weightsOf(
            kept, resolveColumns(textsOf(expected["featuresReward"]), available, "golden"));
        settings.noise = expected["rewardNoise"];
        auto weights = settings.weights;
        weights.push_back(settings.noise);
        QCOMPARE(weights, expected["weights"].get<std::vector<double>>());
        const auto agent = expected["agent"].get<std::vector<double>>();
        const auto target = expected["target"].get<std::vector<double>>();
        const double rmse = RewardMeter(settings, kept.size())
                                .rmse(agent, target, expected["uniformAgent"].get<double>(),
                                      expected["uniformTarget"].get<double>());
        QVERIFY2(near(rmse, expected["RMSE"], 1e-6), expected.dump().c_str());
        std::size_t compared = 0;
        for (const RewardSettings::Type type : rewardTypes()) {
            const auto reward = expected["rewards"].find(std::string(name(type)));
            if (reward == expected["rewards"].end())
                continue;
            QVERIFY2(near(rewardOf(type, rmse), *reward, 1e-6), expected.dump().c_str());
            ++compared;
        }
        QCOMPARE(compared, expected["rewards"].size());
        ++cases;
    }
    QVERIFY(cases > 0);
}

void GoldenEnvironment::trajectories_data() {
    listEpisodes("env_trajectories.json", "mode");
}

void GoldenEnvironment::trajectories() {
    const fs::path file = folder() / "env_trajectories.json";
    if (!fs::exists(file))
        QSKIP("The reference data are not here.");
    QFETCH(int, index);
    const Json episode = readJson(file)[std::size_t(index)];
    const bool corpus = episode["mode"] == "corpus";
    if (corpus && !fs::exists(testing::data() / "corpus-features"))
        QSKIP("The corpus is not here.");
    const Recorded stage(episode);
    Environment environment = stage.begin(episode);
    environment.fixNoise(episode["noiseUniforms"][0], episode["noiseUniforms"][1]);
    if (corpus) {
        QCOMPARE(stage.world->songFrames(0), episode["frames"].get<std::size_t>());
        for (std::size_t c = 0; c < stage.columns.size(); ++c)
            QVERIFY(near(environment.target()[c], episode["targetAtFrame0"][c], 2e-6));
    } else {
        const auto observation = observe(environment);
        QCOMPARE(observation.size(), episode["initialObservation"].size());
        for (std::size_t i = 0; i < observation.size(); ++i)
            QVERIFY(near(double(observation[i]), episode["initialObservation"][i], 2e-6));
    }

    int steps = 0;
    for (const Json& expected : episode["steps"]) {
        const std::string where = "step " + std::to_string(steps++) + ": " + expected.dump();
        const auto action = expected["action"].get<std::size_t>();
        if (expected.contains("moves")) {
            const auto moves = expected["moves"].get<std::vector<int>>();
            QCOMPARE(actionOf(moves), action);
            std::vector<int> own(moves.size());
            movesOf(action, own);
            QCOMPARE(own, moves);
        }
        const Step step = environment.step(action);
        const auto parameters = expected["params"].get<std::vector<double>>();
        for (std::size_t p = 0; p < parameters.size(); ++p) // stored with 6 decimals
            QVERIFY2(near(environment.parameters()[p], parameters[p], 1e-6), where.c_str());
        const double tolerance = corpus ? 5e-5 : 1e-6;
        QVERIFY2(near(step.reward, expected["reward"], tolerance), where.c_str());
        QVERIFY2(near(step.rmse, expected["RMSE"], 1e-6), where.c_str());
        if (expected.contains("obsSum")) {
            double sum = 0; // of what is not yet rounded to floats
            for (const auto part :
                 {environment.agent(), environment.target(), environment.parameters()})
                sum = std::accumulate(part.begin(), part.end(), sum);
            QVERIFY2(near(sum, expected["obsSum"], 5e-6), where.c_str());
        }
        if (expected.contains("optimalParams")) {
            const auto optimal = expected["optimalParams"].get<std::vector<double>>();
            const auto point = stage.world->rowPoint(environment.optimalRow());
            for (std::size_t p = 0; p < optimal.size(); ++p)
                QVERIFY2(near(point[p], optimal[p], 1e-9), where.c_str());
        }
    }
    QVERIFY(steps > 0);
    const auto observation = observe(environment);
    for (std::size_t i = 0; i < observation.size(); ++i)
        QVERIFY(near(double(observation[i]), episode["finalObservation"][i], 2e-6));
}

void GoldenEnvironment::closedLoop_data() {
    listEpisodes("closed_loop.json", "model");
}

void GoldenEnvironment::closedLoop() {
    const fs::path file = folder() / "closed_loop.json";
    if (!fs::exists(file))
        QSKIP("The reference data are not here.");
    QFETCH(int, index);
    const Json episode = readJson(file)[std::size_t(index)];
    if (!episode["song"].is_null() && !fs::exists(testing::data() / "corpus-features"))
        QSKIP("The corpus is not here.");
    const fs::path model = modelFile(episode["synth"], episode["model"]);
    const Policy policy = Policy::of(readAgentZip(model), display(model));
    const Recorded stage(episode);
    Environment environment = stage.begin(episode);
    QCOMPARE(policy.observationSize(), environment.observationSize());
    QCOMPARE(policy.actions(), environment.actions());

    std::vector<float> values(policy.actions());
    double mean = 0, least = std::numeric_limits<double>::infinity();
    const std::size_t steps = episode["actions"].size();
    QVERIFY(steps > 0);
    QCOMPARE(episode["rewards"].size(), steps);
    QCOMPARE(episode["params"].size(), steps);
    for (std::size_t step = 0; step < steps; ++step) {
        const std::string where = "step " + std::to_string(step);
        const auto action = episode["actions"][step].get<std::size_t>();
        const auto observation = observe(environment);
        policy.actor.forward(observation, values);
        std::ranges::sort(values, std::greater());
        least = std::min(least, double(values[0] - values[1]));
        if (values[0] - values[1] >= 1e-3f) // else rounding may decide
            QVERIFY2(policy.act(observation) == action, where.c_str());
        const Step result = environment.step(action);
        QVERIFY2(near(result.reward, episode["rewards"][step], 5e-6), where.c_str());
        mean += result.reward / double(steps);
        for (std::size_t p = 0; p < environment.parameters().size(); ++p)
            QVERIFY2(near(environment.parameters()[p], episode["params"][step][p], 1e-6),
                     where.c_str());
    }
    QVERIFY2(near(mean, episode["meanReward"], 1e-5), std::to_string(mean).c_str());
    // A difference of two values of some tens, in single precision.
    QVERIFY2(near(least, episode["minTopGap"], 2e-4), std::to_string(least).c_str());
}

/// The same as a performance answers the original's patches: each step is asked for with what the
/// original had before it, and answered with the parameters that it had afterwards.
void GoldenEnvironment::closedLoopOnStage() {
    const fs::path file = folder() / "closed_loop.json";
    if (!fs::exists(file))
        QSKIP("The reference data are not here.");
    QFETCH(int, index);
    const Json episode = readJson(file)[std::size_t(index)];
    const bool song = !episode["song"].is_null();
    if (song && !fs::exists(testing::data() / "corpus-features"))
        QSKIP("The corpus is not here.");
    const auto synth = episode["synth"].get<std::string>();
    LiveCastSettings settings;
    settings.policies = {{modelFile(synth, episode["model"]).string()}};
    settings.table = folder() / ("lookup_" + synth + ".csv.gz");
    settings.synth = QString::fromStdString(synth).toLower().toStdString();
    const auto cast = openCast(settings, {});
    const LiveMember& member = cast->members.front();
    const Recorded stage(episode);
    QCOMPARE(member.agent.columns, stage.columns);
    QCOMPARE(member.environment.stepSize, episode["stepSize"].get<double>());

    const LookupTable& table = tableOf(synth);
    Corpus frames;
    if (song)
        frames = readCorpus(testing::data() / "corpus-features" /
                            (episode["song"].get<std::string>() + ".csv.gz"));
    else
        QCOMPARE(table.descriptors.size(), oscFeatures);
    const auto followed = [&](std::size_t step) {
        const auto cut = [](const auto& row) {
            return std::vector<double>(row.begin(), row.begin() + std::ptrdiff_t(oscFeatures));
        };
        if (song)
            return cut(frames.frames.row(step < 2 ? 0 : step - 1)); // the first is shown twice
        return cut(table.value(
            stage.world->nearestByParameters(episode["targetParams"].get<std::vector<double>>())));
    };
    OscAnswer answer(cast);
    Environment environment = stage.begin(episode);
    std::vector<float> values(member.agent.policy.actions());
    std::size_t compared = 0;
    for (std::size_t step = 0; step < episode["actions"].size(); ++step) {
        member.agent.policy.actor.forward(observe(environment), values);
        std::ranges::sort(values, std::greater());
        std::vector<double> before(environment.parameters().begin(),
                                   environment.parameters().end());
        environment.step(episode["actions"][step].get<std::size_t>());
        // Parameters travel in single precision: where two rows are equally near, it decides.
        if (values[0] - values[1] < 1e-3f || aTie(*stage.world, before))
            continue;
        std::vector<float> parameters(before.begin(), before.end());
        QVERIFY(answer(followed(step), parameters));
        for (std::size_t p = 0; p < parameters.size(); ++p)
            QVERIFY2(near(double(parameters[p]), episode["params"][step][p], 2e-6),
                     std::to_string(step).c_str());
        ++compared;
    }
    QVERIFY2(compared > episode["actions"].size() / 4, std::to_string(compared).c_str());
}

void GoldenEnvironment::baselines_data() {
    QTest::addColumn<QString>("synth");
    QTest::addColumn<int>("length");
    QTest::addColumn<double>("randomLow");
    QTest::addColumn<double>("randomHigh");
    QTest::addColumn<double>("nearestLow");
    QTest::addColumn<double>("nearestHigh");
    QTest::newRow("FM3") << "FM3" << 6000 << -12.0 << -7.0 << 0.80 << 0.88;
    QTest::newRow("sin") << "sin" << 600 << -28.0 << -12.0 << 0.57 << 0.95;
}

/// The ranges that were measured with the reference environment: mean rewards of some mixed
/// episodes. Few jumps out of silence decide that of the sine, so ours is over many of them.
void GoldenEnvironment::baselines() {
    if (!fs::exists(folder() / "lookup_sin.csv.gz"))
        QSKIP("The reference data are not here.");
    QFETCH(QString, synth);
    QFETCH(int, length);
    QFETCH(double, randomLow);
    QFETCH(double, randomHigh);
    QFETCH(double, nearestLow);
    QFETCH(double, nearestHigh);
    const LookupTable& table = tableOf(synth.toStdString());
    const std::vector<std::string> kept =
        synth == "sin" ? std::vector<std::string>{"loudness-dB", "specshape-centroid"}
                       : std::vector<std::string>{"loudness-dB", "specshape", "mfcc", "chroma"};
    const auto columns = resolveColumns(kept, table.descriptors, "golden");
    const World world(table, {}, {}, fitScaling(table, columns, {}));
    EnvironmentSettings settings;
    settings.maxEpisode = length;
    double nearest = 0, random = 0;
    constexpr int evaluations = 9;
    for (std::uint64_t seed = 1; seed <= evaluations; ++seed) {
        const EvaluationReport report =
            compareWithBaselines(nearestController(), world, settings, {}, {.seed = seed * 1000});
        nearest += report.trained.agent.rewardMean / evaluations;
        random += report.trained.baselines.front().rewardMean / evaluations;
        QVERIFY(report.trained.agent.rmse.median <= 0.005);
    }
    QVERIFY(nearest >= nearestLow && nearest <= nearestHigh);
    QVERIFY(random >= randomLow && random <= randomHigh);
}

QTEST_GUILESS_MAIN(GoldenEnvironment)
#include "golden_environment.moc"
