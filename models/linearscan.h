#pragma once

#include "core/simd.h"

#include <cstdint>
#include <cstring>
#include <vector>

// The sums of linear attention, carried along from row to row.
namespace antiphon::linearscan {

/// Rows of one head, all of the same stride.
struct Head {
    std::int64_t rows = 0;
    std::int64_t stride = 0;
    std::vector<float> values;

    Head(std::int64_t count, std::int64_t width)
        : rows(count), stride(width), values(std::size_t(count * width)) {}
    float* row(std::int64_t i) { return values.data() + i * stride; }
    const float* row(std::int64_t i) const { return values.data() + i * stride; }
};

/// For each row, in order or backwards: state[i] += a[i] x for i < n, then out = sum of b[i]
/// state[i]; x, out and the rows of the state are Blocks * 16 wide. A pass may do one of the two
/// alone.
template <int Blocks, bool Update, bool Read>
struct Scan {
    const Head *a, *x, *b;
    Head* out;
    float* state;
    std::int64_t n;
    bool backwards;

    [[gnu::always_inline]] void entry(std::int64_t i, const float* ai, const Lanes16* xs,
                                      const float* bi, Lanes16* sum) const {
        // Not `auto`: it would forget that the type need not be aligned.
        Lanes16* const s = reinterpret_cast<Lanes16*>(state) + i * Blocks;
#pragma GCC unroll 8
        for (int block = 0; block < Blocks; ++block) {
            Lanes16 value = s[block];
            if constexpr (Update) {
                value += ai[i] * xs[block];
                s[block] = value;
            }
            if constexpr (Read)
                sum[block] += bi[i] * value;
        }
    }

    [[gnu::always_inline]] void operator()() const {
        const std::int64_t rows = Update ? x->rows : b->rows;
        for (std::int64_t t = 0; t < rows; ++t) {
            const std::int64_t row = backwards ? rows - 1 - t : t;
            const float *ai = nullptr, *bi = nullptr;
            Lanes16 xs[Blocks] = {}, even[Blocks] = {}, odd[Blocks] = {};
            if constexpr (Update) {
                ai = a->row(row);
                std::memcpy(xs, x->row(row), sizeof xs);
            }
            if constexpr (Read)
                bi = b->row(row);
            std::int64_t i = 0;
            for (; i + 1 < n; i += 2) {
                entry(i, ai, xs, bi, even);
                entry(i + 1, ai, xs, bi, odd);
            }
            if (i < n)
                entry(i, ai, xs, bi, even);
            if constexpr (Read) {
#pragma GCC unroll 8
                for (int block = 0; block < Blocks; ++block)
                    even[block] += odd[block];
                std::memcpy(out->row(row), even, sizeof even);
            }
        }
    }
};

template <int Blocks>
inline void scanBlocks(const Head& a, const Head& x, const Head& b, Head& out, std::int64_t n,
                       bool causal, bool backwards) {
    std::vector<float> state(std::size_t(n * Blocks * lanes16));
    if (causal) {
        runWide(Scan<Blocks, true, true>{&a, &x, &b, &out, state.data(), n, backwards});
    } else {
        runWide(Scan<Blocks, true, false>{&a, &x, &b, &out, state.data(), n, false});
        runWide(Scan<Blocks, false, true>{&a, &x, &b, &out, state.data(), n, false});
    }
}

/// out_t = sum over rows s (all; or s <= t; or backwards s >= t) of (a_s . b_t) x_s, where a and b
/// have n numbers and x `width`.
inline void scan(const Head& a, const Head& x, const Head& b, Head& out, std::int64_t n,
                 std::int64_t width, bool causal, bool backwards = false) {
    constexpr decltype(&scanBlocks<1>) kinds[] = {scanBlocks<1>, scanBlocks<2>, scanBlocks<3>,
                                                  scanBlocks<4>, scanBlocks<5>};
    kinds[(width + lanes16 - 1) / lanes16 - 1](a, x, b, out, n, causal, backwards);
}

} // namespace antiphon::linearscan
