#ifdef ANTIPHON_FLUIDSYNTH

#include "core/audio/fluid.h"

#include <cstring>
#include <mutex>

namespace antiphon::fluid {

namespace {

// The last complaint of this thread. Fixed size: the audio thread may come here.
thread_local char complaint[200];

void remember(int, const char* message, void*) {
    std::strncpy(complaint, message, sizeof complaint - 1);
}

void quiet() {
    static std::once_flag once;
    std::call_once(once, [] {
        for (const int level : {FLUID_PANIC, FLUID_ERR, FLUID_WARN, FLUID_INFO, FLUID_DBG})
            fluid_set_log_function(level, remember, nullptr);
    });
}

std::string reason() {
    return complaint[0] ? " (" + std::string(complaint) + ")" : std::string();
}

} // namespace

Synth::Synth(const Setup& setup, const fs::path& soundFont) {
    if (setup.rate < 8000 || setup.rate > 96000)
        throw UserError("A SoundFont can be played at 8000 to 96000 frames per second, not at " +
                            std::to_string(setup.rate) + "; choose a rate in between.",
                        UserError::Kind::Usage);
    if (!(setup.gain > 0 && setup.gain <= 10))
        throw UserError("The gain of an instrument must be above 0 and at most 10; choose 0.4.",
                        UserError::Kind::Usage);
    quiet();
    complaint[0] = 0;
    m_settings.reset(new_fluid_settings());
    fluid_settings_t* s = m_settings.get();
    if (!s)
        throw std::bad_alloc();
    fluid_settings_setnum(s, "synth.sample-rate", setup.rate);
    fluid_settings_setnum(s, "synth.gain", setup.gain);
    fluid_settings_setint(s, "synth.reverb.active", setup.reverb);
    fluid_settings_setint(s, "synth.chorus.active", setup.chorus);
    fluid_settings_setint(s, "synth.polyphony", setup.polyphony);
    fluid_settings_setint(s, "synth.cpu-cores", 1);
    fluid_settings_setint(s, "synth.threadsafe-api", 0);
    fluid_settings_setint(s, "synth.lock-memory", 0);
    fluid_settings_setint(s, "synth.dynamic-sample-loading", 0);
    m_synth.reset(new_fluid_synth(s));
    if (!m_synth)
        throw UserError("FluidSynth does not start" + reason() + ".", UserError::Kind::System);
    if (fluid_synth_sfload(m_synth.get(), soundFont.c_str(), 1) == FLUID_FAILED)
        throw UserError(display(soundFont) + ": this SoundFont is damaged" + reason() +
                        "; fetch it again or name another .sf2 file.");
}

} // namespace antiphon::fluid

#endif
