#pragma once

#include "models/sampling.h"

#include <algorithm>

namespace antiphon::stem {

/// How codes are drawn (spec section 10).
struct CodeSampling {
    std::int64_t topK = 250; ///< codes kept, and all as likely as the last; 0: any number
    /// Above 0: in place of topK all codes before which at most this share of the probability lies.
    double topP = 0;
    std::vector<double> temperatures = {1}; ///< of each book, the last one for those behind; 0: the
                                            ///< likeliest code

    double temperature(std::int64_t book) const {
        return temperatures[std::min(std::size_t(book), temperatures.size() - 1)];
    }
};

/// Throws UserError (Usage) when a setting is out of range.
void check(const CodeSampling& settings);

/// What is left to draw from, likeliest first, of equal ones the lower code. `temperature` > 0;
/// topP < 0: topK decides. Throws std::invalid_argument where a logit is no number.
Candidates keepCodes(std::span<const float> logits, double temperature, std::int64_t topK,
                     double topP);

/// One code; with temperature 0 nothing is drawn from `rng`.
std::int32_t drawCode(std::span<const float> logits, std::int64_t book,
                      const CodeSampling& settings, Rng& rng);

/// to = away + scale (to - away): classifier-free guidance (Ho and Salimans 2021).
void guide(std::span<float> to, std::span<const float> away, double scale);

} // namespace antiphon::stem
