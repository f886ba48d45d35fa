#pragma once

#include "models/stem/measures.h"
#include "models/stem/stemreport.h"
#include "models/stem/weightsloss.h"

namespace antiphon::stem {

/// What an evaluation has measured.
struct Evaluated {
    std::size_t draws = 1; ///< of every stretch
    /// "model", "shuffled context", "retrieved stem" (where songs were learned from), "true stem",
    /// "codec", and "metronome" where clicks were played to.
    std::vector<MeasuredWay> ways;
    /// Cross-entropy of the true stems with their context, that of another song, and none.
    double loss = 0, shuffled = 0, dropped = 0;
    bool oneSong = false; ///< another context is another stretch of the same song
    WeightsLoss weights;
    std::size_t written = 0, silent = 0, turnedDown = 0, ofWrongLength = 0; ///< stems
    std::vector<HeardItem> heard;

    /// Null: there is none.
    const MeasuredWay* way(const std::string& name) const;
};

double onsetsOf(const StemMeasures& measures);
double chromaOf(const StemMeasures& measures);

/// What is asked of a model that plays along (the spec's section 11 and 13), and whether it holds.
std::vector<Finding> findingsOf(const Evaluated& evaluated);
/// The model against shuffled contexts, and under "retrieved" against retrieved stems.
Json comparisonsOf(const Evaluated& evaluated, double (*figure)(const StemMeasures&));
/// A row for fp32, bf16 and int8.
Table weightsTable(const WeightsLoss& loss);
StemReport reportOf(const Evaluated& evaluated);

} // namespace antiphon::stem
