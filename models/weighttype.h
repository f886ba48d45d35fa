#pragma once

#include "core/json.h"
#include "models/matvec.h"

#include <optional>
#include <span>
#include <string_view>

namespace antiphon {

/// "fp32", "bf16", "int8".
std::string_view name(WeightType type);

/// What keeping a model's weights in fewer bits changes, on inputs of its own kind.
struct PackingLoss {
    double sameLabels = 1; ///< share of rows whose largest logit is at the same token
    double logits = 0;     ///< relative error (models/matvec.h)
    /// Mean over rows of half the sum of |p - q|, p and q softmax of the logits: the share of draws
    /// that may come out differently.
    double probabilities = 0;
};
/// Of rows of `tokens` logits that packed and that exact weights give. Throws
/// std::invalid_argument where they are not of one size.
PackingLoss packingLoss(std::span<const float> packed, std::span<const float> exact,
                        std::size_t tokens);

/// Of both ways of packing.
struct PackingLosses {
    PackingLoss bf16, int8;
    /// Of fp32: nothing is lost.
    PackingLoss of(WeightType type) const;
};
Json toJson(const PackingLoss& loss);
Json toJson(const PackingLosses& losses);
/// Throws Json::exception.
PackingLosses packingLosses(const Json& json);

/// What a token may read in fp32 before packing pays. About the last cache of a desktop processor,
/// but the same everywhere: a model, a seed and settings give one answer on every machine.
constexpr std::size_t largestExact = std::size_t(16) << 20;
/// What may be lost where "auto" packs: two likeliest labels in a hundred (of nearly equal ones, as
/// the next limit ensures) and one draw in a hundred.
constexpr double leastSameLabels = 0.98, mostProbabilityMoved = 0.01;

/// `request` is fp32, bf16, int8 or auto: the smallest type whose measured loss is accepted, for
/// models that read more than largestExact bytes of fp32 weights for a token; fp32 for smaller ones
/// and where nothing was measured. Throws UserError (Usage) for other words.
WeightType chosenWeightType(std::string_view request, std::size_t exactBytes,
                            const std::optional<PackingLosses>& measured);

} // namespace antiphon
