#include "tests/models/labelpairs.h"
#include "tests/testing.h"

#include "core/error.h"
#include "models/device.h"
#include "models/trainer.h"

#include <torch/torch.h>

using namespace antiphon;
using namespace antiphon::testing;
using namespace antiphon::guide;

namespace {

/// Training that may be stopped before a step; the same call goes on.
TrainResult attempt(const fs::path& folder, const DecisionTrainingOptions& options,
                    std::int64_t stopAt = -1,
                    std::vector<std::vector<DecisionExample>>* examples = nullptr) {
    LabelPairs pairs(5, 8, 3);
    JobControl control;
    JobContext context(control, 7, folder / "out", folder / "checkpoints");
    DecisionData data{.net = DecisionNet(tinyConfig(pairs, "answer"), 4),
                      .training = pairs.answers(40),
                      .validation = pairs.answers(10)};
    data.examples = [&](const std::vector<DecisionExample>& e) {
        if (examples)
            examples->push_back(e);
    };
    struct Stopping final : Trainee {
        std::unique_ptr<TorchTrainee> inner;
        JobControl& control;
        std::int64_t left;
        Stopping(std::unique_ptr<TorchTrainee> trainee, JobControl& c, std::int64_t stopAt)
            : inner(std::move(trainee)), control(c), left(stopAt) {}
        std::int64_t step(std::int64_t limit, std::vector<Scalar>& scalars) override {
            if (left-- == 0)
                control.cancel();
            return inner->step(limit, scalars);
        }
        std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) override {
            return inner->evaluate(checkpoint);
        }
        void save(Checkpoint& out) const override { inner->save(out); }
        void load(const Checkpoint& in) override { inner->load(in); }
    } trainee(decisionTrainee(std::move(data), options, 7), control, stopAt);
    try {
        return train(trainee, options.resolved(40).train, context);
    } catch (const Cancelled&) {
        return {};
    }
}

at::Tensor tokens(const std::vector<std::int64_t>& values, std::int64_t rows) {
    return torch::tensor(values).view({rows, -1});
}

DecisionConfig smallConfig(std::int64_t encoderLayers = 0) {
    DecisionConfig config;
    config.codes = 6;
    config.dim = 16;
    config.heads = 2;
    config.layers = 2;
    config.encoderLayers = encoderLayers;
    config.feedForward = 24;
    config.maxSegments = 20;
    return config;
}

} // namespace

class TestDecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void configurationsGoToJsonAndBack() {
        for (const char* variant : {"A", "B"})
            for (const char* preset : {"tiny", "paper"}) {
                DecisionConfig config = decisionPreset(preset, variant, 64);
                config.maskProbability = 0.1;
                config.task = "completion";
                QVERIFY(decisionConfig(toJson(config), "model.json") == config);
            }
        QVERIFY_EXCEPTION_THROWN(decisionPreset("huge", "A", 16), UserError);
        QVERIFY_EXCEPTION_THROWN(decisionPreset("tiny", "C", 16), UserError);
    }

    void wrongConfigurationsAreNamed_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("codes") << "codes"
                               << "0";
        QTest::newRow("fraction") << "layers"
                                  << "1.5";
        QTest::newRow("text") << "heads"
                              << "\"many\"";
        QTest::newRow("heads") << "dim"
                               << "50";
        QTest::newRow("dropout") << "dropout"
                                 << "1";
        QTest::newRow("flag") << "relative"
                              << "1";
        QTest::newRow("choice") << "task"
                                << "\"play\"";
    }
    void wrongConfigurationsAreNamed() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        Json json = toJson(DecisionConfig{});
        json[key.toStdString()] = parseJson(value.toStdString(), "test");
        try {
            decisionConfig(json, "model.json");
            QFAIL("it was accepted");
        } catch (const UserError& e) {
            const QString sentence = e.what();
            QVERIFY2(sentence.startsWith("model.json") && sentence.contains("'" + key + "'"),
                     e.what());
        }
    }

    /// Start and end around the codes, and nothing wanted where the target is silent.
    void windowsBecomeTokens() {
        DecisionConfig config;
        config.codes = 4;
        const std::vector<LabelWindow> windows = {
            {.source = {0, -1, 2}, .target = {3, 2, -1}, .heard = {1, 0, 0}},
            {.source = {1}, .target = {0}}};
        const TokenBatch batch = tokenBatch(windows, config);
        using Tokens = std::vector<std::int64_t>;
        QCOMPARE(batch.source, Tokens({4, 0, 6, 2, 5, 4, 1, 5, 6, 6}));
        QCOMPARE(batch.input, Tokens({4, 3, 2, 6, 4, 0, 6, 6}));
        QCOMPARE(batch.wanted, Tokens({3, 6, 6, 5, 0, 5, 6, 6}));
    }

    /// The published sizes (spec section 5.2).
    void parameterCounts_data() {
        QTest::addColumn<int>("codes");
        QTest::addColumn<int>("encoderLayers");
        QTest::addColumn<double>("millions");
        QTest::newRow("16") << 16 << 0 << 47.28;
        QTest::newRow("64") << 64 << 0 << 47.32;
        QTest::newRow("256") << 256 << 0 << 47.47;
        QTest::newRow("encoder") << 16 << 6 << 80.37;
    }
    void parameterCounts() {
        QFETCH(int, codes);
        QFETCH(int, encoderLayers);
        QFETCH(double, millions);
        DecisionConfig config = decisionPreset("paper", "A", codes);
        config.embedding = "codebook";
        config.encoderLayers = encoderLayers;
        const auto count = DecisionNet(config, 1).parameterCount();
        // As it is told there: digits cut off, not rounded.
        QVERIFY2(count / 10000 == std::llround(millions * 100), QByteArray::number(count));
    }

    /// Neither padding nor another row of the batch nor what comes later changes a logit.
    void onlyWhatMayBeSeenIsSeen_data() {
        QTest::addColumn<int>("encoderLayers");
        QTest::addColumn<bool>("relative");
        QTest::addColumn<bool>("normFirst");
        for (const int layers : {0, 2})
            for (const bool relative : {false, true})
                for (const bool normFirst : {false, true})
                    QTest::addRow("%d %d %d", layers, relative, normFirst)
                        << layers << relative << normFirst;
    }
    void onlyWhatMayBeSeenIsSeen() {
        QFETCH(int, encoderLayers);
        QFETCH(bool, relative);
        QFETCH(bool, normFirst);
        DecisionConfig config = smallConfig(encoderLayers);
        config.relative = relative;
        config.normFirst = normFirst;
        const DecisionNet net(config, 5);
        net.model().mode(false);
        const at::Tensor alone = net.logits(tokens({6, 1, 2, 3, 7}, 1), tokens({6, 5, 4, 2}, 1));
        const at::Tensor padded = net.logits(tokens({6, 1, 2, 3, 7, 8, 8, 6, 5, 5, 5, 5, 5, 7}, 2),
                                             tokens({6, 5, 4, 2, 0, 8, 6, 1, 1, 1, 1, 1}, 2));
        QVERIFY(torch::allclose(alone[0], padded[0].narrow(0, 0, 4), 0, 1e-5));
        // What may be seen does change it.
        const at::Tensor other = net.logits(tokens({6, 1, 2, 0, 7}, 1), tokens({6, 5, 4, 2}, 1));
        QVERIFY((alone - other).abs().max().item<double>() > 1e-3);
        const at::Tensor moved = net.logits(tokens({6, 1, 3, 2, 7}, 1), tokens({6, 5, 4, 2}, 1));
        QVERIFY((alone - moved).abs().max().item<double>() > 1e-3);
    }

    /// The relative tables matter as far as the clip says, and all of them learn.
    void relativePositionsAreLearned() {
        DecisionConfig config = smallConfig();
        config.relative = true;
        config.dropout = 0;
        const DecisionNet net(config, 5);
        std::vector<std::int64_t> input(20, 1);
        const auto named = net.model().parameters;
        net.logits(tokens({6, 1, 2, 7}, 1), tokens(input, 1)).square().sum().backward();
        int tables = 0;
        for (const auto& [name, values] : named)
            if (name.find("self_attn.relative_") != std::string::npos) {
                ++tables;
                QCOMPARE(values.sizes(), torch::IntArrayRef({17, 8}));
                const at::Tensor rows = values.grad().abs().sum(1);
                // A decoder never looks ahead.
                QVERIFY((rows.narrow(0, 0, 9) > 0).all().item<bool>());
                QVERIFY((rows.narrow(0, 9, 8) == 0).all().item<bool>());
            }
        QCOMPARE(tables, 4);
    }

    void maskedSegmentsAreHiddenInTrainingAlone() {
        DecisionConfig config = smallConfig();
        config.maskProbability = 0.2;
        config.maskLength = 2;
        config.dropout = 0;
        const DecisionNet net(config, 5);
        const at::Tensor source = torch::randint(0, 6, {200, 12}, torch::kLong);
        source.select(1, 0).fill_(config.start());
        source.select(1, 11).fill_(config.end());
        torch::manual_seed(1);
        const auto memory = net.read(source);
        QVERIFY(!memory.hidden.select(1, 0).any().item<bool>());
        QVERIFY(!memory.hidden.select(1, 11).any().item<bool>());
        // One of two places that might begin the span that covers it: 1 - 0.8^2.
        const double share = memory.hidden.narrow(1, 2, 9).to(torch::kFloat).mean().item<double>();
        QVERIFY2(std::abs(share - 0.36) < 0.04, QByteArray::number(share));
        net.model().mode(false);
        QVERIFY(!net.read(source).hidden.any().item<bool>());
    }

    void classWeightsCountTargets() {
        DecisionConfig config;
        config.codes = 3;
        const std::vector<LabelWindow> windows = {
            {.source = {2, 2, 2, 2}, .target = {0, 0, 0, 1}, .heard = {1, 1, 1, 1}},
            {.source = {2}, .target = {1}, .heard = {0}}};
        // Wanted: 0 three times, 1 once, the end twice; the rarest count is 1.
        const std::vector<float> wanted = {2, 6, 6, 6, 3, 6};
        QCOMPARE(classWeights(windows, config), wanted);
    }

    void onlyTheChosenLayersLearn_data() {
        QTest::addColumn<QString>("which");
        QTest::addColumn<QStringList>("learning");
        QTest::newRow("output") << "output" << QStringList{"decision.output_layer."};
        QTest::newRow("last:1") << "last:1"
                                << QStringList{"decision.output_layer.", "decision.decision.norm.",
                                               "decision.decision.layers.1."};
        QTest::newRow("all") << "all" << QStringList{""};
    }
    void onlyTheChosenLayersLearn() {
        QFETCH(QString, which);
        QFETCH(QStringList, learning);
        LabelPairs pairs(5, 8, 1);
        const DecisionNet net(tinyConfig(pairs, "answer"), 1);
        std::map<std::string, at::Tensor> before;
        for (const auto& [name, values] : net.model().parameters)
            before[name] = values.detach().clone();
        DecisionTrainingOptions options = learningOptions(3);
        options.trained = which.toStdString();
        learn(net, pairs.answers(32), options, 1);
        for (const auto& [name, values] : net.model().parameters) {
            const QString key = QString::fromStdString(name);
            const bool chosen = std::ranges::any_of(
                learning, [&](const QString& prefix) { return key.startsWith(prefix); });
            QVERIFY2(torch::equal(before[name], values) != chosen, name.c_str());
        }
    }

    void layersThatAreNoChoiceAreRefused() {
        DecisionNet net(smallConfig(), 1);
        for (const char* which : {"last", "last:", "last:0", "last:x", "last:2x", "first"})
            QVERIFY_EXCEPTION_THROWN(net.trainOnly(which), UserError);
    }

    void aStoppedTrainingGoesOnExactly_data() {
        QTest::addColumn<bool>("sampling");
        QTest::newRow("teacher forcing") << false;
        QTest::newRow("scheduled sampling") << true;
    }
    void aStoppedTrainingGoesOnExactly() {
        QFETCH(bool, sampling);
        DecisionTrainingOptions options = decisionTrainingPreset("tiny");
        options.torch.device = "cpu";
        options.torch.batch = 8;
        options.epochs = 6;
        options.torch.train.evaluateEvery = 0; // each epoch
        options.scheduledSampling = sampling;
        options.classWeights = sampling;
        TemporaryFolder whole, parts;
        std::vector<std::vector<DecisionExample>> examples;
        const TrainResult uninterrupted = attempt(whole.path(), options, -1, &examples);
        QCOMPARE(uninterrupted.steps, 30);
        for (const std::int64_t stopAt : {7, 12})
            attempt(parts.path(), options, stopAt);
        QCOMPARE(attempt(parts.path(), options).hash, uninterrupted.hash);

        QCOMPARE(examples.size(), 6); // one an epoch
        for (const auto& at : examples) {
            QCOMPARE(at.size(), 4);
            for (const DecisionExample& example : at) {
                QCOMPARE(example.truth.size(), 8);
                QCOMPARE(example.predicted.size(), 8);
                QCOMPARE(example.top.size(), 5);
                QCOMPARE(example.top[0].size(), 5);
                QCOMPARE(example.top[0][0].token, example.predicted[0]);
                QVERIFY(example.top[0][0].probability >= example.top[0][1].probability);
            }
        }
    }

    /// Scheduled sampling changes what is learned from, from the second epoch on, and never what
    /// is measured.
    void ownTokensTakeThePlaceOfTrueOnes() {
        LabelPairs pairs(5, 8, 3);
        const auto windows = pairs.answers(32);
        const auto losses = [&](bool sampling) {
            DecisionTrainingOptions options = learningOptions(20);
            options.torch.batch = 16;
            options.scheduledSampling = sampling;
            const DecisionNet net(tinyConfig(pairs, "answer"), 4);
            const auto trainee =
                decisionTrainee({.net = net, .training = windows, .validation = {}}, options, 1);
            std::vector<double> found;
            std::vector<Scalar> scalars;
            for (int i = 0; i < 3; ++i) {
                found.push_back(trainee->evaluate([] {}).front().value);
                trainee->step(1, scalars);
            }
            found.push_back(trainee->evaluate([] {}).front().value);
            return found;
        };
        const auto forced = losses(false), sampled = losses(true);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(sampled[std::size_t(i)], forced[std::size_t(i)]);
        QVERIFY(sampled[3] != forced[3]);
    }

    void aWindowThatIsTooLongIsRefused() {
        LabelPairs pairs(5, 9, 3);
        DecisionConfig config = tinyConfig(pairs, "answer");
        config.maxSegments = 8;
        QVERIFY_EXCEPTION_THROWN(
            decisionTrainee(
                {.net = DecisionNet(config, 1), .training = pairs.answers(2), .validation = {}},
                learningOptions(1), 1),
            UserError);
        QVERIFY_EXCEPTION_THROWN(
            decisionTrainee({.net = DecisionNet(config, 1), .training = {}, .validation = {}},
                            learningOptions(1), 1),
            UserError);
    }

    /// A small version of tst_decision_long.
    void anAnswerIsLearnedAndThenAnother() {
        LabelPairs pairs(6, 10, 1), other(6, 10, 2);
        QVERIFY(pairs.partner != other.partner);
        const DecisionNet net(tinyConfig(pairs, "answer"), 1);
        learn(net, pairs.answers(192), learningOptions(300), 1);
        const auto held = pairs.answers(64);
        QVERIFY2(teacherForced(net, held) >= 0.95, QByteArray::number(teacherForced(net, held)));
        QVERIFY2(freeRunning(net, held) >= 0.95, QByteArray::number(freeRunning(net, held)));
        // What was learned is the answer to this guide, not to any.
        auto shuffled = held;
        pairs.shuffleTargets(shuffled);
        QVERIFY(freeRunning(net, shuffled) < 0.5);

        const auto training = other.answers(192), otherHeld = other.answers(64);
        learn(net, training, learningOptions(60), 2);
        const DecisionNet fresh(tinyConfig(other, "answer"), 1);
        learn(fresh, training, learningOptions(60), 2);
        const double tuned = freeRunning(net, otherHeld), started = freeRunning(fresh, otherHeld);
        QVERIFY2(tuned > started + 0.1,
                 qPrintable(QString("%1 against %2").arg(tuned).arg(started)));
    }

    void answersHaveTheLengthThatIsAsked() {
        const DecisionNet net(smallConfig(2), 3);
        for (const auto& answer : greedyAnswers(net, {{1, 2, 3}, {4}, {}}, 9, false)) {
            QCOMPARE(answer.size(), 9);
            QVERIFY(std::ranges::all_of(answer, [](int code) { return code >= 0 && code < 6; }));
        }
        QVERIFY(greedyAnswers(net, {}, 9).empty());
    }
};

QTEST_GUILESS_MAIN(TestDecision)
#include "tst_decision.moc"
