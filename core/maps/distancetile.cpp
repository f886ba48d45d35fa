// Compiled with contraction, unlike its neighbours (see CMakeLists.txt).
#include "core/maps/distancetile.h"

#include "core/simd.h"

namespace antiphon {
namespace {

template <int Rows>
[[gnu::always_inline]] inline void tileBody(const float* queries, std::size_t count,
                                            std::size_t columns, const float* candidates,
                                            const float* norms, float* out) {
    for (std::size_t q = 0; q < count; q += Rows) {
        Lanes16 left[Rows], right[Rows];
        for (int r = 0; r < Rows; ++r) {
            left[r] = *reinterpret_cast<const Lanes16*>(norms);
            right[r] = *reinterpret_cast<const Lanes16*>(norms + lanes16);
        }
        const float* row = queries + q * columns;
        for (std::size_t c = 0; c < columns; ++c) {
            const Lanes16 a = *reinterpret_cast<const Lanes16*>(candidates + c * tileRows);
            const Lanes16 b =
                *reinterpret_cast<const Lanes16*>(candidates + c * tileRows + lanes16);
            for (int r = 0; r < Rows; ++r) {
                const float x = row[std::size_t(r) * columns + c];
                left[r] += a * x;
                right[r] += b * x;
            }
        }
        for (int r = 0; r < Rows; ++r) {
            float* to = out + (q + std::size_t(r)) * tileRows;
            *reinterpret_cast<Lanes16*>(to) = left[r];
            *reinterpret_cast<Lanes16*>(to + lanes16) = right[r];
        }
    }
}

void tileBaseline(const float* queries, std::size_t count, std::size_t columns,
                  const float* candidates, const float* norms, float* out) {
    tileBody<1>(queries, count, columns, candidates, norms, out);
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("avx2,fma"))) void tileAvx2(const float* queries, std::size_t count,
                                                  std::size_t columns, const float* candidates,
                                                  const float* norms, float* out) {
    tileBody<2>(queries, count, columns, candidates, norms, out);
}

ANTIPHON_AVX512 void tileAvx512(const float* queries, std::size_t count, std::size_t columns,
                                const float* candidates, const float* norms, float* out) {
    tileBody<4>(queries, count, columns, candidates, norms, out);
}
#endif

} // namespace

void distanceTile(const float* queries, std::size_t count, std::size_t columns,
                  const float* candidates, const float* norms, float* out) {
#if defined(__x86_64__) && defined(__GNUC__)
    if (simd() == Simd::Avx512)
        return tileAvx512(queries, count, columns, candidates, norms, out);
    if (simd() == Simd::Avx2 && __builtin_cpu_supports("fma"))
        return tileAvx2(queries, count, columns, candidates, norms, out);
#endif
    tileBaseline(queries, count, columns, candidates, norms, out);
}

double distanceTileError(std::size_t columns) {
    // Standard bound of a dot product (Higham 2002, 3.5), doubled to be safe.
    constexpr double unit = 0.5 / 8388608; // 2^-24
    return 2 * double(columns + 8) * unit;
}

} // namespace antiphon
