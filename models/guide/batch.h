#pragma once

#include "core/sound.h"
#include "core/task.h"
#include "models/guide/material.h"
#include "models/guide/options.h"

namespace antiphon::guide {

/// Options of guide.generate-batch.
struct BatchOptions {
    std::int64_t examples = 1;
    double maxDuration = 0; ///< seconds of the guide; 0: all of it
    double smaller = 0;     ///< seconds of the memory; 0: all of it
    bool foreign = true;    ///< also memories that were not played with the guide (Mem2_*)
    RelationOptions relation;
    GenerateOptions generate;
    void visit(OptionVisitor& v);
};

/// The task guide.generate-batch: guide.generate for every guide and memory of "dataset", every one
/// of "model" (none: the memory follows the guide) and so many examples. Guide/memory sets
/// (Guide_*, Mem_*) answer their guides, of which several are mixed; of songs of stems every pair
/// that the relation makes, the target being the memory. A take that is finished is not made again
/// when the run goes on; what cannot be made is told and left out.
///
/// Results: a folder for each take, called after song, memory where there are several, model and
/// example as far as these differ, with "_exo" where the memory is a foreign one; batch.csv with a
/// row for each. Its "accuracy" is the share of segments for which the label asked for is the one
/// that the memory has at this time, where both are whole and were played together.
Outcome runBatch(const Inputs& inputs, const Options& options, JobContext& context);

/// Where the stretch of so many seconds begins that sounds the most: the greatest sum of levels
/// above -60 dBFS, in steps of half a second; 0 where the sound is shorter. Seconds.
double liveliestStretch(const Sound& sound, double seconds);

} // namespace antiphon::guide
