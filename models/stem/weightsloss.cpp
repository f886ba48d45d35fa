#include "models/stem/weightsloss.h"

#include "core/error.h"
#include "models/stem/generatecodes.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon::stem {

namespace {

/// Logits of all codes of a target that training scores, a row of `card` each, and these codes.
struct Forced {
    std::vector<float> logits;
    std::vector<std::int32_t> codes;
    std::vector<std::int64_t> books;

    void add(LmEngine& engine, const LmItem& item, const RowConditions& conditions,
             const std::function<void()>& checkpoint) {
        const LmConfig& config = engine.config();
        const DelayPatterns patterns(config.layout());
        const PromptRow row{&item.context, &item.target, false};
        const PromptSequence s =
            assemble(std::span(&row, 1), patterns, config.special(), config.prompts(false));
        const std::int64_t start = s.startStep(0), end = s.pattern->steps(true);
        std::vector<float> all(std::size_t(config.books * config.card));
        for (std::int64_t step = start; step < end; ++step) {
            checkpoint();
            if (step == start)
                engine.start(s, std::span(&conditions, 1), step, all);
            else
                engine.extend(s, step - 1, all);
            for (std::int64_t k = 0; k < config.books; ++k) {
                if (s.pattern->frameAt(k, step) <= s.contextFrames) // its end, the separator
                    continue;
                const auto from = all.begin() + k * config.card;
                logits.insert(logits.end(), from, from + config.card);
                codes.push_back(s.token(0, k, step));
                books.push_back(k);
            }
        }
    }
    /// Mean over the codes of each book, and over the books.
    double crossEntropy(std::int64_t bookCount) const {
        const std::size_t card = logits.size() / codes.size();
        std::vector<double> sums(std::size_t(bookCount), 0), counts = sums;
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const auto row = std::span(logits).subspan(i * card, card);
            const double most = *std::ranges::max_element(row);
            double sum = 0;
            for (const float logit : row)
                sum += std::exp(double(logit) - most);
            sums[std::size_t(books[i])] +=
                most + std::log(sum) - double(row[std::size_t(codes[i])]);
            ++counts[std::size_t(books[i])];
        }
        double mean = 0;
        for (std::size_t k = 0; k < sums.size(); ++k)
            mean += counts[k] > 0 ? sums[k] / counts[k] / double(bookCount) : 0;
        return mean;
    }
};

} // namespace

Json toJson(const WeightsLoss& loss) {
    return {{"fp32", loss.fp32},
            {"bf16", loss.bf16},
            {"int8", loss.int8},
            {"packing", antiphon::toJson(loss.packing)}};
}

WeightsLoss weightsLoss(const LmModel& model, std::span<const LmItem> items, Workers* workers,
                        const std::function<void()>& checkpoint) {
    if (items.empty())
        throw std::invalid_argument("weights are measured by nothing");
    const std::string origin = display(model.origin);
    std::vector<RowConditions> conditions;
    for (const LmItem& item : items)
        conditions.push_back(rowConditions(model.config, model.weights, item.conditions, origin));
    const auto forced = [&](WeightType type) {
        const auto engine = streamLmEngine(model.config, model.weights, type, origin, workers);
        Forced all;
        for (std::size_t i = 0; i < items.size(); ++i)
            all.add(*engine, items[i], conditions[i], checkpoint);
        return all;
    };
    const Forced exact = forced(WeightType::Fp32);
    if (exact.codes.empty())
        throw std::invalid_argument("weights are measured by nothing");
    const auto card = std::size_t(model.config.card);
    WeightsLoss loss;
    loss.fp32 = exact.crossEntropy(model.config.books);
    const auto judge = [&](WeightType type, double& entropy, PackingLoss& packing) {
        const Forced packed = forced(type);
        entropy = packed.crossEntropy(model.config.books);
        packing = packingLoss(packed.logits, exact.logits, card);
    };
    judge(WeightType::Bf16, loss.bf16, loss.packing.bf16);
    judge(WeightType::Int8, loss.int8, loss.packing.int8);
    return loss;
}

std::vector<LmItem> ownItems(const LmModel& model, std::int64_t frames, Workers* workers,
                             const std::function<void()>& checkpoint) {
    const std::string origin = display(model.origin);
    const auto engine =
        streamLmEngine(model.config, model.weights, WeightType::Fp32, origin, workers);
    const CodeRequest request{nullptr, nullptr,
                              rowConditions(model.config, model.weights, {}, origin)};
    CodeGeneration settings;
    settings.frames = frames;
    settings.guidance = 1;
    LmItem item;
    item.context = {model.config.books, 0, {}};
    item.target = generateCodes(*engine, std::span(&request, 1), settings, checkpoint).front();
    return {item};
}

std::size_t exactBytes(const LmModel& model) {
    std::size_t bytes = 0;
    for (const RawTensor& tensor : model.weights)
        bytes += sizeof(float) * std::size_t(tensor.count());
    return bytes;
}

std::optional<PackingLosses> packingOf(const LmModel& model) {
    const auto found = model.training.find("packing");
    if (found == model.training.end())
        return std::nullopt;
    try {
        return packingLosses(*found);
    } catch (const Json::exception&) {
        throw UserError(display(model.origin) + ": what its record says of 'packing' is damaged; "
                                                "train or import it again.");
    }
}

WeightType weightTypeFor(const LmModel& model, const std::string& request) {
    return chosenWeightType(request, exactBytes(model), packingOf(model));
}

} // namespace antiphon::stem
