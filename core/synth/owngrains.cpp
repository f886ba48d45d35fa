#include "core/synth/owngrains.h"

#include "core/rng.h"
#include "core/synth/cosine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace antiphon {

namespace {

struct Partial {
    double ratio; ///< of the frequency
    double level;
    double decay; ///< a second, relative to the others'
};

struct Tone {
    double start, seconds; ///< the last 20 ms fade
    double hz;
    double level;
    double attack;      ///< seconds
    double decay = 0;   ///< falls to 1/e in 1/decay seconds
    double vibrato = 0; ///< share of the frequency, 5.5 times a second
    double glide = 0;   ///< share of the frequency that is added on the way
};

constexpr std::array<Partial, 7> string{{{1, 1, 1},
                                         {2, 0.6, 1.4},
                                         {3, 0.4, 1.9},
                                         {4, 0.25, 2.5},
                                         {5, 0.16, 3.2},
                                         {6, 0.1, 4},
                                         {7, 0.07, 5}}};
constexpr std::array<Partial, 6> bell{
    {{0.5, 0.4, 0.5}, {1, 1, 1}, {1.2, 0.6, 1.2}, {2, 0.5, 1.6}, {2.76, 0.35, 2.2}, {5.4, 0.2, 4}}};
constexpr std::array<Partial, 8> vowel{{{1, 0.5, 0},
                                        {2, 0.9, 0},
                                        {3, 1, 0},
                                        {4, 0.5, 0},
                                        {5, 0.2, 0},
                                        {8, 0.12, 0},
                                        {11, 0.2, 0},
                                        {12, 0.15, 0}}};
constexpr std::array<Partial, 8> bow{{{1, 1, 0},
                                      {1.003, 0.7, 0},
                                      {2, 0.5, 0},
                                      {2.996, 0.4, 0},
                                      {4, 0.3, 0},
                                      {5.004, 0.2, 0},
                                      {7, 0.12, 0},
                                      {9, 0.08, 0}}};
constexpr std::array<Partial, 3> skin{{{1, 1, 1}, {1.59, 0.5, 2}, {2.14, 0.3, 3}}};

/// Up at once or slowly, and down at the end.
double edge(double t, const Tone& tone) {
    const double up = tone.attack > 0 ? std::min(1.0, t / tone.attack) : 1;
    return up * std::clamp((tone.seconds - t) / 0.02, 0.0, 1.0);
}

void add(std::vector<float>& out, int rate, const Tone& tone, std::span<const Partial> partials) {
    const auto first = std::size_t(tone.start * rate);
    const auto count = std::size_t(tone.seconds * rate);
    for (const Partial& partial : partials) {
        if (tone.hz * partial.ratio * (1 + std::max(0.0, tone.glide)) > 0.45 * rate)
            continue;
        const double fall = 1 - tone.decay * partial.decay / rate;
        double level = tone.level * partial.level, phase = 0.25 * partial.ratio;
        for (std::size_t i = 0; i < count && first + i < out.size(); ++i) {
            const double t = double(i) / rate;
            const double sway = double(cosTurns(float(wrapTurns(5.5 * t))));
            const double hz =
                tone.hz * partial.ratio * (1 + tone.glide * t / tone.seconds + tone.vibrato * sway);
            out[first + i] += float(level * edge(t, tone)) * cosTurns(float(phase));
            phase = wrapTurns(phase + hz / rate);
            level *= fall;
        }
    }
}

/// Noise that is darker the nearer `shade` is to 1.
void addNoise(std::vector<float>& out, int rate, const Tone& tone, double shade, Rng& rng) {
    const auto first = std::size_t(tone.start * rate);
    const double fall = 1 - tone.decay / rate, keep = 1 - (1 - shade) * 44100 / (44100 + rate);
    double level = tone.level, low = 0;
    for (std::size_t i = 0; i < std::size_t(tone.seconds * rate) && first + i < out.size(); ++i) {
        low = keep * low + (1 - keep) * (2 * rng.uniform() - 1);
        out[first + i] += float(level * edge(double(i) / rate, tone) * low);
        level *= fall;
    }
}

} // namespace

std::vector<float> ownGrains(int rate) {
    std::vector<float> out(std::size_t(6) * std::size_t(rate));
    // Chords by pure ratios of an A: no power function decides their bits.
    const double chord[] = {110, 165, 220, 275, 330, 440, 412.5, 330};
    for (int i = 0; i < 8; ++i)
        add(out, rate, {0.02 + 0.17 * i, 1.5 - 0.17 * i, chord[i], 0.11, 0.002, 3}, string);
    const double bells[] = {660, 880, 990};
    for (int i = 0; i < 3; ++i)
        add(out, rate, {1.5 + 0.25 * i, 1.1 - 0.25 * i, bells[i], 0.1, 0.001, 4}, bell);
    add(out, rate, {2.6, 1.2, 220, 0.09, 0.15, 0, 0.012, 0.5}, vowel);
    Rng rng(1);
    for (int i = 0; i < 4; ++i) {
        const double at = 3.8 + 0.25 * i;
        if (i % 2 == 0)
            add(out, rate, {at, 0.24, 60, 0.3, 0.002, 14, 0, -0.3}, skin);
        else
            addNoise(out, rate, {at, 0.2, 0, 0.7, 0.001, 22}, 0.3, rng);
        addNoise(out, rate, {at + 0.125, 0.1, 0, 0.25, 0.001, 50}, 0, rng);
    }
    add(out, rate, {4.8, 1.2, 82.5, 0.12, 0.3}, bow);
    addNoise(out, rate, {4.8, 1.2, 0, 0.03, 0.4}, 0.5, rng);
    return out;
}

} // namespace antiphon
