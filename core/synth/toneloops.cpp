#include "core/synth/toneloops.h"

#include "core/synth/cosine.h"

#include <algorithm>

namespace antiphon {

namespace {

/// A phase in float is exact enough for so many frames; then it starts again from the one in
/// double.
constexpr int stride = 16, strides = 4;

/// Where each stride of a block begins.
[[gnu::always_inline]] inline void startStrides(double phase, double increment,
                                                float* starts) noexcept {
    const double step = double(stride) * increment;
    for (int j = 0; j < strides; ++j)
        starts[j] = float(wrapTurns(phase + double(j) * step));
}

[[gnu::always_inline]] inline double advance(double phase, double increment) noexcept {
    return wrapTurns(phase + double(strides * stride) * increment);
}

[[gnu::always_inline]] inline void body(SineLoop& loop, float* out, std::size_t blocks) noexcept {
    double phase = loop.phase;
    const double increment = loop.increment;
    const float step = float(increment), amplitude = loop.amplitude;
    for (std::size_t b = 0; b < blocks; ++b, out += strides * stride) {
        float starts[strides];
        startStrides(phase, increment, starts);
        for (int j = 0; j < strides; ++j)
            for (int i = 0; i < stride; ++i)
                out[j * stride + i] = amplitude * cosTurns(starts[j] + float(i) * step);
        phase = advance(phase, increment);
    }
    loop.phase = phase;
}

[[gnu::always_inline]] inline void body(FmLoop& loop, float* out, std::size_t blocks) noexcept {
    double carrier = loop.carrier, modulator = loop.modulator;
    const double carrierIncrement = loop.carrierIncrement;
    const double modulatorIncrement = loop.modulatorIncrement;
    const float carrierStep = float(carrierIncrement), amplitude = loop.amplitude;
    const float depth = loop.depth;
    // The modulator by addition of angles: where a stride begins, and how far it is from there.
    float cosines[stride], sines[stride];
    for (int i = 0; i < stride; ++i) {
        const float turn = float(i) * float(modulatorIncrement);
        cosines[i] = cosTurns(turn);
        sines[i] = cosTurns(turn - 0.25f);
    }
    constexpr int together = 8; // blocks whose strides' beginnings are computed at once
    float carriers[together * strides], modulators[together * strides];
    float starts[together * strides], quarters[together * strides];
    while (blocks > 0) {
        const int now = int(std::min(blocks, std::size_t(together)));
        for (int b = 0; b < now; ++b) {
            startStrides(carrier, carrierIncrement, carriers + b * strides);
            startStrides(modulator, modulatorIncrement, modulators + b * strides);
            carrier = advance(carrier, carrierIncrement);
            modulator = advance(modulator, modulatorIncrement);
        }
        for (int j = 0; j < now * strides; ++j) {
            starts[j] = depth * cosTurns(modulators[j]);
            quarters[j] = depth * cosTurns(modulators[j] - 0.25f);
        }
        for (int j = 0; j < now * strides; ++j, out += stride)
            for (int i = 0; i < stride; ++i) {
                const float bend = starts[j] * cosines[i] - quarters[j] * sines[i];
                out[i] = amplitude * cosTurns((carriers[j] + float(i) * carrierStep) + bend);
            }
        blocks -= std::size_t(now);
    }
    loop.carrier = carrier;
    loop.modulator = modulator;
}

template <class Loop>
void narrow(Loop& loop, float* out, std::size_t blocks) noexcept {
    body(loop, out, blocks);
}

#if defined(__x86_64__) && defined(__GNUC__)
template <class Loop>
__attribute__((target("avx2"))) void avx2(Loop& loop, float* out, std::size_t blocks) noexcept {
    body(loop, out, blocks);
}

template <class Loop>
__attribute__((target("avx512f,prefer-vector-width=512"))) void
avx512(Loop& loop, float* out, std::size_t blocks) noexcept {
    body(loop, out, blocks);
}
#endif

int findWidest() noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f"))
        return 2;
    if (__builtin_cpu_supports("avx2"))
        return 1;
#endif
    return 0;
}

const int widest = findWidest();

template <class Loop>
void dispatch(Loop& loop, float* out, std::size_t blocks, int width) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    if (width == 2)
        return avx512(loop, out, blocks);
    if (width == 1)
        return avx2(loop, out, blocks);
#endif
    (void)width;
    narrow(loop, out, blocks);
}

} // namespace

int widestLoop() noexcept {
    return widest;
}

void run(SineLoop& loop, float* out, std::size_t blocks) noexcept {
    dispatch(loop, out, blocks, widest);
}

void run(FmLoop& loop, float* out, std::size_t blocks) noexcept {
    dispatch(loop, out, blocks, widest);
}

void run(SineLoop& loop, float* out, std::size_t blocks, int width) noexcept {
    dispatch(loop, out, blocks, width);
}

void run(FmLoop& loop, float* out, std::size_t blocks, int width) noexcept {
    dispatch(loop, out, blocks, width);
}

} // namespace antiphon
