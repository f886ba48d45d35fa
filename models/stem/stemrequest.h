#pragma once

#include "core/task.h"
#include "models/stem/options.h"
#include "models/stem/stemwriter.h"

namespace antiphon::stem {

/// What stem.generate is asked for, from its inputs and options: contexts summed from where on they
/// are to be played along to, else clicks at given beats or at a tempo; beats that are given, else
/// heard in the context; the beginning as codes. In loop mode context and beats go on for one bar
/// with the first one, so that the stem's end leads to its beginning. Tags and style are left to
/// the caller. Throws UserError naming what does not fit.
struct AskedStems {
    StemRequest request;
    BeatGrid beats;           ///< of what is kept
    std::int64_t samples = 0; ///< that are kept of each stem; in loop mode fewer than are written
    std::vector<fs::path> contexts; ///< none: clicks, or nothing
    double seconds = 0;             ///< samples at the codec's rate
};
AskedStems askedStems(const Inputs& inputs, const StemGenerateOptions& options,
                      const StemWriter& writer, const std::string& codecHash, JobContext& context);

/// Closes a loop: what was written beyond `samples` is blended into the beginning, with equal
/// power, and left out.
void closeLoop(Sound& stem, std::int64_t samples);

} // namespace antiphon::stem
