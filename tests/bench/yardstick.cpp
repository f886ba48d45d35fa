#include "tests/bench/yardstick.h"

#include "models/weightmemory.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstring>

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
#define ANTIPHON_READ(name, features, width, constraint)                                           \
    __attribute__((target(features))) void name(const std::byte* from) {                           \
        typedef std::int64_t V __attribute__((vector_size(width), may_alias));                     \
        V a{}, b{}, c{}, d{};                                                                      \
        for (std::size_t i = 0; i < std::size_t(readYardstickBytes); i += 4 * width) {             \
            for (std::size_t line = 0; line < 4 * width; line += 64)                               \
                __builtin_prefetch(from + i + line + 1024);                                        \
            const auto* const parts = reinterpret_cast<const V*>(from + i);                        \
            a += parts[0], b += parts[1], c += parts[2], d += parts[3];                            \
        }                                                                                          \
        a += b + c + d;                                                                            \
        asm volatile("" : "+" constraint(a));                                                      \
    }
ANTIPHON_CHAIN(chain512, "avx512f", 16, "v")
ANTIPHON_CHAIN(chain256, "avx2,fma", 8, "x")
ANTIPHON_READ(read512, "avx512f", 64, "v")
ANTIPHON_READ(read256, "avx2", 32, "x")
#endif

} // namespace

void readYardstick() {
    static WeightMemory memory;
    static const auto room = [] {
        auto bytes = memory.take(std::size_t(readYardstickBytes));
        std::memset(bytes.get(), 1, std::size_t(readYardstickBytes));
        return bytes;
    }();
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx512f"))
        return read512(room.get());
    if (__builtin_cpu_supports("avx2"))
        return read256(room.get());
#endif
    std::uint64_t sum = 0, word = 0;
    for (std::size_t i = 0; i < std::size_t(readYardstickBytes); i += sizeof word) {
        std::memcpy(&word, room.get() + i, sizeof word);
        sum += word;
    }
    benchmark::DoNotOptimize(sum);
}

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
