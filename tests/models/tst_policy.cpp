#include "tests/testing.h"

#include "core/error.h"
#include "core/simd.h"
#include "models/impro/agentoptions.h"
#include "models/impro/categorical.h"

#include <cmath>
#include <numeric>

using namespace antiphon;
using namespace antiphon::impro;

class TestPolicy : public QObject {
    Q_OBJECT

    static Policy fresh(Algorithm algorithm) {
        Rng rng(1);
        return Policy::fresh(algorithm, 5, 9, 16, rng);
    }

private Q_SLOTS:
    void tensorsAreStableBaselinesNames() {
        std::vector<std::string> names;
        for (const RawTensor& tensor : fresh(Algorithm::Dqn).tensors())
            names.push_back(tensor.name);
        QCOMPARE(names.size(), std::size_t(12));
        QCOMPARE(names[0], std::string("q_net.q_net.0.weight"));
        QCOMPARE(names[11], std::string("q_net_target.q_net.4.bias"));
        names.clear();
        for (const RawTensor& tensor : fresh(Algorithm::Ppo).tensors())
            names.push_back(tensor.name);
        QCOMPARE(names, (std::vector<std::string>{
                            "mlp_extractor.policy_net.0.weight", "mlp_extractor.policy_net.0.bias",
                            "mlp_extractor.policy_net.2.weight", "mlp_extractor.policy_net.2.bias",
                            "mlp_extractor.value_net.0.weight", "mlp_extractor.value_net.0.bias",
                            "mlp_extractor.value_net.2.weight", "mlp_extractor.value_net.2.bias",
                            "action_net.weight", "action_net.bias", "value_net.weight",
                            "value_net.bias"}));
    }

    void policiesGoThroughTheirTensors() {
        for (const Algorithm algorithm : {Algorithm::Dqn, Algorithm::Ppo, Algorithm::A2c}) {
            const Policy policy = fresh(algorithm);
            const Policy again = Policy::of(algorithm, policy.tensors(), "here");
            QCOMPARE(again.tensors(), policy.tensors());
            QCOMPARE(again.observationSize(), std::size_t(5));
            QCOMPARE(again.actions(), std::size_t(9));
            QVERIFY(again.actor.activation() == policy.actor.activation());
            AgentZip zip;
            zip.policy = policy.tensors();
            if (algorithm == Algorithm::Ppo)
                zip.data["n_epochs"] = 10;
            QVERIFY(Policy::of(zip, "here").algorithm == algorithm);
        }
    }

    void whatDoesNotFitIsNamed() {
        const auto message = [](std::vector<RawTensor> tensors, Algorithm algorithm) {
            try {
                Policy::of(algorithm, tensors, "bad.zip");
            } catch (const UserError& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        auto tensors = fresh(Algorithm::Dqn).tensors();
        tensors.erase(tensors.begin() + 1);
        QVERIFY(message(tensors, Algorithm::Dqn).find("q_net.q_net.0.bias") != std::string::npos);
        tensors = fresh(Algorithm::Dqn).tensors();
        tensors[2] = RawTensor::of(tensors[2].name, {16, 15}, std::vector<float>(240));
        QVERIFY(message(tensors, Algorithm::Dqn).find("q_net.q_net.2.weight") != std::string::npos);
        QVERIFY(message(tensors, Algorithm::Ppo).find("bad.zip") != std::string::npos);
        // A value network of many values.
        tensors = fresh(Algorithm::Ppo).tensors();
        tensors[10] = RawTensor::of(tensors[10].name, {2, 16}, std::vector<float>(32));
        tensors[11] = RawTensor::of(tensors[11].name, {2}, std::vector<float>(2));
        QVERIFY(message(tensors, Algorithm::Ppo).find("do not fit") != std::string::npos);
        QVERIFY_EXCEPTION_THROWN(Policy::of(AgentZip{}, "bad.zip"), UserError);
    }

    void freshPoliciesStartAsPublished() {
        const Policy dqn = fresh(Algorithm::Dqn);
        QVERIFY(dqn.actor.parameters() == dqn.critic.parameters());
        // Logits near 0: every move as probable as any other.
        const Policy ppo = fresh(Algorithm::Ppo);
        std::vector<float> logits(9);
        ppo.actor.forward(std::vector<float>(5, 0.5f), logits);
        for (const float l : logits)
            QVERIFY(std::abs(l) < 0.03f);
    }

    void probabilitiesAreTheFormula() {
        Rng rng(3);
        std::vector<float> logits(27 * 7), first;
        for (float& l : logits)
            l = float(8 * rng.normal());
        for (const Simd level : {Simd::Baseline, Simd::Avx2, Simd::Avx512}) {
            limitSimd(level);
            std::vector<float> p(logits.size()), logP(logits.size());
            softmax(logits, 27, p, logP);
            for (std::size_t r = 0; r < 7; ++r) {
                long double sum = 0;
                for (std::size_t a = 0; a < 27; ++a)
                    sum += std::exp((long double)logits[r * 27 + a]);
                for (std::size_t a = 0; a < 27; ++a) {
                    const auto exact = double((long double)logits[r * 27 + a] - std::log(sum));
                    QVERIFY(std::abs(double(logP[r * 27 + a]) - exact) < 4e-6);
                    QVERIFY(std::abs(double(p[r * 27 + a]) / std::exp(exact) - 1) < 4e-6);
                }
            }
            if (first.empty())
                first = logP;
            QVERIFY(logP == first);
        }
        limitSimd(Simd::Avx512);
    }

    void drawsFollowTheProbabilities() {
        const std::vector<float> p = {0.5f, 0, 0.3f, 0.2f};
        std::vector<int> counts(4);
        Rng rng(5);
        for (int i = 0; i < 20000; ++i)
            ++counts[draw(p, rng)];
        QCOMPARE(counts[1], 0);
        for (std::size_t a = 0; a < 4; ++a)
            QVERIFY(std::abs(counts[a] / 20000.0 - double(p[a])) < 0.02);
    }

    void presetsAreWhatTheyClaim() {
        const AgentOptions dqn = agentOptions(Algorithm::Dqn, true);
        QCOMPARE(dqn.epsilonSteps, 5000);
        QCOMPARE(dqn.targetEvery, 10000);
        QVERIFY(dqn.timeIsTerminal && !dqn.doubleQ);
        QCOMPARE(agentOptions(Algorithm::Dqn, false).epsilonSteps, 20000);
        QCOMPARE(agentOptions(Algorithm::Dqn, false).gamma, 0.95);
        QCOMPARE(agentOptions(Algorithm::Ppo, true).rollout, 2048);
        QCOMPARE(agentOptions(Algorithm::A2c, true).rollout, 5);
        for (const bool parity : {true, false})
            for (const Algorithm algorithm : {Algorithm::Dqn, Algorithm::Ppo, Algorithm::A2c}) {
                const AgentOptions preset = agentOptions(algorithm, parity);
                QVERIFY(algorithmOf(preset.algorithm) == algorithm);
                // Within the declared ranges: readJson() would refuse others.
                Options options = AgentOptions{};
                readJson(options, toJson(preset), "preset");
                QVERIFY(toJson(options) == toJson(preset));
            }
        QVERIFY_EXCEPTION_THROWN(algorithmOf("sac"), UserError);
    }
};

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
