#pragma once

#include "core/files.h"
#include "core/synth/synth.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A synthesizer that is a Pure Data abstraction: a folder with synth.pd, whose inlet takes a list
/// of numbers between 0 and 1 and whose signal outlet sounds. Of several the leftmost of that kind
/// count. Further abstractions and sounds lie in the same folder.
struct PdSynth {
    fs::path folder;
    std::vector<std::string> parameters; ///< names; how many there are
    int inlet = 0;                       ///< number of the inlet that takes the list
    int outlet = 0;                      ///< number of the outlet that is heard

    fs::path patch() const { return folder / "synth.pd"; }
};

/// Reads what the folder declares (the patch itself may be named, too): `synth.json` beside the
/// patch ({"parameters": ["Pitch", ...]}, {"parameters": 2} or the bare number), else `parameters`
/// from the caller (0: not given). At most 64. Throws UserError when there is no synth.pd, it is no
/// patch, has no inlet or no signal outlet, or nobody says how many parameters there are, or both
/// do and differ. Runs nothing: what Pure Data misses shows when it renders.
PdSynth openPdSynth(const fs::path& folder, int parameters = 0);

struct PdRender {
    int rate = 44100;
    double seconds = 2;
    double preRoll = 1;      ///< seconds of settling that are thrown away
    double timeOut = 60;     ///< seconds without a finished point before the process is stopped
    std::size_t batch = 100; ///< points a process, fewer when they are long
    std::function<void()> checkpoint = {}; ///< called every 50 ms or so; may throw
    /// A line of Pure Data's own messages, each once a process, and remarks on the sound.
    std::function<void(const std::string&)> said = {};
    std::string program = "pd"; ///< looked for on PATH unless it holds a slash
};

/// Renders many points in few headless processes (`pd -batch`), in order; `done(index, samples)`
/// comes on the calling thread as each is finished. Each point is a new voice: the patch is loaded
/// afresh, its loadbangs are sent, sound is switched on, the values arrive as one list, all before
/// the first sample, so that a point sounds the same wherever it stands among others. Samples that
/// are no finite numbers become 0. Values are clipped to 0 ... 1.
///
/// Throws UserError with Pure Data's own words when it is not installed, cannot create an object or
/// find a file (named), finishes no point in time or stops early, when values are not finite or not
/// as many as there are parameters, or when sounds are longer than 2^24 samples; what was finished
/// before was delivered. However it returns, the processes and the temporary folder are gone.
/// Several threads may render at once.
void renderPdPoints(const PdSynth& synth, std::span<const std::vector<float>> points,
                    const PdRender& settings,
                    const std::function<void(std::size_t, std::span<const float>)>& done);

} // namespace antiphon
