#include "models/stem/codeckernels.h"

#include "models/lanemath.h"

namespace antiphon::stem::kernels {

using namespace lanes;

namespace {

ANTIPHON_INLINE Lanes16 eluOf(const Lanes16& x) {
    const Lanes16 below = expOfNegative(x < 0 ? x : Lanes16{}) - 1.0f;
    return x > 0 ? x : below;
}

ANTIPHON_INLINE Lanes16 sigmoid(const Lanes16& x) {
    const Lanes16 e = expOfNegative(x < 0 ? x : -x);
    return (x < 0 ? e : Lanes16{} + 1.0f) / (1.0f + e);
}

ANTIPHON_INLINE Lanes16 tanhOf(const Lanes16& x) {
    const Lanes16 e = expOfNegative((x < 0 ? x : -x) * 2.0f);
    const Lanes16 size = (1.0f - e) / (1.0f + e);
    return x < 0 ? -size : size;
}

} // namespace

void elu(float* to, const float* x, std::size_t count) {
    const Tail tail(count);
    runWide([&]() __attribute__((always_inline)) {
        for (std::size_t i = 0; i < tail.whole; i += lanes16)
            store(to + i, eluOf(load(x + i)));
        if (tail.rest)
            tail.store(to, eluOf(tail.load(x)));
    });
}

void addBiasElu(float* x, std::size_t rows, std::size_t columns, const float* bias) {
    const Tail tail(columns);
    runWide([&]() __attribute__((always_inline)) {
        for (float* row = x; row < x + rows * columns; row += columns) {
            for (std::size_t c = 0; c < tail.whole; c += lanes16)
                store(row + c, eluOf(load(row + c) + load(bias + c)));
            if (tail.rest)
                tail.store(row, eluOf(tail.load(row) + tail.load(bias)));
        }
    });
}

void addBias(float* x, std::size_t rows, std::size_t columns, const float* bias) {
    const Tail tail(columns);
    runWide([&]() __attribute__((always_inline)) {
        for (float* row = x; row < x + rows * columns; row += columns) {
            for (std::size_t c = 0; c < tail.whole; c += lanes16)
                store(row + c, load(row + c) + load(bias + c));
            if (tail.rest)
                tail.store(row, tail.load(row) + tail.load(bias));
        }
    });
}

void dots(float* to, std::size_t rows, std::size_t outputs, const float* x, std::size_t stride,
          const float* weights, const float* bias, std::size_t count) {
    const Tail tail(count);
    runWide([&]() __attribute__((always_inline)) {
        for (std::size_t r = 0; r < rows; ++r, x += stride)
            for (std::size_t o = 0; o < outputs; ++o) {
                const float* w = weights + o * count;
                // Four chains, so that an addition need not wait for the one before.
                Lanes16 sums[4] = {};
                std::size_t c = 0;
                for (; c + 4 * lanes16 <= tail.whole; c += 4 * lanes16)
                    for (std::size_t k = 0; k < 4; ++k)
                        sums[k] += load(x + c + k * lanes16) * load(w + c + k * lanes16);
                for (; c < tail.whole; c += lanes16)
                    sums[0] += load(x + c) * load(w + c);
                if (tail.rest)
                    sums[1] += tail.load(x) * tail.load(w);
                *to++ = bias[o] + addLanes16((sums[0] + sums[1]) + (sums[2] + sums[3]));
            }
    });
}

void lstmStep(const float* a, const float* b, std::size_t width, float* cell, float* hidden) {
    const Tail tail(width);
    runWide([&]() __attribute__((always_inline)) {
        const auto step = [&](const auto& gate, const Lanes16& before, Lanes16& next)
            __attribute__((always_inline)) {
            next = sigmoid(gate(1)) * before + sigmoid(gate(0)) * tanhOf(gate(2));
            return sigmoid(gate(3)) * tanhOf(next);
        };
        Lanes16 next;
        for (std::size_t c = 0; c < tail.whole; c += lanes16) {
            const auto gate = [&](std::size_t g) __attribute__((always_inline)) {
                return load(a + g * width + c) + load(b + g * width + c);
            };
            store(hidden + c, step(gate, load(cell + c), next));
            store(cell + c, next);
        }
        if (tail.rest) {
            const auto gate = [&](std::size_t g) __attribute__((always_inline)) {
                return tail.load(a + g * width) + tail.load(b + g * width);
            };
            const Lanes16 out = step(gate, tail.load(cell), next);
            tail.store(hidden, out);
            tail.store(cell, next);
        }
    });
}

} // namespace antiphon::stem::kernels
