#pragma once

#include "core/audio/ramp.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace antiphon {

/// A place in the material that is being heard; its fade is linear, 0 ... 1, and heard through
/// equalPower().
struct Head {
    std::int64_t position = 0;
    Ramp fade;
};

/// What those who fetch material ahead should know.
struct Outlook {
    std::int64_t position; ///< where playing is, or will go on after the seek that waits
    std::int64_t loopBegin;
    std::int64_t loopEnd; ///< no later than the beginning: no loop
};

/// Where playing is, and which heads are heard: the current one and those that fade out after a
/// stop, a seek or a jump of the loop. Seeks, starts and loop changes that come during such a fade
/// wait for its end (at most one fade; the last one counts), so few heads suffice.
///
/// The loop repeats with a period of exactly end - begin. Its crossfade lies before the jump where
/// there is material before `begin`, so that an attack on `begin` stays whole, else behind it.
///
/// A plain value; audio thread. Use: n = begin(frames); mix n frames of every head; advance(n).
class Transport {
public:
    static constexpr std::size_t maxHeads = 4;

    explicit Transport(int fadeFrames) noexcept : m_fade(fadeFrames) {}

    void play() noexcept { m_waiting.play = true; }
    void stop() noexcept;
    void seek(std::int64_t frame) noexcept { m_waiting.seek = frame; }
    /// begin == end plays on. The caller sees to end - begin >= 2 fades.
    void loop(std::int64_t begin, std::int64_t end) noexcept { m_waiting.loop = {begin, end}; }
    /// End of the material; -1 for none.
    void setEnd(std::int64_t frame) noexcept { m_end = frame; }
    /// Silent at once.
    void halt() noexcept;

    /// Carries out what waits and what is due; returns how many of `frames` (1 or more) frames can
    /// then be mixed before the next thing is due.
    std::size_t begin(std::size_t frames) noexcept;
    void advance(std::size_t frames) noexcept;

    bool playing() const noexcept { return m_playing; }
    std::int64_t position() const noexcept { return m_heads[0].position; }
    Outlook outlook() const noexcept;
    /// The heads that are heard, the current one first.
    std::span<Head> heads() noexcept;
    /// True once after a start, stop or jump, and after the end was reached.
    bool takeMoved() noexcept { return std::exchange(m_moved, false); }
    bool takeEnded() noexcept { return std::exchange(m_ended, false); }

private:
    struct Region {
        std::int64_t begin = 0;
        std::int64_t end = 0;
    };
    struct Waiting {
        bool play = false;
        std::optional<std::int64_t> seek;
        std::optional<Region> loop;
        bool any() const noexcept { return play || seek || loop; }
    };

    void applyWaiting() noexcept;
    void jump(std::int64_t frame) noexcept;
    void retire() noexcept;
    bool looping() const noexcept;
    std::int64_t lead() const noexcept;
    bool atEnd() const noexcept;

    int m_fade;
    std::array<Head, maxHeads> m_heads; ///< [0] is the current one, then the fading ones
    std::size_t m_fading = 0;
    bool m_playing = false;
    Region m_loop;
    std::int64_t m_end = -1;
    Waiting m_waiting;
    bool m_moved = false;
    bool m_ended = false;
};

} // namespace antiphon
