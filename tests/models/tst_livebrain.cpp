#include "tests/models/liverig.h"

#include "core/maps/corpusbatch.h"
#include "models/impro/livebrain.h"
#include "models/impro/stage.h"

using namespace antiphon;
using namespace antiphon::testing;
using namespace antiphon::impro;

namespace {

constexpr double frameSeconds = 128.0 / 44100;

/// A brain with its controls.
struct Rig {
    explicit Rig(std::shared_ptr<const LiveCast> cast, std::uint64_t seed = 1)
        : controls(cast->parameters), values(controls.initial()), brain(controls, seed) {
        brain.setCast(std::move(cast));
    }
    void set(const std::string& name, double value) { values[controls.index(name)] = value; }
    LiveMoment turn(std::span<const float> heard) {
        return brain.turn(heard, values, frameSeconds);
    }
    double sounding(std::size_t p) const { return double(brain.sounding()[p]); }

    LiveControls controls;
    std::vector<double> values;
    LiveBrain brain;
};

/// Frames of descriptors with all columns, as a corpus has them.
Corpus songOf(const TemporaryFolder& folder, double seconds) {
    writeSound(folder / "song.wav", glidingTones(seconds), SampleFormat::Float32);
    return analyseCorpus(folder / "song.wav", {});
}

std::size_t actionsAt(const Rig& rig) {
    std::size_t actions = 1;
    for (std::size_t p = 0; p < rig.controls.parameters(); ++p)
        actions *= 3;
    return actions;
}

} // namespace

class TestLiveBrain : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path m_table, m_one, m_two;
    Corpus m_song;

private Q_SLOTS:
    void initTestCase() {
        m_table = sineTable(m_folder / "table.csv");
        m_one = freshAgent(m_folder / "one", m_table, 3);
        m_two = freshAgent(m_folder / "two", m_table, 4);
        m_song = songOf(m_folder, 4);
    }

    // What the agent was trained and measured in: the same actions, places and errors.
    void playsAsInItsEnvironment_data() {
        QTest::addColumn<QString>("agent");
        QTest::newRow("agent") << QString::fromStdString(m_one.string());
        QTest::newRow("nearest") << QString("nearest");
    }
    void playsAsInItsEnvironment() {
        QFETCH(QString, agent);
        const auto cast = castOf({agent.toStdString(), m_one.string()}, m_table);
        const LiveMember& member = cast->members[1];
        const World world(readLookup(m_table), std::span(&m_song, 1), {"song"},
                          *member.agent.scaling);
        EnvironmentSettings settings = member.environment;
        settings.mode = Mode::Corpus;
        settings.reward.noise = 0;
        Environment environment(world, settings, 1);
        environment.resetToSong(std::vector<double>{0.5, 0.5}, 0);
        const Controller controller =
            agent == "nearest"
                ? nearestController()
                : greedyController([&](auto seen) { return member.agent.policy.act(seen); });
        Rig rig(cast);
        rig.set("mix/2", 0);
        for (std::size_t frame = 0; frame + 1 < m_song.frames.rows; ++frame) {
            const std::size_t action = controller(environment);
            // In its first step the environment shows the first frame again.
            const LiveMoment moment = rig.turn(m_song.frames.row(frame == 0 ? 0 : frame - 1));
            QCOMPARE(moment.action, std::int32_t(action));
            environment.step(action);
            for (std::size_t p = 0; p < 2; ++p)
                QCOMPARE(moment.agentPoint[p], float(environment.parameters()[p]));
        }
    }

    void errorIsThatOfTheEnvironment() {
        const auto cast = castOf({m_one.string()}, m_table);
        const LiveMember& member = cast->members[0];
        RewardSettings reward = member.environment.reward;
        const RewardMeter meter(reward, member.world->columns());
        Rig rig(cast);
        const LiveMoment moment = rig.turn(m_song.frames.row(100));
        std::vector<double> raw, target(member.places.size());
        for (const std::size_t place : member.places)
            raw.push_back(double(m_song.frames.row(100)[place]));
        member.agent.scaling->apply(raw, target);
        const std::vector<double> middle{0.5, 0.5};
        const auto own = member.world->scaledRow(member.world->nearestByParameters(middle));
        QCOMPARE(moment.rmse, meter.rmse(own, target, 0, 0));
        QVERIFY(moment.rmse > 0);
    }

    void holdsStill() {
        Rig rig(castOf({"random"}, m_table));
        rig.set("freeze", 1);
        for (std::size_t i = 0; i < 50; ++i) {
            const LiveMoment moment = rig.turn(m_song.frames.row(i));
            QCOMPARE(moment.action, -1);
            QCOMPARE(moment.agentPoint[0], 0.5f);
        }
        rig.set("freeze", 0);
        rig.set("param/2/latch", 1);
        bool moved = false;
        for (std::size_t i = 0; i < 50; ++i) {
            const LiveMoment moment = rig.turn(m_song.frames.row(i));
            moved = moved || moment.agentPoint[0] != 0.5f;
            QCOMPARE(moment.agentPoint[1], 0.5f);
        }
        QVERIFY(moved);
    }

    void aHandTakesOverAndGivesBack() {
        Rig rig(castOf({"stay"}, m_table));
        rig.brain.hold(0, 0.9, 0.1);
        const auto frames = std::size_t(std::ceil(0.1 / frameSeconds));
        for (std::size_t i = 0; i + 1 < frames; ++i) {
            rig.turn(m_song.frames.row(i));
            QVERIFY(rig.brain.held(0));
            QCOMPARE(rig.sounding(0), double(0.9f));
        }
        rig.turn(m_song.frames.row(0));
        QVERIFY(!rig.brain.held(0));
        QCOMPARE(rig.sounding(0), double(0.9f)); // the agent goes on from there
        rig.brain.hold(1, 0.1, 0);
        for (int i = 0; i < 5000; ++i)
            rig.turn(m_song.frames.row(0));
        QVERIFY(rig.brain.held(1));
        rig.brain.release(1);
        QVERIFY(!rig.brain.held(1));
    }

    void rangesAndInversionsMap() {
        Rig rig(castOf({"stay"}, m_table));
        rig.set("param/1/low", 0.2);
        rig.set("param/1/high", 0.4);
        rig.set("param/2/invert", 1);
        rig.turn(m_song.frames.row(0));
        QVERIFY(std::abs(rig.sounding(0) - 0.3) < 1e-6);
        QVERIFY(std::abs(rig.sounding(1) - 0.5) < 1e-6);
        rig.brain.hold(0, 0.25, 0.001);
        rig.turn(m_song.frames.row(0));
        QVERIFY(std::abs(rig.sounding(0) - 0.25) < 1e-6);
        rig.brain.hold(1, 0.8, 0.004);
        const LiveMoment moment = rig.turn(m_song.frames.row(0));
        QVERIFY(std::abs(double(moment.agentPoint[1]) - 0.2) < 1e-6); // upside down
        rig.turn(m_song.frames.row(0));
        rig.turn(m_song.frames.row(0));
        QVERIFY(!rig.brain.held(1));
        QVERIFY(std::abs(rig.sounding(1) - 0.8) < 1e-6);
    }

    void stepAndDepthScaleMoves() {
        Rig rig(castOf({"random"}, m_table));
        const auto moved = [&] {
            double most = 0;
            float before = rig.turn(m_song.frames.row(0)).agentPoint[0];
            for (int i = 0; i < 30; ++i) {
                const float now = rig.turn(m_song.frames.row(0)).agentPoint[0];
                most = std::max(most, std::abs(double(now) - double(before)));
                before = now;
            }
            return most;
        };
        QVERIFY(std::abs(moved() - 0.05) < 1e-6);
        rig.set("step", 0.01);
        QVERIFY(std::abs(moved() - 0.01) < 1e-6);
        rig.set("depth", 0.5);
        QVERIFY(std::abs(moved() - 0.005) < 1e-6);
        rig.set("depth", 0);
        QCOMPARE(moved(), 0.0);
    }

    void densityIsHowOftenItDecides() {
        for (const double density : {0.0, 0.3, 1.0}) {
            Rig rig(castOf({"stay"}, m_table));
            rig.set("density", density);
            int decided = 0;
            for (int i = 0; i < 4000; ++i)
                decided += rig.turn(m_song.frames.row(0)).action >= 0;
            QVERIFY2(std::abs(decided / 4000.0 - density) < 0.03,
                     qPrintable(QString::number(decided)));
        }
    }

    // A target behind the delay is that of the frame before.
    void respondsLater() {
        const auto cast = castOf({"nearest"}, m_table);
        Rig prompt(cast), late(cast);
        const std::size_t delay = 40;
        late.set("delay", double(delay) * frameSeconds);
        std::vector<std::int32_t> actions;
        for (std::size_t i = 0; i < 300; ++i)
            actions.push_back(prompt.turn(m_song.frames.row(i)).action);
        // Until the first frame is old enough it is what is followed.
        for (std::size_t i = 0; i < delay; ++i)
            late.turn(m_song.frames.row(0));
        int same = 0;
        for (std::size_t i = 0; i < 200; ++i)
            same += late.turn(m_song.frames.row(i + delay)).action >= 0;
        QCOMPARE(same, 200);
    }

    // Opposite targets: what is followed at +1 is fled from at -1.
    void stanceTurnsTheTargetRound() {
        const auto cast = castOf({"nearest"}, m_table);
        const LiveMember& member = cast->members[0];
        const auto settled = [&](double stance) {
            Rig rig(cast);
            rig.set("stance", stance);
            for (int i = 0; i < 200; ++i)
                rig.turn(m_song.frames.row(200));
            return std::vector<double>{rig.sounding(0), rig.sounding(1)};
        };
        std::vector<double> raw, target(member.places.size());
        for (const std::size_t place : member.places)
            raw.push_back(double(m_song.frames.row(200)[place]));
        member.agent.scaling->apply(raw, target);
        for (const double stance : {1.0, -1.0, 0.5, 0.0}) {
            std::vector<double> wanted = target;
            for (double& z : wanted)
                z *= stance;
            const auto goal = member.world->rowPoint(member.world->nearestByFeatures(wanted));
            const auto there = settled(stance);
            for (std::size_t p = 0; p < 2; ++p)
                QVERIFY2(
                    std::abs(there[p] - goal[p]) <= 0.026,
                    qPrintable(QString("%1: %2 for %3").arg(stance).arg(there[p]).arg(goal[p])));
        }
        // By category: only the columns of that one.
        Rig rig(cast);
        rig.set("follow/mfcc", -1);
        std::vector<double> wanted = target;
        for (std::size_t c = 0; c < wanted.size(); ++c)
            if (LiveCast::categories()[std::size_t(member.categories[c])] == "mfcc")
                wanted[c] *= -1;
        for (int i = 0; i < 200; ++i)
            rig.turn(m_song.frames.row(200));
        const auto goal = member.world->rowPoint(member.world->nearestByFeatures(wanted));
        for (std::size_t p = 0; p < 2; ++p)
            QVERIFY(std::abs(rig.sounding(p) - goal[p]) <= 0.026);
    }

    void weightsSayWhoDecides() {
        const auto both = castOf({m_one.string(), m_two.string()}, m_table);
        const auto alone = [&](const fs::path& agent) {
            Rig rig(castOf({agent.string()}, m_table));
            std::vector<std::int32_t> actions;
            for (std::size_t i = 0; i < 100; ++i)
                actions.push_back(rig.turn(m_song.frames.row(i)).action);
            return actions;
        };
        const auto together = [&](double first, double second, double x = -1) {
            Rig rig(both);
            rig.set("mix/1", first);
            rig.set("mix/2", second);
            if (x >= 0) {
                rig.set("mix/pad", 1);
                rig.set("mix/x", x);
            }
            std::vector<std::int32_t> actions;
            for (std::size_t i = 0; i < 100; ++i)
                actions.push_back(rig.turn(m_song.frames.row(i)).action);
            return actions;
        };
        QVERIFY(alone(m_one) != alone(m_two));
        QCOMPARE(together(1, 0), alone(m_one));
        QCOMPARE(together(0, 0.3), alone(m_two));
        QCOMPARE(together(1, 1, 0), alone(m_one)); // corners of the pad
        QCOMPARE(together(1, 1, 1), alone(m_two));
        QCOMPARE(together(0, 0), std::vector<std::int32_t>(100, -1)); // nobody decides
    }

    void temperatureDraws() {
        const auto cast = castOf({m_one.string()}, m_table);
        const auto differentFrom = [&](double temperature) {
            Rig greedy(cast), warm(cast, 5);
            warm.set("temperature", temperature);
            warm.set("depth", 0); // both stay in one place
            greedy.set("depth", 0);
            int different = 0;
            for (std::size_t i = 0; i < 600; ++i)
                different += warm.turn(m_song.frames.row(i)).action !=
                             greedy.turn(m_song.frames.row(i)).action;
            return different;
        };
        QCOMPARE(differentFrom(0), 0);
        const int cool = differentFrom(0.1), hot = differentFrom(4);
        QVERIFY2(cool < hot, qPrintable(QString("%1 %2").arg(cool).arg(hot)));
        QVERIFY(hot > 400); // of nine actions nearly all are as likely
    }

    void decidesTheSameAgain() {
        const auto run = [&](std::uint64_t seed) {
            Rig rig(castOf({"random", m_one.string()}, m_table), seed);
            rig.set("temperature", 1);
            rig.set("density", 0.7);
            std::vector<float> all;
            for (std::size_t i = 0; i < 300; ++i) {
                const LiveMoment moment = rig.turn(m_song.frames.row(i));
                all.insert(all.end(), moment.sounding.begin(), moment.sounding.end());
            }
            return all;
        };
        QCOMPARE(run(1), run(1));
        QVERIFY(run(1) != run(2));
    }

    void restsWhenTheMusicianDoes() {
        Rig rig(castOf({"random"}, m_table));
        std::vector<float> quiet(descriptorColumnsWithPitch, 0.0f);
        quiet[0] = -70;
        rig.set("input/gate", -50);
        rig.set("rest", 1);
        LiveMoment moment;
        for (int i = 0; i < 50; ++i)
            moment = rig.turn(quiet);
        QVERIFY(!moment.resting && moment.action >= 0); // a short silence is none
        for (int i = 0; i < 50; ++i)
            moment = rig.turn(quiet);
        QVERIFY(moment.resting && moment.action < 0);
        quiet[0] = -20;
        moment = rig.turn(quiet);
        QVERIFY(!moment.resting && moment.action >= 0);
        // Without a gate there is no rest.
        rig.set("input/gate", -90);
        quiet[0] = -150;
        for (int i = 0; i < 200; ++i)
            moment = rig.turn(quiet);
        QVERIFY(!moment.resting);
    }

    void knowsWhatIsBeyondReach() {
        Rig rig(castOf({"stay"}, m_table));
        std::vector<float> far(descriptorColumnsWithPitch, 1e6f);
        for (int i = 0; i < 400; ++i)
            rig.turn(far);
        QVERIFY(rig.brain.beyondReach() > 1);
        const LookupTable table = readLookup(m_table);
        std::vector<float> near(descriptorColumnsWithPitch);
        for (std::size_t c = 0; c < table.descriptors.size(); ++c)
            near[c] = float(table.value(10)[c]);
        rig.turn(near);
        QCOMPARE(rig.brain.beyondReach(), 0.0);
    }

    void followsAPointOfTheTable() {
        Rig rig(castOf({"nearest"}, m_table));
        rig.set("input", 3);
        rig.set("target/1", 0.8);
        rig.set("target/2", 0.2);
        for (int i = 0; i < 100; ++i)
            rig.turn(m_song.frames.row(0));
        QVERIFY(std::abs(rig.sounding(0) - 0.8) <= 0.026);
        QVERIFY(std::abs(rig.sounding(1) - 0.2) <= 0.026);
    }

    void forbiddenRegionsStayForbidden() {
        const fs::path folder = m_folder / "fenced";
        Agent agent = readAgent(m_one);
        agent.settings.forbidden = {{{0.6, 0.0}, {1.0, 1.0}}};
        writeAgent(folder, agent);
        Rig rig(castOf({"random", folder.string()}, m_table));
        rig.set("mix/2", 0.01);
        // The fence is that of the first member.
        Rig fenced(castOf({folder.string(), "random"}, m_table));
        fenced.set("temperature", 4);
        float most = 0;
        for (int i = 0; i < 3000; ++i)
            most =
                std::max(most, fenced.turn(m_song.frames.row(std::size_t(i) % 500)).agentPoint[0]);
        QVERIFY(most < 0.6f);
        QVERIFY(actionsAt(fenced) == 9);
    }

    void castsThatDoNotGoTogetherAreRefused() {
        const auto message = [](const std::function<void()>& act) {
            try {
                act();
            } catch (const UserError& e) {
                return std::string(e.what());
            }
            return std::string();
        };
        QVERIFY(message([&] { castOf({}, m_table); }).find("1 to 4") != std::string::npos);
        QVERIFY(message([&] { castOf({"nearest"}, {}); }).find("lookup table") !=
                std::string::npos);
        QVERIFY(!message([&] { castOf({"no-such-agent"}, m_table); }).empty());
        LiveCastSettings settings;
        settings.policies = {{m_one.string()}};
        settings.table = m_table;
        settings.synth = "fm3";
        QVERIFY(message([&] { openCast(settings, {}); }).find("3 parameters") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestLiveBrain)
#include "tst_livebrain.moc"
