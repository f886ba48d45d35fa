#include "core/dsp/instructions.h"

namespace antiphon {

bool supported(Instructions instructions) {
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    if (instructions == Instructions::Avx2)
        return __builtin_cpu_supports("avx2");
    if (instructions == Instructions::Avx512)
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
    return true;
#else
    return instructions == Instructions::Widest || instructions == Instructions::Baseline;
#endif
}

Instructions widest(Instructions asked) {
    static const Instructions best = supported(Instructions::Avx512) ? Instructions::Avx512
                                     : supported(Instructions::Avx2) ? Instructions::Avx2
                                                                     : Instructions::Baseline;
    return asked == Instructions::Widest ? best : asked;
}

} // namespace antiphon
