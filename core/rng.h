#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace antiphon {

/// xoshiro256** (Blackman and Vigna 2018), seeded by splitmix64. Its distributions are our own, so
/// every compiler and library draws the same numbers. A value: copy it to fork, compare it in
/// tests.
class Rng {
public:
    using State = std::array<std::uint64_t, 4>;

    explicit Rng(std::uint64_t seed);
    explicit Rng(const State& state) : m_state(state) {}

    std::uint64_t next();
    /// Uniform in [0, 1), 53 bits.
    double uniform();
    /// Uniform integer in [0, n); n > 0. Unbiased (Lemire's rejection).
    std::uint64_t below(std::uint64_t n);
    /// Standard normal (Marsaglia's polar method without the saved second value: one state, no
    /// memory).
    double normal();

    template <class T>
    void shuffle(std::span<T> values) {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

    /// For exact resume.
    const State& state() const noexcept { return m_state; }
    bool operator==(const Rng&) const = default;

private:
    State m_state;
};

/// Seeds that have nothing to do with each other, from one: for each of the purposes of a work, and
/// each of many of a kind.
std::uint64_t seedFor(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index = 0);

/// A non-zero seed from the system's entropy, for runs that ask for seed 0 ("draw and record").
/// Below 2^53, so that it survives JSON readers that use doubles.
std::uint64_t drawSeed();

} // namespace antiphon
