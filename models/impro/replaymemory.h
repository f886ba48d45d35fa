#pragma once

#include "core/rng.h"
#include "models/checkpoint.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon::impro {

/// The last moments that an agent has lived through. Every situation is kept once: the one after a
/// move is the one before the next; only where an episode was broken off by time does a place go to
/// its last situation. Memory grows as it fills. A value; one thread at a time.
class ReplayMemory {
public:
    ReplayMemory() = default;
    /// Up to `capacity` moments, minus one for every episode that was broken off.
    ReplayMemory(std::size_t capacity, std::size_t observationSize);

    bool empty() const noexcept { return m_kinds.empty(); }
    /// The situation that the next move is made in. Valid until the next begin() or record().
    std::span<const float> current() const noexcept { return observation(m_head); }

    /// A new episode; its first situation is to be written to what is returned.
    std::span<float> begin();
    /// What came of a move in current(); the situation after it is to be written to what is
    /// returned. `terminal`: nothing is to be expected of that situation.
    std::span<float> record(std::size_t action, float reward, bool terminal);
    /// Rated by hand: the last `moments` are worth that much more.
    void addReward(std::size_t moments, float reward);

    /// Moments that draw() chooses from.
    std::size_t size() const noexcept { return m_moments; }
    /// A place of a moment, each as probable as any other. size() > 0.
    std::size_t draw(Rng& rng) const;
    std::span<const float> observation(std::size_t place) const noexcept {
        return {m_observations.data() + place * m_width, m_width};
    }
    std::span<const float> next(std::size_t place) const noexcept {
        return observation(after(place));
    }
    /// Asks for what is read of a place soon: it is anywhere in hundreds of MB.
    void fetchNext(std::size_t place) const noexcept {
        __builtin_prefetch(m_rewards.data() + place);
        fetch(next(place));
    }
    void fetchObservation(std::size_t place) const noexcept { fetch(observation(place)); }
    std::size_t action(std::size_t place) const noexcept { return m_kinds[place] & actionMask; }
    float reward(std::size_t place) const noexcept { return m_rewards[place]; }
    bool terminal(std::size_t place) const noexcept { return m_kinds[place] & terminalBit; }

    /// Everything, as tensors <name>.observations, .kinds, .rewards.
    void save(Checkpoint& out, const std::string& name = "replay") const;
    /// Throws UserError where that does not fit. Goes on as if it had never been saved.
    void load(const Checkpoint& in, const std::string& name = "replay");

private:
    static constexpr std::uint16_t none = 0xFFFF; ///< a situation without a move
    static constexpr std::uint16_t terminalBit = 0x8000, actionMask = 0x7FFF;

    std::size_t after(std::size_t place) const noexcept {
        return place + 1 == m_places ? 0 : place + 1;
    }
    static void fetch(std::span<const float> row) noexcept {
        for (std::size_t i = 0; i < row.size(); i += 16)
            __builtin_prefetch(row.data() + i);
    }
    float* advance();

    std::size_t m_places = 0, m_width = 0;
    std::size_t m_head = 0; ///< where current() is
    std::size_t m_moments = 0;
    bool m_ended = false; ///< current() is a situation of which nothing is to be expected
    std::vector<float> m_observations, m_rewards;
    std::vector<std::uint16_t> m_kinds;
};

} // namespace antiphon::impro
