#pragma once

#include "core/rng.h"
#include "core/synth/blocksynth.h"
#include "core/synth/grainloop.h"
#include "core/synth/grainsource.h"

#include <memory>

namespace antiphon {

/// Grains of a sound, one after the other in equal periods.
///
///     density   int(39 p + 1) a second
///     start     p of the sound's length; reading beyond its end repeats the end
///     duration  25 + 1000 log2(1 + p)^3 ms
///     speed     (0.1 + 1.9 p)^3, towards which it glides for 50 ms
///
/// all as they are when a grain begins. Parity is the original: the first period lasts a second, a
/// new density holds from the next grain on, voices are taken in turn and cut off when their turn
/// comes again, overlapping grains add up, the speed glides in steps of 20 ms. Mended: a new
/// density holds at once, a grain's level falls with the root of how many overlap, the oldest of
/// `polyphony` voices gives way within 2 ms, nothing aliases above speed 1; onsets may vary, speeds
/// may be whole semitones.
class GranularSynth final : public BlockSynth {
public:
    static constexpr std::size_t polyphony = 40; ///< sounding at once, mended

    /// Where the parameters are; -1: fixed (225.2 ms, speed 1).
    struct Layout {
        int duration = 2;
        int pitch = 3;
    };
    /// Throws UserError for grains that cannot be read.
    GranularSynth(const Layout& layout, const SynthSettings& settings);

private:
    struct Grain {
        GrainLoop loop;
        int fade = -1; ///< frames until it is silent; -1: it lives its whole life
        std::uint64_t number = 0;
    };

    void ready(int rate) override;
    void begin(const Values& values) noexcept override;
    void change(const Values& values) noexcept override;
    void fill(float* out, std::size_t count) noexcept override;

    void aim(const Values& values) noexcept;
    double speedAt(double frame) const noexcept;
    void sound(float* out, std::size_t count) noexcept;
    void schedule() noexcept;
    void startGrain(double onset, double lead) noexcept;
    std::size_t voiceForNext() noexcept;

    const Layout m_layout;
    const SynthSettings m_settings;
    std::shared_ptr<const Sound> m_sound;
    std::shared_ptr<const GrainSource> m_source;

    std::array<Grain, 64> m_grains; ///< more than polyphony: some fade out
    std::uint64_t m_on = 0;         ///< bit i: grain i sounds
    std::uint64_t m_number = 0;     ///< of the next grain
    std::int64_t m_frame = 0;       ///< of the voice, at the next block
    double m_beat = 0;              ///< when the last grain was due, in frames
    double m_due = 0;               ///< when the next one is
    double m_onset = 0;             ///< and when, held back by jitter, it begins
    double m_delay = 0;             ///< by how much, in periods
    Rng m_rng{1};

    int m_density = 1;
    double m_start = 0;    ///< frames of the source
    double m_duration = 1; ///< frames
    double m_speedFrom = 1;
    double m_speedTo = 1;
    double m_speedSince = 0; ///< frame
};

} // namespace antiphon
