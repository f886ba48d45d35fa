#pragma once

#include "core/simd.h"

#include <array>
#include <cstddef>
#include <vector>

namespace antiphon {

/// The K-weighting of ITU-R BS.1770 at any rate: a high shelf and a high-pass, multiplied into one
/// direct section of fourth order. Keeps its state from call to call. Eight outputs are worked out
/// at once, each as a sum of products with inputs and with the outputs before the eight, so that a
/// processor need not wait for each output before the next. One thread at a time.
class KWeighting {
public:
    static constexpr std::size_t order = 4;

    /// `longest`: samples a call at most.
    KWeighting(int rate, std::size_t longest);

    /// Filters `count` samples; returns the sum of the squared outputs, and stores each where
    /// `squares` is not null. Last bits depend on where calls begin and end. Allocates nothing.
    double process(const float* samples, std::size_t count, double* squares, Simd level = simd());
    void reset();

    const std::array<double, order + 1>& numerator() const { return m_b; }
    const std::array<double, order + 1>& denominator() const { return m_a; } ///< begins with 1

private:
    std::array<double, order + 1> m_b{}, m_a{};
    /// What the next `block` outputs are made of: of the last four inputs (row 0: the earliest) and
    /// the block's own, then of the last four outputs (row 0: the latest).
    static constexpr std::size_t block = 8;
    static constexpr std::size_t sources = order + block + order;
    alignas(64) std::array<std::array<double, block>, sources> m_step{};
    std::array<double, order> m_out{}; ///< latest first
    std::vector<double> m_in;          ///< the last four inputs, then those of a call

    friend struct KWeightingKernel;
};

/// The sum of `count` numbers, in a fixed order.
double sumOf(const double* values, std::size_t count, Simd level = simd());

} // namespace antiphon
