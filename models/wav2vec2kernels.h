#pragma once

#include <cstddef>

namespace antiphon::wav2vec {

// What a Transformer does between its products, on rows of floats in memory. The widest
// instructions of the processor do it, with the same bits on all of them; one thread.

/// x <- gelu(x + bias), a row at a time: y (1 + erf(y / sqrt 2)) / 2, with erf after Abramowitz and
/// Stegun 7.1.26 (absolute error 1.5e-7).
void addBiasGelu(float* x, std::size_t rows, std::size_t columns, const float* bias);
/// x <- x + bias
void addBias(float* x, std::size_t rows, std::size_t columns, const float* bias);
/// to <- to + gelu(x + bias)
void addGelu(float* to, const float* x, std::size_t rows, std::size_t columns, const float* bias);
/// to <- LayerNorm(x + add), epsilon 1e-5; `add` and its `bias` may be null. `to` may be `x`.
void addNormalise(float* to, const float* x, const float* add, const float* bias, std::size_t rows,
                  std::size_t columns, const float* weight, const float* shift);
/// Each row becomes its exponentials over their sum.
void softmax(float* x, std::size_t rows, std::size_t columns);

} // namespace antiphon::wav2vec
