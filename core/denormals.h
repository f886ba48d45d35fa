#pragma once

#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include <cstdint>

namespace antiphon {

/// While one lives, this thread's floating point unit takes and gives zero for denormal numbers,
/// which would cost a hundred times as much in decaying tails. The former mode returns at the end.
/// No effect on processors other than x86 and 64-bit ARM.
class DenormalsOff {
public:
#if defined(__SSE2__)
    DenormalsOff() noexcept : m_former(_mm_getcsr()) {
        _mm_setcsr(unsigned(m_former) | 0x8040);
    }
    ~DenormalsOff() {
        _mm_setcsr(unsigned(m_former));
    }
#elif defined(__aarch64__)
    DenormalsOff() noexcept {
        asm volatile("mrs %0, fpcr" : "=r"(m_former));
        asm volatile("msr fpcr, %0" : : "r"(m_former | (std::uint64_t(1) << 24)));
    }
    ~DenormalsOff() {
        asm volatile("msr fpcr, %0" : : "r"(m_former));
    }
#else
    DenormalsOff() noexcept = default;
#endif
    DenormalsOff(const DenormalsOff&) = delete;
    DenormalsOff& operator=(const DenormalsOff&) = delete;

private:
    [[maybe_unused]] std::uint64_t m_former = 0;
};

} // namespace antiphon
