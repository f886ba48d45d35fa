#include "models/stem/lmtraining.h"

#include "core/error.h"
#include "models/stem/codeloss.h"
#include "models/stem/conditionbatch.h"
#include "models/stem/lmmodel.h"

#include <ATen/ATen.h>

#include <cmath>
#include <optional>

namespace antiphon::stem {

namespace {

constexpr const char* origin = "The training data";

/// A batch as tensors, in an order that the configuration fixes.
class LmBatch {
public:
    /// `hidden` says of a step of a target whether its codes are not shown; null: of none.
    LmBatch(const LmConfig& config, const DelayPatterns& patterns, std::span<const PromptRow> rows,
            std::span<const ConditionData* const> conditions,
            const std::function<bool()>& hidden = {}) {
        PromptSequence s = assemble(rows, patterns, config.special(), config.prompts(true));
        if (hidden)
            hide(s, config.special(), hidden);
        const LmInput in = lmInput(s, 0, s.steps);
        std::vector<std::int32_t> targets;
        for (const PromptRow& row : rows)
            targets.insert(targets.end(), row.target->values.begin(), row.target->values.end());
        const std::vector<std::int64_t> places = s.targetOutputs();
        m_tensors = {in.tokens,
                     in.stepMask,
                     in.positions,
                     in.beside,
                     at::tensor(targets, at::kLong).view({s.rows, s.books, s.targetFrames}),
                     at::tensor(places, at::kLong).view({s.books, s.targetFrames})};
        m_input = conditionInput(config, conditions, origin);
        for (at::Tensor* part : parts())
            if (part->defined())
                m_tensors.push_back(*part);
    }
    LmBatch(const LmConfig& config, const std::vector<at::Tensor>& tensors) : m_tensors(tensors) {
        // The same as were defined there: what the configuration has, and beats where there are.
        std::size_t next = fixed;
        const auto take = [&](at::Tensor& part) { part = tensors.at(next++); };
        const std::size_t rest = tensors.size() - fixed - (config.conditions().empty() ? 0 : 1);
        if (config.description == "tags")
            take(m_input.tags);
        else if (config.description == "t5")
            take(m_input.text), take(m_input.textMask);
        const std::size_t others = (next - fixed) + (config.style != "none" ? 2 : 0);
        if (rest > others)
            take(m_input.beats), take(m_input.beatMask);
        if (config.style != "none")
            take(m_input.style), take(m_input.styleMask);
        if (!config.conditions().empty())
            take(m_dropped);
    }

    /// Rows and conditions that are hidden, (rows, conditions) bool.
    void drop(at::Tensor dropped) {
        m_dropped = std::move(dropped);
        m_tensors.push_back(m_dropped);
    }
    const std::vector<at::Tensor>& tensors() const { return m_tensors; }

    /// Cross-entropies of the targets' codes.
    CodeLoss loss(const LmNet& net) const {
        const LmInput in{m_tensors[0], m_tensors[1], m_tensors[2], m_tensors[3]};
        const std::int64_t rows = in.tokens.size(0), steps = in.tokens.size(2);
        const at::Tensor h = net.hidden(in, net.conditions().embed(m_input, rows, m_dropped));
        std::vector<at::Tensor> books;
        for (std::int64_t k = 0; k < net.config().books; ++k) {
            const at::Tensor places = m_tensors[5].select(0, k);
            const at::Tensor frames = places.ge(0).nonzero().squeeze(1);
            const at::Tensor logits =
                net.head(k, h.index_select(1, places.index_select(0, frames).remainder(steps)));
            const at::Tensor targets = m_tensors[4].select(1, k).index_select(1, frames).flatten();
            books.push_back(bookLoss(logits.flatten(0, 1), targets, targets.ge(0)));
        }
        const at::Tensor perBook = at::stack(books);
        return {perBook.mean(), perBook};
    }

private:
    static constexpr std::size_t fixed = 6;
    /// Steps behind the separator; they keep their places.
    static void hide(PromptSequence& s, const SpecialTokens& special,
                     const std::function<bool()>& hidden) {
        for (std::int64_t row = 0; row < s.rows; ++row)
            for (std::int64_t step = s.startStep(0); step < s.steps; ++step) {
                if (!hidden())
                    continue;
                for (std::int64_t k = 0; k < s.books; ++k)
                    if (s.pattern->frameAt(k, step) > s.contextFrames)
                        s.token(row, k, step) = special.pad;
            }
    }
    std::vector<at::Tensor*> parts() {
        return {&m_input.tags,     &m_input.text,  &m_input.textMask, &m_input.beats,
                &m_input.beatMask, &m_input.style, &m_input.styleMask};
    }

    std::vector<at::Tensor> m_tensors;
    ConditionInput m_input;
    at::Tensor m_dropped;
};

/// What a training needs from one step to the next.
struct Learning {
    LmData data;
    LmTrainingOptions options;
    DelayPatterns patterns;
    std::optional<LmNet> averaged;

    Learning(LmData d, const LmTrainingOptions& o)
        : data(std::move(d)), options(o), patterns(data.net.config().layout()) {}

    TorchTask::Batch batch(std::span<const std::int64_t> chosen, Rng& rng) const {
        const LmConfig& config = data.net.config();
        std::vector<LmItem> items;
        std::vector<PromptRow> rows;
        std::vector<const ConditionData*> conditions;
        for (const std::int64_t item : chosen) {
            items.push_back(data.item(item, rng));
            std::erase_if(items.back().conditions.tags,
                          [&](std::int32_t) { return rng.uniform() < options.tagDropout; });
        }
        for (const LmItem& item : items) {
            rows.push_back({&item.context, &item.target, rng.uniform() < options.contextDropout});
            conditions.push_back(&item.conditions);
        }
        const std::function<bool()> hidden = [&] { return rng.uniform() < options.pastDropout; };
        LmBatch batch(config, patterns, rows, conditions,
                      options.pastDropout > 0 ? hidden : std::function<bool()>());
        const auto uses = std::int64_t(config.conditions().size());
        if (uses > 0) {
            at::Tensor dropped = at::zeros({std::int64_t(rows.size()), uses}, at::kBool);
            for (std::int64_t i = 0; i < dropped.numel(); ++i)
                dropped.data_ptr<bool>()[i] = rng.uniform() < options.conditionDropout;
            batch.drop(dropped);
        }
        return batch.tensors();
    }

    at::Tensor loss(const TorchTask::Batch& tensors, std::vector<Scalar>& scalars) const {
        const CodeLoss loss = LmBatch(data.net.config(), tensors).loss(data.net);
        const at::Tensor books = loss.perBook.detach().to(at::kCPU);
        for (std::int64_t k = 0; k < books.size(0); ++k)
            scalars.push_back({"train/book" + std::to_string(k + 1), books[k].item<double>()});
        return loss.total;
    }

    /// After the step before this one.
    void average(std::int64_t step) {
        if (!averaged)
            return;
        const at::NoGradGuard noGradient;
        const TorchModel from = data.net.model(), to = averaged->model();
        for (std::size_t i = 0; i < to.parameters.size(); ++i) {
            at::Tensor mean = to.parameters[i].second;
            const at::Tensor& now = from.parameters[i].second;
            if (step == 0)
                mean.copy_(now);
            else
                mean.lerp_(now, 1 - options.average);
        }
    }
};

/// Sums of cross-entropies over batches.
struct Means {
    std::vector<double> books;
    double total = 0, count = 0;
    void add(const CodeLoss& loss, double items) {
        const at::Tensor own = loss.perBook.to(at::kCPU);
        books.resize(std::size_t(own.size(0)));
        for (std::size_t k = 0; k < books.size(); ++k)
            books[k] += items * own[std::int64_t(k)].item<double>();
        total += items * loss.total.item<double>();
        count += items;
    }
};

} // namespace

LmData excerptData(LmNet net, std::vector<LmPiece> training, std::span<const LmPiece> validation,
                   std::int64_t frames, std::int64_t leastContext) {
    LmData data{
        std::move(net), std::int64_t(training.size()), {}, fixedExcerpts(validation, frames)};
    for (const LmPiece& piece : training)
        if (piece.whole.target.frames < frames)
            throw UserError("'" + piece.name +
                            "' is shorter than the excerpts that are learned "
                            "from; leave it out or take shorter ones.");
    const auto pieces = std::make_shared<std::vector<LmPiece>>(std::move(training));
    data.item = [pieces, frames, leastContext](std::int64_t item, Rng& rng) {
        return randomExcerpt((*pieces)[std::size_t(item)], frames, leastContext, rng);
    };
    return data;
}

std::vector<Scalar> evaluateLm(const LmNet& net, std::span<const LmItem> items, std::int64_t batch,
                               const std::function<void()>& checkpoint) {
    const at::NoGradGuard noGradient;
    const LmConfig& config = net.config();
    const at::Device device = net.model().parameters.front().second.device();
    const DelayPatterns patterns(config.layout());
    enum { True, Shuffled, Dropped, All };
    Means means[All];
    std::vector<std::string> songs;
    for (const LmItem& item : items)
        songs.push_back(item.song);
    const std::vector<std::size_t> strangers = strangersOf(songs);
    for (std::size_t from = 0, to = 0; from < items.size(); from = to) {
        while (to < items.size() && to - from < std::size_t(batch) &&
               items[to].target.frames == items[from].target.frames)
            ++to;
        for (int which = 0; which < All; ++which) {
            checkpoint();
            std::vector<PromptRow> rows;
            std::vector<const ConditionData*> conditions;
            for (std::size_t i = from; i < to; ++i) {
                const LmItem& other = which == Shuffled ? items[strangers[i]] : items[i];
                rows.push_back({&other.context, &items[i].target, which == Dropped});
                conditions.push_back(&items[i].conditions);
            }
            LmBatch made(config, patterns, rows, conditions);
            if (const auto uses = std::int64_t(config.conditions().size()))
                made.drop(at::zeros({std::int64_t(rows.size()), uses}, at::kBool));
            TorchTask::Batch tensors = made.tensors();
            for (at::Tensor& tensor : tensors)
                tensor = tensor.to(device);
            means[which].add(LmBatch(config, tensors).loss(net), double(to - from));
        }
    }
    const auto mean = [&](int which) { return means[which].total / means[which].count; };
    std::vector<Scalar> scalars = {{"validation/loss", mean(True)},
                                   {"validation/perplexity", std::exp(mean(True))},
                                   {"validation/shuffled", mean(Shuffled)},
                                   {"validation/dropped", mean(Dropped)},
                                   {"validation/shuffled_gap", mean(Shuffled) - mean(True)},
                                   {"validation/dropped_gap", mean(Dropped) - mean(True)}};
    for (std::size_t k = 0; k < means[True].books.size(); ++k)
        scalars.push_back(
            {"validation/book" + std::to_string(k + 1), means[True].books[k] / means[True].count});
    return scalars;
}

std::unique_ptr<TorchTrainee> lmTrainee(LmData data, const LmTrainingOptions& options,
                                        std::uint64_t seed) {
    if (data.items == 0)
        throw UserError("There is nothing to learn from.");
    TorchTask task;
    task.model = data.net.model();
    task.items = data.items;
    const bool validates = !data.validation.empty();
    const auto learning = std::make_shared<Learning>(std::move(data), options);
    if (options.average > 0) {
        learning->averaged.emplace(learning->data.net.config(), seed);
        for (auto& [name, tensor] : learning->averaged->model().parameters) {
            tensor.requires_grad_(false);
            task.model.buffers.emplace_back(averagedPrefix + name, tensor);
        }
    }
    task.beforeStep = [learning](std::int64_t step) { learning->average(step); };
    task.batch = [learning](std::span<const std::int64_t> items, Rng& rng) {
        return learning->batch(items, rng);
    };
    task.loss = [learning](const TorchTask::Batch& batch, std::vector<Scalar>& scalars) {
        return learning->loss(batch, scalars);
    };
    if (options.clipValue > 0)
        task.gradient = [most = options.clipValue](at::Tensor& gradient) {
            gradient.clamp_(-most, most);
        };
    if (validates)
        task.evaluate = [learning](const std::function<void()>& checkpoint) {
            const Learning& l = *learning;
            return evaluateLm(l.averaged ? *l.averaged : l.data.net, l.data.validation,
                              l.options.torch.batch, checkpoint);
        };
    return std::make_unique<TorchTrainee>(std::move(task), options.torch, seed);
}

} // namespace antiphon::stem
