#pragma once

#include "core/json.h"
#include "core/soundfile.h"
#include "core/synth/synth.h"

#include <functional>

namespace antiphon {

/// One sound of a synthesizer, as a map's point or a line on the command line asks for it.
struct SynthRequest {
    std::string synth; ///< a name or the folder of a patch
    std::vector<double> parameters;
    SynthSettings settings = {};
    double seconds = 2;
    double preRoll = -1; ///< seconds; below 0: as the synthesizer says
    int rate = 44100;

    /// preRoll, or that of the synthesizer. Throws as synthInfo() does.
    double skipped() const;
};

/// Throws UserError (Usage): an unknown synthesizer (the nearest name), a wrong number of
/// parameters (with their names), a value outside 0 ... 1 or a length beyond 0 to 600 s.
void check(const SynthRequest& request);

/// The sound, mono. Checks the request. `checkpoint` is called about every second of sound and may
/// throw to stop; `said` hears what Pure Data says. Throws UserError, too, as makeSynth() and
/// renderPdPoints() do. The same request gives the same samples.
Sound renderSynth(const SynthRequest& request, const std::function<void()>& checkpoint = {},
                  const std::function<void(const std::string&)>& said = {});

/// What travels with the sound: everything that it takes to render it again.
Provenance provenanceOf(const SynthRequest& request);

} // namespace antiphon
