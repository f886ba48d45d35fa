#pragma once

#include "core/audio/livemoment.h"
#include "core/rng.h"
#include "models/impro/livecast.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace antiphon::impro {

/// What decides in a performance: from one frame of descriptors to the next, up to four policies
/// together move the parameters by a step up or down. Their Q-values or logits are brought to mean
/// 0 and deviation 1 over the actions and added by weight; at temperature 0 the greatest sum wins,
/// else one is drawn by the softmax of the sums. No thread, no clock of its own; the same calls
/// decide the same. Allocates when a cast is set and not otherwise.
class LiveBrain {
public:
    LiveBrain(const LiveControls& controls, std::uint64_t seed);

    /// From now on. The parameters stay where they are, or begin in the middle.
    void setCast(std::shared_ptr<const LiveCast> cast);
    const LiveCast* cast() const noexcept { return m_cast.get(); }

    /// By hand: the parameter sounds at `value` for so many seconds, 0: until it is released.
    void hold(std::size_t parameter, double value, double seconds) noexcept;
    void release(std::size_t parameter) noexcept { m_hands[parameter].held = false; }
    bool held(std::size_t parameter) const noexcept { return m_hands[parameter].held; }

    /// One frame of the control clock, `seconds` after the last one: `heard` has a number for each
    /// descriptor. `values` are those of the controls.
    LiveMoment turn(std::span<const float> heard, std::span<const double> values, double seconds);

    /// Where each parameter should sound now.
    const ParameterBox::Values& sounding() const noexcept { return m_sounding; }
    /// What was heard is beyond most of what the table holds, for so many seconds now.
    double beyondReach() const noexcept { return m_beyond; }

private:
    static constexpr std::size_t most = ParameterBox::capacity;
    struct Hand {
        bool held = false;
        double value = 0, left = 0; ///< left: seconds; 0: until released
        bool timed = false;
    };
    struct Places { ///< of the controls
        std::size_t freeze, step, depth, density, temperature, stance, delay, gate, rest;
        std::array<std::size_t, 7> follow;
        std::array<std::size_t, LiveControls::mostPolicies> mix;
        std::size_t mixX, mixY, pad;
        std::array<std::size_t, most> latch, low, high, invert, target;
        std::size_t input;
    };
    struct Work { ///< of a member
        std::vector<double> raw, target, plain, sound, low, high;
        std::vector<float> observation, logits;
        RewardMeter meter;
    };

    void passTime(double seconds) noexcept;
    void listen(std::span<const float> heard, std::span<const double> values, double seconds);
    void rest(std::span<const double> values, double seconds) noexcept;
    std::span<const float> delayed(double delay, double seconds) noexcept;
    void scale(const LiveMember& member, Work& work, std::span<const float> heard,
               std::span<double> out) const;
    void hearSelf(const LiveMember& member, Work& work) const;
    void weigh(std::span<const double> values) noexcept;
    void judge(std::size_t member) noexcept;
    std::size_t choose(double temperature) noexcept;
    void move(std::size_t action, std::span<const double> values) noexcept;
    void sound(std::span<const double> values) noexcept;

    Places m_places;
    std::shared_ptr<const LiveCast> m_cast;
    std::vector<Work> m_work;
    std::size_t m_actions = 1;
    std::vector<double> m_sums;
    std::array<double, LiveControls::mostPolicies> m_weights{};
    Rng m_rng;
    std::vector<double> m_point, m_moved, m_heardPoint; ///< the agent's; what sounds
    std::array<Hand, most> m_hands{};
    ParameterBox::Values m_sounding{};
    std::vector<float> m_past; ///< frames, for the delay
    std::size_t m_pastFrames = 0, m_pastNext = 0, m_pastFilled = 0;
    std::array<float, descriptorColumnsWithPitch> m_frame{};
    double m_beyond = 0, m_quiet = 0, m_due = 0;
    bool m_resting = false, m_began = false;
};

} // namespace antiphon::impro
