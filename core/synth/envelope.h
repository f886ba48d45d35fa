#pragma once

#include <algorithm>
#include <cmath>

namespace antiphon {

/// Attack, decay, sustain, release. Times in seconds; decay and release are the times to fall by
/// 60 dB towards their goals.
struct EnvelopeShape {
    double attack = 0.005;
    double decay = 0.3;
    double sustain = 0.7; ///< 0 ... 1
    double release = 0.2;
};

/// An envelope with a straight attack and exponential falls, one sample at a time. It starts at 0
/// and never jumps; released during the attack it falls from where it is.
class Envelope {
public:
    Envelope(const EnvelopeShape& shape, int rate)
        : m_rise(1 / std::max(1.0, shape.attack * rate)), m_decay(fall(shape.decay, rate)),
          m_sustain(shape.sustain), m_release(fall(shape.release, rate)) {}

    double next() noexcept {
        if (m_released) {
            m_level *= m_release;
        } else if (m_attacking) {
            m_level = std::min(1.0, m_level + m_rise);
            m_attacking = m_level < 1;
        } else {
            m_level = m_sustain + (m_level - m_sustain) * m_decay;
        }
        return m_level;
    }

    void release() noexcept { m_released = true; }
    /// Released and below -80 dB.
    bool over() const noexcept { return m_released && m_level < 1e-4; }

private:
    static double fall(double seconds, int rate) {
        return std::pow(1e-3, 1 / std::max(1.0, seconds * rate));
    }

    double m_rise, m_decay, m_sustain, m_release;
    double m_level = 0;
    bool m_attacking = true;
    bool m_released = false;
};

} // namespace antiphon
