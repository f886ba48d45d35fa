#include "models/headcache.h"

#include "core/dsp/lanes.h"
#include "models/smallkernels.h"

#include <algorithm>

namespace antiphon {
namespace {

constexpr std::size_t upTo16(std::size_t n) {
    return (n + 15) / 16 * 16;
}

/// out = left (a row) times right.
void multiply(const float* left, const float* right, std::size_t stride, std::size_t terms,
              std::size_t columns, float* out) {
    smallKernels().product({.left = left,
                            .leftStride = terms,
                            .right = right,
                            .rightStride = stride,
                            .bias = nullptr,
                            .shaped = nullptr,
                            .out = out,
                            .outStride = columns,
                            .rows = 1,
                            .terms = terms,
                            .columns = columns,
                            .finish = Finish::None});
}

void softmax(float* scores, std::size_t count) {
    const float most = *std::max_element(scores, scores + count);
    for (std::size_t i = 0; i < count; ++i)
        scores[i] -= most;
    smallKernels().exponentials(scores, scores, count);
    const float factor = 1 / sum({scores, count});
    for (std::size_t i = 0; i < count; ++i)
        scores[i] *= factor;
}

/// Which row of a table is for key number `key`.
std::size_t rowOf(const HeadCache::Distances& d, std::size_t key) {
    const std::size_t place = d.places.empty() ? key : d.places[key];
    return place >= d.query ? d.clip + std::min(place - d.query, d.clip)
                            : d.clip - std::min(d.query - place, d.clip);
}

} // namespace

HeadCache::HeadCache(std::size_t heads, std::size_t head, std::size_t capacity)
    : m_heads(heads), m_head(head), m_capacity(capacity), m_stride(upTo16(capacity)),
      m_width(upTo16(head)), m_keys(heads * head * m_stride), m_values(heads * capacity * m_width) {
}

void HeadCache::store(std::size_t place, const float* key, const float* value) {
    for (std::size_t h = 0; h < m_heads; ++h, key += m_head, value += m_head) {
        float* const keys = m_keys.data() + h * m_head * m_stride + place;
        for (std::size_t d = 0; d < m_head; ++d)
            keys[d * m_stride] = key[d];
        std::copy_n(value, m_head, m_values.data() + (h * m_capacity + place) * m_width);
    }
}

std::size_t HeadCache::scratchFor(std::size_t capacity, std::size_t head, std::size_t clip) {
    return upTo16(capacity) + upTo16(head) + 2 * clip + 1;
}

void HeadCache::attend(const float* query, std::size_t length, const Distances* distances,
                       float* scratch, float* out) const {
    if (length == 0) {
        std::fill_n(out, m_heads * m_head, 0.f);
        return;
    }
    float* const scores = scratch;
    float* const heard = scores + m_stride;
    float* const shares = heard + m_width; // of the distances
    const std::size_t rows = distances ? 2 * distances->clip + 1 : 0;
    for (std::size_t h = 0; h < m_heads; ++h, query += m_head, out += m_head) {
        multiply(query, m_keys.data() + h * m_head * m_stride, m_stride, m_head, upTo16(length),
                 scores);
        if (distances) {
            for (std::size_t row = 0; row < rows; ++row)
                shares[row] = dot({query, m_head}, distances->keys.subspan(row * m_head, m_head));
            for (std::size_t key = 0; key < length; ++key)
                scores[key] += shares[rowOf(*distances, key)];
        }
        softmax(scores, length);
        multiply(scores, m_values.data() + h * m_capacity * m_width, m_width, length, m_width,
                 heard);
        if (distances) {
            std::fill_n(shares, rows, 0.f);
            for (std::size_t key = 0; key < length; ++key)
                shares[rowOf(*distances, key)] += scores[key];
            for (std::size_t row = 0; row < rows; ++row)
                for (std::size_t d = 0; d < m_head; ++d)
                    heard[d] += shares[row] * distances->values[row * m_head + d];
        }
        std::copy_n(heard, m_head, out);
    }
}

} // namespace antiphon
