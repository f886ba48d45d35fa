#pragma once

#include "core/rng.h"

#include <cstddef>
#include <span>

namespace antiphon::impro {

/// Row by row: probabilities e^l / sum of e^l and their logarithms, of `actions` logits a row. The
/// same bits on every processor. All spans are as long as `logits`.
void softmax(std::span<const float> logits, std::size_t actions, std::span<float> probabilities,
             std::span<float> logarithms);

/// An action with these probabilities; one uniform is drawn.
std::size_t draw(std::span<const float> probabilities, Rng& rng);

} // namespace antiphon::impro
