#pragma once

#include "core/audio/soundfont.h"
#include "core/error.h"

#include <fluidsynth.h>

#include <memory>
#include <string>

// Internal to core/audio: FluidSynth's objects with owners, its log turned into sentences.
namespace antiphon::fluid {

inline constexpr int blockFrames = 64; ///< the grid on which FluidSynth takes events

struct Delete {
    void operator()(fluid_settings_t* settings) const { delete_fluid_settings(settings); }
    void operator()(fluid_synth_t* synth) const { delete_fluid_synth(synth); }
};

struct Setup {
    int rate = 44100;
    double gain = 0.4;
    bool reverb = true;
    bool chorus = false;
    int polyphony = 256;
};

/// A synthesiser with a SoundFont and without a driver, a thread or a lock of its own.
class Synth {
public:
    /// Throws UserError.
    Synth(const Setup& setup, const fs::path& soundFont);

    fluid_synth_t* get() const noexcept { return m_synth.get(); }
    operator fluid_synth_t*() const noexcept { return m_synth.get(); }

private:
    std::unique_ptr<fluid_settings_t, Delete> m_settings; // outlives the synthesiser
    std::unique_ptr<fluid_synth_t, Delete> m_synth;
};

} // namespace antiphon::fluid
