#include "core/music/style.h"

namespace antiphon {

namespace {

using Role = StyledPart::Role;

Progression bars(std::vector<int> degrees) {
    Progression p;
    for (const int d : degrees)
        p.push_back({Chord{.degree = d}});
    return p;
}

constexpr Chord seven(int degree) {
    return {.degree = degree, .seventh = true};
}

/// The dominant, with the leading note in minor.
constexpr Chord five{.degree = 4, .dominant = true};
constexpr Chord fiveSeven{.degree = 4, .seventh = true, .dominant = true};

Style pop() {
    Style s{};
    s.id = "harbour-lights";
    s.title = "Harbour Lights";
    s.slowest = 112;
    s.fastest = 118;
    s.beatsPerBar = 4;
    s.tonics = {0, 2, 5, 7, 9};
    s.introduction = 1;
    s.form = {{'I', 0.45}, {'A', 0.55}, {'B', 0.8}, {'R', 0.95}};
    s.a = {bars({0, 4, 5, 3}), bars({5, 3, 0, 4}), bars({0, 5, 3, 4})};
    s.b = {bars({3, 4, 5, 4}), bars({3, 0, 1, 4})};
    s.r = {bars({0, 4, 5, 0}), bars({5, 3, 4, 0})};
    s.r[0][2].push_back({.degree = 3});
    s.cells = {{0, 0.75, 1.5, 2, 3}, {0, 0.5, 1, 1.5, 2.5, 3}, {0.5, 1, 1.5, 2.5, 3}, {0, 1, 1.5, 2, 2.5, 3}};
    s.grooves = {{{36, "x.......x.m....."}, {38, "....x.......x..."}, {42, "m.g.m.g.m.g.m.g."}},
                 {{36, "X..m..x...x....."}, {38, "....X..g.g..X..."}, {42, "x.g.m.g.x.g.m.g."}, {46, "..............m."}},
                 {{36, "X..x..x...x..m.."}, {38, "....X..g.g..X..g"}, {42, "xgmgxgmgxgmgxg.."}, {46, "..............x."}}};
    s.fills = {{{36, "X.....x........."}, {38, "....X...m.mmx.x."}, {42, "x.m.m.m........."}, {45, "............x..x"}},
               {{36, "X..x............"}, {38, "....X...xgm....."}, {48, "..........x.x..."}, {45, ".............x.X"}, {42, "m.m.m..........."}}};
    s.crash = 49;
    s.bass = BassLine::Syncopated;
    s.bassLow = 31;
    s.bassHigh = 50;
    s.parts = {{{"drums", "Drums", Voice::Drums, false, 9, 0, 64, -21.5}, Role::Drums},
               {{"bass", "Bass", Voice::Bass, false, 1, 33, 64, -22}, Role::Bass},
               {{"other_keys", "Electric piano", Voice::Keys, false, 2, 4, 48, -24}, Role::Chords,
                Comping::Block, 52, 74, true},
               {{"other", "FM lead", Voice::Lead, true, 3, 81, 72, -22}, Role::Lead, Comping::None, 62, 88}};
    s.guide = "other_keys";
    s.memory = "bass";
    return s;
}

Style swing() {
    Style s{};
    s.id = "corner-table";
    s.title = "Corner Table";
    s.slowest = 142;
    s.fastest = 154;
    s.beatsPerBar = 4;
    s.swing = 1;
    s.tonics = {0, 3, 5, 8, 10};
    s.form = {{'A', 0.5}, {'R', 0.6}, {'B', 0.85}, {'R', 0.75}};
    s.a = {{{seven(0)}, {seven(5)}, {seven(1)}, {fiveSeven}},
           {{seven(0), seven(5)}, {seven(1), fiveSeven}, {seven(2), seven(5)}, {seven(1), fiveSeven}}};
    s.r = {{{seven(0)}, {seven(5)}, {seven(1), fiveSeven}, {seven(0)}},
           {{seven(0), seven(5)}, {seven(1)}, {fiveSeven}, {seven(0)}}};
    s.b = {{{seven(3)}, {seven(2)}, {seven(1)}, {fiveSeven}},
           {{seven(5)}, {seven(1)}, {seven(3), seven(1)}, {fiveSeven}}};
    s.cells = {{0, 0.5, 1, 2, 2.5, 3}, {0.5, 1, 1.5, 2.5, 3.5}, {0, 1.5, 2, 2.5, 3}, {0, 0.5, 1.5, 2, 3}};
    s.grooves = {{{51, "x...x.m.x...x.m."}, {44, "....m.......m..."}, {36, "g.......g......."}, {38, "......g........."}},
                 {{51, "x...x.m.x...x.m."}, {44, "....x.......x..."}, {36, "g.......g.....g."}, {38, "......m.......g."}},
                 {{51, "x...x.x.x...x.x."}, {44, "....x.......x..."}, {36, "m.....m.g......."}, {38, "..g...m...g...m."}}};
    s.fills = {{{51, "x...x..........."}, {38, "......m.x.m.x.x."}, {36, "g.............x."}, {44, "....m.......m..."}},
               {{51, "x...x.m........."}, {38, "........xgm....."}, {45, "............x.m."}, {44, "....m.......m..."}}};
    s.crash = 0;
    s.bass = BassLine::Walking;
    s.bassLow = 33;
    s.bassHigh = 53;
    s.parts = {{{"drums", "Drums", Voice::Drums, false, 9, 32, 64, -23.5}, Role::Drums},
               {{"bass", "Double bass", Voice::Bass, false, 1, 32, 64, -21.5}, Role::Bass},
               {{"piano", "Piano", Voice::Keys, false, 2, 0, 50, -23}, Role::Chords, Comping::Swing, 53, 74, true},
               {{"wind", "Clarinet", Voice::Reed, false, 3, 71, 74, -21.5}, Role::Lead, Comping::None, 60, 86}};
    s.guide = "wind";
    s.memory = "piano";
    return s;
}

Style waltz() {
    Style s{};
    s.id = "letters-home";
    s.title = "Letters Home";
    s.slowest = 108;
    s.fastest = 116;
    s.beatsPerBar = 3;
    s.minor = true;
    s.tonics = {2, 4, 7, 9, 11};
    s.form = {{'A', 0.4}, {'R', 0.5}, {'B', 0.9}, {'R', 0.6}};
    s.a = {{{Chord{0}}, {Chord{5}}, {Chord{3}}, {five}}, {{Chord{0}}, {Chord{3}}, {Chord{6}}, {five}}};
    s.r = {{{Chord{0}}, {Chord{5}}, {fiveSeven}, {Chord{0}}}, {{Chord{5}}, {Chord{3}}, {fiveSeven}, {Chord{0}}}};
    s.b = {{{Chord{2}}, {Chord{6}}, {Chord{5}}, {five}}, {{Chord{5}}, {Chord{2}}, {Chord{3}}, {fiveSeven}}};
    s.cells = {{0, 1, 1.5, 2}, {0, 1.5, 2}, {0, 0.5, 1, 2}, {0, 1, 2, 2.5}};
    s.grooves = {{{36, "m..........."}, {82, "g.g.m.g.m.g."}},
                 {{36, "m..........."}, {37, "....m...m..."}, {82, "m.g.m.g.m.g."}},
                 {{36, "x.........g."}, {37, "....x...x..."}, {51, "x...m...m.g."}, {82, "m.g.m.g.m.g."}}};
    s.fills = {{{36, "m..........."}, {45, "....m...m.m."}, {82, "m.g.m.g.m.g."}}};
    s.crash = 0;
    s.bass = BassLine::Waltz;
    s.bassLow = 33;
    s.bassHigh = 52;
    s.parts = {{{"drums", "Light percussion", Voice::Drums, false, 9, 0, 64, -27}, Role::Drums},
               {{"bass", "Double bass", Voice::Bass, false, 1, 32, 64, -23}, Role::Bass},
               {{"piano", "Piano", Voice::Keys, false, 2, 0, 54, -22}, Role::Chords, Comping::Arpeggio, 55, 76},
               {{"bowed_strings", "Strings", Voice::Pad, false, 3, 48, 76, -25}, Role::Chords,
                Comping::Sustained, 50, 70, true},
               {{"wind", "Oboe", Voice::Reed, false, 4, 68, 70, -22}, Role::Lead, Comping::None, 64, 86}};
    s.guide = "piano";
    s.memory = "bowed_strings";
    return s;
}

Style electronic() {
    Style s{};
    s.id = "night-engine";
    s.title = "Night Engine";
    s.slowest = 120;
    s.fastest = 126;
    s.beatsPerBar = 4;
    s.minor = true;
    s.tonics = {0, 2, 4, 5, 7};
    s.introduction = 2;
    s.form = {{'I', 0.5}, {'A', 0.7}, {'B', 0.6}, {'R', 1.0}};
    s.a = {bars({0, 5, 2, 6}), bars({0, 3, 5, 6}), bars({0, 6, 5, 4})};
    s.b = {bars({5, 6, 0, 6}), bars({3, 5, 6, 4})};
    s.r = {bars({0, 5, 6, 0}), bars({5, 3, 6, 0})};
    s.a[2][3] = {five};
    s.b[1][3] = {five};
    s.cells = {{0, 0.75, 1.5, 2.25, 3}, {0, 0.5, 0.75, 1.5, 2, 3}, {0, 1.5, 2, 3, 3.5}, {0, 0.75, 1.5, 2, 2.75, 3.5}};
    s.grooves = {{{36, "X...x...x...x..."}, {42, "..m...m...m...m."}},
                 {{36, "X...x...x...x..."}, {38, "....x.......x..."}, {46, "..m...m...m...m."}, {42, "g.......g......."}},
                 {{36, "X...X...X...X..."}, {38, "....X.......X..g"}, {46, "..x...x...x...x."}, {42, "mg.gmg.gmg.gmg.g"}}};
    s.fills = {{{36, "X...x..........."}, {38, "....X...m.m.mmxx"}, {46, "..m...m........."}},
               {{36, "X...x...x..x...."}, {38, "....X.......xmxX"}, {42, "..m...m...m....."}}};
    s.crash = 49;
    s.bass = BassLine::Driving;
    s.bassLow = 28;
    s.bassHigh = 47;
    s.parts = {{{"drums", "Drum machine", Voice::Drums, false, 9, 25, 64, -21}, Role::Drums},
               {{"bass", "Saw bass", Voice::Bass, true, 1, 38, 64, -22.5}, Role::Bass},
               {{"other_keys", "Pad", Voice::Pad, false, 2, 89, 52, -25}, Role::Chords, Comping::Sustained, 50, 72},
               {{"other_plucked", "Sequencer", Voice::Pluck, true, 3, 80, 44, -26}, Role::Chords,
                Comping::Sixteenths, 57, 79, true},
               {{"other", "Square lead", Voice::SquareLead, true, 4, 80, 76, -22.5}, Role::Lead, Comping::None, 60, 86}};
    s.guide = "other_plucked";
    s.memory = "other_keys";
    return s;
}

} // namespace

const std::vector<Style>& styles() {
    static const std::vector<Style> all = {pop(), swing(), waltz(), electronic()};
    return all;
}

} // namespace antiphon
