#pragma once

#include <cstdint>

namespace antiphon {

/// Which instructions hot loops use. Every level gives the same bits, so this is about speed alone.
enum class Simd { Baseline, Avx2, Avx512 };

/// The widest that the processor has, or what limitSimd() allows.
Simd simd();
/// For tests and benchmarks: nothing wider than this from now on, in all threads.
void limitSimd(Simd widest);

/// Sixteen floats, whatever the processor's own width is: the same lanes everywhere. Unaligned.
/// These types are only used inside functions that runWide() inlines.
typedef float Lanes16 __attribute__((vector_size(64), aligned(4), may_alias));
typedef std::int32_t Ints16 __attribute__((vector_size(64), aligned(4), may_alias));
inline constexpr int lanes16 = 16;

/// Sum of the lanes as a fixed tree.
[[gnu::always_inline]] inline float addLanes16(const Lanes16& v) {
    float a[8];
    for (int i = 0; i < 8; ++i)
        a[i] = v[i] + v[i + 8];
    return ((a[0] + a[4]) + (a[2] + a[6])) + ((a[1] + a[5]) + (a[3] + a[7]));
}

#if defined(__x86_64__) && defined(__GNUC__)
#define ANTIPHON_AVX2 __attribute__((target("avx2")))
#if defined(__clang__) // which knows no preference here
#define ANTIPHON_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw")))
#else
#define ANTIPHON_AVX512                                                                            \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,prefer-vector-width=512")))
#endif
#else
#define ANTIPHON_AVX2
#define ANTIPHON_AVX512
#endif

namespace wide {
template <class Body>
void baseline(const Body& body) {
    body();
}
template <class Body>
ANTIPHON_AVX2 void avx2(const Body& body) {
    body();
}
template <class Body>
ANTIPHON_AVX512 void avx512(const Body& body) {
    body();
}
} // namespace wide

/// Runs body(), compiled for the instructions of `level`, which the processor must have. Its call
/// operator must be declared [[gnu::always_inline]]; in a file that is compiled without contraction
/// of floating-point expressions (see CMakeLists.txt) every version then computes the same.
template <class Body>
void runWide(const Body& body, Simd level = simd()) {
    switch (level) {
    case Simd::Avx512:
        return wide::avx512(body);
    case Simd::Avx2:
        return wide::avx2(body);
    case Simd::Baseline:
        return wide::baseline(body);
    }
}

} // namespace antiphon
