#include "core/synth/patch.h"

#include "core/rng.h"
#include "core/synth/drumkit.h"
#include "core/synth/filter.h"
#include "core/synth/oscillators.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

namespace patches {

const Patch bass = {.level = 0.5, .detune = 4, .cutoff = 180, .sweep = 2.6, .damping = 0.9,
                    .amplitude = {0.004, 1.2, 0.75, 0.09}, .timbre = {0.002, 0.5, 0.25, 0.1}};
const Patch lead = {.wave = Patch::Wave::Fm, .level = 0.34, .detune = 5, .ratio = 1, .index = 1.9,
                    .cutoff = 3500, .sweep = 1, .vibrato = 14,
                    .amplitude = {0.018, 2.5, 0.75, 0.22}, .timbre = {0.03, 1.2, 0.45, 0.2}};
const Patch squareLead = {.wave = Patch::Wave::Pulse, .level = 0.22, .detune = 7, .width = 0.42,
                          .cutoff = 900, .sweep = 2.4, .damping = 0.8, .vibrato = 12,
                          .amplitude = {0.012, 1.5, 0.7, 0.25}, .timbre = {0.01, 0.8, 0.4, 0.2}};
const Patch keys = {.wave = Patch::Wave::Fm, .level = 0.26, .detune = 3, .ratio = 1, .index = 1.6,
                    .cutoff = 5000, .sweep = 0.5,
                    .amplitude = {0.002, 3.5, 0.05, 0.25}, .timbre = {0.001, 0.7, 0.15, 0.2}};
const Patch pad = {.level = 0.12, .detune = 13, .cutoff = 700, .sweep = 1.3, .damping = 1.4,
                   .amplitude = {0.22, 3, 0.8, 0.9}, .timbre = {0.5, 3, 0.6, 0.8}};
const Patch pluck = {.wave = Patch::Wave::Pulse, .level = 0.26, .detune = 5, .width = 0.3,
                     .cutoff = 500, .sweep = 3.5, .damping = 0.9,
                     .amplitude = {0.002, 0.7, 0, 0.25}, .timbre = {0.001, 0.35, 0, 0.2}};
const Patch reed = {.wave = Patch::Wave::Pulse, .level = 0.24, .detune = 2, .width = 0.5,
                    .cutoff = 1100, .sweep = 1.2, .damping = 1.3, .vibrato = 10, .attackNoise = 0.25,
                    .amplitude = {0.035, 2, 0.85, 0.12}, .timbre = {0.05, 1, 0.7, 0.1}};

} // namespace patches

namespace {

constexpr double tau = 2 * std::numbers::pi;

/// One oscillator of a voice with its filter.
struct Side {
    SawOscillator saw;
    PulseOscillator pulse;
    FmOscillator fm;
    StateVariableFilter filter;

    double next(const Patch& patch, double increment, double index) noexcept {
        switch (patch.wave) {
        case Patch::Wave::Saw: return saw.next(increment);
        case Patch::Wave::Pulse: return pulse.next(increment, patch.width);
        case Patch::Wave::Fm: return fm.next(increment, patch.ratio, index);
        }
        return 0;
    }
};

void addVoice(Sound& sound, const Note& note, const Patch& patch, Rng rng) {
    const int rate = sound.rate;
    const auto first = std::size_t(std::llround(std::max(note.start, 0.0) * rate));
    const auto held = std::size_t(std::max(1ll, std::llround((note.end - note.start) * rate)));
    const double strength = note.velocity / 127.0;
    const double frequency = 440 * std::exp2((note.pitch - 69) / 12.0);
    const double spread = std::exp2(patch.detune / 2400);
    // Louder is brighter, as with most instruments.
    const double level = patch.level * strength * std::sqrt(strength);
    const double base = patch.cutoff * std::sqrt(frequency / 261.6) / rate;

    Envelope amplitude(patch.amplitude, rate), timbre(patch.timbre, rate);
    Side sides[2];
    sides[0].saw = SawOscillator(0.25);
    sides[1].saw = SawOscillator(0.75);
    double color = 0, bend = 1;
    for (std::size_t i = 0; first + i < sound.frames() && !amplitude.over(); ++i) {
        if (i == held) {
            amplitude.release();
            timbre.release();
        }
        color = timbre.next();
        if (i % 16 == 0) { // filter and vibrato move slowly
            const double cutoff = base * std::exp2(patch.sweep * color * (0.4 + 0.6 * strength));
            sides[0].filter.tune(cutoff, patch.damping);
            sides[1].filter.tune(cutoff, patch.damping);
            const double time = double(i) / rate;
            const double depth = patch.vibrato * std::clamp((time - 0.25) / 0.4, 0.0, 1.0);
            bend = std::exp2(depth * std::sin(tau * 5.3 * time) / 1200);
        }
        const double gain = level * amplitude.next();
        const double index = patch.index * color * (0.5 + 0.8 * strength);
        const double breath =
            patch.attackNoise > 0 ? patch.attackNoise * (2 * rng.uniform() - 1) *
                                        std::exp(-double(i) / (0.03 * rate)) : 0;
        for (int c = 0; c < 2; ++c) {
            const double increment =
                std::min(frequency * bend * (c == 0 ? spread : 1 / spread) / rate, 0.45);
            const double in = sides[c].next(patch, increment, index) + breath;
            sound.at(first + i, c) += float(gain * sides[c].filter.next(in).low);
        }
    }
}

} // namespace

Sound playNotes(std::span<const Note> notes, const Patch* patch, int rate, double seconds,
                const std::function<void()>& checkpoint) {
    Sound sound{.rate = rate, .channels = 2, .samples = {}};
    const auto frames = std::size_t(std::llround(seconds * rate));
    sound.samples.assign(2 * frames, 0.0f);
    std::uint64_t number = 0;
    for (const Note& note : notes) {
        if (checkpoint)
            checkpoint();
        const Rng rng(++number);
        if (patch)
            addVoice(sound, note, *patch, rng);
        else
            addDrum(sound, note, rng);
    }
    const std::size_t fade = std::min(frames, std::size_t(rate) * 3 / 100);
    for (std::size_t i = 0; i < fade; ++i)
        for (int c = 0; c < 2; ++c)
            sound.at(frames - 1 - i, c) *= float(i) / float(fade);
    return sound;
}

} // namespace antiphon
