#pragma once

#include <cstddef>
#include <cstdint>

namespace antiphon {

/// Weights of one block of int8 share a factor; 16 blocks make a chunk: 64 bytes of factors
/// (float), then the blocks.
inline constexpr std::size_t int8Block = 64, int8ChunkBlocks = 16;

/// y[r] = bias[r] + sum over c of weights[r][c] * x[c] for `rows` rows and one, two or four
/// right-hand sides. Rows are a multiple of 64 bytes at aligned addresses, and read once, in order.
struct RowPass {
    const std::byte* weights;
    std::size_t rowBytes, rows;
    std::size_t columns; ///< rounded up to 32, for int8 to 64
    const float* bias;   ///< null: 0
    const float* x[4];
    float* y[4];
    // For int8: the quantised right-hand sides.
    const std::int8_t* codes[4];    ///< -127 ... 127
    const std::int32_t* offsets[4]; ///< -128 times the sum of each four codes
    const float* factors[4];        ///< of each block
};

/// The loops of a WeightMatrix for one kind of instructions. All kinds give the same bits: every
/// sum runs in 32 chains (term c in chain c mod 32) of products and additions that are not fused,
/// whose ends are added as a tree of halves. int8: a chain of integers is the exact sum of four
/// products, times the product of both factors; of blocks with even and odd number.
struct MatVecKernels {
    using Rows = void (*)(const RowPass&);
    Rows fp32[3]; ///< one, two and four right-hand sides; null for four: take two twice
    /// In each 64 bytes 32-bit word j holds weight j in its low and weight j + 16 in its high half.
    Rows bf16[3];
    Rows int8[3]; ///< weight + 128 in each byte; null: take those of the next narrower kind
    /// codes = x / factor rounded to nearest, factor = largest / 127 of each block; offsets as in
    /// RowPass.
    void (*quantise)(const float* x, std::size_t blocks, std::int8_t* codes, std::int32_t* offsets,
                     float* factors);
};

/// For what simd() (core/simd.h) allows.
MatVecKernels matVecKernels();

// One file each, compiled for its instructions. Null where the compiler does not know them.
const MatVecKernels* matVecBaseline(); ///< always there
const MatVecKernels* matVecAvx2();
const MatVecKernels* matVecAvx512();
const MatVecKernels* matVecVnni(); ///< AVX-512 with VNNI

} // namespace antiphon
