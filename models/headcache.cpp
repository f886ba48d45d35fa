#include "models/headcache.h"

#include "core/dsp/lanes.h"
#include "core/packs.h"
#include "core/simd.h"
#include "models/matvec.h"
#include "models/smallkernels.h"

#include <algorithm>
#include <cstring>

namespace antiphon {
namespace {

constexpr std::size_t upTo16(std::size_t n) {
    return (n + 15) / 16 * 16;
}

/// Sixteen words that hold two bf16 each, or one float of each of two rows of words.
template <bool Halved>
struct Pairs {
    static constexpr std::size_t words = Halved ? 16 : 32; ///< of sixteen pairs
    ANTIPHON_INLINE static void load(const float* from, Lanes16& even, Lanes16& odd) {
        if constexpr (Halved) {
            Ints16 both;
            std::memcpy(&both, from, sizeof both);
            const Ints16 low = both << 16, high = both & std::int32_t(0xFFFF0000);
            std::memcpy(&even, &low, sizeof even);
            std::memcpy(&odd, &high, sizeof odd);
        } else {
            std::memcpy(&even, from, sizeof even);
            std::memcpy(&odd, from + 16, sizeof odd);
        }
    }
};

/// scores = query . key of blocks of 16 keys; the sum over `pairs` pairs of dimensions runs in four
/// chains.
template <bool Halved>
ANTIPHON_INLINE void scoreKeys(const float* query, std::size_t pairs, const float* keys,
                               std::size_t blocks, float* scores) {
    for (std::size_t b = 0; b < blocks; ++b, scores += 16) {
        Lanes16 sums[4] = {};
        for (std::size_t p = 0; p < pairs; ++p, keys += Pairs<Halved>::words) {
            Lanes16 even, odd;
            Pairs<Halved>::load(keys, even, odd);
            Lanes16* const sum = sums + p % 2 * 2;
            sum[0] += query[2 * p] * even;
            sum[1] += query[2 * p + 1] * odd;
        }
        const Lanes16 sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        std::memcpy(scores, &sum, sizeof sum);
    }
}

/// out[16 N] = sum of weight times value, positions in two chains, even and odd.
template <bool Halved, std::size_t N>
ANTIPHON_INLINE void hearPart(const float* weights, std::size_t pairs, const float* values,
                              std::size_t width, float* out) {
    Lanes16 evens[N] = {}, odds[N] = {};
    for (std::size_t p = 0; p < pairs; ++p)
#pragma GCC unroll 4
        for (std::size_t n = 0; n < N; ++n) {
            Lanes16 even, odd;
            if constexpr (Halved) {
                Pairs<true>::load(values + p * width + 16 * n, even, odd);
            } else {
                std::memcpy(&even, values + 2 * p * width + 16 * n, sizeof even);
                std::memcpy(&odd, values + (2 * p + 1) * width + 16 * n, sizeof odd);
            }
            evens[n] += weights[2 * p] * even;
            odds[n] += weights[2 * p + 1] * odd;
        }
    for (std::size_t n = 0; n < N; ++n) {
        const Lanes16 sum = evens[n] + odds[n];
        std::memcpy(out + 16 * n, &sum, sizeof sum);
    }
}

template <bool Halved>
ANTIPHON_INLINE void hearValues(const float* weights, std::size_t pairs, const float* values,
                                std::size_t width, float* out) {
    std::size_t c = 0;
    for (; c + 64 <= width; c += 64)
        hearPart<Halved, 4>(weights, pairs, values + c, width, out + c);
    for (; c < width; c += 16)
        hearPart<Halved, 1>(weights, pairs, values + c, width, out + c);
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

HeadCache::HeadCache(std::size_t heads, std::size_t head, std::size_t capacity, bool halved)
    : m_heads(heads), m_head(head), m_capacity(capacity), m_stride(upTo16(capacity)),
      m_width(upTo16(head)), m_halved(halved),
      m_keys(heads * m_width * m_stride / (halved ? 2 : 1)),
      m_values(heads * m_width * m_stride / (halved ? 2 : 1)) {}

std::size_t HeadCache::bytes(std::size_t length) const noexcept {
    return 2 * m_heads * m_width * length * (m_halved ? 2 : 4);
}

template <bool Halved>
void HeadCache::storeAs(std::size_t place, const float* key, const float* value) {
    const std::size_t perHead = m_width * m_stride / (Halved ? 2 : 1);
    const std::size_t block = place / 16, lane = place % 16;
    for (std::size_t h = 0; h < m_heads; ++h, key += m_head, value += m_head) {
        float* const keys = m_keys.data() + h * perHead;
        float* const values = m_values.data() + h * perHead;
        if constexpr (Halved) {
            auto* const halfKeys = reinterpret_cast<std::uint16_t*>(keys + block * m_width * 8);
            auto* const halfValues = reinterpret_cast<std::uint16_t*>(values + place / 2 * m_width);
            for (std::size_t d = 0; d < m_head; ++d) {
                halfKeys[(d / 2 * 16 + lane) * 2 + d % 2] = bf16Of(key[d]);
                halfValues[d * 2 + place % 2] = bf16Of(value[d]);
            }
        } else {
            for (std::size_t d = 0; d < m_head; ++d)
                keys[(block * m_width + d) * 16 + lane] = key[d];
            std::copy_n(value, m_head, values + place * m_width);
        }
    }
}

void HeadCache::store(std::size_t place, const float* key, const float* value) {
    if (m_halved)
        storeAs<true>(place, key, value);
    else
        storeAs<false>(place, key, value);
}

std::size_t HeadCache::scratchFor(std::size_t capacity, std::size_t head, std::size_t clip) {
    return upTo16(capacity) + 2 * upTo16(head) + 2 * clip + 1;
}

void HeadCache::attend(const float* query, std::size_t length, const Distances* distances,
                       float* scratch, float* out) const {
    if (length == 0) {
        std::fill_n(out, m_heads * m_head, 0.f);
        return;
    }
    float* const scores = scratch;
    float* const heard = scores + m_stride;
    float* const asked = heard + m_width;  // the query, as wide as the keys
    float* const shares = asked + m_width; // of the distances
    std::fill_n(asked, m_width, 0.f);
    const std::size_t rows = distances ? 2 * distances->clip + 1 : 0;
    const std::size_t perHead = m_width * m_stride / (m_halved ? 2 : 1);
    const Simd level = simd();
    for (std::size_t h = 0; h < m_heads; ++h, query += m_head, out += m_head) {
        std::copy_n(query, m_head, asked);
        const float* const keys = m_keys.data() + h * perHead;
        const float* const values = m_values.data() + h * perHead;
        runWide(
            [&]() __attribute__((always_inline)) {
                if (m_halved)
                    scoreKeys<true>(asked, m_width / 2, keys, upTo16(length) / 16, scores);
                else
                    scoreKeys<false>(asked, m_width / 2, keys, upTo16(length) / 16, scores);
            },
            level);
        if (distances) {
            for (std::size_t row = 0; row < rows; ++row)
                shares[row] = dot({query, m_head}, distances->keys.subspan(row * m_head, m_head));
            for (std::size_t key = 0; key < length; ++key)
                scores[key] += shares[rowOf(*distances, key)];
        }
        softmax(scores, length);
        if (length % 2)
            scores[length] = 0; // there is room: the stride is even
        runWide(
            [&]() __attribute__((always_inline)) {
                if (m_halved)
                    hearValues<true>(scores, (length + 1) / 2, values, m_width, heard);
                else
                    hearValues<false>(scores, (length + 1) / 2, values, m_width, heard);
            },
            level);
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
