#pragma once

#include "core/dsp/frontend.h"
#include "core/sound.h"
#include "models/guide/options.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace antiphon::guide {

/// The label of a segment that is silent.
constexpr std::int32_t silent = -1;

/// A recording as Decision and Action see it: one label a segment. Segment i covers the samples
/// round(i * segment * rate) ... round((i + 1) * segment * rate) - 1; the last one may be shorter.
struct LabelledTrack {
    std::vector<std::int32_t> labels; ///< 0 ... A - 1, or silent
    std::vector<float> distances;     ///< to the label's centre; 0 where silent
    std::vector<double> levels;       ///< RMS over all channels, dBFS
    std::size_t wholeSegments = 0;    ///< all, or all but a shorter last one
    double lastSeconds = 0;           ///< length of the last segment
};

/// Both recordings under one codebook, and what is needed to label a third.
struct Labelling {
    Frontend frontend;
    Matrix codebook; ///< A x front-end columns
    LabelledTrack guide;
    LabelledTrack memory;
};

/// Identity mode's Perception: segment vectors of a front-end, silence left out, normalised over both
/// recordings together, k-means on the result. `seed` decides the k-means start. Throws UserError
/// when all of the guide or all of the memory is silent. `checkpoint` may throw to stop.
Labelling labelTracks(const Sound& guide, const Sound& memory, const GenerateOptions& options,
                      std::uint64_t seed, const std::function<void()>& checkpoint);

/// Labels a recording with an existing front-end and codebook. `gain` is divided out first: levels
/// are absolute, and a rendering may have been scaled.
LabelledTrack labelTrack(const Sound& sound, const Frontend& frontend, const Matrix& codebook,
                         double segment, double silenceDb, double gain = 1);

} // namespace antiphon::guide
