#pragma once

#include "models/alignedfloats.h"

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// Keys and values of one layer's attention, as a query reads them: positions are neighbours in
/// each dimension of a key, dimensions in each value. The same bits on every processor. A value.
class HeadCache {
public:
    HeadCache() = default;
    /// For `capacity` keys of `heads` heads of `head` dimensions each.
    HeadCache(std::size_t heads, std::size_t head, std::size_t capacity);

    std::size_t capacity() const noexcept { return m_capacity; }
    /// Key and value of all heads, one head after the other.
    void store(std::size_t place, const float* key, const float* value);

    /// Learned vectors for how far a key is from a query, at most `clip` (Shaw et al. 2018).
    struct Distances {
        std::size_t clip;
        std::span<const float> keys, values; ///< 2 clip + 1 rows of `head`
        std::size_t query;                   ///< position of the query
        std::span<const std::size_t> places; ///< positions of the keys; empty: 0, 1, 2, ...
    };
    /// out = sum over the first `length` keys k of softmax(query . k) * value, in each head; 0
    /// where there are none. `query` is scaled already. With `distances` (or null) the keys and
    /// values have their vectors added. `scratch`: scratchFor() floats.
    void attend(const float* query, std::size_t length, const Distances* distances, float* scratch,
                float* out) const;
    static std::size_t scratchFor(std::size_t capacity, std::size_t head, std::size_t clip);

private:
    std::size_t m_heads = 0, m_head = 0, m_capacity = 0;
    std::size_t m_stride = 0, m_width = 0; ///< capacity and head, rounded up to 16
    AlignedFloats m_keys, m_values;
};

} // namespace antiphon
