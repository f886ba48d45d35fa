#include "core/simd.h"

#include <algorithm>
#include <atomic>

namespace antiphon {
namespace {

Simd ofProcessor() {
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
        return Simd::Avx512;
    if (__builtin_cpu_supports("avx2"))
        return Simd::Avx2;
#endif
    return Simd::Baseline;
}

std::atomic<Simd>& level() {
    static std::atomic<Simd> value = ofProcessor();
    return value;
}

} // namespace

Simd simd() {
    return level().load(std::memory_order_relaxed);
}

void limitSimd(Simd widest) {
    level() = std::min(widest, ofProcessor());
}

} // namespace antiphon
