#pragma once

#include "core/audio/soundfont.h"
#include "core/music/midifile.h"
#include "core/sound.h"

#include <functional>
#include <memory>

// MIDI made audible through a SoundFont by FluidSynth. A build without FluidSynth has the same
// functions; they throw a UserError (System) that says so.
namespace antiphon {

bool haveFluidSynth() noexcept;

struct RenderOptions {
    int rate = 44100;        ///< 8000 ... 96000
    fs::path soundFont = {}; ///< empty: see findSoundFont()
    double gain = 0.4;       ///< FluidSynth's linear gain, above 0 to 10; one loud note stays below 1
    bool reverb = true;
    bool chorus = false;
    double tail = 8;         ///< seconds that the sound may ring on after the end of the file
    double silence = -80;    ///< dB re full scale below which ringing is over
    double longest = 7200;   ///< seconds; longer files are refused
    bool normalise = false;  ///< scale the result to a peak of -1 dB re full scale
};

struct Rendering {
    Sound sound;        ///< stereo
    float peak = 0;     ///< largest magnitude, may exceed 1: nothing is clipped here
    fs::path soundFont; ///< the file that was used
};

/// Renders a whole file on the calling thread, faster than it sounds. Events take effect at the
/// nearest boundary of FluidSynth's inner blocks of 64 frames, so no event is off by more than 32
/// frames (0.73 ms at 44.1 kHz) and the error does not add up. The sound goes on after the end of
/// the file until it is silent, at most `tail` seconds, and then fades out within 20 ms. The same
/// file and options give the same bytes. `checkpoint` is called about every 50 ms of sound and may
/// throw to stop. Throws UserError: see findSoundFont(); options out of range; too long a file.
Rendering renderMidi(const MidiFile& file, const RenderOptions& options = {},
                     const std::function<void()>& checkpoint = {});

/// A playable instrument for the engine. After construction all members must be called by one
/// thread at a time, in practice by the audio callback, which receives notes through a queue:
/// FluidSynth's own mutex is therefore switched off, voices and samples are allocated beforehand,
/// and nothing here locks or does file work. (FluidSynth may write a log line when it runs out of
/// voices; its log is a function of ours that only copies text.)
class Instrument {
public:
    /// Loads the SoundFont: some 50 ms of file work. Throws UserError.
    explicit Instrument(int rate, const fs::path& soundFont = {}, double gain = 0.4,
                        int polyphony = 128);
    ~Instrument();
    Instrument(Instrument&&) noexcept;
    Instrument& operator=(Instrument&&) noexcept;

    // Values out of range are ignored. Channels 0 ... 15, everything else 0 ... 127.
    void noteOn(int channel, int pitch, int velocity) noexcept;
    void noteOff(int channel, int pitch) noexcept;
    void program(int channel, int program) noexcept;
    void control(int channel, int controller, int value) noexcept;
    void pitchBend(int channel, int value) noexcept; ///< 0 ... 16383, 8192 is none
    void allNotesOff() noexcept; ///< notes are released and ring out
    void panic() noexcept;       ///< silence now
    int activeVoices() noexcept;

    /// Writes `frames` frames of sound. Notes take effect within 64 frames.
    void process(float* left, float* right, std::size_t frames) noexcept;

private:
    struct Synth;
    std::unique_ptr<Synth> m_synth;
};

} // namespace antiphon
