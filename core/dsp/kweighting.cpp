#include "core/dsp/kweighting.h"

#include "core/packs.h"

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

KWeighting::KWeighting(int rate, std::size_t longest) : m_in(order + longest) {
    const Section first = shelf(rate), second = highPass(rate);
    m_b = product(first.b, second.b);
    m_a = product(first.a, second.a);
    // The responses to each source alone.
    for (std::size_t source = 0; source < sources; ++source) {
        std::array<double, order + block> x{}, y{}; // four of the past, then the block
        if (source < order + block)
            x[source] = 1;
        else
            y[order - 1 - (source - order - block)] = 1;
        for (std::size_t i = order; i < order + block; ++i) {
            for (std::size_t j = 0; j <= order; ++j)
                y[i] += m_b[j] * x[i - j] - (j > 0 ? m_a[j] * y[i - j] : 0);
            m_step[source][i - order] = y[i];
        }
    }
}

void KWeighting::reset() {
    std::fill(m_in.begin(), m_in.end(), 0.0);
    m_out = {};
}

/// The hot loop, once for each set of instructions.
struct KWeightingKernel {
    static constexpr std::size_t order = KWeighting::order, block = KWeighting::block;
    using Block = packs::Pack<double, block>;

    ANTIPHON_INLINE static double run(KWeighting& f, const float* samples, std::size_t count,
                                      double* squares) {
        double* const in = f.m_in.data();
        for (std::size_t i = 0; i < count; ++i)
            in[order + i] = double(samples[i]);
        Block step[KWeighting::sources];
        std::memcpy(step, f.m_step.data(), sizeof step);

        Block sums = {};
        double y0 = f.m_out[0], y1 = f.m_out[1], y2 = f.m_out[2], y3 = f.m_out[3];
        std::size_t i = 0;
        for (; i + block <= count; i += block) {
            Block even = in[i] * step[0], odd = in[i + 1] * step[1];
            for (std::size_t j = 2; j < order + block; j += 2) {
                even += in[i + j] * step[j];
                odd += in[i + j + 1] * step[j + 1];
            }
            constexpr std::size_t past = order + block;
            const Block y = ((even + odd) + (y3 * step[past + 3] + y2 * step[past + 2])) +
                            (y1 * step[past + 1] + y0 * step[past]);
            y0 = y[block - 1];
            y1 = y[block - 2];
            y2 = y[block - 3];
            y3 = y[block - 4];
            const Block square = y * y;
            sums += square;
            if (squares)
                std::memcpy(squares + i, &square, sizeof square);
        }
        double rest = 0;
        for (; i < count; ++i) {
            double y = 0;
            for (std::size_t j = 0; j <= order; ++j)
                y += f.m_b[j] * in[order + i - j];
            y -= f.m_a[1] * y0 + f.m_a[2] * y1 + f.m_a[3] * y2 + f.m_a[4] * y3;
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
        std::copy_n(in + count, order, in);
        return total(sums) + rest;
    }

    ANTIPHON_INLINE static double sum(const double* values, std::size_t count) {
        Block lanes[4] = {};
        std::size_t i = 0;
        for (; i + 4 * block <= count; i += 4 * block)
            for (std::size_t n = 0; n < 4; ++n)
                lanes[n] += packs::loadUnaligned<Block>(values + i + n * block);
        double rest = 0;
        for (; i < count; ++i)
            rest += values[i];
        return total((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + rest;
    }

    ANTIPHON_INLINE static double total(Block v) {
        return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
    }
};

namespace {

struct Filter {
    KWeighting& weighting;
    const float* samples;
    std::size_t count;
    double* squares;
    double* sum;
    [[gnu::always_inline]] void operator()() const {
        *sum = KWeightingKernel::run(weighting, samples, count, squares);
    }
};

struct Sum {
    const double* values;
    std::size_t count;
    double* sum;
    [[gnu::always_inline]] void operator()() const { *sum = KWeightingKernel::sum(values, count); }
};

} // namespace

double KWeighting::process(const float* samples, std::size_t count, double* squares, Simd level) {
    double sum = 0;
    runWide(Filter{*this, samples, count, squares, &sum}, level);
    return sum;
}

double sumOf(const double* values, std::size_t count, Simd level) {
    double sum = 0;
    runWide(Sum{values, count, &sum}, level);
    return sum;
}

} // namespace antiphon
