#include "core/maps/nearestcode.h"

#include <algorithm>
#include <limits>

namespace antiphon {

namespace {

/// Codes compared at a time: their sums stay in registers (8 of 4 numbers on the oldest
/// processors).
constexpr std::size_t block = 32;

struct Problem {
    const float* rows;
    std::size_t count, dims, codes, padded;
    const float* transposed;
    std::int32_t* labels;
    float* distances;
};

[[gnu::always_inline]] inline void findBody(const Problem& p) {
    for (std::size_t r = 0; r < p.count; ++r) {
        const float* row = p.rows + r * p.dims;
        float best = std::numeric_limits<float>::infinity();
        std::int32_t label = 0;
        for (std::size_t first = 0; first < p.padded; first += block) {
            const float* codes = p.transposed + first * p.dims;
            float sums[block] = {};
            for (std::size_t d = 0; d < p.dims; ++d) {
                const float x = row[d];
                for (std::size_t k = 0; k < block; ++k) {
                    const float step = x - codes[d * block + k];
                    sums[k] += step * step;
                }
            }
            const std::size_t here = std::min(block, p.codes - first);
            for (std::size_t k = 0; k < here; ++k) {
                if (sums[k] < best) {
                    best = sums[k];
                    label = std::int32_t(first + k);
                }
            }
        }
        p.labels[r] = label;
        p.distances[r] = best;
    }
}

void findBaseline(const Problem& p) {
    findBody(p);
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("avx2"))) void findAvx2(const Problem& p) {
    findBody(p);
}

__attribute__((target("avx512f,prefer-vector-width=512"))) void findAvx512(const Problem& p) {
    findBody(p);
}
#endif

using Find = void (*)(const Problem&);

Find widest() {
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f"))
        return findAvx512;
    if (__builtin_cpu_supports("avx2"))
        return findAvx2;
#endif
    return findBaseline;
}

} // namespace

NearestCode::NearestCode(std::span<const float> codes, std::size_t dims)
    : m_codes(dims ? codes.size() / dims : 0), m_dims(dims),
      m_padded((m_codes + block - 1) / block * block), m_transposed(m_padded * dims, 0.f) {
    for (std::size_t c = 0; c < m_codes; ++c)
        for (std::size_t d = 0; d < dims; ++d)
            m_transposed[c / block * block * dims + d * block + c % block] = codes[c * dims + d];
}

void NearestCode::find(std::span<const float> rows, std::span<std::int32_t> labels,
                       std::span<float> distances) const {
    static const Find function = widest();
    function({rows.data(), labels.size(), m_dims, m_codes, m_padded, m_transposed.data(),
              labels.data(), distances.data()});
}

void NearestCode::findScalar(std::span<const float> rows, std::span<std::int32_t> labels,
                             std::span<float> distances) const {
    for (std::size_t r = 0; r < labels.size(); ++r) {
        distances[r] = std::numeric_limits<float>::infinity();
        labels[r] = 0;
        for (std::size_t c = 0; c < m_codes; ++c) {
            float sum = 0;
            for (std::size_t d = 0; d < m_dims; ++d) {
                const float step = rows[r * m_dims + d] -
                                   m_transposed[c / block * block * m_dims + d * block + c % block];
                sum += step * step;
            }
            if (sum < distances[r]) {
                distances[r] = sum;
                labels[r] = std::int32_t(c);
            }
        }
    }
}

} // namespace antiphon
