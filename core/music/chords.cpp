#include "core/music/chords.h"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace antiphon {

namespace {

using Quality = ChordQuality;
using Weights = std::array<std::int64_t, 12>; ///< ticks by pitch class

constexpr int drumChannel = 9;
/// How many onsets before a window may still sound in it.
constexpr std::size_t earlierOnsets = 10;

struct Template {
    Quality quality;
    std::array<int, 12> weights; ///< from the root up
};

constexpr std::array<Template, 6> templates{{
    {Quality::Major, {10, -2, -1, -2, 10, -5, -2, 10, -2, -1, -2, 0}},
    {Quality::Minor, {10, -2, -1, 10, -2, -5, -2, 10, -1, -2, 0, -2}},
    {Quality::Diminished, {10, -2, -1, 10, -2, -1, 10, -2, -2, 1, -1, -2}},
    {Quality::Augmented, {10, -2, -1, -2, 10, -1, -2, -2, 10, -1, -2, 0}},
    {Quality::Suspended2, {10, -2, 5, -2, -1, -5, -2, 5, -2, -1, -2, 0}},
    {Quality::Suspended4, {10, -2, -1, -2, -5, 5, -2, 5, -2, -1, -2, 0}},
}};

/// What a chord over another note than its root is read as, with that note as its root.
struct Reading {
    Quality quality;
    int above; ///< semitones from the bass to the root
    Quality instead;
};

constexpr std::array<Reading, 6> readings{{
    {Quality::Diminished, 4, Quality::Seventh},
    {Quality::Diminished, 3, Quality::DiminishedSeventh},
    {Quality::Major, 3, Quality::MinorSeventh},
    {Quality::Minor, 4, Quality::MajorSeventh},
    {Quality::Minor, 3, Quality::HalfDiminished},
    {Quality::Suspended2, 5, Quality::Suspended4},
}};
constexpr Reading suspended{Quality::Suspended4, 7, Quality::Suspended2};

struct Guess {
    std::int64_t score = -1; ///< -1: no chord
    int root = -1;
    Quality quality = Quality::None;
    int bass = -1;

    bool sameChord(const Guess& other) const {
        return root == other.root && quality == other.quality && bass == other.bass;
    }
};

/// A note as far as it matters here.
struct Tone {
    std::int64_t start;
    std::int64_t end;
    int pitch;
};

Guess bestTemplate(const Weights& weights, std::int64_t length) {
    Guess best;
    for (int root = 0; root < 12; ++root) {
        if (weights[std::size_t(root)] == 0)
            continue;
        for (const Template& chord : templates) {
            std::int64_t score = 0;
            for (int i = 0; i < 12; ++i)
                score += weights[std::size_t((root + i) % 12)] * chord.weights[std::size_t(i)];
            if (score > best.score)
                best = {score, root, chord.quality, -1};
        }
    }
    return best.score < 10 * length ? Guess() : best;
}

void rereadByBass(Guess& guess) {
    const int above = (guess.root - guess.bass + 12) % 12;
    const auto apply = [&](const Reading& reading) {
        if (guess.quality != reading.quality || above != reading.above)
            return false;
        guess.quality = reading.instead;
        guess.root = guess.bass;
        return true;
    };
    if (!std::ranges::any_of(readings, apply))
        apply(suspended);
}

void addSeventh(Guess& guess, const Weights& weights) {
    const std::int64_t minor = weights[std::size_t((guess.root + 10) % 12)];
    const std::int64_t major = weights[std::size_t((guess.root + 11) % 12)];
    if (guess.quality == Quality::Major && major > minor)
        guess.quality = Quality::MajorSeventh;
    else if (guess.quality == Quality::Major && minor > major)
        guess.quality = Quality::Seventh;
    else if (guess.quality == Quality::Minor && minor > 0)
        guess.quality = Quality::MinorSeventh;
}

/// The chord of [begin, begin + length); all notes that may sound in it.
Guess guessOf(std::span<const Tone> tones, std::int64_t begin, std::int64_t length) {
    Weights weights{};
    std::array<std::int64_t, 128> pitches{};
    for (const Tone& tone : tones) {
        const std::int64_t overlap =
            std::min(tone.end, begin + length) - std::max(tone.start, begin);
        if (overlap <= 0)
            continue;
        weights[std::size_t(tone.pitch % 12)] += overlap;
        pitches[std::size_t(tone.pitch)] += overlap;
    }
    Guess guess = bestTemplate(weights, length);
    if (guess.root < 0)
        return guess;
    const auto bass = std::ranges::find_if(
        pitches, [&](std::int64_t sum) { return sum > 0 && 8 * sum >= length; });
    if (bass != pitches.end()) {
        guess.bass = int(bass - pitches.begin()) % 12;
        rereadByBass(guess);
    }
    addSeventh(guess, weights);
    return guess;
}

/// Chords of equal windows from 0 on.
class Windows {
public:
    Windows(std::span<const Note> notes) {
        for (const Note& note : notes)
            if (note.channel != drumChannel && note.pitch >= 0 && note.pitch < 128)
                m_tones.push_back({note.tick, note.endTick, note.pitch});
        std::ranges::stable_sort(m_tones, {}, &Tone::start);
        for (std::size_t i = 0; i < m_tones.size(); ++i)
            if (i == 0 || m_tones[i].start != m_tones[i - 1].start)
                m_onsets.push_back(i);
    }

    std::int64_t end() const {
        std::int64_t last = 0;
        for (const Tone& tone : m_tones)
            last = std::max(last, tone.end);
        return last;
    }

    std::vector<Guess> guesses(std::int64_t length, std::int64_t count) const {
        std::vector<Guess> result;
        result.reserve(std::size_t(count));
        std::size_t onset = 0; // the first in the window or behind it
        for (std::int64_t i = 0; i < count; ++i) {
            while (onset < m_onsets.size() && m_tones[m_onsets[onset]].start < i * length)
                ++onset;
            const std::size_t earliest = onset - std::min(onset, earlierOnsets);
            const std::size_t from =
                earliest < m_onsets.size() ? m_onsets[earliest] : m_tones.size();
            std::size_t to = onset < m_onsets.size() ? m_onsets[onset] : m_tones.size();
            while (to < m_tones.size() && m_tones[to].start < (i + 1) * length)
                ++to;
            result.push_back(
                guessOf(std::span(m_tones).subspan(from, to - from), i * length, length));
        }
        return result;
    }

private:
    std::vector<Tone> m_tones;         ///< by their starts
    std::vector<std::size_t> m_onsets; ///< the first tone of each tick at which tones start
};

/// Beat by beat the better of one chord for two beats and one for each.
std::vector<Guess> choose(const std::vector<Guess>& beats, const std::vector<Guess>& pairs) {
    std::vector<Guess> chosen;
    chosen.reserve(beats.size());
    for (std::size_t i = 0; i < beats.size(); i += 2) {
        const Guess& pair = pairs[i / 2];
        const bool lone = i + 1 == beats.size();
        // twice the scores of the beats against that of the pair
        const bool split = lone ? 2 * beats[i].score > pair.score
                                : 2 * std::min(beats[i].score, beats[i + 1].score) >= pair.score;
        chosen.push_back(split ? beats[i] : pair);
        if (!lone)
            chosen.push_back(split ? beats[i + 1] : pair);
    }
    for (Guess& guess : chosen)
        if (guess.bass < 0)
            guess = Guess();
    return chosen;
}

constexpr std::array<const char*, 12> noteNames{"C",  "C#", "D",  "D#", "E",  "F",
                                                "F#", "G",  "G#", "A",  "A#", "B"};

struct QualityName {
    const char* lead;
    const char* marker;
};

QualityName nameOf(Quality quality) {
    switch (quality) {
    case Quality::Major:
        return {"", "M"};
    case Quality::Minor:
        return {"m", "m"};
    case Quality::Diminished:
        return {"dim", "o"};
    case Quality::Augmented:
        return {"aug", "+"};
    case Quality::Seventh:
        return {"7", "7"};
    case Quality::MajorSeventh:
        return {"maj7", "M7"};
    case Quality::MinorSeventh:
        return {"m7", "m7"};
    case Quality::DiminishedSeventh:
        return {"dim7", "o7"};
    case Quality::HalfDiminished:
        return {"m7b5", "/o7"};
    case Quality::Suspended2:
        return {"sus2", "sus2"};
    case Quality::Suspended4:
        return {"sus4", "sus4"};
    case Quality::None:
        break;
    }
    return {"N.C.", "N"};
}

std::string noteName(int pitchClass) {
    return pitchClass < 0 ? std::string() : noteNames[std::size_t(pitchClass)];
}

} // namespace

std::string ChordSpan::label() const {
    std::string text = noteName(root) + nameOf(quality).lead;
    if (bass != root)
        text += "/" + noteName(bass);
    return text;
}

std::string ChordSpan::marker() const {
    if (quality == Quality::None)
        return "N_N_N";
    return noteName(root) + "_" + nameOf(quality).marker + "_" + noteName(bass);
}

std::vector<ChordSpan> chordsOf(std::span<const Note> notes, int ticksPerBeat,
                                const TempoMap& tempo, std::int64_t end) {
    if (ticksPerBeat < 1)
        throw std::invalid_argument("chordsOf: ticksPerBeat");
    const Windows windows(notes);
    if (end < 0)
        end = windows.end();
    const std::int64_t length = ticksPerBeat;
    const std::int64_t count = std::min(end / length + (end % length > 0), mostChordBeats);
    const std::vector<Guess> beats =
        choose(windows.guesses(length, count), windows.guesses(2 * length, count / 2 + count % 2));
    std::vector<ChordSpan> spans;
    for (std::size_t first = 0; first < beats.size();) {
        std::size_t next = first + 1;
        while (next < beats.size() && beats[next].sameChord(beats[first]))
            ++next;
        ChordSpan span;
        span.tick = std::int64_t(first) * length;
        span.endTick = std::min(std::int64_t(next) * length, end);
        span.start = tempo.seconds(span.tick);
        span.end = tempo.seconds(span.endTick);
        span.root = beats[first].root;
        span.quality = beats[first].quality;
        span.bass = beats[first].bass;
        spans.push_back(span);
        first = next;
    }
    return spans;
}

std::vector<ChordSpan> chordsOf(const MidiFile& file) {
    const TempoMap tempo(file);
    std::int64_t last = 0;
    for (const MidiTrack& track : file.tracks)
        if (!track.events.empty())
            last = std::max(last, track.events.back().tick + 1);
    const int beat =
        file.isSmpte() ? int(std::max<std::int64_t>(1, tempo.tick(0.5))) : file.ticksPerBeat();
    return chordsOf(notesOf(file, {.overlap = NoteOptions::Overlap::CloseAll}), beat, tempo, last);
}

} // namespace antiphon
