#include "core/dsp/truepeak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

TruePeak::TruePeak(int rate) {
    const std::size_t factor = rate >= 176400 ? 1 : rate >= 88200 ? 2 : 4;
    const std::size_t middle = (taps - 1) / 2;
    m_history = factor == 1 ? 0 : (taps - 1) / factor;
    m_delay = factor == 1 ? 0 : middle / factor;
    // Phase 0 is a delay: there the sinc is 1 once, else 0.
    for (std::size_t phase = 1; phase < factor; ++phase) {
        Phase made;
        for (std::size_t j = phase; j < taps; j += factor) {
            const double x = std::numbers::pi * (double(j) - double(middle)) / double(factor);
            const double window =
                0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(j) / double(taps - 1));
            made.weights[made.length++] = float(std::sin(x) / x * window);
        }
        m_phases.push_back(made);
    }
}

/// The hot loops, once for each set of instructions.
struct TruePeakKernel {
    [[gnu::always_inline]] static inline void run(const TruePeak& peak, const float* samples,
                                                  std::size_t count, float* peaks) {
        constexpr std::size_t block = 32;
        std::size_t i = 0;
        for (; i + block <= count; i += block) {
            float best[block];
            for (std::size_t n = 0; n < block; ++n)
                best[n] = std::abs(samples[i + n - peak.m_delay]);
            for (const auto& phase : peak.m_phases) {
                float sums[block] = {};
                for (std::size_t t = 0; t < phase.length; ++t) {
                    const float* const from = samples + i - t;
                    const float tap = phase.weights[t];
                    for (std::size_t n = 0; n < block; ++n)
                        sums[n] += tap * from[n];
                }
                for (std::size_t n = 0; n < block; ++n) {
                    const float magnitude = std::abs(sums[n]);
                    best[n] = best[n] < magnitude ? magnitude : best[n];
                }
            }
            for (std::size_t n = 0; n < block; ++n)
                peaks[i + n] = best[n];
        }
        for (; i < count; ++i) {
            float best = std::abs(samples[i - peak.m_delay]);
            for (const auto& phase : peak.m_phases) {
                float sum = 0;
                for (std::size_t t = 0; t < phase.length; ++t)
                    sum += phase.weights[t] * samples[i - t];
                best = std::max(best, std::abs(sum));
            }
            peaks[i] = best;
        }
    }

    [[gnu::always_inline]] static inline float largest(const float* values, std::size_t count) {
        constexpr std::size_t lanes = 32;
        float best[lanes] = {};
        std::size_t i = 0;
        for (; i + lanes <= count; i += lanes)
            for (std::size_t n = 0; n < lanes; ++n)
                best[n] = best[n] < values[i + n] ? values[i + n] : best[n];
        float all = 0;
        for (std::size_t n = 0; n < lanes; ++n)
            all = std::max(all, best[n]);
        for (; i < count; ++i)
            all = std::max(all, values[i]);
        return all;
    }
};

namespace {

struct Peaks {
    const TruePeak& peak;
    const float* samples;
    std::size_t count;
    float* peaks;
    [[gnu::always_inline]] void operator()() const {
        TruePeakKernel::run(peak, samples, count, peaks);
    }
};

struct Largest {
    const float* values;
    std::size_t count;
    float* largest;
    [[gnu::always_inline]] void operator()() const {
        *largest = TruePeakKernel::largest(values, count);
    }
};

} // namespace

void TruePeak::process(const float* samples, std::size_t count, float* peaks, Simd level) const {
    runWide(Peaks{*this, samples, count, peaks}, level);
}

float largestOf(const float* values, std::size_t count, Simd level) {
    float largest = 0;
    runWide(Largest{values, count, &largest}, level);
    return largest;
}

} // namespace antiphon
