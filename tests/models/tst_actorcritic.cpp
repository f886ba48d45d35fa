#include "tests/models/corridor.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/simd.h"
#include "models/impro/actorcritic.h"
#include "models/impro/categorical.h"

#include <cmath>
#include <map>

using namespace antiphon;
using namespace antiphon::impro;
using antiphon::testing::Corridor;

namespace {

AgentOptions quick(Algorithm algorithm) {
    AgentOptions options = agentOptions(algorithm, false);
    options.hidden = 24;
    options.environments = 3;
    options.learningRate = 3e-3;
    if (algorithm == Algorithm::Ppo) {
        options.learningRate = 1e-3;
        options.rollout = 50;
        options.batch = 40; // the last batch of an epoch is smaller
    }
    return options;
}

ActorCriticLearner learnerOf(const AgentOptions& options, std::uint64_t seed = 1) {
    Rng rng(seed);
    return {options,
            Policy::fresh(algorithmOf(options.algorithm), Corridor::observationSize(),
                          Corridor::actions(), std::size_t(options.hidden), rng),
            seed};
}

std::vector<Corridor> corridors(std::size_t count) {
    std::vector<Corridor> all;
    for (std::size_t i = 0; i < count; ++i)
        all.emplace_back(i + 1);
    return all;
}

} // namespace

class TestActorCritic : public QObject {
    Q_OBJECT

    static void bothAlgorithms() {
        QTest::addColumn<int>("algorithm");
        QTest::newRow("ppo") << int(Algorithm::Ppo);
        QTest::newRow("a2c") << int(Algorithm::A2c);
    }

private Q_SLOTS:
    void advantagesAreTheFormula() {
        Rollout rollout(2, 3, 1);
        rollout.rewards = {1, 10, 2, 20, 3, 30};
        rollout.values = {0.5f, 5, 0.25f, 4, 0.125f, 3};
        rollout.ended = {0, 0, 1, 0, 0, 0};
        const float last[] = {8, 9};
        rollout.estimate(last, 0.5f, 0.5f);
        // Of the first environment, by hand; its episode ended after the second step.
        const float third = 3 + 0.5f * 8 - 0.125f, second = 2 - 0.25f,
                    first = 1 + 0.5f * 0.25f - 0.5f + 0.25f * second;
        QCOMPARE(rollout.advantages[4], third);
        QCOMPARE(rollout.advantages[2], second);
        QCOMPARE(rollout.advantages[0], first);
        QCOMPARE(rollout.returns[0], first + 0.5f);
        const float other = 30 + 0.5f * 9 - 3;
        QCOMPARE(rollout.advantages[5], other);
        QCOMPARE(rollout.advantages[3], 20 + 0.5f * 3 - 4 + 0.25f * other);
        QVERIFY(rollout.explainedVariance() <= 1);
        rollout.returns = rollout.values;
        QCOMPARE(rollout.explainedVariance(), 1.0);
        rollout.returns.assign(6, 1);
        QVERIFY(std::isnan(rollout.explainedVariance()));
    }

    /// The gradient of the whole loss against differences of it, with and without a clip.
    void gradientsAreThoseOfTheLoss() {
        for (const double clip : {0.0, 0.2}) {
            Rng rng(4);
            const Policy start = Policy::fresh(Algorithm::Ppo, 3, 4, 6, rng);
            Rollout rollout(1, 24, 3);
            std::vector<std::size_t> moments;
            for (std::size_t k = 0; k < 24; ++k) {
                moments.push_back(k);
                rollout.actions[k] = std::uint16_t(k % 4);
                rollout.advantages[k] = float(rng.normal());
                rollout.returns[k] = float(rng.normal());
                // Some far enough for the clip.
                rollout.logProbabilities[k] = float(std::log(0.25) + 0.3 * rng.normal());
            }
            for (float& x : rollout.observations)
                x = float(rng.normal());
            const PolicyGradient::Settings settings = {
                .clip = clip, .valueWeight = 0.7, .entropyWeight = 0.3, .maxNorm = 0};
            PolicyGradient update;
            const auto lossOf = [&](Policy policy) {
                SmallNet* const nets[] = {&policy.actor, &policy.critic};
                SmallOptimiser optimiser({.rate = 0}, nets);
                const auto result = update(policy, optimiser, rollout, moments, settings);
                const double sum =
                    result.policyLoss + 0.3 * result.entropyLoss + 0.7 * result.valueLoss;
                return std::pair(sum, policy);
            };
            const Policy after = lossOf(start).second;
            for (const bool actor : {true, false}) {
                const auto of = [&](auto& policy) -> auto& {
                    return actor ? policy.actor : policy.critic;
                };
                const auto gradients = of(after).gradients();
                const auto parameters = of(start).parameters();
                for (std::size_t i = 0; i < parameters.size(); i += 3) {
                    double losses[2];
                    for (const int side : {0, 1}) {
                        auto moved = parameters;
                        moved[i] += side ? 2e-3f : -2e-3f;
                        Policy policy = start;
                        of(policy).setParameters(moved);
                        losses[side] = lossOf(policy).first;
                    }
                    const double slope = (losses[1] - losses[0]) / 4e-3;
                    QVERIFY(std::abs(slope - double(gradients[i])) < 2e-3);
                }
            }
        }
    }

    void itFindsTheWay_data() { bothAlgorithms(); }
    void itFindsTheWay() {
        QFETCH(int, algorithm);
        const AgentOptions options = quick(Algorithm(algorithm));
        ActorCriticLearner learner = learnerOf(options);
        QVERIFY(antiphon::testing::goalsMet(learner.policy()) < 0.6);
        auto worlds = corridors(3);
        std::vector<Scalar> scalars;
        learner.run(std::span(worlds), 30000, scalars);
        // Of eight seeds the worst meets 87 in 100.
        QVERIFY(antiphon::testing::goalsMet(learner.policy()) > 0.8);
        std::map<std::string, int> reports;
        for (const Scalar& scalar : scalars)
            ++reports[scalar.name];
        const int rounds = algorithm == int(Algorithm::Ppo) ? 200 : 20;
        QCOMPARE(reports["train/value_loss"], rounds);
        QCOMPARE(reports["rollout/ep_rew_mean"], rounds);
        QCOMPARE(reports["train/clip_fraction"], algorithm == int(Algorithm::Ppo) ? 200 : 0);
    }

    /// Stopped in the middle of a rollout.
    void resumedItIsTheSame_data() { bothAlgorithms(); }
    void resumedItIsTheSame() {
        QFETCH(int, algorithm);
        const AgentOptions options = quick(Algorithm(algorithm));
        ActorCriticLearner through = learnerOf(options);
        auto worlds = corridors(3);
        std::vector<Scalar> scalars;
        through.run(std::span(worlds), 788, scalars);
        Checkpoint checkpoint;
        through.save(checkpoint);
        checkpoint.json = Json::parse(checkpoint.json.dump());
        auto copies = worlds;
        through.run(std::span(worlds), 1003, scalars);

        ActorCriticLearner resumed = learnerOf(options, 9);
        resumed.load(checkpoint);
        for (int i = 0; i < 1003; i += 17) // in pieces
            resumed.run(std::span(copies), std::min(17, 1003 - i), scalars);
        QCOMPARE(resumed.steps(), through.steps());
        QCOMPARE(tensorHash(resumed.policy().tensors()), tensorHash(through.policy().tensors()));
    }

    void everyProcessorLearnsTheSame_data() { bothAlgorithms(); }
    void everyProcessorLearnsTheSame() {
        QFETCH(int, algorithm);
        std::string first;
        for (const Simd level : {Simd::Baseline, Simd::Avx2, Simd::Avx512}) {
            limitSimd(level);
            ActorCriticLearner learner = learnerOf(quick(Algorithm(algorithm)));
            auto worlds = corridors(3);
            std::vector<Scalar> scalars;
            learner.run(std::span(worlds), 310, scalars);
            const std::string hash = tensorHash(learner.policy().tensors());
            if (first.empty())
                first = hash;
            QCOMPARE(hash, first);
        }
        limitSimd(Simd::Avx512);
    }

    /// What is expected after an episode that was broken off belongs to its last reward.
    void brokenOffEpisodesKeepTheirPromise() {
        std::vector<std::string> hashes;
        for (const bool terminal : {false, true}) {
            AgentOptions options = quick(Algorithm::A2c);
            options.timeIsTerminal = terminal;
            ActorCriticLearner learner = learnerOf(options);
            std::vector<Corridor> worlds(3, Corridor(1, 3));
            std::vector<Scalar> scalars;
            learner.run(std::span(worlds), 14, scalars);
            Checkpoint checkpoint;
            learner.save(checkpoint);
            const auto rewards = find(checkpoint.state, "rollout.rewards")->floats();
            const auto ended = find(checkpoint.state, "rollout.ended")->floats();
            QCOMPARE(rewards.size(), std::size_t(14));
            int broken = 0;
            for (std::size_t k = 0; k < 14; ++k) {
                broken += ended[k] > 0;
                // Rewards of the corridor are multiples of a quarter.
                const bool plain = rewards[k] * 4 == std::round(rewards[k] * 4);
                QCOMPARE(plain, terminal || ended[k] == 0);
            }
            QCOMPARE(broken, 3);
        }
    }

    void otherCheckpointsAreRefused() {
        ActorCriticLearner learner = learnerOf(quick(Algorithm::Ppo));
        auto worlds = corridors(3);
        std::vector<Scalar> scalars;
        learner.run(std::span(worlds), 100, scalars);
        Checkpoint checkpoint;
        learner.save(checkpoint);
        AgentOptions other = quick(Algorithm::Ppo);
        other.environments = 4;
        ActorCriticLearner more = learnerOf(other);
        QVERIFY_EXCEPTION_THROWN(more.load(checkpoint), UserError);
        other = quick(Algorithm::Ppo);
        other.rollout = 20;
        ActorCriticLearner shorter = learnerOf(other);
        QVERIFY_EXCEPTION_THROWN(shorter.load(checkpoint), UserError);
        checkpoint.json.erase("learner");
        QVERIFY_EXCEPTION_THROWN(learner.load(checkpoint), UserError);
        Rng rng(1);
        QVERIFY_EXCEPTION_THROWN(ActorCriticLearner(quick(Algorithm::Ppo),
                                                    Policy::fresh(Algorithm::Dqn, 3, 3, 8, rng), 1),
                                 UserError);
    }
};

QTEST_GUILESS_MAIN(TestActorCritic)
#include "tst_actorcritic.moc"
