#include "core/synth/pdscore.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

using namespace std::string_literals;

namespace {
constexpr int blockSize = 64;
}

// The voice is made anew inside the subpatch for each point.
std::string pdDriver(const PdLength& length) {
    return "#N canvas 0 50 450 300 12;\n"
           "#N canvas 0 0 200 200 antiphon-voice 0;\n"
           "#X restore 300 10 pd antiphon-voice;\n"
           "#X obj 300 40 table antiphon-take " +
           pdText(length.total()) +
           ";\n"
           "#X obj 10 10 loadbang;\n"
           "#X obj 10 40 t b b;\n"
           "#X obj 10 70 del 1;\n"
           "#X msg 80 70 read points.txt;\n"
           "#X obj 10 110 qlist;\n"
           "#X obj 150 10 r antiphon-write;\n"
           "#X obj 150 40 soundfiler;\n"
           "#X obj 150 110 r antiphon-say;\n"
           "#X obj 150 140 print antiphon;\n"
           "#X obj 300 70 table antiphon-check " +
           pdText(length.total()) +
           ";\n"
           "#X obj 300 110 r antiphon-judge;\n"
           "#X obj 300 140 array min antiphon-check;\n"
           "#X obj 300 170 sel 0;\n"
           "#X msg 300 200 broken;\n"
           "#X connect 2 0 3 0;\n#X connect 3 0 4 0;\n#X connect 3 1 5 0;\n"
           "#X connect 4 0 6 0;\n#X connect 5 0 6 0;\n"
           "#X connect 7 0 8 0;\n#X connect 9 0 10 0;\n"
           "#X connect 12 0 13 0;\n#X connect 13 0 14 0;\n#X connect 14 0 15 0;\n"
           "#X connect 15 0 10 0;\n";
}

// All messages up to `record` happen between two blocks of sound; recording begins at once, and
// what belongs to the settling is left out when writing, so that lengths are exact. tabwrite~
// stores 0 for what is no finite number or beyond 2^64: in |sound| + 1, which is recorded beside,
// that shows.
std::string pdScore(const PdSynth& synth, const std::vector<float>& point, std::size_t number,
                    const PdLength& length, int rate) {
    std::string lines = "pd dsp 0;\n";
    const std::string inlet = pdText(synth.inlet), outlet = pdText(synth.outlet);
    for (const std::string& message :
         {"clear"s, "obj 10 10 r antiphon-parameters"s, "obj 10 40 voice/synth"s,
          "obj 10 70 tabwrite~ antiphon-take"s, "obj 99 10 r antiphon-record"s, "obj 99 40 abs~"s,
          "obj 99 70 +~ 1"s, "obj 99 90 tabwrite~ antiphon-check"s, "connect 0 0 1 " + inlet,
          "connect 1 " + outlet + " 2 0", "connect 1 " + outlet + " 4 0", "connect 3 0 2 0"s,
          "connect 4 0 5 0"s, "connect 5 0 6 0"s, "connect 3 0 6 0"s, "loadbang"s})
        lines += "pd-antiphon-voice " + message + ";\n";
    lines += "antiphon-say loaded;\n"
             "antiphon-take const 0;\n"
             "antiphon-check const 1;\n"
             "pd dsp 1;\n"
             "antiphon-parameters list";
    for (const float value : point)
        lines += " " + pdText(std::clamp(value, 0.0f, 1.0f));
    lines += ";\nantiphon-record bang;\n";
    const std::int64_t blocks = (length.total() + blockSize - 1) / blockSize + 1;
    const double wait = double(blocks * blockSize) / rate * 1000;
    return lines + pdText(std::ceil(wait * 1000) / 1000) +
           " antiphon-write write -next -big -bytes 4 -skip " + pdText(length.skip) + " -nframes " +
           pdText(length.frames) + " " + pdText(number) +
           ".au antiphon-take;\nantiphon-judge bang;\nantiphon-say done " + pdText(number) + ";\n";
}

} // namespace antiphon
