#pragma once

#include <cstddef>

// What a codec does between its products, on rows of floats in memory. The widest instructions of
// the processor do it, with the same bits on all of them; one thread.
namespace antiphon::stem::kernels {

/// to <- elu(x): x where positive, else e^x - 1 (absolute error 1e-7). `to` may be `x`.
void elu(float* to, const float* x, std::size_t count);
/// x <- elu(x + bias), a row at a time.
void addBiasElu(float* x, std::size_t rows, std::size_t columns, const float* bias);
/// x <- x + bias
void addBias(float* x, std::size_t rows, std::size_t columns, const float* bias);
/// to[r x outputs + o] = bias[o] + the sum of products of x + r x stride and weights + o x count.
void dots(float* to, std::size_t rows, std::size_t outputs, const float* x, std::size_t stride,
          const float* weights, const float* bias, std::size_t count);
/// A step of a long short-term memory (Hochreiter and Schmidhuber 1997): gates i, f, g, o of
/// `width` each, the sum of `a` and `b`; cell <- sigmoid(f) cell + sigmoid(i) tanh(g), hidden <-
/// sigmoid(o) tanh(cell). Absolute errors below 1e-6.
void lstmStep(const float* a, const float* b, std::size_t width, float* cell, float* hidden);

} // namespace antiphon::stem::kernels
