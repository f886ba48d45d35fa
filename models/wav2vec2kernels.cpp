#include "models/wav2vec2kernels.h"

#include "models/lanemath.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon::wav2vec {

namespace {

using namespace lanes;

ANTIPHON_INLINE Lanes16 gelu(const Lanes16& x) {
    const Lanes16 magnitude = (x < 0 ? -x : x) * 0.70710678f;
    const Lanes16 t = 1.0f / (1.0f + 0.3275911f * magnitude);
    Lanes16 sum = Lanes16{} + 1.061405429f;
    sum = sum * t - 1.453152027f;
    sum = sum * t + 1.421413741f;
    sum = sum * t - 0.284496736f;
    sum = sum * t + 0.254829592f;
    const Lanes16 rest = sum * t * expOfNegative(-(magnitude * magnitude)); // 1 - erf
    return 0.5f * x * (x < 0 ? rest : 2.0f - rest);
}

} // namespace

void addBiasGelu(float* x, std::size_t rows, std::size_t columns, const float* bias) {
    const Tail tail(columns);
    runWide([&]() __attribute__((always_inline)) {
        for (std::size_t r = 0; r < rows; ++r) {
            float* row = x + r * columns;
            for (std::size_t c = 0; c < tail.whole; c += lanes16)
                store(row + c, gelu(load(row + c) + load(bias + c)));
            if (tail.rest)
                tail.store(row, gelu(tail.load(row) + tail.load(bias)));
        }
    });
}

void addBias(float* x, std::size_t rows, std::size_t columns, const float* bias) {
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            x[r * columns + c] += bias[c];
}

void addGelu(float* to, const float* x, std::size_t rows, std::size_t columns, const float* bias) {
    const Tail tail(columns);
    runWide([&]() __attribute__((always_inline)) {
        for (std::size_t r = 0; r < rows; ++r) {
            const float* row = x + r * columns;
            float* out = to + r * columns;
            for (std::size_t c = 0; c < tail.whole; c += lanes16)
                store(out + c, load(out + c) + gelu(load(row + c) + load(bias + c)));
            if (tail.rest)
                tail.store(out, tail.load(out) + gelu(tail.load(row) + tail.load(bias)));
        }
    });
}

void addNormalise(float* to, const float* x, const float* add, const float* bias, std::size_t rows,
                  std::size_t columns, const float* weight, const float* shift) {
    const Tail tail(columns);
    runWide([&]() __attribute__((always_inline)) {
        for (std::size_t r = 0; r < rows; ++r) {
            const float* row = x + r * columns;
            float* out = to + r * columns;
            Lanes16 sums{};
            for (std::size_t c = 0; c < tail.whole; c += lanes16) {
                Lanes16 v = load(row + c);
                if (add)
                    v += load(add + r * columns + c) + load(bias + c);
                store(out + c, v);
                sums += v;
            }
            if (tail.rest) {
                Lanes16 v = tail.load(row);
                if (add)
                    v += tail.load(add + r * columns) + tail.load(bias);
                tail.store(out, v);
                sums += v;
            }
            const float mean = addLanes16(sums) / float(columns);
            Lanes16 squares{};
            for (std::size_t c = 0; c < tail.whole; c += lanes16) {
                const Lanes16 d = load(out + c) - mean;
                squares += d * d;
            }
            float square = addLanes16(squares);
            for (std::size_t c = tail.whole; c < columns; ++c)
                square += (out[c] - mean) * (out[c] - mean);
            const float scale = 1 / std::sqrt(square / float(columns) + 1e-5f);
            for (std::size_t c = 0; c < tail.whole; c += lanes16)
                store(out + c, (load(out + c) - mean) * scale * load(weight + c) + load(shift + c));
            for (std::size_t c = tail.whole; c < columns; ++c)
                out[c] = (out[c] - mean) * scale * weight[c] + shift[c];
        }
    });
}

void softmax(float* x, std::size_t rows, std::size_t columns) {
    const Tail tail(columns);
    runWide([&]() __attribute__((always_inline)) {
        for (std::size_t r = 0; r < rows; ++r) {
            float* row = x + r * columns;
            Lanes16 tops = Lanes16{} + std::numeric_limits<float>::lowest();
            for (std::size_t c = 0; c < tail.whole; c += lanes16) {
                const Lanes16 v = load(row + c);
                tops = v > tops ? v : tops;
            }
            float top = tops[0];
            for (int i = 1; i < lanes16; ++i)
                top = std::max(top, tops[i]);
            for (std::size_t c = tail.whole; c < columns; ++c)
                top = std::max(top, row[c]);
            Lanes16 sums{};
            for (std::size_t c = 0; c < tail.whole; c += lanes16) {
                const Lanes16 v = expOfNegative(load(row + c) - top);
                store(row + c, v);
                sums += v;
            }
            float sum = addLanes16(sums);
            if (tail.rest) {
                tail.store(row, expOfNegative(tail.load(row) - top));
                for (std::size_t c = tail.whole; c < columns; ++c)
                    sum += row[c];
            }
            const float scale = 1 / sum;
            for (std::size_t c = 0; c < tail.whole; c += lanes16)
                store(row + c, load(row + c) * scale);
            for (std::size_t c = tail.whole; c < columns; ++c)
                row[c] *= scale;
        }
    });
}

} // namespace antiphon::wav2vec
