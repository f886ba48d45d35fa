#pragma once

#include "core/music/composer.h"
#include "core/music/harmony.h"

#include <string>
#include <vector>

// Internal to the composer: what sets one kind of piece apart from another, as data.
namespace antiphon {

/// Bars of chords; one or two chords a bar.
using Progression = std::vector<std::vector<Chord>>;

/// Strokes on a grid of sixteenths over one bar: '.' none, 'g' ghost, 'm' medium, 'x' loud, 'X' accent.
struct DrumLine {
    int key;
    const char* strokes;
};
using Groove = std::vector<DrumLine>;

/// Where a chord is struck in a bar and for how long, in beats.
struct Strum {
    double beat, length;
};

enum class BassLine { Syncopated, Walking, Waltz, Driving };
enum class Comping { Block, Swing, Arpeggio, Sustained, Sixteenths, None };

struct StyledPart {
    ComposedPart part;
    enum class Role { Drums, Bass, Chords, Lead } role;
    Comping comping = Comping::None;
    int low = 52, high = 74; ///< range of chords and lead
    bool answers = false;    ///< fills the pauses of the lead
};

struct Section {
    char material;    ///< 'I' introduction, 'A' question, 'R' its answer, 'B' contrast
    double intensity; ///< 0 ... 1
};

struct Style {
    const char* id;
    const char* title;
    int slowest, fastest; ///< bpm
    int beatsPerBar;
    double swing;         ///< 0 straight, 1 triplets
    bool minor;
    std::vector<int> tonics;
    std::vector<Section> form; ///< four bars each, the introduction one or two
    int introduction;          ///< bars
    std::vector<Progression> a, r, b;
    std::vector<std::vector<double>> cells; ///< rhythms for the motif
    std::vector<Groove> grooves;            ///< calm first
    std::vector<Groove> fills;              ///< the last bar of a section
    int crash;                              ///< key that opens a section, 0: none
    BassLine bass;
    int bassLow, bassHigh;
    std::vector<StyledPart> parts;
    const char* guide;
    const char* memory;
};

const std::vector<Style>& styles();

} // namespace antiphon
