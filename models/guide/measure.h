#pragma once

#include "core/task.h"

namespace antiphon::guide {

/// Options of guide.measure.
struct MeasureOptions {
    double segment = 0.5;
    std::string frontend = "blend";
    std::string takes = "mix"; ///< or response
    double seconds = 60;
    void visit(OptionVisitor& v);
};

/// The task guide.measure (spec section 8): how much what was "made" resembles what is "true",
/// beside what is "misaligned", as guide.eval-folders writes the two. Each is files, folders of
/// files, or takes (folders with info.json and response.wav), alone or in folders; what is not
/// given is not measured. All sounds are brought to full level. A sound is compared with the true
/// one of its name (a take's is its folder's), or of the name of a folder around it, or of the
/// beginning of its name up to a "-" or "_".
///
/// | figure              | is                                                                     |
/// |---------------------|------------------------------------------------------------------------|
/// | frechet             | distance of all made sounds' segments to those of the true ones        |
/// | adherence           | 1: like true mixes, 0: like misaligned ones (1/2 + ... / 2, published) |
/// | adherence_reference | the same as the reference computes it                                  |
/// | similarity          | mean log-likelihood of a made sound under its true one, see            |
/// |                     | musicSimilarity()                                                      |
/// | pwcca               | canonical correlation of segments that sound at the same time          |
/// | mean_run, max_run   | of the takes: memory segments that follow each other                   |
///
/// Of misaligned sounds the same as "..._misaligned", to judge the made ones by. Unknown ones are
/// null. Results: measures.csv (a row a sound), continuity.csv (how many runs have each length).
Outcome runMeasure(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::guide
