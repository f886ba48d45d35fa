#include "tests/bench/yardstick.h"

#include <benchmark/benchmark.h>

namespace antiphon {
namespace {

#if defined(__x86_64__) && defined(__GNUC__)
#define ANTIPHON_CHAIN(name, features, width, constraint)                                          \
    __attribute__((target(features))) void name() {                                                \
        typedef float V __attribute__((vector_size(width * 4)));                                   \
        V a0 = V{} + 1.f, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, a8 = a0,  \
          a9 = a0;                                                                                 \
        const V factor = V{} + 0.999f;                                                             \
        for (int i = 0; i < 128000000 / width; ++i)                                                \
            asm volatile("vfmadd132ps %10, %10, %0\n\tvfmadd132ps %10, %10, %1\n\t"                \
                         "vfmadd132ps %10, %10, %2\n\tvfmadd132ps %10, %10, %3\n\t"                \
                         "vfmadd132ps %10, %10, %4\n\tvfmadd132ps %10, %10, %5\n\t"                \
                         "vfmadd132ps %10, %10, %6\n\tvfmadd132ps %10, %10, %7\n\t"                \
                         "vfmadd132ps %10, %10, %8\n\tvfmadd132ps %10, %10, %9"                    \
                         : "+" constraint(a0), "+" constraint(a1), "+" constraint(a2),             \
                           "+" constraint(a3), "+" constraint(a4), "+" constraint(a5),             \
                           "+" constraint(a6), "+" constraint(a7), "+" constraint(a8),             \
                           "+" constraint(a9)                                                      \
                         : constraint(factor));                                                    \
    }
ANTIPHON_CHAIN(chain512, "avx512f", 16, "v")
ANTIPHON_CHAIN(chain256, "avx2,fma", 8, "x")
#endif

} // namespace

void yardstick() {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx512f"))
        return chain512();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return chain256();
#endif
    float sums[64] = {};
    for (int i = 0; i < 1280000000 / 64; ++i) {
        for (float& s : sums)
            s = s * 0.999f + 0.999f;
        benchmark::DoNotOptimize(sums);
    }
}

} // namespace antiphon
