#pragma once

#include <cmath>
#include <numbers>

// Sound sources that are asked for one sample at a time. Values without allocation: each voice has
// its own. Increments are cycles a sample, frequency / rate, below 0.5.
namespace antiphon {

/// What has to be added to a sawtooth around its jump so that it does not alias: the two-sample
/// polynomial residual of a band-limited step (Valimaki and Huovilainen 2007, "polyBLEP").
inline double blepResidual(double phase, double increment) noexcept {
    if (phase < increment) {
        const double t = phase / increment;
        return t + t - t * t - 1;
    }
    if (phase > 1 - increment) {
        const double t = (phase - 1) / increment;
        return t * t + t + t + 1;
    }
    return 0;
}

/// Sawtooth, -1 to 1, rising.
class SawOscillator {
public:
    explicit SawOscillator(double phase = 0) : m_phase(phase) {}

    double next(double increment) noexcept {
        const double value = 2 * m_phase - 1 - blepResidual(m_phase, increment);
        m_phase += increment;
        m_phase -= std::floor(m_phase);
        return value;
    }

private:
    double m_phase;
};

/// Pulse, -1 or 1, high for `width` (0 ... 1) of its cycle; free of a constant part at any width.
class PulseOscillator {
public:
    explicit PulseOscillator(double phase = 0) : m_phase(phase) {}

    double next(double increment, double width) noexcept {
        double fall = m_phase + 1 - width;
        fall -= std::floor(fall);
        double value = m_phase < width ? 1 : -1;
        value += blepResidual(m_phase, increment) - blepResidual(fall, increment);
        m_phase += increment;
        m_phase -= std::floor(m_phase);
        return value - (2 * width - 1);
    }

private:
    double m_phase;
};

/// Two sines, one bending the phase of the other (Chowning 1973):
/// sin(2 pi f t + index * sin(2 pi ratio f t)).
class FmOscillator {
public:
    double next(double increment, double ratio, double index) noexcept {
        constexpr double turn = 2 * std::numbers::pi;
        const double value = std::sin(turn * m_carrier + index * std::sin(turn * m_modulator));
        m_carrier += increment;
        m_carrier -= std::floor(m_carrier);
        m_modulator += increment * ratio;
        m_modulator -= std::floor(m_modulator);
        return value;
    }

private:
    double m_carrier = 0;
    double m_modulator = 0;
};

} // namespace antiphon
