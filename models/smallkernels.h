#pragma once

#include <cstddef>

namespace antiphon {

/// What happens to a sum of products before it is stored.
enum class Finish {
    None,
    Relu,
    Tanh,
    ReluSlope, ///< times the slope of Relu whose result is in `shaped`
    TanhSlope  ///< times the slope of Tanh whose result is in `shaped`
};

/// out[r][c] = finish(bias[c] + sum over t of left[r][t] * right[t][c]). The sum runs in two
/// chains, even and odd t, of fused products: the same bits whatever the rows around it and the
/// processor.
struct Product {
    const float* left;
    std::size_t leftStride;
    const float* right; ///< rows of rightStride floats
    std::size_t rightStride;
    const float* bias;   ///< null: 0
    const float* shaped; ///< as out; only read by the slopes
    float* out;
    std::size_t outStride; ///< of shaped, too
    std::size_t rows, terms;
    std::size_t columns; ///< a multiple of 16, as all strides but the left one
    Finish finish;
};

/// out[i][c] = sum over r of left[r][i] * right[r][c], rows in ascending order; sums[c] the sum of
/// right[r][c].
struct OuterProduct {
    const float* left;
    std::size_t leftStride;
    const float* right;
    float* out;
    float* sums;
    std::size_t stride; ///< of right and out, a multiple of 16
    std::size_t rows, lefts;
    std::size_t columns; ///< a multiple of 16
};

/// One step of Adam (Kingma and Ba 2014) in PyTorch's form: m = beta1 m + (1 - beta1) g,
/// v = beta2 v + (1 - beta2) g^2, p = keep p - stepSize m / (sqrt(v) inverseRoot + eps) with
/// g = scale * gradient + decay p.
struct AdamPass {
    float *values, *first, *second;
    const float* gradients;
    std::size_t count; ///< a multiple of 16
    float scale, beta1, beta2, rest1, rest2, stepSize, inverseRoot, eps;
    float decay = 0, keep = 1;
};

/// One step of RMSprop in PyTorch's form: v = alpha v + (1 - alpha) g^2, p -= rate g / (sqrt(v) +
/// eps).
struct RmsPass {
    float *values, *squares;
    const float* gradients;
    std::size_t count; ///< a multiple of 16
    float scale, alpha, rest, rate, eps;
};

/// The loops of small networks for one kind of instructions. All kinds give the same bits: products
/// and sums are fused where this says so and nowhere else, every sum has a fixed order.
struct SmallKernels {
    void (*product)(const Product&);
    void (*outerProduct)(const OuterProduct&);
    void (*adam)(const AdamPass&);
    void (*rms)(const RmsPass&);
    /// Sum of squares of a multiple of 16 numbers in 64 chains.
    float (*squares)(const float* values, std::size_t count);
    /// to[c][r] = from[r][c]; rows and columns rounded up to multiples of 16 exist in both.
    void (*transpose)(const float* from, std::size_t fromStride, float* to, std::size_t toStride,
                      std::size_t rows, std::size_t columns);
    /// e^x of each, relative error below 2e-7; below -87 that of -87, above 88 that of 88.
    void (*exponentials)(const float* values, float* results, std::size_t count);
};

/// For what simd() (core/simd.h) allows. A processor without fused multiply-add computes the same
/// in double, some thirty times slower.
const SmallKernels& smallKernels();

// One file each, compiled for its instructions. Null where the compiler does not know them.
const SmallKernels* smallKernelsBaseline(); ///< always there
const SmallKernels* smallKernelsAvx2();
const SmallKernels* smallKernelsAvx512();

} // namespace antiphon
