#pragma once

#include "core/formats/tensors.h"

#include <cmath>
#include <string_view>

// The deterministic numbers that the reference networks of spec "emotion" are filled with; the
// README of their folder explains them.
namespace antiphon::testing {

inline std::uint64_t fnv1a64(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

/// Element i of the filling of that name.
inline std::uint64_t hashAt(std::string_view name, std::uint64_t i, std::uint64_t seed = 1) {
    constexpr std::uint64_t step = 0x9E3779B97F4A7C15;
    std::uint64_t z = fnv1a64(name) + seed * step + i + step;
    z ^= z >> 30;
    z *= 0xBF58476D1CE4E5B9;
    z ^= z >> 27;
    z *= 0x94D049BB133111EB;
    return z ^ z >> 31;
}

/// In [-1, 1).
inline double hashValue(std::uint64_t hash) {
    return double(hash >> 11) * 0x1p-53 * 2 - 1;
}

/// A tensor as the reference networks have it, told by its name; averages of codes are zero.
inline RawTensor hashFilled(const std::string& name, std::vector<std::int64_t> shape,
                            std::uint64_t seed = 1) {
    const std::string_view text = name;
    const auto contains = [&](std::string_view part) { return text.find(part) != text.npos; };
    const bool bias = text.ends_with("bias"), norm = contains("norm");
    double scale = 0.1, offset = norm && !bias ? 1 : 0;
    if (text.ends_with("hidden"))
        scale = 0;
    else if (text == "VQ.embeddings")
        scale = 1.5;
    else if (!norm && !bias)
        scale = std::sqrt(3.0 / double(shape.back()));
    std::int64_t count = 1;
    for (const std::int64_t size : shape)
        count *= size;
    std::vector<float> values(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = float(offset + scale * hashValue(hashAt(name, i, seed)));
    return RawTensor::of(name, std::move(shape), values);
}

} // namespace antiphon::testing
