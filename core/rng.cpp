#include "core/rng.h"

#include <bit>
#include <cmath>
#include <random>

namespace antiphon {

Rng::Rng(std::uint64_t seed) {
    for (auto& word : m_state) { // splitmix64
        seed += 0x9E3779B97F4A7C15u;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        word = z ^ (z >> 31);
    }
}

std::uint64_t Rng::next() {
    auto& s = m_state;
    const std::uint64_t result = std::rotl(s[1] * 5, 7) * 9;
    const std::uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = std::rotl(s[3], 45);
    return result;
}

double Rng::uniform() {
    return double(next() >> 11) * 0x1p-53;
}

std::uint64_t Rng::below(std::uint64_t n) {
    __extension__ using Wide = unsigned __int128;
    Wide product = Wide(next()) * n;
    auto low = std::uint64_t(product);
    if (low < n) {
        const std::uint64_t threshold = (0 - n) % n;
        while (low < threshold) {
            product = Wide(next()) * n;
            low = std::uint64_t(product);
        }
    }
    return std::uint64_t(product >> 64);
}

double Rng::normal() {
    for (;;) {
        const double u = 2 * uniform() - 1, v = 2 * uniform() - 1;
        const double s = u * u + v * v;
        if (s > 0 && s < 1)
            return u * std::sqrt(-2 * std::log(s) / s);
    }
}

std::uint64_t seedFor(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index) {
    return Rng(seed ^ purpose * 0x9E3779B97F4A7C15u ^ index * 0xD1B54A32D192ED03u).next();
}

std::uint64_t drawSeed() {
    std::random_device device;
    const std::uint64_t bits = (std::uint64_t(device()) << 32 | device()) & ((1ull << 53) - 1);
    return bits ? bits : 1;
}

} // namespace antiphon
