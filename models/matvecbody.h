#pragma once

#include "core/packs.h"
#include "models/matveckernels.h"

#include <utility>

/// The loops of MatVecKernels, written once over a pack of floats. A pack P has: V, a vector of
/// floats; Block, 64 bytes of int8 weights in registers; loadBlock(); dot(), the sums of four
/// products each of a block. The packs live in unnamed namespaces, so that nothing compiled for one
/// processor is shared with code for another.
namespace antiphon::matvec {

using packs::lanesOf;
using packs::loadUnaligned;
using packs::Pack;

inline constexpr std::size_t chains = 32;
/// How many bytes ahead of the sum weights are asked for.
inline constexpr std::size_t ahead = 2048;

template <class V, std::size_t... I>
ANTIPHON_INLINE auto foldedOf(V v, std::index_sequence<I...>) {
    constexpr int half = int(lanesOf<V> / 2);
    return __builtin_shufflevector(v, v, int(I)...) +
           __builtin_shufflevector(v, v, (int(I) + half)...);
}

/// Lane i + lane i + half, until one is left.
template <class V>
ANTIPHON_INLINE float addTree(V v) {
    if constexpr (lanesOf<V> == 2)
        return v[0] + v[1];
    else
        return addTree(foldedOf(v, std::make_index_sequence<lanesOf<V> / 2>()));
}

template <class V, std::size_t N>
ANTIPHON_INLINE float addChains(V (&sums)[N]) {
#pragma GCC unroll 4
    for (std::size_t half = N / 2; half; half /= 2)
#pragma GCC unroll 8
        for (std::size_t k = 0; k < half; ++k)
            sums[k] += sums[k + half];
    return addTree(sums[0]);
}

/// `chainsOf(row, sums)` adds up a row.
template <class P, int C, class Chains>
ANTIPHON_INLINE void eachRow(const RowPass& p, const Chains& chainsOf) {
    using V = typename P::V;
    const std::byte* row = p.weights;
    for (std::size_t r = 0; r < p.rows; ++r, row += p.rowBytes) {
        V sums[C][chains / lanesOf<V>] = {};
        chainsOf(row, sums);
#pragma GCC unroll 4
        for (int c = 0; c < C; ++c)
            p.y[c][r] = addChains(sums[c]) + (p.bias ? p.bias[r] : 0.f);
    }
}

template <class P, int C>
void fp32Rows(const RowPass& p) {
    using V = typename P::V;
    constexpr std::size_t lanes = lanesOf<V>, parts = chains / lanes;
    const auto chainsOf = [&](const std::byte* row, V(&sums)[C][parts])
        __attribute__((always_inline)) {
        const auto* weights = reinterpret_cast<const float*>(row);
        for (std::size_t i = 0; i < p.columns; i += chains) {
            __builtin_prefetch(row + i * sizeof(float) + ahead);
            __builtin_prefetch(row + i * sizeof(float) + ahead + 64);
#pragma GCC unroll 8
            for (std::size_t k = 0; k < parts; ++k) {
                const V w = loadUnaligned<V>(weights + i + k * lanes);
#pragma GCC unroll 4
                for (int c = 0; c < C; ++c)
                    sums[c][k] += w * loadUnaligned<V>(p.x[c] + i + k * lanes);
            }
        }
    };
    eachRow<P, C>(p, chainsOf);
}

template <class P, int C>
void bf16Rows(const RowPass& p) {
    using V = typename P::V;
    using I = packs::BitsOf<V>;
    constexpr std::size_t lanes = lanesOf<V>, parts = chains / lanes;
    const auto chainsOf = [&](const std::byte* row, V(&sums)[C][parts])
        __attribute__((always_inline)) {
        for (std::size_t i = 0; i < p.columns; i += chains) {
            __builtin_prefetch(row + i * 2 + ahead);
#pragma GCC unroll 4
            for (std::size_t k = 0; k < parts / 2; ++k) {
                I both;
                __builtin_memcpy(&both, row + i * 2 + k * sizeof(I), sizeof both);
                const V low = (V)(both << 16), high = (V)(both & 0xFFFF0000u);
#pragma GCC unroll 4
                for (int c = 0; c < C; ++c) {
                    const float* x = p.x[c] + i + k * lanes;
                    sums[c][k] += low * loadUnaligned<V>(x);
                    sums[c][k + parts / 2] += high * loadUnaligned<V>(x + chains / 2);
                }
            }
        }
    };
    eachRow<P, C>(p, chainsOf);
}

template <class P, int C>
void int8Rows(const RowPass& p) {
    using V = typename P::V;
    constexpr std::size_t lanes = lanesOf<V>, parts = chains / lanes;
    const std::size_t blocks = p.columns / int8Block;
    const auto chainsOf = [&](const std::byte* row, V(&sums)[C][parts])
        __attribute__((always_inline)) {
        for (std::size_t first = 0; first < blocks; first += int8ChunkBlocks) {
            __builtin_prefetch(row + ahead);
            alignas(64) float factors[C][int8ChunkBlocks];
#pragma GCC unroll 4
            for (int c = 0; c < C; ++c)
#pragma GCC unroll 4
                for (std::size_t k = 0; k < int8ChunkBlocks; k += lanes) {
                    const V product = loadUnaligned<V>(reinterpret_cast<const float*>(row) + k) *
                                      loadUnaligned<V>(p.factors[c] + first + k);
                    __builtin_memcpy(factors[c] + k, &product, sizeof product);
                }
            row += int8ChunkBlocks * sizeof(float);
            const std::size_t count =
                blocks - first < int8ChunkBlocks ? blocks - first : int8ChunkBlocks;
            const auto block = [&](std::size_t b, std::size_t odd) __attribute__((always_inline)) {
                __builtin_prefetch(row + ahead);
                const auto weights = P::loadBlock(row);
#pragma GCC unroll 4
                for (int c = 0; c < C; ++c) {
                    V dots[parts / 2];
                    P::dot(weights, p.codes[c] + (first + b) * int8Block,
                           p.offsets[c] + (first + b) * (int8Block / 4), dots);
#pragma GCC unroll 4
                    for (std::size_t k = 0; k < parts / 2; ++k)
                        sums[c][odd * (parts / 2) + k] += dots[k] * factors[c][b];
                }
                row += int8Block;
            };
            std::size_t b = 0;
            for (; b + 2 <= count; b += 2) {
                block(b, 0);
                block(b + 1, 1);
            }
            if (b < count)
                block(b, 0);
        }
    };
    eachRow<P, C>(p, chainsOf);
}

template <class P>
void quantise(const float* x, std::size_t blocks, std::int8_t* codes, std::int32_t* offsets,
              float* factors) {
    using V = typename P::V;
    using I = packs::BitsOf<V>;
    constexpr std::size_t lanes = lanesOf<V>;
    for (std::size_t b = 0; b < blocks; ++b, x += int8Block, codes += int8Block) {
        V most{};
#pragma GCC unroll 16
        for (std::size_t i = 0; i < int8Block; i += lanes)
            most = packs::larger(most, (V)((I)loadUnaligned<V>(x + i) & 0x7FFFFFFFu));
        float largest = 0;
        for (std::size_t l = 0; l < lanes; ++l)
            largest = largest > most[l] ? largest : most[l];
        factors[b] = largest / 127;
        const float inverse = largest > 1e-30f ? 127 / largest : 0;
        const float shift = 12582912.f; // 1.5 * 2^23: what is added to it is rounded to an integer
        std::int32_t whole[int8Block];
#pragma GCC unroll 16
        for (std::size_t i = 0; i < int8Block; i += lanes) {
            const I bits = (I)(loadUnaligned<V>(x + i) * inverse + shift) - 0x4B400000u;
            __builtin_memcpy(whole + i, &bits, sizeof bits);
        }
        for (std::size_t i = 0; i < int8Block; ++i)
            codes[i] = std::int8_t(whole[i]);
        for (std::size_t i = 0; i < int8Block; i += 4)
            *offsets++ = -128 * (whole[i] + whole[i + 1] + whole[i + 2] + whole[i + 3]);
    }
}

} // namespace antiphon::matvec
