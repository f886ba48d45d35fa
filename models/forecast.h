#pragma once

#include <cmath>
#include <cstdint>
#include <string>

namespace antiphon {

/// What a training will cost, said before it starts. Bytes and seconds are estimates.
struct Forecast {
    std::int64_t parameters = 0;
    double weightBytes = 0; ///< the network
    double trainBytes = 0;  ///< gradients and the optimiser's state
    double batchBytes = 0;  ///< what one piece of a batch needs on top, at its peak
    double freeBytes = 0;   ///< on the device before the batch; 0: unknown
    std::int64_t piece = 0; ///< items that are in memory at once
    /// Items that would fit; 0: not even the smallest piece. As many as `piece` or more: it fits.
    std::int64_t fittingPiece = 0;
    double stepSeconds = std::nan(""); ///< NaN: it does not fit, so it could not be timed
    double seconds = std::nan("");     ///< of all steps, without evaluations

    bool fits() const { return fittingPiece >= piece; }
    double bytes() const { return weightBytes + trainBytes + batchBytes; }
    /// "410 MB of memory (3.1 million parameters), about 12 min."
    std::string sentence() const;
    /// "A batch of 64 needs about 9.1 GB and 4.0 GB are free: take at most 24 at once (batch 24, or
    /// accumulate 3)."
    std::string mend() const;
};

} // namespace antiphon
