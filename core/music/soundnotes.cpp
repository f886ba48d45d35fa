#include "core/music/soundnotes.h"

#include "core/dsp/descriptors.h"
#include "core/dsp/onsets.h"
#include "core/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace antiphon {

namespace {

std::vector<float> finite(std::span<const float> mono) {
    std::vector<float> samples(mono.begin(), mono.end());
    for (float& sample : samples)
        sample = std::isfinite(sample) ? sample : 0;
    return samples;
}

/// Butterworth's second order, low or high pass (bilinear transform).
void filter(std::vector<float>& samples, int rate, double hertz, bool high) {
    const double k = std::tan(std::numbers::pi * hertz / rate);
    const double norm = 1 / (1 + std::numbers::sqrt2 * k + k * k);
    const double b0 = (high ? 1 : k * k) * norm, b1 = high ? -2 * b0 : 2 * b0;
    const double a1 = 2 * (k * k - 1) * norm, a2 = (1 - std::numbers::sqrt2 * k + k * k) * norm;
    double s1 = 0, s2 = 0;
    for (float& sample : samples) {
        const double in = sample, out = b0 * in + s1;
        s1 = b1 * in - a1 * out + s2;
        s2 = b0 * in - a2 * out;
        sample = float(out);
    }
}

double energy(std::span<const float> samples, int rate, double from, double seconds) {
    const auto begin = std::size_t(std::max(0.0, from * rate));
    const std::size_t end = std::min(samples.size(), begin + std::size_t(seconds * rate));
    double sum = 0;
    for (std::size_t i = std::min(begin, end); i < end; ++i)
        sum += double(samples[i]) * samples[i];
    return sum;
}

int velocityOf(double energyShare) {
    // 40 dB of range.
    const double decibels = 10 * std::log10(std::max(energyShare, 1e-9));
    return int(std::clamp(std::lround(127 + decibels * 2.5), 20L, 127L));
}

struct Band {
    int key;
    double low, high;  ///< Hz; 0: open
    double ownShare;   ///< least energy over that of the band's loudest attack
    double soundShare; ///< least energy over that of the whole sound at that moment
};
constexpr Band drumBands[] = {
    {36, 0, 150, 0.03, 0.35}, {38, 180, 2000, 0.05, 0.25}, {42, 5000, 0, 0.01, 0.05}};

constexpr int bassRate = 16000, bassHop = 160;
constexpr double lowestBass = 28, highestBass = 400; ///< Hz
constexpr float leastConfidence = 0.7f;
constexpr double attackReach = 0.07; ///< s, of a note's beginning before its pitch is known
constexpr double leastNote = 0.06, leastLevel = 1e-3; ///< s; of the loudest frame's energy

struct Frame {
    int pitch = -1; ///< -1: none
    double energy = 0;
};

/// Pitches every 10 ms, of windows centred there.
std::vector<Frame> pitchesOf(std::span<const float> mono) {
    DescriptorSettings settings;
    settings.rate = bassRate;
    settings.window = 2048;
    settings.hop = bassHop;
    settings.mode = DescriptorSettings::Mode::Clean;
    settings.pitch = true;
    Descriptors descriptors(settings);
    descriptors.analyse(mono);
    const Matrix& rows = descriptors.spectral();
    constexpr std::size_t hertz = descriptorColumnsWithoutPitch - loudnessColumns;
    std::vector<Frame> frames(rows.rows);
    double loudest = 0;
    for (std::size_t t = 0; t < rows.rows; ++t) {
        frames[t].energy = energy(mono, bassRate, double(t) * bassHop / bassRate - 0.02, 0.04);
        loudest = std::max(loudest, frames[t].energy);
    }
    for (std::size_t t = 0; t < rows.rows; ++t) {
        const double pitch = rows.row(t)[hertz];
        if (pitch >= lowestBass && pitch <= highestBass &&
            rows.row(t)[hertz + 1] >= leastConfidence && frames[t].energy > leastLevel * loudest)
            frames[t].pitch = int(std::lround(69 + 12 * std::log2(pitch / 440)));
    }
    // A median of five removes single slips.
    std::vector<Frame> smooth = frames;
    for (std::size_t t = 2; t + 2 < frames.size(); ++t) {
        std::array<int, 5> near;
        for (std::size_t i = 0; i < near.size(); ++i)
            near[i] = frames[t + i - 2].pitch;
        std::ranges::sort(near);
        smooth[t].pitch = near[2];
    }
    return smooth;
}

} // namespace

std::vector<Note> drumNotes(std::span<const float> mono, int rate) {
    constexpr double stroke = 0.03;
    std::vector<Note> notes;
    if (rate < 4000)
        return notes;
    const std::vector<float> samples = finite(mono);
    for (const Band& band : drumBands) {
        if (band.low > 0.4 * rate)
            continue;
        std::vector<float> part = samples;
        for (int twice = 0; twice < 2; ++twice) { // 24 dB an octave
            if (band.low > 0)
                filter(part, rate, band.low, true);
            if (band.high > 0 && band.high < 0.45 * rate)
                filter(part, rate, band.high, false);
        }
        const std::vector<Onset> onsets = detectOnsets(part, rate);
        double loudest = 0;
        for (const Onset& onset : onsets)
            loudest = std::max(loudest, energy(part, rate, onset.time, stroke));
        for (const Onset& onset : onsets) {
            const double own = energy(part, rate, onset.time, stroke);
            if (!(own > 0) || own < band.ownShare * loudest ||
                own < band.soundShare * energy(samples, rate, onset.time, stroke))
                continue;
            notes.push_back({.start = onset.time,
                             .end = onset.time + 0.1,
                             .pitch = band.key,
                             .velocity = velocityOf(own / loudest),
                             .channel = 9});
        }
    }
    std::ranges::stable_sort(notes, {}, &Note::start);
    return notes;
}

std::vector<Note> bassNotes(std::span<const float> mono, int rate) {
    if (rate < 100 || mono.empty())
        return {};
    const std::vector<float> samples = resample({rate, 1, finite(mono)}, bassRate).samples;
    const std::vector<Frame> frames = pitchesOf(samples);
    const std::vector<Onset> onsets = detectOnsets(samples, bassRate);
    std::vector<bool> attack(frames.size() + 1);
    for (const Onset& onset : onsets)
        attack[std::min(frames.size(), std::size_t(std::lround(onset.time * bassRate / bassHop)))] =
            true;
    double loudest = 0;
    for (const Frame& frame : frames)
        loudest = std::max(loudest, frame.energy);
    std::vector<Note> notes;
    for (std::size_t from = 0; from < frames.size();) {
        std::size_t to = from + 1;
        double most = frames[from].energy;
        while (to < frames.size() && frames[to].pitch == frames[from].pitch && !attack[to])
            most = std::max(most, frames[to++].energy);
        double start = double(from) * bassHop / bassRate;
        const double end = double(to) * bassHop / bassRate;
        // A pitch is known only when its window is full of it.
        for (const Onset& onset : onsets)
            if (onset.time <= start && onset.time > start - attackReach &&
                (notes.empty() || onset.time >= notes.back().end))
                start = onset.time;
        if (frames[from].pitch >= 0 && end - start >= leastNote)
            notes.push_back({.start = start,
                             .end = end,
                             .pitch = frames[from].pitch,
                             .velocity = velocityOf(most / loudest)});
        from = to;
    }
    return notes;
}

MidiFile midiOfNotes(std::span<const Note> notes, const std::string& name, int program, double bpm,
                     const Provenance& provenance) {
    Score score;
    const double tempo = bpm > 0 ? std::clamp(bpm, 20.0, 400.0) : 120;
    score.tempos = {{.tick = 0, .microseconds = std::uint32_t(std::lround(6e7 / tempo))}};
    const int channel = notes.empty() ? 0 : notes.front().channel;
    score.title = name;
    score.parts = {{.name = name, .program = program, .channel = channel}};
    score.provenance = provenance;
    return fromNotes(notes, score);
}

} // namespace antiphon
