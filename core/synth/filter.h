#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

/// Second-order state-variable filter with trapezoidal integrators (Zavalishin, "The Art of VA
/// Filter Design", 2012): stays stable while its cutoff moves with every sample.
class StateVariableFilter {
public:
    /// `cutoff` as a fraction of the rate, 0 ... 0.49; `damping` is 1/Q: 2 is dull, 0.1 whistles.
    void tune(double cutoff, double damping) noexcept {
        m_g = std::tan(std::numbers::pi * std::clamp(cutoff, 1e-5, 0.49));
        m_k = damping;
        m_a = 1 / (1 + m_g * (m_g + m_k));
    }

    struct Outputs {
        double low, band, high;
    };
    Outputs next(double in) noexcept {
        const double high = (in - (m_g + m_k) * m_1 - m_2) * m_a;
        const double v1 = m_g * high, band = v1 + m_1;
        m_1 = band + v1;
        const double v2 = m_g * band, low = v2 + m_2;
        m_2 = low + v2;
        return {low, band, high};
    }

private:
    double m_g = 0.1, m_k = 1.4, m_a = 1 / (1 + 0.1 * (0.1 + 1.4));
    double m_1 = 0, m_2 = 0;
};

} // namespace antiphon
