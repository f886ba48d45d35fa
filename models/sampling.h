#pragma once

#include "core/rng.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace antiphon {

/// How the next token is drawn from a model's logits; for every autoregressive model.
struct SamplingSettings {
    double temperature = 1; ///< divides the logits
    std::int64_t topK = 0;  ///< best tokens kept; 0: any number
    double topP = 0.8;      ///< share of the probability kept; 1: all
    /// Tight (the published rule of Dicy3): never the token that crosses topP, at least one. Usual
    /// nucleus (Holtzman et al. 2020): the crossing one, too.
    bool tight = true;
};

/// Throws UserError (Usage) when a setting is out of range, as keep() does.
void check(const SamplingSettings& settings);

/// Tokens in descending order of their logits, and what they weigh (renormalised, sum 1).
struct Candidates {
    std::vector<std::int32_t> tokens;
    std::vector<double> weights;
};

/// What is left to draw from, after temperature, top-k and top-p. Tokens with a logit of minus
/// infinity, or that is no number, are never kept; top-p counts what top-k has left. Equal logits:
/// the lower token first. Throws UserError (Usage) when a setting is out of range,
/// std::invalid_argument when no token is possible.
Candidates keep(std::span<const float> logits, const SamplingSettings& settings);

/// The published soft constraint: those of `kept` that are allowed, with the weights they had; all
/// of them when none is.
Candidates constrained(Candidates kept, const std::function<bool(std::int32_t)>& allowed);

/// The hard constraint: what is not allowed gets a logit of minus infinity, before anything is
/// kept.
void maskLogits(std::span<float> logits, const std::function<bool(std::int32_t)>& allowed);

/// Draws by weight (which need not sum to 1).
std::int32_t draw(const Candidates& kept, Rng& rng);

/// Softmax of the logits divided by the temperature: the probability of every token.
std::vector<float> probabilities(std::span<const float> logits, double temperature = 1);

} // namespace antiphon
