#include "tests/testing.h"

#include "models/impro/actorcritic.h"
#include "models/impro/categorical.h"
#include "models/impro/dqn.h"

#include <algorithm>
#include <cmath>

// What published agents answer and how they change when they learn (golden/improvisation, its
// README explains the numbers): one row a file and case.
using namespace antiphon;
using namespace antiphon::impro;
using namespace antiphon::testing;

namespace {

fs::path folder() {
    return golden() / "improvisation";
}

/// The observations that the README defines, computed in double.
std::vector<float> observationOf(const std::string& kind, int k, std::size_t size) {
    std::vector<float> values(size);
    auto state = std::uint32_t(12345 + k);
    for (std::size_t i = 0; i < size; ++i) {
        state = state * 1664525u + 1013904223u;
        if (kind == "ramp")
            values[i] = float(-1 + 2 * double(i) / double(size - 1));
        else if (kind == "sin")
            values[i] = float(std::sin(0.7 * double(i + 1) * (k + 1)));
        else if (kind == "lcg")
            values[i] = float(2 * (double(state) / 2147483648.0 - 1));
        else if (kind != "zeros")
            qFatal("unknown observation");
    }
    return values;
}

void near(const Json& expected, std::span<const float> values, double absolute, double relative) {
    QCOMPARE(values.size(), expected.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double wanted = expected[i].get<double>();
        const double apart = std::abs(double(values[i]) - wanted);
        QVERIFY2(apart <= absolute + relative * std::abs(wanted),
                 qPrintable(QString("%1: %2 instead of %3").arg(i).arg(values[i]).arg(wanted)));
    }
}

void nearLoss(double value, const Json& expected) {
    const double wanted = expected.get<double>();
    QVERIFY2(std::abs(value - wanted) <= 1e-4 * std::abs(wanted) + 1e-6,
             qPrintable(QString("%1 instead of %2").arg(value).arg(wanted)));
}

Policy policyOf(const Json& golden) {
    const auto file = folder() / golden.at("model").get<std::string>();
    return Policy::of(readAgentZip(file), file.string());
}

} // namespace

class GoldenPolicies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answers_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("index");
        bool any = false;
        if (fs::is_directory(folder()))
            for (const auto& entry : fs::directory_iterator(folder())) {
                const std::string name = entry.path().filename().string();
                if (!name.starts_with("policy_") || !name.ends_with(".json"))
                    continue;
                const std::size_t cases = readJson(entry.path()).at("cases").size();
                for (std::size_t i = 0; i < cases; ++i)
                    QTest::addRow("%s %zu", name.c_str(), i)
                        << QString::fromStdString(entry.path().string()) << int(i);
                any = true;
            }
        if (!any)
            QSKIP("no golden data here");
    }

    void answers() {
        QFETCH(QString, file);
        QFETCH(int, index);
        const Json json = readJson(file.toStdString());
        const Policy policy = policyOf(json);
        QCOMPARE(policy.observationSize(), json.at("observationSize").get<std::size_t>());
        QCOMPARE(policy.actions(), json.at("actionCount").get<std::size_t>());
        const Json& one = json.at("cases").at(std::size_t(index));
        const auto observation =
            observationOf(one.at("observation").at("kind"),
                          one.at("observation").at("k").get<int>(), policy.observationSize());
        near(one.at("observation").at("first5"), std::span(observation).first(5), 1e-6, 0);
        std::vector<float> values(policy.actions());
        policy.actor.forward(observation, values);
        if (policy.algorithm == Algorithm::Dqn) {
            near(one.at("qValues"), values, 1e-4, 1e-6);
            std::vector<float> targets(policy.actions());
            policy.critic.forward(observation, targets);
            near(one.at("qTargetValues"), targets, 1e-4, 1e-6);
        } else {
            near(one.at("logits"), values, 1e-4, 1e-6);
            std::vector<float> probabilities(values.size()), logarithms(values.size());
            softmax(values, values.size(), probabilities, logarithms);
            near(one.at("probabilities"), probabilities, 1e-6, 1e-4);
            float value = 0;
            policy.critic.forward(observation, {&value, 1});
            near(Json::array({one.at("value")}), {&value, 1}, 1e-4, 0);
        }
        auto sorted = values;
        std::ranges::sort(sorted, std::greater<>());
        if (sorted[0] - sorted[1] >= 1e-3f)
            QCOMPARE(policy.act(observation), one.at("greedyAction").get<std::size_t>());
    }

    void dqnUpdates() {
        if (!fs::exists(folder() / "training_updates.json"))
            QSKIP("no golden data here");
        const Json all = readJson(folder() / "training_updates.json");
        const Json& json = all.at("dqn");
        Policy policy = policyOf(json);
        SmallNet* const nets[] = {&policy.actor};
        SmallOptimiser optimiser({.rate = 1e-4}, nets);
        const std::size_t size = policy.observationSize();
        const auto probe = observationOf(all.at("probeObservation"), 0, size);
        DqnUpdate update;
        const auto rows = json.at("batch").at("size").get<std::size_t>();
        auto& batch = update.batch(rows, size);
        for (std::size_t i = 0; i < rows; ++i) {
            std::ranges::copy(observationOf("lcg", 300 + int(i), size),
                              batch.observations.begin() + std::ptrdiff_t(i * size));
            std::ranges::copy(observationOf("lcg", 400 + int(i), size),
                              batch.nexts.begin() + std::ptrdiff_t(i * size));
            batch.actions[i] = i % policy.actions();
            batch.rewards[i] = float(std::sin(double(i)));
            batch.terminals[i] = i % 8 == 7;
        }
        std::vector<float> q(policy.actions());
        const std::size_t updates = json.at("lossPerStep").size();
        for (std::size_t step = 0; step < updates; ++step) {
            const auto targets = update.aim(policy, json.at("gamma").get<float>(), false);
            const auto result =
                update.learn(policy, optimiser, json.at("gradClipNorm").get<double>());
            nearLoss(result.loss, json.at("lossPerStep")[step]);
            nearLoss(result.gradientNorm, json.at("gradNormBeforeClip")[step]);
            if (step == 0)
                near(json.at("targets0"), targets.first(json.at("targets0").size()), 1e-4, 1e-6);
            policy.actor.forward(probe, q);
            if (step == 0)
                near(json.at("qAfter1"), q, 1e-4, 1e-6);
        }
        near(json.at("qAfter" + std::to_string(updates)), q, 1e-4, 1e-6);
    }

    void ppoUpdates() {
        if (!fs::exists(folder() / "training_updates.json"))
            QSKIP("no golden data here");
        const Json all = readJson(folder() / "training_updates.json");
        const Json& json = all.at("ppo");
        Policy policy = policyOf(json);
        const std::size_t size = policy.observationSize();
        const auto steps = json.at("rollout").at("steps").get<std::size_t>();
        Rollout rollout(1, steps, size);
        std::vector<float> logits(policy.actions()), probabilities(logits), logarithms(logits);
        std::vector<std::size_t> moments;
        for (std::size_t i = 0; i < steps; ++i) {
            const auto observation = observationOf("lcg", 500 + int(i), size);
            std::ranges::copy(observation, rollout.observations.begin() + std::ptrdiff_t(i * size));
            rollout.actions[i] = std::uint16_t(5 * i % policy.actions());
            rollout.rewards[i] = float(std::sin(double(i)));
            policy.critic.forward(observation, std::span(rollout.values).subspan(i, 1));
            policy.actor.forward(observation, logits);
            softmax(logits, logits.size(), probabilities, logarithms);
            rollout.logProbabilities[i] = logarithms[rollout.actions[i]];
            moments.push_back(i);
        }
        for (const Json& start : json.at("rollout").at("episodeStarts"))
            if (start.get<std::size_t>() > 0)
                rollout.ended[start.get<std::size_t>() - 1] = 1;
        rollout.ended.back() = json.at("rollout").at("lastDone").get<bool>();
        float last = 0;
        policy.critic.forward(observationOf("lcg", 500 + int(steps), size), {&last, 1});
        rollout.estimate({&last, 1}, json.at("gamma").get<float>(),
                         json.at("gaeLambda").get<float>());
        near(json.at("values"), rollout.values, 1e-4, 0);
        near(Json::array({json.at("lastValue")}), {&last, 1}, 1e-4, 0);
        near(json.at("logProbs"), rollout.logProbabilities, 1e-4, 1e-6);
        near(json.at("advantages"), rollout.advantages, 1e-4, 0);
        near(json.at("returns"), rollout.returns, 1e-4, 0);

        SmallNet* const nets[] = {&policy.actor, &policy.critic};
        SmallOptimiser optimiser({.rate = 3e-4, .eps = 1e-5}, nets);
        PolicyGradient update;
        for (const Json& expected : json.at("updates")) {
            const auto result = update(
                policy, optimiser, rollout, moments,
                {.clip = 0.2, .valueWeight = 0.5, .normaliseAdvantage = true, .maxNorm = 0.5});
            nearLoss(result.policyLoss, expected.at("policyLoss"));
            nearLoss(result.valueLoss, expected.at("valueLoss"));
            nearLoss(result.entropyLoss, expected.at("entropyLoss"));
            nearLoss(result.loss, expected.at("loss"));
            nearLoss(result.gradientNorm, expected.at("gradNormBeforeClip"));
        }
        const auto probe = observationOf(all.at("probeObservation"), 0, size);
        policy.actor.forward(probe, logits);
        near(json.at("logitsAfter"), logits, 1e-4, 1e-6);
        policy.critic.forward(probe, {&last, 1});
        near(Json::array({json.at("valueAfter")}), {&last, 1}, 1e-4, 0);
    }
};

QTEST_GUILESS_MAIN(GoldenPolicies)
#include "golden_policies.moc"
