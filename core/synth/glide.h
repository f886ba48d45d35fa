#pragma once

namespace antiphon {

/// A value on a straight way to its target, counted from the target so that it arrives exactly. The
/// step comes after the frame: the first value is where it starts.
class Glide {
public:
    void snap(double value) noexcept {
        m_target = value;
        m_step = 0;
        m_left = 0;
    }
    /// From where it is, in `frames` frames.
    void to(double target, int frames) noexcept {
        m_step = (target - value()) / frames;
        m_target = target;
        m_left = frames;
    }
    bool moving() const noexcept { return m_left > 0; }
    double value() const noexcept { return m_target - m_step * m_left; }
    double target() const noexcept { return m_target; }
    double next() noexcept {
        const double now = value();
        m_left -= m_left > 0;
        return now;
    }

private:
    double m_target = 0;
    double m_step = 0;
    int m_left = 0;
};

} // namespace antiphon
