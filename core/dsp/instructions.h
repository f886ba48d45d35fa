#pragma once

namespace antiphon {

/// Which instructions a kernel may use. All give the same bits.
enum class Instructions { Widest, Baseline, Avx2, Avx512 };

bool supported(Instructions instructions);

/// `asked`, or for Widest what this processor does best.
Instructions widest(Instructions asked);

} // namespace antiphon

#if defined(__x86_64__) && defined(__GNUC__)
#define ANTIPHON_AVX2 __attribute__((target("avx2")))
#define ANTIPHON_AVX512                                                                            \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,prefer-vector-width=512")))
#endif
