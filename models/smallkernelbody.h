#pragma once

#include "core/dsp/transposekernel.h"
#include "models/smallkernels.h"

#include <cstdint>

/// The loops of SmallKernels, written once over a pack of floats. A pack P has: V, a vector of
/// floats; fma(a, b, c) rounded once; all(x), every lane x; how many rows and vectors of columns of
/// a product and of an outer product fill the registers. The packs live in unnamed namespaces, so
/// that nothing compiled for one processor is shared with code for another.
namespace antiphon::smallkernels {

using packs::lanesOf;
using packs::loadUnaligned;

template <class V>
ANTIPHON_INLINE void store(float* to, V v) {
    std::memcpy(to, &v, sizeof v);
}

/// e^x for |x| < 87, more or less: 2^n times the series of the rest.
template <class P>
ANTIPHON_INLINE typename P::V exponential(typename P::V x) {
    using V = typename P::V;
    using I = packs::BitsOf<V>;
    const float shift = 12582912.f; // 1.5 * 2^23: what is added to it is rounded to an integer
    const V shifted = P::fma(x, P::all(1.44269504f), P::all(shift));
    const V n = shifted - shift;
    V r = P::fma(n, P::all(-0.693145752f), x); // ln 2, high and low part
    r = P::fma(n, P::all(-1.42860677e-6f), r);
    V series = P::all(1.f / 5040);
    for (const float term : {1.f / 720, 1.f / 120, 1.f / 24, 1.f / 6, 0.5f, 1.f, 1.f})
        series = P::fma(series, r, P::all(term));
    return series * (V)(((I)shifted + 127u) << 23);
}

/// Odd; the polynomial for |x| < 0.625 is the interpolation of (tanh(x) / x - 1) / x^2 at Chebyshev
/// nodes, relative error below 4e-9 before rounding.
template <class P>
ANTIPHON_INLINE typename P::V tanhOf(typename P::V x) {
    using V = typename P::V;
    using I = packs::BitsOf<V>;
    const V size = (V)((I)x & 0x7FFFFFFFu);
    const V e = exponential<P>(packs::smaller(size + size, P::all(20.f)));
    const V far = (V)((I)(1.f - 2.f / (e + 1.f)) | ((I)x & 0x80000000u));
    const V z = x * x;
    V series = P::all(0.00229274482f);
    for (const float term :
         {-0.00834394526f, 0.0217689183f, -0.0539592579f, 0.133333042f, -0.333333343f})
        series = P::fma(series, z, P::all(term));
    const V near = P::fma(series * z, x, x);
    const V result = size < 0.625f ? near : far;
    return x == x ? result : x; // what is no number stays none
}

/// Rows r to r + R, vectors of columns from c.
template <class P, int R, int C>
ANTIPHON_INLINE void productTile(const Product& p, std::size_t row, std::size_t column) {
    using V = typename P::V;
    constexpr int lanes = lanesOf<V>;
    V even[R][C], odd[R][C];
    const float* left = p.left + row * p.leftStride;
    const float* right = p.right + column;
#pragma GCC unroll 8
    for (int c = 0; c < C; ++c) {
        const V bias = p.bias ? loadUnaligned<V>(p.bias + column + c * lanes) : V{};
#pragma GCC unroll 8
        for (int r = 0; r < R; ++r) {
            even[r][c] = bias;
            odd[r][c] = V{};
        }
    }
    std::size_t t = 0;
    for (; t + 2 <= p.terms; t += 2, right += 2 * p.rightStride) {
        V w[C];
#pragma GCC unroll 8
        for (int c = 0; c < C; ++c)
            w[c] = loadUnaligned<V>(right + c * lanes);
#pragma GCC unroll 8
        for (int r = 0; r < R; ++r) {
            const V x = P::all(left[std::size_t(r) * p.leftStride + t]);
#pragma GCC unroll 8
            for (int c = 0; c < C; ++c)
                even[r][c] = P::fma(x, w[c], even[r][c]);
        }
#pragma GCC unroll 8
        for (int c = 0; c < C; ++c)
            w[c] = loadUnaligned<V>(right + p.rightStride + c * lanes);
#pragma GCC unroll 8
        for (int r = 0; r < R; ++r) {
            const V x = P::all(left[std::size_t(r) * p.leftStride + t + 1]);
#pragma GCC unroll 8
            for (int c = 0; c < C; ++c)
                odd[r][c] = P::fma(x, w[c], odd[r][c]);
        }
    }
    if (t < p.terms)
#pragma GCC unroll 8
        for (int r = 0; r < R; ++r) {
            const V x = P::all(left[std::size_t(r) * p.leftStride + t]);
#pragma GCC unroll 8
            for (int c = 0; c < C; ++c)
                even[r][c] = P::fma(x, loadUnaligned<V>(right + c * lanes), even[r][c]);
        }
    const auto each = [&](const auto& body) __attribute__((always_inline)) {
#pragma GCC unroll 8
        for (int r = 0; r < R; ++r)
#pragma GCC unroll 8
            for (int c = 0; c < C; ++c) {
                const std::size_t at =
                    (row + std::size_t(r)) * p.outStride + column + std::size_t(c * lanes);
                store(p.out + at, body(even[r][c] + odd[r][c], at));
            }
    };
    const V zero{};
    if (p.finish == Finish::Relu)
        each([&](V v, std::size_t) { return v < zero ? zero : v; });
    else if (p.finish == Finish::ReluSlope)
        each(
            [&](V v, std::size_t at) { return loadUnaligned<V>(p.shaped + at) > zero ? v : zero; });
    else
        each([](V v, std::size_t) { return v; });
}

template <class P, int C>
ANTIPHON_INLINE void productColumns(const Product& p, std::size_t column) {
    std::size_t row = 0;
    for (; row + P::productRows <= p.rows; row += P::productRows)
        productTile<P, P::productRows, C>(p, row, column);
    if (row < p.rows && p.rows >= P::productRows) // some once more, to the same result
        productTile<P, P::productRows, C>(p, p.rows - P::productRows, column);
    else
        for (; row < p.rows; ++row)
            productTile<P, 1, C>(p, row, column);
}

/// In a pass of its own: it is too much code for the end of every tile.
template <class P>
void finishTanh(const Product& p) {
    using V = typename P::V;
    for (std::size_t r = 0; r < p.rows; ++r)
        for (std::size_t c = 0; c < p.columns; c += lanesOf<V>) {
            const std::size_t at = r * p.outStride + c;
            const V v = loadUnaligned<V>(p.out + at);
            if (p.finish == Finish::Tanh) {
                store(p.out + at, tanhOf<P>(v));
            } else {
                const V y = loadUnaligned<V>(p.shaped + at);
                store(p.out + at, v * P::fma(-y, y, P::all(1.f)));
            }
        }
}

template <class P>
void product(const Product& p) {
    constexpr std::size_t lanes = lanesOf<typename P::V>;
    std::size_t column = 0;
    if (p.rows == 1) // more columns at a time keep the processor as busy as more rows do
        for (; column + 4 * lanes <= p.columns; column += 4 * lanes)
            productTile<P, 1, 4>(p, 0, column);
    for (; column + P::productColumns * lanes <= p.columns; column += P::productColumns * lanes)
        productColumns<P, P::productColumns>(p, column);
    for (; column < p.columns; column += lanes)
        productColumns<P, 1>(p, column);
    if (p.finish == Finish::Tanh || p.finish == Finish::TanhSlope)
        finishTanh<P>(p);
}

template <class P, int L, int C>
ANTIPHON_INLINE void outerTile(const OuterProduct& p, std::size_t left, std::size_t column) {
    using V = typename P::V;
    constexpr int lanes = lanesOf<V>;
    V sum[L][C];
#pragma GCC unroll 8
    for (int l = 0; l < L; ++l)
#pragma GCC unroll 8
        for (int c = 0; c < C; ++c)
            sum[l][c] = V{};
    const float* x = p.left + left;
    const float* y = p.right + column;
    for (std::size_t r = 0; r < p.rows; ++r, x += p.leftStride, y += p.stride) {
        V d[C];
#pragma GCC unroll 8
        for (int c = 0; c < C; ++c)
            d[c] = loadUnaligned<V>(y + c * lanes);
#pragma GCC unroll 8
        for (int l = 0; l < L; ++l) {
            const V factor = P::all(x[l]);
#pragma GCC unroll 8
            for (int c = 0; c < C; ++c)
                sum[l][c] = P::fma(factor, d[c], sum[l][c]);
        }
    }
#pragma GCC unroll 8
    for (int l = 0; l < L; ++l)
#pragma GCC unroll 8
        for (int c = 0; c < C; ++c)
            store(p.out + (left + std::size_t(l)) * p.stride + column + c * lanes, sum[l][c]);
}

template <class P, int C>
ANTIPHON_INLINE void outerColumns(const OuterProduct& p, std::size_t column) {
    using V = typename P::V;
    constexpr int lanes = lanesOf<V>;
    std::size_t left = 0;
    for (; left + P::outerLefts <= p.lefts; left += P::outerLefts)
        outerTile<P, P::outerLefts, C>(p, left, column);
    if (left < p.lefts && p.lefts >= P::outerLefts) // some once more, to the same result
        outerTile<P, P::outerLefts, C>(p, p.lefts - P::outerLefts, column);
    else
        for (; left < p.lefts; ++left)
            outerTile<P, 1, C>(p, left, column);
    V sum[C];
#pragma GCC unroll 8
    for (int c = 0; c < C; ++c)
        sum[c] = V{};
    for (std::size_t r = 0; r < p.rows; ++r)
#pragma GCC unroll 8
        for (int c = 0; c < C; ++c)
            sum[c] += loadUnaligned<V>(p.right + r * p.stride + column + c * lanes);
#pragma GCC unroll 8
    for (int c = 0; c < C; ++c)
        store(p.sums + column + c * lanes, sum[c]);
}

template <class P>
void outerProduct(const OuterProduct& p) {
    constexpr std::size_t lanes = lanesOf<typename P::V>;
    std::size_t column = 0;
    for (; column + P::outerColumns * lanes <= p.columns; column += P::outerColumns * lanes)
        outerColumns<P, P::outerColumns>(p, column);
    for (; column < p.columns; column += lanes)
        outerColumns<P, 1>(p, column);
}

/// What decays ends at 0: else the moments of units that have died would become denormal numbers,
/// a hundred times as slow, and stay so.
template <class V>
ANTIPHON_INLINE V settled(V v) {
    const V size = (V)((packs::BitsOf<V>)v & 0x7FFFFFFFu);
    return size > 1e-36f ? v : V{};
}

/// 1 / x for normal x > 0, to two units in the last place: from a guess at its bits, a step of
/// third and one of second order. Faster than a division while the divider is busy with square
/// roots.
template <class P>
ANTIPHON_INLINE typename P::V reciprocal(typename P::V x) {
    using V = typename P::V;
    V y = (V)(0x7EF311C7u - (packs::BitsOf<V>)x);
    V e = P::fma(-x, y, P::all(1.f));
    y = P::fma(y, P::fma(e, e, e), y);
    e = P::fma(-x, y, P::all(1.f));
    return P::fma(y, e, y);
}

template <class P>
void adam(const AdamPass& pass) {
    using V = typename P::V;
    const AdamPass p = pass; // that nothing is read again because something was stored
    for (std::size_t i = 0; i < p.count; i += lanesOf<V>) {
        const V old = loadUnaligned<V>(p.values + i);
        const V g = P::fma(P::all(p.decay), old, loadUnaligned<V>(p.gradients + i) * p.scale);
        const V m = settled(P::fma(P::all(p.beta1), loadUnaligned<V>(p.first + i), g * p.rest1));
        const V v =
            settled(P::fma(P::all(p.beta2), loadUnaligned<V>(p.second + i), g * p.rest2 * g));
        store(p.first + i, m);
        store(p.second + i, v);
        const V size = P::fma(packs::squareRoot(v), P::all(p.inverseRoot), P::all(p.eps));
        store(p.values + i,
              P::fma(m * reciprocal<P>(size), P::all(-p.stepSize), old * p.keep));
    }
}

template <class P>
void rms(const RmsPass& p) {
    using V = typename P::V;
    for (std::size_t i = 0; i < p.count; i += lanesOf<V>) {
        const V g = loadUnaligned<V>(p.gradients + i) * p.scale;
        const V v =
            settled(P::fma(P::all(p.alpha), loadUnaligned<V>(p.squares + i), g * p.rest * g));
        store(p.squares + i, v);
        const V old = loadUnaligned<V>(p.values + i);
        store(p.values + i, P::fma(g / (packs::squareRoot(v) + p.eps), P::all(-p.rate), old));
    }
}

template <class P>
float squares(const float* values, std::size_t count) {
    using V = typename P::V;
    constexpr std::size_t lanes = lanesOf<V>, chains = 64;
    V sums[chains / lanes] = {};
    std::size_t i = 0;
    for (; i + chains <= count; i += chains)
        for (std::size_t k = 0; k < chains / lanes; ++k) {
            const V x = loadUnaligned<V>(values + i + k * lanes);
            sums[k] = P::fma(x, x, sums[k]);
        }
    for (std::size_t k = 0; i < count; i += lanes, ++k) {
        const V x = loadUnaligned<V>(values + i);
        sums[k] = P::fma(x, x, sums[k]);
    }
    float tree[chains];
    std::memcpy(tree, sums, sizeof tree);
    for (std::size_t half = chains / 2; half; half /= 2)
        for (std::size_t k = 0; k < half; ++k)
            tree[k] += tree[k + half];
    return tree[0];
}

template <class P>
void transposed(const float* from, std::size_t fromStride, float* to, std::size_t toStride,
                std::size_t rows, std::size_t columns) {
    using V = typename P::V;
    constexpr std::size_t lanes = lanesOf<V>;
    for (std::size_t r = 0; r < rows; r += lanes)
        for (std::size_t c = 0; c < columns; c += lanes) {
            V block[lanes];
            for (std::size_t k = 0; k < lanes; ++k)
                block[k] = loadUnaligned<V>(from + (r + k) * fromStride + c);
            transpose(block);
            for (std::size_t k = 0; k < lanes; ++k)
                store(to + (c + k) * toStride + r, block[k]);
        }
}

template <class P>
void exponentials(const float* values, float* results, std::size_t count) {
    using V = typename P::V;
    constexpr std::size_t lanes = lanesOf<V>;
    const auto limited = [](V x) {
        return exponential<P>(packs::smaller(packs::larger(x, P::all(-87.f)), P::all(88.f)));
    };
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        store(results + i, limited(loadUnaligned<V>(values + i)));
    if (i < count) {
        V x{};
        std::memcpy(&x, values + i, (count - i) * sizeof(float));
        x = limited(x);
        std::memcpy(results + i, &x, (count - i) * sizeof(float));
    }
}

template <class P>
inline constexpr SmallKernels kernelsOf = {product<P>, outerProduct<P>, adam<P>,        rms<P>,
                                           squares<P>, transposed<P>,   exponentials<P>};

} // namespace antiphon::smallkernels
