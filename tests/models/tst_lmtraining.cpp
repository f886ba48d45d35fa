#include "tests/testing.h"

#include "core/error.h"
#include "models/device.h"
#include "models/stem/lmmodel.h"
#include "models/stem/lmtraining.h"
#include "models/stem/weightsloss.h"
#include "models/torchtensors.h"

#include <ATen/ATen.h>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;
using namespace antiphon::stem;

namespace {

LmConfig shape() {
    LmConfig c;
    c.dim = 64;
    c.layers = 2;
    c.card = 12;
    c.description = "tags";
    c.tags = 3;
    c.beat = "linear";
    c.style = "statistics";
    c.styleWidth = 4;
    return c;
}

/// The stem says what the context says, in other codes: nothing but the context tells what comes.
std::vector<LmPiece> echoes(std::size_t count, std::int64_t frames, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<LmPiece> pieces;
    for (std::size_t i = 0; i < count; ++i) {
        LmPiece piece{"piece " + std::to_string(i), {}};
        piece.whole.context = piece.whole.target = {4, frames, {}};
        std::vector<std::int32_t> melody;
        for (std::int64_t t = 0; t < frames; ++t)
            melody.push_back(std::int32_t(rng.below(12)));
        for (std::int32_t k = 0; k < 4; ++k)
            for (const std::int32_t code : melody) {
                piece.whole.context.values.push_back((code + k) % 12);
                piece.whole.target.values.push_back((11 - code + 2 * k + 12) % 12);
            }
        piece.whole.conditions.tags = {std::int32_t(i % 3)};
        piece.whole.conditions.beats.assign(std::size_t(2 * frames), 0.5f);
        piece.whole.conditions.style = {0, 1, 2, 3};
        pieces.push_back(piece);
    }
    return pieces;
}

LmTrainingOptions shortOptions(std::int64_t steps) {
    LmTrainingOptions options = lmTrainingPreset("tiny");
    options.torch.device = "cpu";
    options.torch.train.steps = steps;
    options.torch.train.evaluateEvery = 10;
    options.torch.train.patience = 0;
    return options;
}

std::unique_ptr<TorchTrainee> traineeOf(const LmTrainingOptions& options, LmConfig config) {
    return lmTrainee(excerptData(LmNet(config, 4), echoes(12, 24, 1), echoes(3, 24, 2), 8, 8),
                     options, 7);
}

double valueOf(const std::vector<Scalar>& scalars, const std::string& name) {
    for (const Scalar& scalar : scalars)
        if (scalar.name == name)
            return scalar.value;
    return std::nan("");
}

/// Runs to the end, or is stopped before a step and gone on with.
std::string hashOf(const LmTrainingOptions& options, const fs::path& folder, std::int64_t stopAt) {
    struct Stopping final : Trainee {
        std::unique_ptr<TorchTrainee> inner;
        JobControl& control;
        std::int64_t left;
        Stopping(std::unique_ptr<TorchTrainee> t, JobControl& c, std::int64_t stop)
            : inner(std::move(t)), control(c), left(stop) {}
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
    };
    JobControl control;
    JobContext context(control, 7, folder / "out", folder / "checkpoints");
    Stopping trainee(traineeOf(options, shape()), control, stopAt);
    try {
        return train(trainee, options.torch.train, context).hash;
    } catch (const Cancelled&) {
        return {};
    }
}

} // namespace

class TestLmTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void excerpts() {
        const auto pieces = echoes(2, 24, 1);
        const LmItem item = excerptOf(pieces[0].whole, 5, 4, 3);
        QCOMPARE(item.context.frames, 3);
        QCOMPARE(item.target.frames, 4);
        QCOMPARE(item.conditions.beats.size(), 8u);
        for (std::int64_t k = 0; k < 4; ++k) {
            QCOMPARE(item.context.values[std::size_t(k * 3)],
                     pieces[0].whole.context.values[std::size_t(k * 24 + 5)]);
            QCOMPARE(item.target.values[std::size_t(k * 4 + 3)],
                     pieces[0].whole.target.values[std::size_t(k * 24 + 8)]);
        }
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, excerptOf(pieces[0].whole, 22, 4, 2));
        Rng rng(1);
        bool whole = false, least = false;
        for (int i = 0; i < 300; ++i) {
            const LmItem random = randomExcerpt(pieces[1], 10, 6, rng);
            QCOMPARE(random.target.frames, 10);
            QVERIFY(random.context.frames >= 6 && random.context.frames <= 10);
            whole |= random.context.frames == 10;
            least |= random.context.frames == 6;
        }
        QVERIFY(whole && least);
        QCOMPARE(fixedExcerpts(pieces, 10).size(), 4u);
        QCOMPARE(fixedExcerpts(pieces, 100).size(), 2u);
        for (const LmItem& fixed : fixedExcerpts(pieces, 10))
            QVERIFY(fixed.song == pieces[0].name || fixed.song == pieces[1].name);
    }

    /// A context of the same song is no control.
    void strangers() {
        std::vector<std::string> songs;
        for (int i = 0; i < 24; ++i) // in turns, so that half a list away is the same song
            songs.push_back("song " + std::to_string(i % 6));
        const std::vector<std::size_t> others = strangersOf(songs);
        QCOMPARE(others.size(), songs.size());
        for (std::size_t i = 0; i < songs.size(); ++i)
            QVERIFY(songs[others[i]] != songs[i]);
        QCOMPARE(strangersOf(std::vector<std::string>(4, "one")),
                 (std::vector<std::size_t>{2, 3, 0, 1}));
        QVERIFY(strangersOf({}).empty());
    }

    void learnsToListen() {
        LmConfig config = shape();
        config.description = config.beat = config.style = "none";
        LmTrainingOptions options = shortOptions(500);
        options.torch.schedule.rate = 3e-3;
        options.torch.batch = 16;
        const auto trainee = lmTrainee(
            excerptData(LmNet(config, 4), echoes(200, 24, 1), echoes(6, 24, 2), 8, 8), options, 7);
        std::vector<Scalar> scalars;
        const double before = valueOf(trainee->evaluate([] {}), "validation/loss");
        for (std::int64_t step = 0; step < 500; ++step)
            trainee->step(1, scalars);
        const auto after = trainee->evaluate([] {});
        QVERIFY(before > 2.3);
        QVERIFY2(valueOf(after, "validation/loss") < 1.5,
                 qPrintable(QString::number(valueOf(after, "validation/loss"))));
        QVERIFY(valueOf(after, "validation/shuffled_gap") > 1);
        QVERIFY(valueOf(after, "validation/dropped_gap") > 0.3);
        QCOMPARE(valueOf(after, "validation/perplexity"),
                 std::exp(valueOf(after, "validation/loss")));
    }

    void aStoppedTrainingGoesOnExactly() {
        LmTrainingOptions options = shortOptions(25);
        options.average = 0.9;
        options.clipValue = 0.5;
        TemporaryFolder whole, parts;
        const std::string hash = hashOf(options, whole.path(), -1);
        QVERIFY(!hash.empty());
        QCOMPARE(hashOf(options, parts.path(), 9), std::string());
        QCOMPARE(hashOf(options, parts.path(), -1), hash);
    }

    void averagedWeightsAreKept() {
        LmTrainingOptions options = shortOptions(5);
        options.average = 0.5;
        const auto trainee = traineeOf(options, shape());
        std::vector<Scalar> scalars;
        for (int i = 0; i < 5; ++i)
            trainee->step(1, scalars);
        Checkpoint checkpoint;
        trainee->save(checkpoint);
        const auto used = usedWeights(checkpoint.weights);
        QCOMPARE(used.size() * 2, checkpoint.weights.size());
        const LmNet net(shape(), used, "the checkpoint");
        const std::string name = "decoder.to_logits.linears.0.weight";
        QVERIFY(!(*find(used, name) == *find(checkpoint.weights, name)));
    }

    void adaptersAloneAreTrained() {
        LmConfig config = shape();
        config.lora = {.rank = 2, .alpha = 4, .on = "qv"};
        const auto trainee = traineeOf(shortOptions(5), config);
        Checkpoint before, after;
        trainee->save(before);
        std::vector<Scalar> scalars;
        for (int i = 0; i < 5; ++i)
            trainee->step(1, scalars);
        trainee->save(after);
        for (const RawTensor& tensor : after.weights) {
            // Of a cross-attention to a single tag the query does not matter.
            const bool trained = tensor.name.find("layers.0.1.") != std::string::npos &&
                                 tensor.name.ends_with(".lora_B");
            const bool same = *find(before.weights, tensor.name) == tensor;
            if (trained || tensor.name.starts_with("decoder.to_logits"))
                QCOMPARE(same, !trained);
        }
    }

    /// What was hidden from it in training it still predicts, from the context alone.
    void aHiddenPastIsNoError() {
        LmTrainingOptions options = shortOptions(60);
        options.pastDropout = 1;
        options.torch.schedule.rate = 3e-3;
        LmConfig config = shape();
        config.description = config.beat = config.style = "none";
        const auto trainee = traineeOf(options, config);
        std::vector<Scalar> scalars;
        const double before = valueOf(trainee->evaluate([] {}), "validation/loss");
        for (int i = 0; i < 60; ++i)
            trainee->step(1, scalars);
        QVERIFY(std::isfinite(valueOf(scalars, "train/loss")));
        QVERIFY(valueOf(trainee->evaluate([] {}), "validation/loss") < before);
    }

    /// Averaged adapters, written, read and merged by the decoder, answer as the network does.
    void adaptersAreAveragedKeptAndMerged() {
        LmConfig config = shape();
        config.lora = {.rank = 4, .alpha = 8, .on = "qkvo"};
        LmTrainingOptions options = shortOptions(40);
        options.average = 0.9;
        options.torch.schedule.rate = 1e-2;
        const auto pieces = echoes(12, 24, 1), judged = echoes(3, 24, 2);
        LmData data = excerptData(LmNet(config, 4), pieces, judged, 8, 8);
        const std::vector<LmItem> validation = data.validation;
        const auto trainee = lmTrainee(std::move(data), options, 7);
        std::vector<Scalar> scalars;
        const double before = valueOf(trainee->evaluate([] {}), "validation/loss");
        for (int i = 0; i < 40; ++i)
            trainee->step(1, scalars);
        const double after = valueOf(trainee->evaluate([] {}), "validation/loss");
        QVERIFY2(after < before, qPrintable(QString("%1 %2").arg(before).arg(after)));

        Checkpoint checkpoint;
        trainee->save(checkpoint);
        LmModel model;
        model.config = config;
        model.tags = TagVocabulary(std::vector<std::string>{"a", "b", "c"});
        model.weights = usedWeights(checkpoint.weights);
        TemporaryFolder folder;
        writeLm(folder / "model", model);
        const LmModel read = readLm(folder / "model");
        QCOMPARE(read.weights.size(), model.weights.size());
        const auto merged = weightsLoss(read, validation, nullptr);
        QVERIFY2(std::abs(merged.fp32 - after) < 1e-3,
                 qPrintable(QString("%1 %2").arg(merged.fp32).arg(after)));
        LmModel without = read;
        without.config.lora.rank = 0;
        std::erase_if(without.weights, [](const RawTensor& w) {
            return w.name.find(".lora_") != std::string::npos;
        });
        QVERIFY(std::abs(weightsLoss(without, validation, nullptr).fp32 - after) > 1e-3);
    }

    void theDemoPresetLearns() {
        LmConfig config = lmPreset("demo");
        QCOMPARE(config.dim, std::int64_t(384));
        auto pieces = echoes(2, 12, 1);
        for (LmPiece& piece : pieces)
            piece.whole.conditions.style.assign(std::size_t(config.styleWidth), 0.1f);
        LmTrainingOptions options = lmTrainingPreset("demo");
        options.torch.device = "cpu";
        options.torch.batch = 2;
        const auto trainee =
            lmTrainee(excerptData(LmNet(config, 4), pieces, pieces, 8, 8), options, 7);
        const double untrained = valueOf(trainee->evaluate([] {}), "validation/loss");
        Checkpoint before, after;
        trainee->save(before);
        std::vector<Scalar> scalars;
        trainee->step(1, scalars);
        trainee->save(after);
        const std::string name = "decoder.to_logits.linears.0.weight";
        QVERIFY(!(*find(before.weights, name) == *find(after.weights, name)));
        QVERIFY(valueOf(trainee->evaluate([] {}), "validation/loss") < untrained);
    }

    /// What weights of fewer bits cost is told by the decoder, which agrees with the network.
    void weightsOfFewerBits() {
        LmConfig config = shape();
        config.beat = config.style = "none";
        const LmNet net(config, 4);
        LmModel model;
        model.config = config;
        model.weights = weightsOf(net.model());
        const auto items = fixedExcerpts(echoes(3, 24, 2), 8);
        const WeightsLoss loss = weightsLoss(model, items, nullptr);
        const double wanted = valueOf(evaluateLm(net, items, 4), "validation/loss");
        QVERIFY2(std::abs(loss.fp32 - wanted) < 1e-4,
                 qPrintable(QString("%1 %2").arg(loss.fp32).arg(wanted)));
        QVERIFY(loss.bf16 != loss.fp32 && std::abs(loss.bf16 - loss.fp32) < 0.02);
        QVERIFY(loss.int8 != loss.fp32 && std::abs(loss.int8 - loss.fp32) < 0.1);
        QVERIFY(loss.packing.bf16.probabilities < loss.packing.int8.probabilities);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, weightsLoss(model, {}, nullptr));
        const auto own = ownItems(model, 6, nullptr);
        QCOMPARE(own.front().target.frames, std::int64_t(6));
        QVERIFY(weightsLoss(model, own, nullptr).fp32 > 0);

        // Small ones are read as they are; of large ones the record decides.
        QCOMPARE(weightTypeFor(model, "auto"), WeightType::Fp32);
        model.weights.push_back(RawTensor::of("more", {1 << 23}, std::vector<float>(1 << 23)));
        QCOMPARE(weightTypeFor(model, "auto"), WeightType::Fp32);
        PackingLosses good;
        model.training["packing"] = toJson(good);
        QCOMPARE(weightTypeFor(model, "auto"), WeightType::Int8);
        good.int8.probabilities = 0.5;
        model.training["packing"] = toJson(good);
        QCOMPARE(weightTypeFor(model, "auto"), WeightType::Bf16);
        QCOMPARE(weightTypeFor(model, "fp32"), WeightType::Fp32);
        model.training["packing"] = "much";
        QVERIFY_THROWS_EXCEPTION(UserError, weightTypeFor(model, "auto"));
    }

    void nothingToLearnFrom() {
        const LmNet net(shape(), 4);
        QVERIFY_THROWS_EXCEPTION(UserError,
                                 lmTrainee(excerptData(net, {}, {}, 8, 8), shortOptions(5), 7));
        QVERIFY_THROWS_EXCEPTION(UserError, excerptData(net, echoes(1, 5, 1), {}, 8, 8));
        QVERIFY_THROWS_EXCEPTION(UserError, lmTrainingPreset("huge"));
        for (const char* preset : {"tiny", "demo", "small", "small-scratch"})
            QVERIFY(lmTrainingPreset(preset).torch.train.steps > 0);
    }
};

QTEST_APPLESS_MAIN(TestLmTraining)
#include "tst_lmtraining.moc"
