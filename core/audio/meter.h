#pragma once

#include <algorithm>
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
        float peak = 0;
        float square = 0;
        for (std::size_t i = 0; i < count; ++i) {
            peak = std::max(peak, std::abs(samples[i])); // false for NaN, which is then passed over
            square += samples[i] * samples[i];
        }
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
