#pragma once

#include "models/guide/perception.h"

namespace antiphon::guide {

/// `vectors`: those that the codebook was learned from, in the order of the tracks' sounding
/// segments.
CodebookReport codebookReport(const std::vector<HeardTrack>& tracks, const Matrix& vectors,
                              const Matrix& codebook, double silenceDb);

} // namespace antiphon::guide
