#include "models/emotion/priortraining.h"

#include "core/error.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace antiphon::emotion {

namespace {

constexpr std::int64_t ignored = -100; ///< wanted nowhere

/// Symbols read and codes wanted, (B, T).
TorchTask::Batch tensorsOf(const std::vector<const PriorItem*>& items, const PriorConfig& config,
                           bool endsWithZero) {
    std::size_t longest = 0;
    for (const PriorItem* item : items)
        longest = std::max(longest, item->codes.size());
    const std::int64_t codes = std::min(config.length, std::int64_t(longest));
    const std::int64_t rows = codes + (endsWithZero ? 1 : 0);
    const at::Tensor symbols = at::zeros({std::int64_t(items.size()), rows}, at::kLong);
    const at::Tensor wanted = at::full({std::int64_t(items.size()), rows}, ignored, at::kLong);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const PriorItem& item = *items[i];
        const std::int64_t count = std::min(codes, std::int64_t(item.codes.size()));
        auto* in = symbols.data_ptr<std::int64_t>() + std::int64_t(i) * rows;
        auto* out = wanted.data_ptr<std::int64_t>() + std::int64_t(i) * rows;
        in[0] = config.codes + item.quadrant;
        for (std::int64_t j = 0; j < count; ++j) {
            out[j] = item.codes[std::size_t(j)];
            if (j + 1 < rows)
                in[j + 1] = out[j];
        }
        if (endsWithZero)
            out[count] = 0;
    }
    return {symbols, wanted};
}

struct Figures {
    at::Tensor loss; ///< summed over the codes
    double hits = 0, codes = 0;
};

Figures figuresOf(const PriorNet& net, const TorchTask::Batch& batch) {
    const at::Tensor logits = net.forward(batch[0]);
    const at::Tensor wanted = batch[1].flatten();
    Figures figures;
    figures.loss =
        at::cross_entropy_loss(logits.flatten(0, 1), wanted, {}, at::Reduction::Sum, ignored);
    const at::NoGradGuard noGradient;
    figures.hits =
        double(logits.detach().argmax(2).flatten().eq(wanted).sum().item<std::int64_t>());
    figures.codes = double(wanted.ne(ignored).sum().item<std::int64_t>());
    return figures;
}

void check(const PriorData& data) {
    const PriorConfig& config = data.net.config();
    if (data.training.empty())
        throw UserError("There is no piece to learn from.");
    for (const auto* items : {&data.training, &data.validation})
        for (const PriorItem& item : *items) {
            if (item.quadrant < 1 || item.quadrant > 4)
                throw UserError("A piece has no quadrant; the prior learns from pieces whose "
                                "emotion is known.");
            if (item.codes.empty())
                throw UserError("A piece has no codes; leave it out.");
            for (const std::int32_t code : item.codes)
                if (code < 0 || code >= config.codes)
                    throw UserError("Code " + std::to_string(code) +
                                    " is none of the prior's; it knows " +
                                    std::to_string(config.codes) + ".");
        }
}

} // namespace

std::unique_ptr<TorchTrainee> priorTrainee(PriorData given, const PriorTrainingOptions& options,
                                           std::uint64_t seed) {
    check(given);
    TorchTask task;
    task.model = given.net.model();
    task.items = std::int64_t(given.training.size());
    const TorchOptions torch = options.resolved(task.items);
    const auto data = std::make_shared<const PriorData>(std::move(given));
    const bool zero = options.endsWithZero;
    const auto batchOf = [data, zero](const std::vector<PriorItem>& items, const auto& places) {
        std::vector<const PriorItem*> chosen;
        for (const auto place : places)
            chosen.push_back(&items[std::size_t(place)]);
        return tensorsOf(chosen, data->net.config(), zero);
    };
    task.batch = [data, batchOf](std::span<const std::int64_t> items, Rng&) {
        return batchOf(data->training, items);
    };
    task.loss = [data](const TorchTask::Batch& batch, std::vector<Scalar>& scalars) {
        const Figures figures = figuresOf(data->net, batch);
        scalars.push_back({"train/accuracy", figures.hits / figures.codes});
        return figures.loss / figures.codes;
    };
    task.evaluate = [data, batchOf, batch = torch.batch](
                        const std::function<void()>& checkpoint) -> std::vector<Scalar> {
        const auto& items = data->validation.empty() ? data->training : data->validation;
        const at::Device device = data->net.model().parameters.front().second.device();
        double loss = 0, hits = 0, codes = 0;
        for (std::size_t from = 0; from < items.size(); from += std::size_t(batch)) {
            checkpoint();
            std::vector<std::size_t> places;
            for (std::size_t i = from; i < std::min(items.size(), from + std::size_t(batch)); ++i)
                places.push_back(i);
            TorchTask::Batch tensors = batchOf(items, places);
            for (at::Tensor& tensor : tensors)
                tensor = tensor.to(device);
            const Figures figures = figuresOf(data->net, tensors);
            loss += figures.loss.item<double>();
            hits += figures.hits;
            codes += figures.codes;
        }
        return {{"validation/loss", loss / codes}, {"validation/accuracy", hits / codes}};
    };
    return std::make_unique<TorchTrainee>(std::move(task), torch, seed);
}

} // namespace antiphon::emotion
