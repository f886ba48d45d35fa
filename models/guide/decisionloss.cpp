#include "models/guide/decisionloss.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace antiphon::guide {

DecisionLoss decisionLoss(const at::Tensor& logits, const at::Tensor& wanted, std::int64_t padding,
                          const DecisionLossSettings& settings, const at::Tensor& classWeights) {
    const at::Tensor counts = wanted.ne(padding).to(at::kFloat);
    const at::Tensor logs = at::log_softmax(logits, -1, at::kFloat);
    DecisionLoss loss;
    if (settings.perSequence) {
        const at::Tensor each = at::gather(logs, 2, wanted.unsqueeze(2)).squeeze(2).neg() * counts;
        const at::Tensor lengths = counts.sum(1);
        loss.crossEntropy =
            (each.sum(1) / lengths.clamp_min(1)).sum() / lengths.gt(0).sum().clamp_min(1);
    } else {
        loss.crossEntropy = at::cross_entropy_loss(
            logits.flatten(0, 1).to(at::kFloat), wanted.flatten(), classWeights,
            at::Reduction::Mean, padding, settings.labelSmoothing);
    }
    loss.entropy = (logs.exp() * logs).sum(-1).neg().mean();
    loss.total = settings.entropyWeight == 0
                     ? loss.crossEntropy
                     : loss.crossEntropy - settings.entropyWeight * loss.entropy;
    return loss;
}

std::vector<float> classWeights(std::span<const LabelWindow> windows,
                                const DecisionConfig& config) {
    std::vector<std::int64_t> counts(std::size_t(config.tokens()));
    std::int64_t all = 0;
    for (const LabelWindow& window : windows) {
        for (const std::int64_t token : tokenBatch(std::span(&window, 1), config).wanted)
            if (token != config.padding()) {
                ++counts[std::size_t(token)];
                ++all;
            }
    }
    std::int64_t rarest = std::max<std::int64_t>(all, 1);
    for (const std::int64_t count : counts)
        if (count > 0)
            rarest = std::min(rarest, count);
    std::vector<float> weights;
    for (const std::int64_t count : counts)
        weights.push_back(float(double(all) / double(count ? count : rarest)));
    return weights;
}

void DecisionCounts::add(const at::Tensor& logits, const at::Tensor& wantedTokens,
                         std::int64_t padding) {
    const at::Tensor best = logits.argmax(-1).to(at::kCPU).contiguous();
    const at::Tensor truth = wantedTokens.to(at::kCPU).contiguous();
    const auto* b = best.data_ptr<std::int64_t>();
    const auto* t = truth.data_ptr<std::int64_t>();
    const auto note = [](std::vector<std::int64_t>& counts, std::int64_t token) {
        if (token < std::int64_t(counts.size()))
            ++counts[std::size_t(token)];
    };
    for (std::int64_t i = 0; i < truth.numel(); ++i) {
        if (t[i] == padding)
            continue;
        ++positions;
        right += b[i] == t[i];
        note(predicted, b[i]);
        note(wanted, t[i]);
    }
}

double DecisionCounts::use(const std::vector<std::int64_t>& counts) {
    const auto used = std::ranges::count_if(counts, [](std::int64_t n) { return n > 0; });
    return double(used) / double(counts.size());
}

} // namespace antiphon::guide
