#pragma once

#include "core/simd.h"

#include <cstddef>
#include <cstring>

/// What kernels over sixteen floats have in common; for bodies of runWide() (core/simd.h).
namespace antiphon::lanes {

#define ANTIPHON_INLINE [[gnu::always_inline]] inline

ANTIPHON_INLINE Lanes16 load(const float* from) {
    Lanes16 v;
    std::memcpy(&v, from, sizeof v);
    return v;
}

ANTIPHON_INLINE void store(float* to, const Lanes16& v) {
    std::memcpy(to, &v, sizeof v);
}

/// e^x for x <= 0, to about 2 units in the last place; below -87 it is 0.
ANTIPHON_INLINE Lanes16 expOfNegative(Lanes16 x) {
    const Lanes16 least = Lanes16{} - 87.0f;
    const Ints16 tiny = x < least;
    x = tiny ? least : x;
    const float magic = 12582912.0f; // 1.5 * 2^23: adding it rounds to a whole number
    const Lanes16 whole = x * 1.44269504f + magic;
    const Lanes16 n = whole - magic;
    const Lanes16 r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
    Lanes16 sum = Lanes16{} + 1.0f / 720;
    sum = sum * r + 1.0f / 120;
    sum = sum * r + 1.0f / 24;
    sum = sum * r + 1.0f / 6;
    sum = sum * r + 0.5f;
    sum = sum * r + 1.0f;
    sum = sum * r + 1.0f;
    Ints16 bits;
    std::memcpy(&bits, &whole, sizeof bits);
    bits = (bits + 127) << 23; // the magic number's own bits are shifted out
    Lanes16 power;
    std::memcpy(&power, &bits, sizeof power);
    const Lanes16 result = sum * power;
    return tiny ? Lanes16{} : result;
}

/// A row's whole vectors, and the rest, which is copied to lanes.
struct Tail {
    std::size_t whole, rest;
    explicit Tail(std::size_t columns)
        : whole(columns / lanes16 * lanes16), rest(columns % lanes16) {}
    ANTIPHON_INLINE Lanes16 load(const float* row) const {
        Lanes16 v{};
        std::memcpy(&v, row + whole, rest * sizeof(float));
        return v;
    }
    ANTIPHON_INLINE void store(float* row, const Lanes16& v) const {
        std::memcpy(row + whole, &v, rest * sizeof(float));
    }
};

} // namespace antiphon::lanes
