#include "core/synth/drumkit.h"

#include "core/synth/filter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

namespace {

/// A falling sine and filtered noise, each with its own decay: enough for a simple kit.
struct Stroke {
    double tone = 0;            ///< level of the sine
    double low = 50, high = 50; ///< Hz: falls from high to low
    double glide = 0.03;        ///< seconds of that fall (time constant)
    double toneDecay = 0.1;     ///< time constants in seconds
    double noise = 0;           ///< level of the noise
    double edge = 1000;         ///< Hz: the noise is high-passed here
    double noiseDecay = 0.1;
    double pan = 0;             ///< -1 left ... 1 right
};

Stroke strokeOf(int key) {
    switch (key) {
    case 35:
    case 36: return {.tone = 0.85, .low = 48, .high = 170, .glide = 0.028, .toneDecay = 0.16,
                     .noise = 0.1, .edge = 2500, .noiseDecay = 0.005};
    case 37: return {.tone = 0.25, .low = 900, .high = 1700, .glide = 0.002, .toneDecay = 0.012,
                     .noise = 0.25, .edge = 2000, .noiseDecay = 0.012, .pan = 0.1};
    case 38:
    case 40: return {.tone = 0.35, .low = 185, .high = 330, .glide = 0.012, .toneDecay = 0.07,
                     .noise = 0.4, .edge = 1400, .noiseDecay = 0.085, .pan = 0.05};
    case 42:
    case 44: return {.noise = 0.2, .edge = 7500, .noiseDecay = 0.022, .pan = 0.3};
    case 46: return {.noise = 0.2, .edge = 7000, .noiseDecay = 0.16, .pan = 0.3};
    case 49:
    case 57: return {.noise = 0.3, .edge = 4500, .noiseDecay = 0.6, .pan = -0.3};
    case 51:
    case 59: return {.tone = 0.05, .low = 3100, .high = 3100, .toneDecay = 0.25,
                     .noise = 0.11, .edge = 6500, .noiseDecay = 0.2, .pan = -0.25};
    case 70:
    case 82: return {.noise = 0.16, .edge = 6000, .noiseDecay = 0.028, .pan = -0.35};
    case 41:
    case 43:
    case 45:
    case 47:
    case 48:
    case 50: {
        const double low = 75 + 11.0 * (key - 41);
        return {.tone = 0.6, .low = low, .high = 1.7 * low, .glide = 0.03, .toneDecay = 0.15,
                .noise = 0.06, .edge = 1500, .noiseDecay = 0.02, .pan = (key - 45) * 0.07};
    }
    default: return {.noise = 0.2, .edge = 3000, .noiseDecay = 0.015};
    }
}

} // namespace

void addDrum(Sound& sound, const Note& note, Rng rng) {
    const Stroke stroke = strokeOf(note.pitch);
    const double rate = sound.rate;
    const auto first = std::size_t(std::llround(std::max(note.start, 0.0) * rate));
    const double longest = std::max(stroke.tone > 0 ? stroke.toneDecay : 0, stroke.noiseDecay);
    const auto length = std::size_t(9.2 * longest * rate); // -80 dB
    const double strength = std::pow(note.velocity / 127.0, 1.6);
    const double left = std::cos((stroke.pan + 1) * std::numbers::pi / 4) * std::numbers::sqrt2;
    const double right = std::sin((stroke.pan + 1) * std::numbers::pi / 4) * std::numbers::sqrt2;
    StateVariableFilter filter;
    filter.tune(stroke.edge / rate, 1.1);
    double phase = 0;
    for (std::size_t i = 0; i < length && first + i < sound.frames(); ++i) {
        const double t = double(i) / rate;
        double value = 0;
        if (stroke.tone > 0) {
            const double frequency =
                stroke.low + (stroke.high - stroke.low) * std::exp(-t / stroke.glide);
            value += stroke.tone * std::sin(phase) * std::exp(-t / stroke.toneDecay);
            phase += 2 * std::numbers::pi * frequency / rate;
        }
        const double noise = filter.next(2 * rng.uniform() - 1).high;
        value += stroke.noise * noise * std::exp(-t / stroke.noiseDecay);
        value *= strength * std::min(1.0, t / 0.0007); // no click at the start
        sound.at(first + i, 0) += float(left * value);
        sound.at(first + i, 1) += float(right * value);
    }
}

} // namespace antiphon
