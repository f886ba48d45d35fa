#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// The Sobol sequence with the direction numbers of Joe and Kuo (2008, "new-joe-kuo-6") in Gray
/// code order (Antonov and Saleev 1979). A running value.
class Sobol {
public:
    static constexpr std::size_t mostDimensions = 16;

    /// `seed` 0: as published, beginning with the point 0. Other seeds scramble it by random lower
    /// triangular matrices and a digital shift (Matousek 1998): as evenly spread, and every point
    /// is uniform. 1 to 16 dimensions.
    Sobol(std::size_t dimensions, std::uint64_t seed);

    /// The next point, in [0, 1); at most 2^32 of them.
    void next(std::span<double> point);

private:
    using Directions = std::array<std::uint32_t, 32>;
    std::vector<Directions> m_directions;
    std::vector<std::uint32_t> m_state;
    std::uint64_t m_index = 0;
};

} // namespace antiphon
