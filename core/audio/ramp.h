#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace antiphon {

/// How long gains and parameters take to a new value, and how long starts, stops and seeks fade.
inline constexpr double rampSeconds = 0.020;
inline constexpr double fadeSeconds = 0.005;

inline int framesOf(double seconds, int rate) noexcept {
    return std::max(1, int(std::lround(seconds * rate)));
}

/// A value that walks to its target in equal steps, one a frame, so that the result does not depend
/// on how the frames are cut into blocks. A plain value; audio thread.
class Ramp {
public:
    explicit Ramp(float value = 0) noexcept : m_value(value), m_target(value) {}

    void snap(float value) noexcept { *this = Ramp(value); }

    /// Reaches `target` after exactly `frames` frames; 0 or less: at once.
    void to(float target, int frames) noexcept {
        if (frames <= 0)
            return snap(target);
        m_target = target;
        m_step = (target - m_value) / float(frames);
        m_left = frames;
    }

    bool moving() const noexcept { return m_left > 0; }
    int left() const noexcept { return m_left; }
    float value() const noexcept { return m_value; }
    float target() const noexcept { return m_target; }

    float next() noexcept {
        if (m_left > 0) // counted from the target, so that rounding does not add up
            m_value = m_target - m_step * float(--m_left);
        return m_value;
    }

    /// The next values, one a frame.
    void fill(std::span<float> values) noexcept {
        std::size_t i = 0;
        while (i < values.size() && moving())
            values[i++] = next();
        std::fill(values.begin() + std::ptrdiff_t(i), values.end(), m_value);
    }

private:
    float m_value;
    float m_target;
    float m_step = 0;
    int m_left = 0;
};

/// The gain of a fade at `x` in 0 ... 1. Two fades that run against each other, x and 1 - x, keep
/// the power of unrelated material: sin^2 + cos^2 = 1.
inline float equalPower(float x) noexcept {
    return std::sin(std::clamp(x, 0.0f, 1.0f) * (std::numbers::pi_v<float> / 2));
}

} // namespace antiphon
