#include "models/weighttype.h"

#include "core/error.h"
#include "models/sampling.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon {
namespace {

constexpr WeightType types[] = {WeightType::Fp32, WeightType::Bf16, WeightType::Int8};

PackingLoss lossFrom(const Json& json) {
    return {json.at("same_labels").get<double>(), json.at("logits").get<double>(),
            json.at("probabilities").get<double>()};
}

bool accepted(const PackingLoss& loss) {
    return loss.sameLabels >= leastSameLabels && loss.probabilities <= mostProbabilityMoved;
}

} // namespace

std::string_view name(WeightType type) {
    constexpr std::string_view names[] = {"fp32", "bf16", "int8"};
    return names[std::size_t(type)];
}

PackingLoss packingLoss(std::span<const float> packed, std::span<const float> exact,
                        std::size_t tokens) {
    if (tokens == 0 || packed.size() != exact.size() || exact.size() % tokens != 0)
        throw std::invalid_argument("logits of packed and of exact weights are not of one size");
    PackingLoss loss;
    const std::size_t rows = exact.size() / tokens;
    if (rows == 0)
        return loss;
    loss.logits = relativeError(packed, exact);
    std::size_t same = 0;
    for (std::size_t r = 0; r < rows; ++r) {
        const auto row = packed.subspan(r * tokens, tokens),
                   wanted = exact.subspan(r * tokens, tokens);
        same += std::ranges::max_element(row) - row.begin() ==
                std::ranges::max_element(wanted) - wanted.begin();
        const auto p = probabilities(row), q = probabilities(wanted);
        for (std::size_t t = 0; t < tokens; ++t)
            loss.probabilities += std::abs(double(p[t]) - double(q[t])) / 2;
    }
    loss.sameLabels = double(same) / double(rows);
    loss.probabilities /= double(rows);
    return loss;
}

PackingLoss PackingLosses::of(WeightType type) const {
    return type == WeightType::Int8 ? int8 : type == WeightType::Bf16 ? bf16 : PackingLoss();
}

Json toJson(const PackingLoss& loss) {
    return {{"same_labels", loss.sameLabels},
            {"logits", loss.logits},
            {"probabilities", loss.probabilities}};
}

Json toJson(const PackingLosses& losses) {
    return {{"bf16", toJson(losses.bf16)}, {"int8", toJson(losses.int8)}};
}

PackingLosses packingLosses(const Json& json) {
    return {lossFrom(json.at("bf16")), lossFrom(json.at("int8"))};
}

WeightType chosenWeightType(std::string_view request, std::size_t exactBytes,
                            const std::optional<PackingLosses>& measured) {
    for (const WeightType type : types)
        if (request == name(type))
            return type;
    if (request != "auto")
        throw UserError("Weights are decoded with as auto, fp32, bf16 or int8, not as '" +
                            std::string(request) + "'.",
                        UserError::Kind::Usage);
    if (exactBytes <= largestExact || !measured)
        return WeightType::Fp32;
    return accepted(measured->int8)   ? WeightType::Int8
           : accepted(measured->bf16) ? WeightType::Bf16
                                      : WeightType::Fp32;
}

} // namespace antiphon
