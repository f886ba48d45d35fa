#include "core/maps/attraction.h"

#include "core/maps/portablemath.h"
#include "core/simd.h"

#include <algorithm>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace antiphon {
namespace {

constexpr std::size_t partRows = 1024;

struct Pull {
    const std::size_t* begin;
    const std::int32_t* partners;
    const float* weights;
    const float* positions;
    float* forces;
    std::size_t first, last;
};

/// `Gather` fills x and y of the sixteen partners.
template <class Gather>
[[gnu::always_inline]] inline void pullBody(const Pull& p, const Gather& gather) {
    for (std::size_t i = p.first; i < p.last; ++i) {
        const float x = p.positions[2 * i], y = p.positions[2 * i + 1];
        Lanes16 fx = {}, fy = {};
        for (std::size_t e = p.begin[i]; e < p.begin[i + 1]; e += lanes16) {
            Lanes16 px, py;
            gather(p.positions, p.partners + e, px, py);
            const Lanes16 dx = x - px, dy = y - py;
            const Lanes16 w =
                *reinterpret_cast<const Lanes16*>(p.weights + e) / ((dx * dx + dy * dy) + 1.f);
            fx += w * dx;
            fy += w * dy;
        }
        p.forces[2 * i] = addLanes16(fx);
        p.forces[2 * i + 1] = addLanes16(fy);
    }
}

void pullBaseline(const Pull& p) {
    pullBody(
        p, [](const float* positions, const std::int32_t* partners, Lanes16& x, Lanes16& y)
               __attribute__((always_inline)) {
                   for (int l = 0; l < lanes16; ++l) {
                       x[l] = positions[2 * partners[l]];
                       y[l] = positions[2 * partners[l] + 1];
                   }
               });
}

#if defined(__x86_64__) && defined(__GNUC__)
/// A partner's x and y come as one 64-bit number, eight partners at a time.
ANTIPHON_AVX512 void pullAvx512(const Pull& p) {
    const __m512i evens =
        _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
    const __m512i odds =
        _mm512_setr_epi32(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
    for (std::size_t i = p.first; i < p.last; ++i) {
        const __m512 x = _mm512_set1_ps(p.positions[2 * i]);
        const __m512 y = _mm512_set1_ps(p.positions[2 * i + 1]);
        __m512 fx = _mm512_setzero_ps(), fy = fx;
        for (std::size_t e = p.begin[i]; e < p.begin[i + 1]; e += lanes16) {
            const __m512i partners = _mm512_loadu_si512(p.partners + e);
            const __m512 low = _mm512_castpd_ps(
                _mm512_i32gather_pd(_mm512_castsi512_si256(partners), p.positions, 8));
            const __m512 high = _mm512_castpd_ps(
                _mm512_i32gather_pd(_mm512_extracti64x4_epi64(partners, 1), p.positions, 8));
            const __m512 dx = _mm512_sub_ps(x, _mm512_permutex2var_ps(low, evens, high));
            const __m512 dy = _mm512_sub_ps(y, _mm512_permutex2var_ps(low, odds, high));
            const __m512 square = _mm512_add_ps(_mm512_mul_ps(dx, dx), _mm512_mul_ps(dy, dy));
            const __m512 w = _mm512_div_ps(_mm512_loadu_ps(p.weights + e),
                                           _mm512_add_ps(square, _mm512_set1_ps(1)));
            fx = _mm512_add_ps(fx, _mm512_mul_ps(w, dx));
            fy = _mm512_add_ps(fy, _mm512_mul_ps(w, dy));
        }
        p.forces[2 * i] = addLanes16(reinterpret_cast<const Lanes16&>(fx));
        p.forces[2 * i + 1] = addLanes16(reinterpret_cast<const Lanes16&>(fy));
    }
}
#endif

} // namespace

void attract(const Affinities& affinities, std::span<const float> positions,
             std::span<float> forces, Workers& workers) {
    const std::size_t rows = affinities.rows();
    const Simd level = simd();
    workers.run((rows + partRows - 1) / partRows, [&](std::size_t part) {
        const Pull pull{affinities.begin.data(),
                        affinities.partners.data(),
                        affinities.weights.data(),
                        positions.data(),
                        forces.data(),
                        part * partRows,
                        std::min(rows, (part + 1) * partRows)};
#if defined(__x86_64__) && defined(__GNUC__)
        if (level == Simd::Avx512)
            return pullAvx512(pull);
#endif
        pullBaseline(pull);
    });
}

double attractionCost(const Affinities& affinities, std::span<const float> positions,
                      Workers& workers) {
    const std::size_t rows = affinities.rows(), parts = (rows + partRows - 1) / partRows;
    std::vector<double> sums(parts, 0);
    workers.run(parts, [&](std::size_t part) {
        for (std::size_t i = part * partRows; i < std::min(rows, (part + 1) * partRows); ++i) {
            for (std::size_t e = affinities.begin[i]; e < affinities.begin[i + 1]; ++e) {
                const auto j = std::size_t(affinities.partners[e]);
                const double dx = double(positions[2 * i] - positions[2 * j]);
                const double dy = double(positions[2 * i + 1] - positions[2 * j + 1]);
                if (affinities.weights[e] > 0)
                    sums[part] +=
                        double(affinities.weights[e]) * portable::log(1 + (dx * dx + dy * dy));
            }
        }
    });
    double total = 0;
    for (const double s : sums)
        total += s;
    return total;
}

} // namespace antiphon
