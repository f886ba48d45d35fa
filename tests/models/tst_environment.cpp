#include "tests/testing.h"

#include "core/error.h"
#include "models/impro/environment.h"

#include <cmath>
#include <limits>

using namespace antiphon;
using namespace antiphon::impro;

namespace {

const std::vector<std::string> columns{"loudness-dB", "specshape-centroid"};

/// A grid of 2 parameters of 5 values; loudness is the first, the centroid the second.
LookupTable makeTable() {
    LookupTable table;
    table.parameters = 2;
    table.descriptors = {"loudness-dB", "mfcc-0", "specshape-centroid"};
    for (int x = 0; x < 5; ++x) {
        for (int y = 0; y < 5; ++y) {
            table.points.insert(table.points.end(), {x / 4.0, y / 4.0});
            table.values.insert(table.values.end(), {x / 4.0, -100.0 * y, 1000.0 * y});
            ++table.rows;
        }
    }
    return table;
}

Corpus makeSong(std::size_t frames) {
    Corpus corpus;
    corpus.columns = columns;
    corpus.frames = Matrix(frames, 2);
    for (std::size_t f = 0; f < frames; ++f) {
        corpus.frames.row(f)[0] = float(f) / float(frames);
        corpus.frames.row(f)[1] = 500;
    }
    return corpus;
}

const World& world() {
    static const LookupTable table = makeTable();
    static const std::vector<Corpus> songs{makeSong(7), makeSong(11)};
    static const World made(table, songs, {"seven", "eleven"}, fitScaling(table, columns, {}));
    return made;
}

EnvironmentSettings quiet(Mode mode = Mode::StaticRandom) {
    EnvironmentSettings settings;
    settings.mode = mode;
    settings.reward.noise = 0;
    settings.maxEpisode = 20;
    return settings;
}

std::vector<double> copyOf(std::span<const double> values) {
    return {values.begin(), values.end()};
}

constexpr std::size_t stay = 4;

} // namespace

class TestEnvironment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesGoUpFirst();
    void parametersStayWithinBounds();
    void songsAreShownFrameByFrame();
    void lookingAheadShowsWhatWillCome();
    void episodesEndByTime();
    void modesAreMixedAsTold();
    void dynamicTargetsJump();
    void movesAndRepetitionCost();
    void clippedRewards();
    void forbiddenRegionsAreNotEntered();
    void episodesBeginAtStartPoints();
    void interpolatedSoundGlides();
    void seedsDecideAll();
    void resumesExactly();
    void refusesStatesAndSettingsThatDoNotFit();
    void worldNamesWhatIsWrong();
    void nearestByFeaturesIsTheFirstOfTies();
};

void TestEnvironment::movesGoUpFirst() {
    std::vector<int> moves(3);
    movesOf(0, moves);
    QCOMPARE(moves, (std::vector{1, 1, 1}));
    movesOf(13, moves);
    QCOMPARE(moves, (std::vector{0, 0, 0}));
    movesOf(26, moves);
    QCOMPARE(moves, (std::vector{-1, -1, -1}));
    movesOf(9, moves);
    QCOMPARE(moves, (std::vector{0, 1, 1}));
    for (std::size_t action = 0; action < 27; ++action) {
        movesOf(action, moves);
        QCOMPARE(actionOf(moves), action);
    }
}

void TestEnvironment::parametersStayWithinBounds() {
    Environment environment(world(), quiet(), 1);
    QCOMPARE(environment.actions(), 9u);
    QCOMPARE(environment.observationSize(), 6u);
    environment.resetTo(std::vector{0.97, 0.02}, std::vector{0.0, 0.0});
    environment.step(2); // up, down
    QCOMPARE(copyOf(environment.parameters()), (std::vector{1.0, 0.0}));
    environment.step(stay);
    QCOMPARE(copyOf(environment.parameters()), (std::vector{1.0, 0.0}));
}

void TestEnvironment::songsAreShownFrameByFrame() {
    Environment environment(world(), quiet(Mode::Corpus), 1);
    environment.resetToSong(std::vector{0.5, 0.5}, 0);
    const auto frame = [](std::size_t f) { return copyOf(world().songFrame(0, f)); };
    QCOMPARE(copyOf(environment.target()), frame(0));
    for (std::size_t step = 0; step < 7; ++step) {
        const Step result = environment.step(stay);
        QCOMPARE(copyOf(environment.target()), frame(step)); // the first one twice
        QCOMPARE(result.truncated, step == 6);
        QVERIFY(!result.terminated && !environment.targetJumped());
    }
}

void TestEnvironment::lookingAheadShowsWhatWillCome() {
    EnvironmentSettings settings = quiet(Mode::Corpus);
    settings.lookAhead = 3;
    Environment environment(world(), settings, 1);
    environment.resetToSong(std::vector{0.5, 0.5}, 0);
    for (std::size_t step = 0; step < 7; ++step) {
        environment.step(stay);
        const auto later = copyOf(world().songFrame(0, std::min<std::size_t>(step + 3, 6)));
        QCOMPARE(copyOf(environment.observedTarget()), later);
        QCOMPARE(copyOf(environment.target()), copyOf(world().songFrame(0, step)));
        std::vector<float> observation(environment.observationSize());
        environment.observation(observation);
        QCOMPARE(observation[2], float(later[0]));
    }
}

void TestEnvironment::episodesEndByTime() {
    Environment environment(world(), quiet(), 5);
    for (int step = 1; step <= 20; ++step)
        QCOMPARE(environment.step(stay).truncated, step == 20);
}

void TestEnvironment::modesAreMixedAsTold() {
    // Shares of episodes with songs and, of the others, of those whose target never jumps.
    const auto shares = [](Mode mode) {
        EnvironmentSettings settings = quiet(mode);
        settings.changeProbability = 1;
        Environment environment(world(), settings, 11);
        double songs = 0, still = 0;
        constexpr int episodes = 4000;
        for (int episode = 0; episode < episodes; ++episode) {
            environment.reset();
            songs += environment.playsSong();
            environment.step(stay);
            still += !environment.playsSong() && !environment.targetJumped();
        }
        return std::pair(songs / episodes, still / episodes);
    };
    QCOMPARE(shares(Mode::Corpus), std::pair(1.0, 0.0));
    QCOMPARE(shares(Mode::StaticRandom), std::pair(0.0, 1.0));
    QCOMPARE(shares(Mode::DynamicRandom), std::pair(0.0, 0.0));
    const auto mixed = shares(Mode::MixedRandom);
    QVERIFY(mixed.first == 0 && std::abs(mixed.second - 0.5) < 0.03);
    const auto all = shares(Mode::MixedRandomCorpus);
    QVERIFY(std::abs(all.first - 0.5) < 0.03 && std::abs(all.second - 0.25) < 0.03);
}

void TestEnvironment::dynamicTargetsJump() {
    EnvironmentSettings settings = quiet(Mode::DynamicRandom);
    settings.maxEpisode = 100000;
    Environment environment(world(), settings, 2);
    int jumps = 0;
    for (int step = 0; step < 20000; ++step) {
        environment.step(stay);
        jumps += environment.targetJumped();
        QCOMPARE(environment.optimalRow(), world().nearestByFeatures(environment.target()));
    }
    QVERIFY(jumps > 70 && jumps < 130); // 100 expected
}

void TestEnvironment::movesAndRepetitionCost() {
    const auto reward = [](double moveCost, double repeatPenalty, std::size_t before,
                           std::size_t action) {
        EnvironmentSettings settings = quiet();
        settings.moveCost = moveCost;
        settings.repeatPenalty = repeatPenalty;
        Environment environment(world(), settings, 1);
        environment.resetTo(std::vector{0.5, 0.5}, std::vector{0.5, 0.5});
        environment.step(before);
        return environment.step(action).reward;
    };
    const double plain = reward(0, 0, stay, 0);
    QVERIFY(std::abs(reward(0.25, 0, stay, 0) - (plain - 0.5)) < 1e-12);
    QVERIFY(std::abs(reward(0.25, 0, stay, 1) - (reward(0, 0, stay, 1) - 0.25)) < 1e-12);
    QCOMPARE(reward(0.25, 0, 0, stay), reward(0, 0, 0, stay));
    QVERIFY(std::abs(reward(0, 0.5, 0, 0) - (reward(0, 0, 0, 0) - 0.5)) < 1e-12);
    QCOMPARE(reward(0, 0.5, stay, 0), plain);
}

void TestEnvironment::clippedRewards() {
    const auto clipped = RewardSettings::Type::CubicClipped;
    for (const double rmse : {0.0, 0.3, 0.5, 1.0})
        QCOMPARE(rewardOf(clipped, rmse), rewardOf(RewardSettings::Type::Cubic, rmse));
    QCOMPARE(rewardOf(clipped, 10), -1.0);

    const RewardMeter meter({.weights = {0.5, 2}, .noise = 0}, 2);
    QVERIFY(std::abs(meter.rmse(std::vector{0.0, 1.0}, std::vector{2.0, 2.0}, 0, 0) -
                     std::sqrt((0.25 * 4 + 4 * 1) / 2.5)) < 1e-12);
    QCOMPARE(RewardMeter({.weights = {0, 0}, .noise = 0}, 2)
                 .rmse(std::vector{0.0, 1.0}, std::vector{2.0, 2.0}, 0, 1),
             0.0);
    QVERIFY_THROWS_EXCEPTION(UserError, RewardMeter({.weights = {1}}, 2));
    QVERIFY_THROWS_EXCEPTION(UserError, RewardMeter({.weights = {1, -1}}, 2));
}

void TestEnvironment::forbiddenRegionsAreNotEntered() {
    EnvironmentSettings settings = quiet();
    settings.forbidden = {{{0.4, 0.0}, {0.6, 0.8}}};
    Environment environment(world(), settings, 3);
    environment.resetTo(std::vector{0.36, 0.5}, std::vector{1.0, 1.0});
    const auto before = copyOf(environment.parameters());
    environment.step(1); // up, stay
    QCOMPARE(copyOf(environment.parameters()), before);
    environment.step(7); // down, stay
    QVERIFY(environment.parameters()[0] < 0.32);
    environment.resetTo(std::vector{0.5, 0.5}, std::vector{1.0, 1.0}); // already inside: may leave
    environment.step(1);
    QVERIFY(environment.parameters()[0] > 0.54);
    Rng rng(9);
    for (int episode = 0; episode < 200; ++episode) {
        environment.reset();
        for (int step = 0; step < 20; ++step) {
            QVERIFY(!settings.forbidden[0].contains(environment.parameters()));
            environment.step(rng.below(9));
        }
    }
    settings.forbidden = {{{0, 0}, {1, 1}}};
    QVERIFY_THROWS_EXCEPTION(UserError, Environment(world(), settings, 1));
}

void TestEnvironment::episodesBeginAtStartPoints() {
    EnvironmentSettings settings = quiet();
    settings.starts = {{0.1, 0.2}, {0.7, 0.9}};
    Environment environment(world(), settings, 3);
    int first = 0;
    for (int episode = 0; episode < 400; ++episode) {
        environment.reset();
        const auto start = copyOf(environment.parameters());
        QVERIFY(start == settings.starts[0] || start == settings.starts[1]);
        first += start == settings.starts[0];
    }
    QVERIFY(first > 150 && first < 250);
    settings.forbidden = {{{0, 0}, {0.3, 0.3}}};
    QVERIFY_THROWS_EXCEPTION(UserError, Environment(world(), settings, 1));
}

void TestEnvironment::interpolatedSoundGlides() {
    for (const Interpolation kind : {Interpolation::Linear, Interpolation::Knn}) {
        EnvironmentSettings settings = quiet();
        settings.interpolation = kind;
        Environment environment(world(), settings, 3);
        // On a row it is that row.
        environment.resetTo(std::vector{0.25, 0.75}, std::vector{0.0, 0.0});
        for (std::size_t c = 0; c < 2; ++c)
            QVERIFY(std::abs(environment.agent()[c] - world().scaledRow(8)[c]) < 1e-12);
        // In between nothing jumps.
        std::vector<double> before = copyOf(environment.agent());
        const Environment fork = environment;
        for (int i = 1; i <= 2000; ++i) {
            const double x = i / 2000.0;
            std::vector<double> sound(2);
            world().soundAt(std::vector{0.25 + 0.5 * x, 0.75 - 0.6 * x}, kind, sound);
            for (std::size_t c = 0; c < 2; ++c)
                QVERIFY(std::abs(sound[c] - before[c]) < 0.02);
            before = sound;
        }
        if (kind == Interpolation::Linear) { // this table is linear itself
            const Scaling& scaling = world().scaling();
            QVERIFY(std::abs(before[0] - (0.75 - scaling.centre[0]) / scaling.scale[0]) < 1e-9);
        }
        environment.step(0);
        QCOMPARE(fork.agent()[0], world().scaledRow(8)[0]); // copies do not share it
    }
    LookupTable scattered = makeTable();
    scattered.points[0] = 0.01;
    const World other(scattered, {}, {}, fitScaling(scattered, columns, {}));
    EnvironmentSettings settings = quiet();
    settings.interpolation = Interpolation::Linear;
    QVERIFY_THROWS_EXCEPTION(UserError, Environment(other, settings, 1));
}

void TestEnvironment::seedsDecideAll() {
    EnvironmentSettings settings = quiet(Mode::MixedRandomCorpus);
    settings.reward.noise = 0.1;
    const auto run = [&](std::uint64_t seed) {
        Environment environment(world(), settings, seed);
        Rng rng(1);
        double sum = 0;
        for (int step = 0; step < 500; ++step)
            if (const Step result = environment.step(rng.below(9));
                sum += result.reward, result.truncated)
                environment.reset();
        return sum;
    };
    QCOMPARE(run(1), run(1));
    QVERIFY(run(1) != run(2));
}

void TestEnvironment::resumesExactly() {
    EnvironmentSettings settings = quiet(Mode::MixedRandomCorpus);
    settings.reward.noise = 0.1;
    settings.repeatPenalty = 0.1;
    settings.lookAhead = 2;
    settings.changeProbability = 0.2;
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        Environment environment(world(), settings, seed);
        Rng rng(seed);
        for (int step = 0; step < 30; ++step)
            if (environment.step(rng.below(9)).truncated)
                environment.reset();
        const Json stored = parseJson(environment.state().dump(), "state");
        Environment other(world(), settings, 999);
        other.restore(stored);
        for (int step = 0; step < 100; ++step) {
            std::vector<float> a(6), b(6);
            environment.observation(a);
            other.observation(b);
            QCOMPARE(a, b);
            const std::size_t action = rng.below(2);
            const Step x = environment.step(action), y = other.step(action);
            QCOMPARE(x.reward, y.reward);
            QCOMPARE(x.truncated, y.truncated);
            if (x.truncated) {
                environment.reset();
                other.reset();
            }
        }
    }
}

void TestEnvironment::refusesStatesAndSettingsThatDoNotFit() {
    Environment environment(world(), quiet(), 1);
    const Json state = environment.state();
    Json broken = state;
    broken["parameters"] = {0.5};
    QVERIFY_THROWS_EXCEPTION(UserError, environment.restore(broken));
    broken = state;
    broken["row"] = 25;
    QVERIFY_THROWS_EXCEPTION(UserError, environment.restore(broken));
    broken = state;
    broken.erase("generator");
    QVERIFY_THROWS_EXCEPTION(UserError, environment.restore(broken));
    QVERIFY(environment.state() == state);

    const LookupTable table = makeTable();
    const World silent(table, {}, {}, fitScaling(table, columns, {}));
    QVERIFY_THROWS_EXCEPTION(UserError, Environment(silent, quiet(Mode::Corpus), 1));
    const auto refused = [](auto change) {
        EnvironmentSettings settings = quiet();
        change(settings);
        try {
            Environment(world(), settings, 1);
        } catch (const UserError&) {
            return true;
        }
        return false;
    };
    QVERIFY(refused([](auto& s) { s.stepSize = 0; }));
    QVERIFY(refused([](auto& s) { s.maxEpisode = 0; }));
    QVERIFY(refused([](auto& s) { s.changeProbability = std::nan(""); }));
    QVERIFY(refused([](auto& s) { s.lookAhead = -1; }));
    QVERIFY(refused([](auto& s) { s.songs = {2}; }));
    QVERIFY(refused([](auto& s) { s.starts = {{0.5}}; }));
    QVERIFY(refused([](auto& s) { s.forbidden = {{{0.5}, {0.6}}}; }));
    QVERIFY(refused([](auto& s) { s.reward.weights = {1, 1, 1}; }));
}

void TestEnvironment::worldNamesWhatIsWrong() {
    const auto message = [](auto make) {
        try {
            make();
        } catch (const UserError& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    const LookupTable table = makeTable();
    const Scaling scaling = fitScaling(table, columns, {});
    std::vector<Corpus> songs{makeSong(5)};
    songs[0].frames.row(3)[1] = std::numeric_limits<float>::quiet_NaN();
    const auto broken = message([&] { World(table, songs, {"a.csv"}, scaling); });
    QVERIFY(broken.find("a.csv") == 0 && broken.find("frame 3") != std::string::npos &&
            broken.find("specshape-centroid") != std::string::npos);
    songs[0].columns[1] = "specshape-spread";
    const auto missing = message([&] { World(table, songs, {"a.csv"}, scaling); });
    QVERIFY(missing.find("specshape-centroid") != std::string::npos &&
            missing.find("specshape-spread") != std::string::npos);
    QVERIFY(!message([&] { World(LookupTable(), {}, {}, scaling); }).empty());
}

void TestEnvironment::nearestByFeaturesIsTheFirstOfTies() {
    Rng rng(8);
    LookupTable table;
    table.parameters = 1;
    table.descriptors = {"loudness-dB", "mfcc-0", "mfcc-1", "mfcc-2", "mfcc-3",
                         "mfcc-4",      "mfcc-5", "mfcc-6", "mfcc-7", "mfcc-8"};
    table.rows = 213;
    for (std::size_t row = 0; row < table.rows; ++row)
        table.points.push_back(rng.uniform());
    for (std::size_t i = 0; i < table.rows * table.descriptors.size(); ++i)
        table.values.push_back(double(rng.below(3)));
    const World other(table, {}, {}, fitScaling(table, table.descriptors, {}));
    std::vector<double> rows;
    for (std::size_t row = 0; row < table.rows; ++row)
        rows.insert(rows.end(), other.scaledRow(row).begin(), other.scaledRow(row).end());
    for (int i = 0; i < 500; ++i) {
        std::vector<double> wanted = copyOf(other.scaledRow(rng.below(table.rows)));
        wanted[rng.below(wanted.size())] += i % 2 ? 0 : rng.normal();
        QCOMPARE(other.nearestByFeatures(wanted), nearestRow(rows, wanted.size(), wanted));
    }
}

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
