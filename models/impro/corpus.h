#pragma once

#include "core/maps/corpusbatch.h"
#include "core/task.h"
#include "models/impro/analysisfields.h"

namespace antiphon::impro {

/// Options of impro.corpus.
struct CorpusOptions {
    std::int64_t window = 256;
    std::int64_t hop = 0;
    std::int64_t loudnessWindow = 1024;
    std::int64_t rate = 0;
    std::string mode = "parity";
    bool pitch = false;
    bool trim = false;

    void visit(OptionVisitor& v) {
        visitFraming(v, window, hop, loudnessWindow);
        v.integer(rate, {.key = "rate",
                         .label = "Sample rate",
                         .help = "Rate to which recordings are brought before the analysis; 0: as "
                                 "they are.",
                         .unit = "Hz",
                         .min = 0,
                         .max = 192000});
        visitMode(v, mode);
        v.flag(
            pitch,
            {.key = "pitch", .label = "Pitch", .help = "Also find the pitch and how sure it is."});
        v.flag(trim, {.key = "trim",
                      .label = "Leave out silence",
                      .help = "Leave out what is silent at the beginning and the end."});
    }
};

/// What the options mean to the analysis. Throws UserError as DescriptorSettings does.
CorpusBatch batchOf(const CorpusOptions& options);

/// The task impro.corpus: a file of descriptors for each recording, as the published system has
/// them. One that cannot be read is logged and the others go on; a resumed run keeps what is done.
Outcome runCorpus(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::impro
