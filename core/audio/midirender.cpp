#include "core/audio/instrument.h"

#include "core/error.h"
#include "core/music/tempomap.h"

#ifdef ANTIPHON_FLUIDSYNTH
#include "core/audio/fluid.h"
#endif

#include <algorithm>
#include <cmath>

namespace antiphon {

#ifdef ANTIPHON_FLUIDSYNTH

namespace {

using fluid::blockFrames;

struct Timed {
    double seconds = 0;
    const MidiEvent* event = nullptr;
    std::size_t track = 0;
};

std::vector<Timed> inOrder(const MidiFile& file) {
    std::vector<Timed> events;
    const TempoMap all(file);
    for (std::size_t t = 0; t < file.tracks.size(); ++t) {
        const TempoMap own = file.format == 2 ? TempoMap(file, t) : all;
        for (const MidiEvent& event : file.tracks[t].events)
            if (event.kind() != MidiKind::Meta)
                events.push_back({own.seconds(event.tick), &event, t});
    }
    std::ranges::stable_sort(events, {}, &Timed::seconds);
    return events;
}

/// Hands events to the synthesiser; puts split system-exclusive messages together, track by track.
class Player {
public:
    Player(fluid_synth_t* synth, std::size_t tracks) : m_synth(synth), m_unfinished(tracks) {}

    void play(const Timed& timed) {
        const MidiEvent& e = *timed.event;
        switch (e.kind()) {
        case MidiKind::NoteOff:
            fluid_synth_noteoff(m_synth, e.channel(), e.first);
            break;
        case MidiKind::NoteOn:
            fluid_synth_noteon(m_synth, e.channel(), e.first, e.second);
            break;
        case MidiKind::KeyPressure:
            fluid_synth_key_pressure(m_synth, e.channel(), e.first, e.second);
            break;
        case MidiKind::Control:
            fluid_synth_cc(m_synth, e.channel(), e.first, e.second);
            break;
        case MidiKind::Program:
            fluid_synth_program_change(m_synth, e.channel(), e.first);
            break;
        case MidiKind::ChannelPressure:
            fluid_synth_channel_pressure(m_synth, e.channel(), e.first);
            break;
        case MidiKind::PitchBend:
            fluid_synth_pitch_bend(m_synth, e.channel(), e.first | e.second << 7);
            break;
        case MidiKind::SysEx:
            m_unfinished[timed.track] = e.bytes;
            finishSysEx(m_unfinished[timed.track]);
            break;
        case MidiKind::SysExFollowing:
            if (!m_unfinished[timed.track].empty()) {
                m_unfinished[timed.track] += e.bytes;
                finishSysEx(m_unfinished[timed.track]);
            }
            break;
        case MidiKind::Meta:
            break;
        }
    }

    void release() {
        for (int channel = 0; channel < 16; ++channel) {
            fluid_synth_cc(m_synth, channel, 64, 0);
            fluid_synth_cc(m_synth, channel, 66, 0);
        }
        fluid_synth_all_notes_off(m_synth, -1);
    }

private:
    void finishSysEx(std::string& message) {
        if (message.empty() || std::uint8_t(message.back()) != 0xF7)
            return;
        fluid_synth_sysex(m_synth, message.data(), int(message.size()) - 1, nullptr, nullptr,
                          nullptr, 0);
        message.clear();
    }

    fluid_synth_t* m_synth;
    std::vector<std::string> m_unfinished;
};

} // namespace

Rendering renderMidi(const MidiFile& file, const RenderOptions& options,
                     const std::function<void()>& checkpoint) {
    const double seconds = secondsOf(file);
    if (!(seconds <= options.longest))
        throw UserError("The piece lasts " + std::to_string(std::llround(seconds)) +
                        " seconds, more than the " + std::to_string(std::llround(options.longest)) +
                        " that are rendered at once; cut it or mend its tempo.");
    Rendering result;
    result.soundFont = findSoundFont(options.soundFont);
    const fluid::Synth synth({.rate = options.rate,
                              .gain = options.gain,
                              .reverb = options.reverb,
                              .chorus = options.chorus},
                             result.soundFont);
    Player player(synth, file.tracks.size());
    std::vector<float>& samples = result.sound.samples;
    result.sound.rate = options.rate;
    result.sound.channels = 2;

    // Whole blocks only: then an event is heard from exactly the block that it was given to.
    const auto blockAt = [&](double time) {
        return std::size_t(std::llround(time * options.rate / blockFrames));
    };
    const std::size_t stride = std::max<std::size_t>(1, blockAt(0.05));
    std::size_t done = 0; // blocks
    const auto renderTo = [&](std::size_t block) {
        while (done < block) {
            if (checkpoint)
                checkpoint();
            const std::size_t count = std::min(block - done, stride);
            samples.resize(2 * blockFrames * (done + count));
            float* out = samples.data() + 2 * blockFrames * done;
            fluid_synth_write_float(synth, int(count) * blockFrames, out, 0, 2, out, 1, 2);
            done += count;
        }
    };
    for (const Timed& timed : inOrder(file)) {
        renderTo(blockAt(timed.seconds));
        player.play(timed);
    }
    renderTo(blockAt(seconds));
    player.release();

    const float quiet = float(std::pow(10.0, options.silence / 20));
    const std::size_t last = done + blockAt(std::max(options.tail, 0.0));
    while (done < last) {
        const std::size_t from = samples.size();
        renderTo(std::min(done + stride, last));
        if (peakOf(std::span(samples).subspan(from)) < quiet &&
            fluid_synth_get_active_voice_count(synth) == 0)
            break;
    }
    const std::size_t fade = std::min(result.sound.frames(), std::size_t(options.rate) / 50);
    for (std::size_t i = 0; i < fade; ++i)
        for (int c = 0; c < 2; ++c)
            result.sound.at(result.sound.frames() - 1 - i, c) *= float(i) / float(fade);

    result.peak = peakOf(samples);
    if (options.normalise && result.peak > 0) {
        const float gain = float(std::pow(10.0, -1.0 / 20)) / result.peak;
        for (float& s : samples)
            s *= gain;
        result.peak *= gain;
    }
    return result;
}

#else

Rendering renderMidi(const MidiFile&, const RenderOptions&, const std::function<void()>&) {
    throw UserError("This build has no FluidSynth, so it renders no MIDI through a SoundFont; "
                    "install libfluidsynth-dev and build again.",
                    UserError::Kind::System);
}

#endif

} // namespace antiphon
