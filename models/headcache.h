#pragma once

#include "core/alignedfloats.h"

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// Keys and values of one layer's attention, as a query reads them from the first to the last byte:
/// keys in blocks of 16 positions, which are neighbours in each dimension; dimensions are
/// neighbours in each value. The same bits on every processor. A value.
class HeadCache {
public:
    HeadCache() = default;
    /// For `capacity` keys of `heads` heads of `head` dimensions each. `halved`: kept as bf16 (the
    /// upper 16 bits, rounded), which reads half as much; computed is in float either way.
    HeadCache(std::size_t heads, std::size_t head, std::size_t capacity, bool halved = false);

    std::size_t capacity() const noexcept { return m_capacity; }
    /// What a query of `length` keys reads.
    std::size_t bytes(std::size_t length) const noexcept;
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
    template <bool Halved>
    void storeAs(std::size_t place, const float* key, const float* value);

    std::size_t m_heads = 0, m_head = 0, m_capacity = 0;
    std::size_t m_stride = 0, m_width = 0; ///< capacity and head, rounded up to 16
    bool m_halved = false;
    /// Of each head: blocks x dimensions x 16 positions; positions x width. Halved: two dimensions
    /// of a key, or two positions of a value, share a word, the even one in the lower half.
    AlignedFloats m_keys, m_values;
};

} // namespace antiphon
