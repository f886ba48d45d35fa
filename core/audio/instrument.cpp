#include "core/audio/instrument.h"

#ifdef ANTIPHON_FLUIDSYNTH
#include "core/audio/fluid.h"
#endif

#include "core/error.h"

#include <algorithm>

namespace antiphon {

#ifdef ANTIPHON_FLUIDSYNTH

struct Instrument::Synth : fluid::Synth {
    using fluid::Synth::Synth;
};

bool haveFluidSynth() noexcept {
    return true;
}

Instrument::Instrument(int rate, const fs::path& soundFont, double gain, int polyphony)
    : m_synth(std::make_unique<Synth>(
          fluid::Setup{.rate = rate, .gain = gain, .polyphony = std::clamp(polyphony, 1, 4096)},
          findSoundFont(soundFont))) {}

// FluidSynth answers values out of range with FLUID_FAILED and does nothing.

void Instrument::noteOn(int channel, int pitch, int velocity) noexcept {
    fluid_synth_noteon(*m_synth, channel, pitch, velocity);
}

void Instrument::noteOff(int channel, int pitch) noexcept {
    fluid_synth_noteoff(*m_synth, channel, pitch);
}

void Instrument::program(int channel, int program) noexcept {
    fluid_synth_program_change(*m_synth, channel, program);
}

void Instrument::control(int channel, int controller, int value) noexcept {
    fluid_synth_cc(*m_synth, channel, controller, value);
}

void Instrument::pitchBend(int channel, int value) noexcept {
    fluid_synth_pitch_bend(*m_synth, channel, value);
}

void Instrument::allNotesOff() noexcept {
    fluid_synth_all_notes_off(*m_synth, -1);
}

void Instrument::panic() noexcept {
    fluid_synth_all_sounds_off(*m_synth, -1);
}

int Instrument::activeVoices() noexcept {
    return fluid_synth_get_active_voice_count(*m_synth);
}

void Instrument::process(float* left, float* right, std::size_t frames) noexcept {
    fluid_synth_write_float(*m_synth, int(frames), left, 0, 1, right, 0, 1);
}

#else

struct Instrument::Synth {};

bool haveFluidSynth() noexcept {
    return false;
}

Instrument::Instrument(int, const fs::path&, double, int) {
    throw UserError("This build has no FluidSynth, so it plays no SoundFont; install "
                    "libfluidsynth-dev and build again.",
                    UserError::Kind::System);
}

void Instrument::noteOn(int, int, int) noexcept {}
void Instrument::noteOff(int, int) noexcept {}
void Instrument::program(int, int) noexcept {}
void Instrument::control(int, int, int) noexcept {}
void Instrument::pitchBend(int, int) noexcept {}
void Instrument::allNotesOff() noexcept {}
void Instrument::panic() noexcept {}
int Instrument::activeVoices() noexcept {
    return 0;
}
void Instrument::process(float*, float*, std::size_t) noexcept {}

#endif

Instrument::~Instrument() = default;
Instrument::Instrument(Instrument&&) noexcept = default;
Instrument& Instrument::operator=(Instrument&&) noexcept = default;

} // namespace antiphon
