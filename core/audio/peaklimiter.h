#pragma once

#include "core/dsp/truepeak.h"

#include <array>
#include <cstdint>
#include <vector>

namespace antiphon {

/// A brick wall that sees peaks coming: what leaves it stays below `ceilingDb`, also between its
/// samples (true peak). The gain falls in a straight line that ends before the peak and recovers in
/// about 0.1 s; below the ceiling everything passes to the bit, `delay()` frames late. Two stages:
/// the second catches the little that a moving gain adds between samples. Does not depend on how
/// the frames are cut into blocks. Allocates in the constructor only. Audio thread.
class PeakLimiter {
public:
    static constexpr double ceilingDb = -1;
    static constexpr double lookAhead = 0.001;  ///< seconds, a stage
    static constexpr double release = 0.1;      ///< seconds
    static constexpr std::size_t longest = 128; ///< frames at once; more are done in parts

    explicit PeakLimiter(int rate);

    /// In place. Samples must be finite; beyond +-1e6 they count as +-1e6.
    void process(float* samples, std::size_t count) noexcept;
    void reset() noexcept;
    std::size_t delay() const noexcept { return m_first.delay + m_second.delay; }
    /// The smallest gain since the last call, linear.
    float takeReduction() noexcept;

private:
    struct Stage {
        explicit Stage(int rate);
        void reset() noexcept;
        void process(const TruePeak& peak, float* samples, std::size_t count) noexcept;
        std::int64_t least(std::int64_t wanted) noexcept;

        std::size_t ramp, hold = 0, delay = 0;
        double recover;
        std::vector<float> past;          ///< history of the interpolator, then a block
        std::vector<float> line;          ///< what is delayed
        std::vector<std::int64_t> gains;  ///< the last `ramp` gains, fixed point
        std::vector<std::int64_t> values; ///< ascending: candidates for the least of `hold`
        std::vector<std::uint64_t> times;
        std::size_t head = 0, size = 0; ///< of the candidates
        std::uint64_t now = 0;
        std::int64_t sum = 0, gain = 0;
        std::array<float, longest> peaks{};
        std::int64_t lowest = 0;
    };

    TruePeak m_peak;
    Stage m_first, m_second;
};

} // namespace antiphon
