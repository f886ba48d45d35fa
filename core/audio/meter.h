#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace antiphon {

/// Peak and root mean square of what passed since the last take(), linear, 1 is full scale.
struct Level {
    float peak = 0;
    float rms = 0;
};

/// Collects a Level. A plain value; audio thread. Samples that are not finite count as 0.
class Meter {
public:
    void add(const float* samples, std::size_t count) noexcept {
        constexpr std::size_t lanes = 8; // sums side by side, so that the processor can too
        std::array<float, lanes> peaks{};
        std::array<float, lanes> squares{};
        const auto take = [&](std::size_t i, std::size_t lane) {
            peaks[lane] = std::max(peaks[lane], std::abs(samples[i])); // passes over NaN
            squares[lane] += samples[i] * samples[i];
        };
        std::size_t i = 0;
        for (; i + lanes <= count; i += lanes)
            for (std::size_t lane = 0; lane < lanes; ++lane)
                take(i + lane, lane);
        for (; i < count; ++i)
            take(i, i % lanes);
        const float peak = *std::max_element(peaks.begin(), peaks.end());
        float square = 0;
        for (const float sum : squares)
            square += sum;
        m_peak = std::max(m_peak, std::isfinite(peak) ? peak : 0.0f);
        m_square += std::isfinite(square) ? double(square) : 0.0;
        m_count += count;
    }

    Level take() noexcept {
        const Level level{m_peak, m_count ? float(std::sqrt(m_square / double(m_count))) : 0.0f};
        *this = Meter();
        return level;
    }

private:
    float m_peak = 0;
    double m_square = 0;
    std::size_t m_count = 0;
};

} // namespace antiphon
