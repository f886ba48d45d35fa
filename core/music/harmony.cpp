#include "core/music/harmony.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace antiphon {

namespace {

constexpr int majorScale[] = {0, 2, 4, 5, 7, 9, 11};
constexpr int minorScale[] = {0, 2, 3, 5, 7, 8, 10};

int floorDiv(int a, int b) {
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

int wrap(int a, int b) {
    return a - b * floorDiv(a, b);
}

/// How bad a voicing is after another one.
double cost(std::span<const int> voices, std::span<const int> before, double middle) {
    if (before.size() != voices.size()) {
        double mean = 0;
        for (const int v : voices)
            mean += v;
        return std::abs(mean / double(voices.size()) - middle);
    }
    double sum = 0;
    for (std::size_t i = 0; i < voices.size(); ++i) {
        const int motion = std::abs(voices[i] - before[i]);
        sum += motion + (motion > 4 ? 2.0 * (motion - 4) : 0.0);
    }
    const int now = wrap(voices.back() - voices.front(), 12);
    const int then = wrap(before.back() - before.front(), 12);
    const bool moved = voices.back() != before.back();
    if (moved && now == then && (now == 0 || now == 7))
        sum += 6;
    for (const int v : voices) // a gentle pull home keeps long pieces from wandering off
        sum += 0.05 * std::abs(v - middle);
    return sum;
}

} // namespace

std::string name(const Key& key) {
    static const char* names[] = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
    return std::string(names[wrap(key.tonic, 12)]) + (key.minor ? " minor" : " major");
}

int pitchOf(const Key& key, int step, const Chord& over) {
    const int octave = floorDiv(step, 7), within = wrap(step, 7);
    const int raised = key.minor && over.dominant && within == 6 ? 1 : 0;
    return 60 + wrap(key.tonic, 12) + 12 * octave + (key.minor ? minorScale : majorScale)[within] +
           raised;
}

bool inChord(const Chord& chord, int step) {
    const int above = wrap(step - chord.degree, 7);
    return above == 0 || above == 2 || above == 4 || (chord.seventh && above == 6);
}

int nearestChordStep(const Chord& chord, int step) {
    for (int distance = 0;; ++distance)
        for (const int candidate : {step - distance, step + distance})
            if (inChord(chord, candidate))
                return candidate;
}

std::vector<int> voiceChord(const Key& key, const Chord& chord, int count, int low, int high,
                            std::span<const int> before) {
    // Chord notes as pitch classes in order of importance.
    std::vector<int> wanted = {2, 0, 4};
    if (chord.seventh)
        wanted = {2, 6, 0, 4};
    for (int& w : wanted)
        w = wrap(pitchOf(key, chord.degree + w, chord), 12);
    wanted.resize(std::min(wanted.size(), std::size_t(count)));

    std::vector<int> pitches; // everything that may sound
    for (int p = low; p <= high; ++p)
        if (std::ranges::find(wanted, wrap(p, 12)) != wanted.end())
            pitches.push_back(p);

    std::vector<int> best, voices;
    double least = std::numeric_limits<double>::infinity();
    const double middle = 0.5 * (low + high);
    const auto search = [&](auto&& self, std::size_t from) -> void {
        if (int(voices.size()) == count) {
            for (const int w : wanted)
                if (std::ranges::none_of(voices, [&](int v) { return wrap(v, 12) == w; }))
                    return;
            const double c = cost(voices, before, middle);
            if (c < least) {
                least = c;
                best = voices;
            }
            return;
        }
        for (std::size_t i = from; i < pitches.size(); ++i) {
            if (!voices.empty() && pitches[i] - voices.back() > 12)
                return;
            voices.push_back(pitches[i]);
            self(self, i + 1);
            voices.pop_back();
        }
    };
    search(search, 0);
    return best;
}

} // namespace antiphon
