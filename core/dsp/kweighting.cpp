#include "core/dsp/kweighting.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

namespace {

struct Section {
    std::array<double, 3> b, a;
};

/// The pre-filter of BS.1770 as an analogue prototype (Mansbridge, Finn and Reiss 2012).
Section shelf(double rate) {
    const double k = std::tan(std::numbers::pi * 1681.974450955533 / rate);
    const double q = 0.7071752369554196;
    const double high = std::pow(10, 3.999843853973347 / 20);
    const double band = std::pow(high, 0.4996667741545416);
    const double a0 = 1 + k / q + k * k;
    return {{(high + band * k / q + k * k) / a0, 2 * (k * k - high) / a0,
             (high - band * k / q + k * k) / a0},
            {1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0}};
}

Section highPass(double rate) {
    const double k = std::tan(std::numbers::pi * 38.13547087602444 / rate);
    const double q = 0.5003270373238773;
    const double a0 = 1 + k / q + k * k;
    return {{1, -2, 1}, {1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0}};
}

std::array<double, 5> product(const std::array<double, 3>& p, const std::array<double, 3>& q) {
    std::array<double, 5> result{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            result[i + j] += p[i] * q[j];
    return result;
}

/// A decay is over when it is this small: sums of squares are compared with 2e-16.
constexpr double nothing = 1e-40;

} // namespace

KWeighting::KWeighting(int rate, std::size_t longest) : m_driven(longest) {
    const Section first = shelf(rate), second = highPass(rate);
    m_b = product(first.b, second.b);
    m_a = product(first.a, second.a);
    // Responses of the recursion to each of its last outputs and inputs alone.
    for (std::size_t source = 0; source < order + block; ++source) {
        std::array<double, order + block> y{}; // four outputs of the past, then the block
        if (source < order)
            y[order - 1 - source] = 1;
        for (std::size_t i = 0; i < block; ++i) {
            double value = source >= order && source - order == i ? 1 : 0;
            for (std::size_t j = 1; j <= order; ++j)
                value -= m_a[j] * y[order + i - j];
            y[order + i] = value;
            m_step[source][i] = value;
        }
    }
}

void KWeighting::reset() {
    m_in = {};
    m_out = {};
}

/// The hot loop, once for each set of instructions.
struct KWeightingKernel {
    [[gnu::always_inline]] static inline double run(KWeighting& f, const float* samples,
                                                    std::size_t count, double* squares) {
        constexpr std::size_t order = KWeighting::order, block = KWeighting::block;
        // The part without feedback; the first outputs reach back beyond this call.
        double* const driven = f.m_driven.data();
        const auto& b = f.m_b;
        for (std::size_t i = 0; i < count && i < order; ++i) {
            double value = b[0] * double(samples[i]);
            for (std::size_t j = 1; j <= order; ++j)
                value += b[j] * (j <= i ? double(samples[i - j]) : f.m_in[j - i - 1]);
            driven[i] = value;
        }
        for (std::size_t i = order; i < count; ++i)
            driven[i] = b[0] * double(samples[i]) + b[1] * double(samples[i - 1]) +
                        b[2] * double(samples[i - 2]) + b[3] * double(samples[i - 3]) +
                        b[4] * double(samples[i - 4]);
        for (std::size_t i = count < order ? 0 : count - order; i < count; ++i) {
            std::copy_backward(f.m_in.begin(), f.m_in.end() - 1, f.m_in.end());
            f.m_in[0] = double(samples[i]);
        }

        double sums[block] = {};
        double y0 = f.m_out[0], y1 = f.m_out[1], y2 = f.m_out[2], y3 = f.m_out[3];
        const auto& step = f.m_step;
        std::size_t i = 0;
        for (; i + block <= count; i += block) {
            double y[block] = {};
            for (std::size_t j = 0; j < block; ++j) {
                const double u = driven[i + j];
                for (std::size_t n = 0; n < block; ++n)
                    y[n] += u * step[order + j][n];
            }
            for (std::size_t n = 0; n < block; ++n)
                y[n] = (y[n] + (y2 * step[2][n] + y3 * step[3][n])) +
                       (y0 * step[0][n] + y1 * step[1][n]);
            y0 = y[block - 1];
            y1 = y[block - 2];
            y2 = y[block - 3];
            y3 = y[block - 4];
            for (std::size_t n = 0; n < block; ++n) {
                const double square = y[n] * y[n];
                sums[n] += square;
                if (squares)
                    squares[i + n] = square;
            }
        }
        double rest = 0;
        for (; i < count; ++i) {
            const double y =
                driven[i] - f.m_a[1] * y0 - f.m_a[2] * y1 - f.m_a[3] * y2 - f.m_a[4] * y3;
            y3 = y2;
            y2 = y1;
            y1 = y0;
            y0 = y;
            rest += y * y;
            if (squares)
                squares[i] = y * y;
        }
        if (std::max({y0 * y0, y1 * y1, y2 * y2, y3 * y3}) < nothing)
            y0 = y1 = y2 = y3 = 0;
        f.m_out = {y0, y1, y2, y3};
        return (((sums[0] + sums[4]) + (sums[2] + sums[6])) +
                ((sums[1] + sums[5]) + (sums[3] + sums[7]))) +
               rest;
    }
};

namespace {

double processBaseline(KWeighting& f, const float* samples, std::size_t count, double* squares) {
    return KWeightingKernel::run(f, samples, count, squares);
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("avx2"))) double processAvx2(KWeighting& f, const float* samples,
                                                   std::size_t count, double* squares) {
    return KWeightingKernel::run(f, samples, count, squares);
}

__attribute__((target("avx512f,prefer-vector-width=512"))) double
processAvx512(KWeighting& f, const float* samples, std::size_t count, double* squares) {
    return KWeightingKernel::run(f, samples, count, squares);
}
#endif

using Process = double (*)(KWeighting&, const float*, std::size_t, double*);

Process widest() {
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f"))
        return processAvx512;
    if (__builtin_cpu_supports("avx2"))
        return processAvx2;
#endif
    return processBaseline;
}

} // namespace

double KWeighting::process(const float* samples, std::size_t count, double* squares) {
    static const Process function = widest();
    return function(*this, samples, count, squares);
}

} // namespace antiphon
