#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace antiphon {

/// How a beam search scores and goes on: score = (sum of log p up to the end) / length^lengthPower
/// + entropyWeight * H, where length counts the tokens up to and with the end, the first ones too,
/// and H is the entropy of those tokens over log(largest of them + 1).
struct BeamPolicy {
    std::int64_t width = 4;      ///< beams kept, at least 1
    std::int64_t maxLength = 32; ///< tokens of a beam, the given ones included
    double lengthPower = 0.75;
    double entropyWeight = 0;
    /// Divides the probability of every token that is already in the beam (not renormalised).
    double repetitionPenalty = 1;
    /// A beam that has ended stays as it is. The published search (false) lets it grow, so that
    /// copies of it with different tails fill the set.
    bool freezeFinished = true;
};

struct Beam {
    std::vector<std::int32_t> tokens; ///< the given ones first
    double logProbability = 0;        ///< of the tokens up to the end, without the given ones
    double score = 0;
    std::size_t length = 0; ///< up to and with the end; all tokens where there is none
    /// Of which beam of the step before this one is a continuation, as BeamStep counts them.
    std::size_t parent = 0;
    bool finished = false;
};

/// Fills the probabilities of the next token, one row of as many as there are tokens for each of
/// `beams`: those that are to be continued. Beam i continues number beams[i]->parent of the call
/// before (0 in the first).
using BeamStep =
    std::function<void(std::span<const Beam* const> beams, std::span<float> probabilities)>;

/// The beams at the end, best first: each is expanded by its 2 width best tokens, and of all those
/// the best `width` are kept. Tokens of probability 0 are not taken by frozen searches. Of equal
/// scores the earlier beam and the likelier token come first; the published search resolves them as
/// PyTorch's top-k on a processor does. `first` (not empty) is what all beams begin with. Throws
/// UserError (Usage) when the policy is out of range, std::invalid_argument when no token is
/// possible.
std::vector<Beam> beamSearch(std::span<const std::int32_t> first, std::size_t tokens,
                             std::int32_t end, const BeamPolicy& policy, const BeamStep& next);

/// Divides the probability of every token of `seen` by `penalty`, once.
void penaliseRepetition(std::span<float> probabilities, std::span<const std::int32_t> seen,
                        double penalty);

} // namespace antiphon
