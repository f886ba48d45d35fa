#include "core/synth/grainloop.h"

#include "core/synth/cosine.h"
#include "core/synth/toneloops.h"

#include <algorithm>
#include <cstring>

namespace antiphon {

namespace {

/// Positions in float are exact enough for so many frames; then they start again from double.
constexpr int stride = 16;
constexpr int strides = 4; ///< done together
constexpr int most = stride * strides;

/// Lagrange's cubic through four neighbours, at `x` from b to c.
[[gnu::always_inline]] inline float cubic(float a, float b, float c, float d, float x) noexcept {
    const float rise = c - b;
    return b + x * (rise - (1.0f / 6) * (1 - x) * ((d - a - 3 * rise) * x + (d + 2 * a - 3 * b)));
}

/// What the grain reads, away from the ends of its source. Whole strides: a few frames may be for
/// nothing.
[[gnu::always_inline]] inline void read(const GrainLoop& loop, int count, float* values) noexcept {
    alignas(64) float around[most][4], parts[most], steps[stride];
    const auto step = float(loop.speed);
    for (int i = 0; i < stride; ++i)
        steps[i] = float(i) * step;
    for (int first = 0; first < count; first += stride) {
        const double position = loop.position + first * loop.speed;
        const auto base = std::ptrdiff_t(position);
        const auto part = float(position - double(base));
        const float* const source = loop.source + (base - 1);
        alignas(64) int wholes[stride];
#pragma GCC unroll 1
        for (int i = 0; i < stride; ++i) {
            const float at = part + steps[i];
            wholes[i] = int(at);
            parts[first + i] = at - float(wholes[i]);
        }
        // Four neighbours at a time: faster than gathering each of them.
        for (int i = 0; i < stride; ++i)
            std::memcpy(around[first + i], source + wholes[i], sizeof around[0]);
    }
    for (int first = 0; first < count; first += stride)
#pragma GCC unroll 1
        for (int i = first; i < first + stride; ++i)
            values[i] = cubic(around[i][0], around[i][1], around[i][2], around[i][3], parts[i]);
}

/// The same at speed 1, where neighbours of neighbours are neighbours.
[[gnu::always_inline]] inline void readStraight(const GrainLoop& loop, int count,
                                                float* values) noexcept {
    const auto base = std::ptrdiff_t(loop.position);
    const auto part = float(loop.position - double(base));
    const float* const s = loop.source + base;
    for (int i = 0; i < count; ++i)
        values[i] = cubic(s[i - 1], s[i], s[i + 1], s[i + 2], part);
}

/// The same near the ends, where positions are clamped.
[[gnu::always_inline]] inline void readClamped(const GrainLoop& loop, int count,
                                               float* values) noexcept {
    for (int i = 0; i < count; ++i) {
        const double at = std::clamp(loop.position + i * loop.speed, 1.0, double(loop.frames) - 2);
        const auto whole = std::min(std::ptrdiff_t(at), std::ptrdiff_t(loop.frames) - 3);
        const float* const s = loop.source + whole;
        values[i] = cubic(s[-1], s[0], s[1], s[2], float(at - double(whole)));
    }
}

/// At most `most` frames.
[[gnu::always_inline]] inline void addSome(const GrainLoop& loop, float* __restrict out,
                                           int count) noexcept {
    alignas(64) float values[most];
    if (loop.position < 1 || loop.position + loop.speed * most >= double(loop.frames) - 3)
        readClamped(loop, count, values);
    else if (loop.speed == 1)
        readStraight(loop, count, values);
    else
        read(loop, count, values);
    const float turnStep = 2 * loop.edge * float(loop.phaseStep), gainStep = loop.gainStep;
    for (int first = 0; first < count; first += stride) {
        const auto phase = float(loop.phase + first * loop.phaseStep);
        const float turn = loop.edge * (2 * phase - 1);
        const float gain = loop.gain + float(first) * gainStep;
        const int end = std::min(stride, count - first);
#pragma GCC unroll 1
        for (int i = 0; i < end; ++i)
            out[first + i] += values[first + i] * (gain + float(i) * gainStep) *
                              (0.5f + 0.5f * cosTurns(turn + float(i) * turnStep));
    }
}

[[gnu::always_inline]] inline void body(GrainLoop& loop, float* out, std::size_t count) noexcept {
    while (count > 0) {
        const int now = int(std::min(count, std::size_t(most)));
        addSome(loop, out, now);
        loop.position += now * loop.speed;
        loop.phase += now * loop.phaseStep;
        loop.gain += float(now) * loop.gainStep;
        out += now;
        count -= std::size_t(now);
    }
}

void narrow(GrainLoop& loop, float* out, std::size_t count) noexcept {
    body(loop, out, count);
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("avx2"))) void avx2(GrainLoop& loop, float* out, std::size_t count) noexcept {
    body(loop, out, count);
}

__attribute__((target("avx512f,prefer-vector-width=512"))) void avx512(GrainLoop& loop, float* out,
                                                                       std::size_t count) noexcept {
    body(loop, out, count);
}
#endif

} // namespace

void add(GrainLoop& loop, float* out, std::size_t count, int width) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    if (width == 2)
        return avx512(loop, out, count);
    if (width == 1)
        return avx2(loop, out, count);
#endif
    (void)width;
    narrow(loop, out, count);
}

void add(GrainLoop& loop, float* out, std::size_t count) noexcept {
    add(loop, out, count, widestLoop());
}

} // namespace antiphon
