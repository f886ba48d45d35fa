#include "core/maps/sobol.h"

#include "core/rng.h"

#include <bit>

namespace antiphon {

namespace {

/// A primitive polynomial, x^degree + ... + 1 with the bits of `middle` between, and the first odd
/// numbers m of its recurrence.
struct Primitive {
    int degree;
    std::uint32_t middle;
    std::array<std::uint32_t, 6> first;
};

/// Of dimensions 2 to 16.
constexpr std::array<Primitive, Sobol::mostDimensions - 1> primitives = {{
    {1, 0, {1}},
    {2, 1, {1, 3}},
    {3, 1, {1, 3, 1}},
    {3, 2, {1, 1, 1}},
    {4, 1, {1, 1, 3, 3}},
    {4, 4, {1, 3, 5, 13}},
    {5, 2, {1, 1, 5, 5, 17}},
    {5, 4, {1, 1, 5, 5, 5}},
    {5, 7, {1, 1, 7, 11, 19}},
    {5, 11, {1, 1, 5, 1, 1}},
    {5, 13, {1, 1, 1, 3, 11}},
    {5, 14, {1, 3, 5, 5, 31}},
    {6, 1, {1, 3, 3, 9, 7, 49}},
    {6, 13, {1, 1, 1, 15, 21, 21}},
    {6, 16, {1, 3, 1, 13, 27, 49}},
}};

/// v[k] = m[k] / 2^(k+1) as 32-bit fractions.
std::array<std::uint32_t, 32> directionsOf(std::size_t dimension) {
    std::array<std::uint32_t, 32> v{};
    if (dimension == 0) {
        for (std::size_t k = 0; k < 32; ++k)
            v[k] = std::uint32_t(1) << (31 - k);
        return v;
    }
    const Primitive& p = primitives[dimension - 1];
    const auto degree = std::size_t(p.degree);
    for (std::size_t k = 0; k < degree; ++k)
        v[k] = p.first[k] << (31 - k);
    for (std::size_t k = degree; k < 32; ++k) {
        v[k] = v[k - degree] ^ (v[k - degree] >> degree);
        for (std::size_t i = 1; i < degree; ++i)
            if (p.middle >> (degree - 1 - i) & 1)
                v[k] ^= v[k - i];
    }
    return v;
}

/// A lower triangular matrix over two values with ones on its diagonal, applied to the bits from
/// the highest on: each bit keeps its place and takes in some of those above it.
struct Scramble {
    std::array<std::uint32_t, 32> rows; ///< which bits of the number make this one

    explicit Scramble(Rng& rng) {
        for (std::size_t bit = 0; bit < 32; ++bit) {
            const std::uint32_t own = std::uint32_t(1) << (31 - bit);
            const std::uint32_t above = bit == 0 ? 0 : ~std::uint32_t(0) << (32 - bit);
            rows[bit] = own | (std::uint32_t(rng.next() >> 32) & above);
        }
    }
    std::uint32_t operator()(std::uint32_t number) const {
        std::uint32_t result = 0;
        for (std::size_t bit = 0; bit < 32; ++bit)
            result |= std::uint32_t(std::popcount(number & rows[bit]) & 1) << (31 - bit);
        return result;
    }
};

} // namespace

Sobol::Sobol(std::size_t dimensions, std::uint64_t seed) : m_state(dimensions, 0) {
    Rng rng(seed);
    for (std::size_t d = 0; d < dimensions; ++d) {
        m_directions.push_back(directionsOf(d));
        if (seed == 0)
            continue;
        const Scramble scramble(rng);
        for (std::uint32_t& direction : m_directions[d])
            direction = scramble(direction);
        m_state[d] = std::uint32_t(rng.next() >> 32);
    }
}

void Sobol::next(std::span<double> point) {
    for (std::size_t d = 0; d < m_state.size(); ++d)
        point[d] = double(m_state[d]) * 0x1p-32;
    // The next index in Gray code differs in one bit: the lowest that is 0.
    const int bit = std::countr_one(m_index++);
    if (bit < 32)
        for (std::size_t d = 0; d < m_state.size(); ++d)
            m_state[d] ^= m_directions[d][std::size_t(bit)];
}

} // namespace antiphon
