#pragma once

#include "core/files.h"
#include "core/sound.h"

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace antiphon {

/// A mono sound to cut grains from, of a file; null, which stands for ownGrains(), of an empty
/// name. The same content is read once and shared. Throws UserError as readSound() does, and for a
/// sound shorter than 10 ms or longer than 5 minutes. `checkpoint` is called for every second of
/// sound and may throw to stop; then nothing is kept. Any thread.
std::shared_ptr<const Sound> readGrains(const fs::path& file,
                                        const std::function<void()>& checkpoint = {});

/// A sound to cut grains from, at one rate. Immutable; any thread.
class GrainSource {
public:
    /// `sound` may be null: ownGrains(). With `smooth` the ends fade within 5 ms, so that what
    /// clamped reading repeats is silence, and there are low-passed copies (97 taps, Blackman
    /// window: -74 dB) to read from above the sound's own speed without aliasing, half an octave
    /// apart; without it the sound is read as it is at any speed. `checkpoint` as in readGrains().
    GrainSource(std::shared_ptr<const Sound> sound, int rate, bool smooth,
                const std::function<void()>& checkpoint = {});
    /// The same, made once and shared by all who ask for it. Any thread; may wait for another that
    /// makes it.
    static std::shared_ptr<const GrainSource> shared(const std::shared_ptr<const Sound>& sound,
                                                     int rate, bool smooth,
                                                     const std::function<void()>& checkpoint = {});

    /// Of the sound itself; copies may be followed by silence.
    std::size_t frames() const noexcept { return m_frames; }

    struct Copy {
        std::vector<float> samples;
        double rate = 1; ///< relative to the source's
    };
    /// The one to read from at a speed of 0 to 8.
    const Copy& at(double speed) const noexcept;

private:
    static constexpr std::size_t copies = 7; ///< for speeds up to 1, sqrt(2), 2 ... 8
    std::array<Copy, copies> m_copies;
    std::shared_ptr<const Sound> m_sound; ///< so that nothing else comes to its address
    std::size_t m_frames = 0;
    bool m_smooth;
};

} // namespace antiphon
