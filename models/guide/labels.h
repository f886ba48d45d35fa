#pragma once

#include "models/guide/listening.h"
#include "models/guide/options.h"

namespace antiphon::guide {

/// A label and how far a segment lies from its centre.
struct NearLabel {
    std::int32_t label;
    float distance;
};

/// Both recordings under one codebook, and what is needed to label a third.
struct Labelling {
    Frontend frontend;
    Matrix codebook; ///< A x front-end columns
    TrackScale guideScale, memoryScale;
    LabelledTrack guide;
    LabelledTrack memory;
    /// The guide's labels as the memory can follow them: where it lacks the label of a guide
    /// segment, the nearest label to that segment which it has.
    std::vector<std::int32_t> specification;
    /// For each guide segment its likeliest labels, nearest first; none where it is silent.
    std::vector<std::vector<NearLabel>> nearest;
    std::size_t substituted = 0; ///< entries that differ from guide.labels
};

/// A recording and what messages call it.
struct NamedSound {
    const Sound& sound;
    std::string name;
};

/// Identity mode's Perception: segment vectors of a front-end, silence left out, one codebook for
/// both recordings by k-means. With `match` "relative" each recording is first standardised by
/// itself, so that the guide's louder, brighter or fuller segments meet the memory's; with
/// "absolute" both keep one scale, and recordings of different instruments share few labels. `seed`
/// decides the k-means start. Throws UserError when all of the guide or all of the memory is
/// silent, or the memory has no whole segment. `checkpoint` may throw to stop.
Labelling labelTracks(const NamedSound& guide, const NamedSound& memory,
                      const GenerateOptions& options, std::uint64_t seed,
                      const std::function<void()>& checkpoint);

/// Labels that a memory can play, ascending: those of its whole segments that sound.
std::vector<std::int32_t> labelsIn(const LabelledTrack& track);
/// Throws UserError, with the name of the recording, when all of the guide or of the memory is
/// silent, or the memory has no whole segment.
void requireSound(const LabelledTrack& guide, const std::string& guideName,
                  const LabelledTrack& memory, const std::string& memoryName, double segment,
                  double silenceDb);

/// Labels a recording with an existing scale, front-end and codebook. `gain` is divided out first:
/// levels are absolute, and a rendering may have been scaled.
LabelledTrack labelTrack(const Sound& sound, const TrackScale& scale, const Frontend& frontend,
                         const Matrix& codebook, double segment, double silenceDb, double gain = 1);

} // namespace antiphon::guide
