#pragma once

#include "core/files.h"
#include "core/synth/synth.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A synthesizer that is a Pure Data abstraction: a folder with synth.pd, whose inlet takes a list
/// of numbers between 0 and 1 and whose signal outlet sounds.
struct PdSynth {
    fs::path folder;
    std::vector<std::string> parameters; ///< names; how many there are
};

/// Reads what the folder declares: `synth.json` beside the patch ({"parameters": ["Pitch", ...]} or
/// a number), else `parameters` from the caller (0: not given). Throws UserError when there is no
/// synth.pd, it is no patch, has no inlet or no signal outlet, or nobody says how many parameters
/// there are; names externals that the patch asks for where that can be told.
PdSynth openPdSynth(const fs::path& folder, int parameters = 0);

struct PdRender {
    int rate = 44100;
    double seconds = 2;
    double preRoll = 1;   ///< seconds of settling that are thrown away
    double timeOut = 60;  ///< seconds without a finished point before the process is stopped
    std::size_t batch = 100; ///< points a process
    std::function<void()> checkpoint = {}; ///< called every 50 ms or so; may throw
    std::function<void(const std::string&)> said = {}; ///< a line of Pure Data's own messages
};

/// Renders many points in few headless processes (`pd -batch`), in order; `done(index, samples)`
/// comes on the calling thread as each is finished. Throws UserError with Pure Data's own words when
/// it is missing, cannot create an object (named), says nothing in time or stops early; what was
/// finished before was delivered.
void renderPdPoints(const PdSynth& synth, std::span<const std::vector<float>> points,
                    const PdRender& settings,
                    const std::function<void(std::size_t, std::span<const float>)>& done);

} // namespace antiphon
