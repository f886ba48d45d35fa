#pragma once

#include "core/matrix.h"

#include <cstdint>
#include <vector>

namespace antiphon {

/// How evenly the power of a sound is spread over mel bands, frame by frame: with p the share of a
/// band in the power of a frame, H = -sum p log2(p + 1e-8) / log2(bands). 1 is flat.
///
/// Power below the loudest of the clip less 80 dB counts as that (the reference's decibels end
/// there), so a silent frame is flat and scores 1. `sounding` tells those frames apart whose power
/// is within 60 dB of the strongest one's; none is when the strongest is below -90 dBFS.
struct TimbralEntropy {
    std::vector<float> frames;          ///< 0 ... 1
    std::vector<std::uint8_t> sounding; ///< one a frame
    double mean = 0.5;                  ///< of all frames: the reference's score
    double soundingMean = 0;            ///< of the sounding ones alone; 0 where there are none
    double soundingShare = 0;           ///< of frames
};

/// Of mel powers, frames x bands, all finite. Without a frame the mean is 0.5.
TimbralEntropy timbralEntropy(const Matrix& melPowers);

} // namespace antiphon
