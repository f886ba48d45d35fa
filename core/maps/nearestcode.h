#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// Codes (rows of `dims` numbers) laid out for finding the nearest one to many rows.
/// Const members may be called from several threads.
class NearestCode {
public:
    NearestCode(std::span<const float> codes, std::size_t dims);

    std::size_t codes() const { return m_codes; }

    /// For each row: the code with the smallest squared distance, the lowest of equals, and that
    /// distance, summed over the dimensions in order. `labels` and `distances` have one entry a
    /// row. The same bits on every processor: the wide versions add in the same order, without
    /// fused multiplication. A row with a NaN gets label 0 and an infinite distance.
    void find(std::span<const float> rows, std::span<std::int32_t> labels,
              std::span<float> distances) const;
    /// The same by plain loops, for tests.
    void findScalar(std::span<const float> rows, std::span<std::int32_t> labels,
                    std::span<float> distances) const;

private:
    std::size_t m_codes, m_dims;
    std::size_t m_padded;            ///< codes rounded up to whole blocks
    std::vector<float> m_transposed; ///< blocks of codes, in each dims x block
};

} // namespace antiphon
