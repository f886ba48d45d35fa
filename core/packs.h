#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

/// Vectors of numbers as values, for kernels that are written once and compiled for several widths.
/// A kernel treats every lane alike and never mixes them, so its results depend neither on the
/// width nor on the lane: all versions agree to the bit (products and sums must not be fused: see
/// the options of such files in CMakeLists.txt). Everything here is inlined into its caller, whose
/// target attribute decides the instructions (core/simd.h chooses).
namespace antiphon::packs {

template <class R, std::size_t N>
struct PackOf {
    typedef R Type __attribute__((vector_size(sizeof(R) * N)));
};
template <class R, std::size_t N>
using Pack = typename PackOf<R, N>::Type;

template <class V>
using RealOf = std::remove_cvref_t<decltype(std::declval<V&>()[0])>;
template <class V>
inline constexpr std::size_t lanesOf = sizeof(V) / sizeof(RealOf<V>);
template <class V>
using BitsOf =
    Pack<std::conditional_t<sizeof(RealOf<V>) == 4, std::uint32_t, std::uint64_t>, lanesOf<V>>;

#define ANTIPHON_INLINE [[gnu::always_inline]] inline

template <class V>
ANTIPHON_INLINE V splat(RealOf<V> x) {
    return V{} + x;
}
template <class V>
ANTIPHON_INLINE V loadUnaligned(const RealOf<V>* from) {
    V v;
    std::memcpy(&v, from, sizeof v);
    return v;
}
template <class V>
ANTIPHON_INLINE V larger(V a, V b) {
    return a > b ? a : b;
}
template <class V>
ANTIPHON_INLINE V smaller(V a, V b) {
    return a < b ? a : b;
}
template <class V>
ANTIPHON_INLINE V squareRoot(V v) {
    V root;
    for (std::size_t l = 0; l < lanesOf<V>; ++l)
        root[l] = sizeof(RealOf<V>) == 4 ? RealOf<V>(__builtin_sqrtf(float(v[l])))
                                         : RealOf<V>(__builtin_sqrt(double(v[l])));
    return root;
}

/// How a real number is stored.
template <class R>
struct Layout;
template <>
struct Layout<float> {
    using Bits = std::uint32_t;
    static constexpr int fraction = 23;
    static constexpr int bias = 127;
    static constexpr Bits one = 0x3F800000u;
    static constexpr Bits rootHalf = 0x3F3504F3u; ///< of sqrt(1/2)
    static constexpr Bits integer = 0x4B000000u;  ///< of 2^23: an integer or-ed to it is a number
    static constexpr float integerOffset = 8388608.0f;
    static constexpr int logTerms = 5, powerTerms = 7;
};
template <>
struct Layout<double> {
    using Bits = std::uint64_t;
    static constexpr int fraction = 52;
    static constexpr int bias = 1023;
    static constexpr Bits one = 0x3FF0000000000000u;
    static constexpr Bits rootHalf = 0x3FE6A09E667F3BCDu;
    static constexpr Bits integer = 0x4330000000000000u;
    static constexpr double integerOffset = 4503599627370496.0;
    static constexpr int logTerms = 11, powerTerms = 13;
};

/// log2 of positive normal numbers: the series of artanh((m - 1) / (m + 1)) for m from sqrt(1/2) to
/// sqrt(2). Error below 2 units in the last place of the larger of the result and 1.
template <class V>
ANTIPHON_INLINE V log2Of(V x) {
    using R = RealOf<V>;
    using L = Layout<R>;
    using Bits = typename L::Bits;
    const auto bits = (BitsOf<V>)x;
    const auto exponent = (bits - L::rootHalf + (Bits(L::bias) << L::fraction)) >> L::fraction;
    const V m = (V)(bits - ((exponent - Bits(L::bias)) << L::fraction));
    const V e = (V)(exponent | L::integer) - (L::integerOffset + R(L::bias));
    const V s = (m - R(1)) / (m + R(1));
    const V z = s * s;
    V series = splat<V>(R(1) / R(2 * L::logTerms - 1));
    for (int k = L::logTerms - 2; k >= 0; --k)
        series = series * z + R(1) / R(2 * k + 1);
    return e + s * series * R(2.8853900817779268147); // 2 / ln 2
}

/// 2^x for results that are normal numbers.
template <class V>
ANTIPHON_INLINE V exp2Of(V x) {
    using R = RealOf<V>;
    using L = Layout<R>;
    using Bits = typename L::Bits;
    const R round = L::integerOffset * R(1.5);
    const V shifted = x + round;
    const V f = (x - (shifted - round)) * R(0.69314718055994530942);
    V series = splat<V>(R(1));
    for (int k = L::powerTerms; k >= 1; --k)
        series = series * f * (R(1) / R(k)) + R(1);
    const auto exponent = ((BitsOf<V>)shifted + Bits(L::bias)) << L::fraction;
    return series * (V)exponent;
}

/// Splits positive normal numbers into 1 <= mantissa < 2 and biased exponents.
template <class V>
ANTIPHON_INLINE V mantissaOf(V x) {
    using L = Layout<RealOf<V>>;
    const auto mask = (typename L::Bits(1) << L::fraction) - 1;
    return (V)(((BitsOf<V>)x & mask) | L::one);
}
template <class V>
ANTIPHON_INLINE BitsOf<V> exponentOf(V x) {
    return (BitsOf<V>)x >> Layout<RealOf<V>>::fraction;
}

} // namespace antiphon::packs
