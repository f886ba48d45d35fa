#pragma once

#include "core/matrix.h"

namespace antiphon {

struct KernelDistance {
    double value = 0;     ///< times 100; unbiased, so it may fall below 0
    double bandwidth = 0; ///< s
};

/// Kernel distance of two sets of vectors (KAD, Chung et al. 2025): the unbiased squared maximum
/// mean discrepancy with the kernel exp(-d^2 / (2 s^2)), s being the median distance of two vectors
/// of the first set, times 100. Takes time with the square of the rows. Throws UserError (Usage)
/// for fewer than two rows, different widths, numbers that are not finite, and a first set in which
/// half of the vectors are the same.
KernelDistance kernelDistance(const Matrix& first, const Matrix& second);

} // namespace antiphon
