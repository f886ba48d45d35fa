#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace antiphon {

/// Which points of the parameters' cube a table has.
struct PlanSettings {
    /// Inclusive: `subdivisions` values from 0 to 1 a parameter. Original: 0, 1/S ... (S-1)/S.
    /// Sobol: the Joe and Kuo (2008) sequence, scrambled by the seed. Random: uniform.
    enum class Kind { Inclusive, Original, Sobol, Random } kind = Kind::Inclusive;
    int subdivisions = 10;
    std::size_t points = 0; ///< Sobol and random; 0: as many as the grid would have
    std::uint64_t seed = 1; ///< Sobol: 0 leaves the sequence as published, from its first point 0
    /// Bounds of the region a parameter; empty: 0 and 1. For refinement. Where both are equal, that
    /// parameter has this one value.
    std::vector<double> low = {}, high = {};
    bool operator==(const PlanSettings&) const = default;
};

inline constexpr std::size_t mostPlanPoints = 10'000'000;
inline constexpr std::size_t mostPlanParameters = 16;

/// How many rows planPoints() has. Throws as it does, but computes no point.
std::size_t planSize(const PlanSettings& plan, std::size_t parameters);

/// rows x parameters; grids have the first parameter slowest. Throws UserError (Usage) when it
/// would be more than 10 million points, the bounds make no sense or there are more than 16
/// parameters.
std::vector<double> planPoints(const PlanSettings& plan, std::size_t parameters);

/// "inclusive", "original", "sobol", "random".
const char* name(PlanSettings::Kind kind);
/// Throws UserError (Usage) naming those there are.
PlanSettings::Kind planKind(const std::string& name);

} // namespace antiphon
