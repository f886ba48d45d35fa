#include "models/guide/decisiontraining.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/guide/evaluation.h"
#include "models/guide/predict.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace antiphon::guide {

namespace {

/// Source, input and wanted as tensors (rows, length).
TorchTask::Batch tensorsOf(TokenBatch batch) {
    const auto tensor = [&](std::vector<std::int64_t>& tokens, std::int64_t length) {
        return at::from_blob(tokens.data(), {batch.rows, length}, at::kLong).clone();
    };
    return {tensor(batch.source, batch.sourceLength), tensor(batch.input, batch.targetLength),
            tensor(batch.wanted, batch.targetLength)};
}

/// Some tokens that the decoder reads are those that it would have written, in its present state
/// and mode, after the true ones. The first, start, stays, and so does padding.
at::Tensor withOwnTokens(const DecisionNet& net, const DecisionNet::Memory& memory,
                         const at::Tensor& input, double probability) {
    const at::NoGradGuard noGradient;
    const at::Tensor own = net.write(memory, input).argmax(-1).roll(1, 1);
    at::Tensor replaced = at::rand(input.sizes(), at::kFloat).lt(probability);
    replaced.select(1, 0).fill_(false);
    return at::where(replaced.to(input.device()).logical_and(input.ne(net.config().padding())), own,
                     input);
}

/// One of the window's tracks answers itself, half of the times under other names: what can be
/// learned of it is to follow, and nothing by heart. Some labels are wrong, now more, now fewer:
/// a partner follows only so far, and who expects no exceptions is not open to them.
LabelWindow followingExercise(const LabelWindow& window, std::int64_t codes, Rng& rng) {
    LabelWindow exercise;
    exercise.source = rng.below(2) == 0 ? window.source : window.target;
    std::vector<std::int32_t> names(static_cast<std::size_t>(codes));
    std::iota(names.begin(), names.end(), 0);
    if (rng.below(2) == 0)
        rng.shuffle(std::span(names));
    for (std::int32_t& code : exercise.source)
        if (code >= 0)
            code = names[std::size_t(code)];
    exercise.target = exercise.source;
    const double wrong = 0.6 * rng.uniform();
    for (std::int32_t& code : exercise.target)
        if (rng.uniform() < wrong)
            code = std::int32_t(rng.below(std::uint64_t(codes)));
    return exercise;
}

/// Exercises alone for that share of the steps, then fewer and fewer, none at the end.
double followingAt(std::int64_t step, std::int64_t steps, double share) {
    const double rest = double(steps) * (1 - share);
    const double past = double(step) - double(steps) * share;
    return share <= 0 ? 0 : past < 0 ? 1 : std::max(0.0, 1 - past / std::max(1.0, rest));
}

/// What a training needs from one step to the next.
struct Learning {
    DecisionNet net;
    std::vector<LabelWindow> training, validation;
    DecisionLossSettings settings;
    at::Tensor classWeights;
    double sampling = 0;  ///< probability at this step
    double following = 0; ///< share of exercises at this step

    TorchTask::Batch batch(std::span<const std::int64_t> items, Rng& rng) const {
        std::vector<LabelWindow> exercises;
        exercises.reserve(items.size());
        std::vector<const LabelWindow*> windows;
        for (const std::int64_t item : items) {
            const LabelWindow& window = training[std::size_t(item)];
            const bool exercise = following > 0 && rng.uniform() < following;
            windows.push_back(exercise ? &exercises.emplace_back(
                                             followingExercise(window, net.config().codes, rng))
                                       : &window);
        }
        return tensorsOf(tokenBatch(windows, net.config()));
    }

    at::Tensor loss(const TorchTask::Batch& batch, std::vector<Scalar>& scalars) const {
        const DecisionNet::Memory memory = net.read(batch[0]);
        const at::Tensor input =
            sampling > 0 ? withOwnTokens(net, memory, batch[1], sampling) : batch[1];
        const at::Tensor logits = net.write(memory, input);
        const std::int64_t padding = net.config().padding();
        const DecisionLoss parts = decisionLoss(logits, batch[2], padding, settings, classWeights);
        DecisionCounts counts(net.config().codes);
        counts.add(logits.detach(), batch[2], padding);
        scalars.push_back({"train/cross_entropy", parts.crossEntropy.item<double>()});
        scalars.push_back({"train/entropy", parts.entropy.item<double>()});
        scalars.push_back({"train/accuracy", counts.accuracy()});
        scalars.push_back({"train/codebook_use", DecisionCounts::use(counts.predicted)});
        if (sampling > 0)
            scalars.push_back({"train/sampling_probability", sampling});
        return parts.total;
    }
};

at::Device deviceOf(const DecisionNet& net) {
    return net.model().parameters.front().second.device();
}

/// Of the likeliest labels, from the guide alone, over some of the windows.
double freeRunningAccuracy(const DecisionNet& net, std::span<const LabelWindow> windows,
                           const std::function<void()>& checkpoint) {
    constexpr std::size_t enough = 48;
    const std::vector<RawTensor> weights = weightsOf(net.model());
    const DecisionDecoder decoder(net.config(), weights, WeightType::Fp32, "The network",
                                  deviceOf(net).str());
    const std::size_t stride = std::max<std::size_t>(1, windows.size() / enough);
    std::vector<LabelWindow> measured;
    Predictions predictions;
    for (std::size_t i = 0; i < windows.size(); i += stride) {
        checkpoint();
        measured.push_back(windows[i]);
        predictions.push_back(likeliestAnswer(decoder, windows[i]));
    }
    return accuracyOf(measured, predictions).value();
}

void check(const DecisionData& data) {
    const auto most = data.net.config().maxSegments;
    if (data.training.empty())
        throw UserError("There is no window to learn from; the recordings are shorter than one, or "
                        "one of them is silent.");
    for (const auto* windows : {&data.training, &data.validation})
        for (const LabelWindow& w : *windows)
            if (std::int64_t(std::max(w.source.size(), w.target.size())) > most)
                throw UserError(
                    "A window has " + std::to_string(std::max(w.source.size(), w.target.size())) +
                    " segments; this Decision network takes at most " + std::to_string(most) + ".");
}

} // namespace

double samplingProbability(std::int64_t epoch, double epochs, double alpha) {
    return std::min(0.95, 1 - std::exp(-double(epoch) * (-std::log(1e-9) / alpha) / epochs));
}

std::vector<DecisionExample> decisionExamples(const DecisionNet& net,
                                              std::span<const LabelWindow> windows) {
    std::vector<DecisionExample> examples;
    if (windows.empty())
        return examples;
    const at::NoGradGuard noGradient;
    const TorchModel model = net.model();
    const EvaluationMode evaluating(model);
    TorchTask::Batch batch = tensorsOf(tokenBatch(windows, net.config()));
    for (at::Tensor& tensor : batch)
        tensor = tensor.to(deviceOf(net));
    const at::Tensor chances = at::softmax(net.logits(batch[0], batch[1]), -1, at::kFloat);
    const std::int64_t shown = std::min<std::int64_t>(5, chances.size(2));
    const auto [values, tokens] = at::topk(chances, shown);
    const at::Tensor p = values.to(at::kCPU).contiguous(), t = tokens.to(at::kCPU).contiguous();
    for (std::size_t row = 0; row < windows.size(); ++row) {
        DecisionExample example{windows[row].source, windows[row].target, {}, {}};
        for (std::size_t i = 0; i < example.truth.size(); ++i) {
            const auto at = (std::int64_t(row) * p.size(1) + std::int64_t(i)) * shown;
            const auto* token = t.data_ptr<std::int64_t>() + at;
            example.predicted.push_back(std::int32_t(token[0]));
            if (i >= 5)
                continue;
            auto& top = example.top.emplace_back();
            for (std::int64_t k = 0; k < shown; ++k)
                top.push_back({std::int32_t(token[k]), p.data_ptr<float>()[at + k]});
        }
        examples.push_back(std::move(example));
    }
    return examples;
}

std::vector<Scalar> evaluateDecision(const DecisionNet& net, std::span<const LabelWindow> windows,
                                     std::int64_t batch, const DecisionLossSettings& loss,
                                     const at::Tensor& classWeights,
                                     const std::function<void()>& checkpoint) {
    const at::NoGradGuard noGradient;
    const TorchModel model = net.model();
    const EvaluationMode evaluating(model);
    const std::int64_t padding = net.config().padding();
    DecisionCounts counts(net.config().codes);
    double total = 0, crossEntropy = 0, entropy = 0, weight = 0;
    for (std::size_t from = 0; from < windows.size(); from += std::size_t(batch)) {
        checkpoint();
        auto tensors = tensorsOf(
            tokenBatch(windows.subspan(from, std::min(std::size_t(batch), windows.size() - from)),
                       net.config()));
        for (at::Tensor& tensor : tensors)
            tensor = tensor.to(deviceOf(net));
        const at::Tensor logits = net.logits(tensors[0], tensors[1]);
        const DecisionLoss parts = decisionLoss(logits, tensors[2], padding, loss, classWeights);
        const std::int64_t before = counts.positions;
        counts.add(logits, tensors[2], padding);
        const double share = double(counts.positions - before);
        total += share * parts.total.item<double>();
        crossEntropy += share * parts.crossEntropy.item<double>();
        entropy += share * parts.entropy.item<double>();
        weight += share;
    }
    return {{"validation/loss", total / weight},
            {"validation/cross_entropy", crossEntropy / weight},
            {"validation/entropy", entropy / weight},
            {"validation/accuracy", counts.accuracy()},
            {"validation/codebook_use", DecisionCounts::use(counts.predicted)},
            {"validation/codebook_use_true", DecisionCounts::use(counts.wanted)}};
}

std::unique_ptr<TorchTrainee> decisionTrainee(DecisionData data,
                                              const DecisionTrainingOptions& options,
                                              std::uint64_t seed, ProcessGroup* processes) {
    check(data);
    data.net.trainOnly(options.trained);
    const auto windows = std::int64_t(data.training.size());
    const TorchOptions torch = options.resolved(windows);
    const auto learning = std::make_shared<Learning>(
        Learning{data.net, std::move(data.training), std::move(data.validation), options.loss, {}});
    TorchTask task;
    task.model = data.net.model();
    task.items = windows;
    if (options.classWeights) {
        const auto weights = classWeights(learning->training, data.net.config());
        learning->classWeights = at::tensor(at::ArrayRef<float>(weights), at::kFloat);
    }
    const double perEpoch = double(windows) / double(torch.batch);
    const double epochs = std::max(1.0, double(torch.train.steps) / perEpoch);
    const bool follows = data.net.config().task == "answer";
    task.beforeStep = [=, sampled = options.scheduledSampling, alpha = options.samplingAlpha,
                       steps = torch.train.steps,
                       share = follows ? options.follow : 0](std::int64_t step) {
        if (sampled)
            learning->sampling =
                samplingProbability(std::int64_t(double(step) / perEpoch), epochs, alpha);
        learning->following = followingAt(step, steps, share);
    };
    task.batch = [learning](std::span<const std::int64_t> items, Rng& rng) {
        return learning->batch(items, rng);
    };
    task.loss = [learning](const TorchTask::Batch& batch, std::vector<Scalar>& scalars) {
        if (learning->classWeights.defined())
            learning->classWeights = learning->classWeights.to(batch[0].device());
        return learning->loss(batch, scalars);
    };
    const bool byAnswers = options.chosenBy == "answers";
    task.evaluate = [learning, byAnswers, batch = torch.batch, count = data.exampleCount,
                     examples = std::move(data.examples)](const std::function<void()>& checkpoint) {
        const std::span<const LabelWindow> measured =
            learning->validation.empty() ? learning->training : learning->validation;
        if (examples)
            examples(
                decisionExamples(learning->net, measured.first(std::min(count, measured.size()))));
        auto scalars = evaluateDecision(learning->net, measured, batch, learning->settings,
                                        learning->classWeights, checkpoint);
        const Scalar accuracy{"validation/free_running_accuracy",
                              freeRunningAccuracy(learning->net, measured, checkpoint)};
        scalars.insert(byAnswers ? scalars.begin() : scalars.end(), accuracy);
        return scalars;
    };
    task.higherIsBetter = byAnswers;
    if (byAnswers)
        task.tieBreaker = "validation/loss";
    return std::make_unique<TorchTrainee>(std::move(task), torch, seed, processes);
}

} // namespace antiphon::guide
