#pragma once

#include "core/dsp/frontend.h"
#include "core/sound.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace antiphon::guide {

/// The label of a segment that is silent.
constexpr std::int32_t silent = -1;

/// A recording as Decision and Action see it: one label a segment. Segment i covers the samples
/// round(i * segment * rate) ... round((i + 1) * segment * rate) - 1; the last one may be shorter.
struct LabelledTrack {
    std::vector<std::int32_t> labels; ///< 0 ... A - 1, or silent
    std::vector<float> distances;     ///< to the label's centre; 0 where silent
    std::vector<double> levels;       ///< RMS over all channels, each without its mean, dBFS
    std::size_t wholeSegments = 0;    ///< all, or all but a shorter last one
    double lastSeconds = 0;           ///< length of the last segment
};

/// How one recording's segment vectors are brought to the common scale before the front-end sees
/// them: (x - offset) / scale, a column each.
struct TrackScale {
    std::vector<float> offset, scale;
};

/// A recording cut into segments: one vector for each, as the front-end finds them.
struct HeardTrack {
    Matrix vectors;
    std::vector<double> levels; ///< as LabelledTrack has them, and the two below
    std::size_t wholeSegments = 0;
    double lastSeconds = 0;
};

/// `count` vectors of segments of that many seconds, from mono audio at Frontend::analysisRate.
using SegmentVectors = std::function<Matrix(std::span<const float>, double, std::size_t)>;

/// `gain` is divided out first: levels are absolute, and a rendering may have been scaled.
HeardTrack hear(const Sound& sound, const SegmentVectors& vectors, double segment, double gain = 1);

/// Its first `count` segments by themselves; all where it has no more.
HeardTrack beginningOf(const HeardTrack& track, std::size_t count);

/// The vectors of the segments that are not below a level.
Matrix soundingRows(const HeardTrack& track, double silenceDb);

/// What brings a recording to the scale that a codebook was learned on. Absolute: nothing;
/// relative: each recording is standardised by itself over the segments that carry its music.
struct CommonScale {
    bool relative = true;
    /// Over all recordings that the codebook was learned on. Relative alone: a column that hardly
    /// moves in a recording (a pitch that never sounds) is scaled by a quarter of this at least.
    TrackScale all;

    /// A recording without any sounding segment takes the scale of all.
    TrackScale of(const HeardTrack& track, double silenceDb) const;
};

/// A normalisation and a codebook that several recordings share.
struct CommonCodes {
    CommonScale scale;
    Matrix codebook; ///< A x columns; fewer than wanted where segments are equal
    Matrix vectors;  ///< what it was learned from: the sounding segments, one track after another
};

/// Codes of vectors by k-means; fewer than wanted where they are equal.
Matrix centresOf(const Matrix& vectors, std::int64_t vocab, std::uint64_t seed,
                 const std::function<void()>& checkpoint);

/// Fits the front-end (null: vectors are taken as they are) and a codebook by k-means on the
/// segments that sound. Tracks that are all silent add nothing. Throws UserError when all are.
CommonCodes learnCodes(const std::vector<const HeardTrack*>& tracks, Frontend* frontend,
                       bool relative, double silenceDb, std::int64_t vocab, std::uint64_t seed,
                       const std::function<void()>& checkpoint);

/// A track's vectors as the codebook has them. `frontend` as above, fitted.
Matrix comparable(const HeardTrack& track, const TrackScale& scale, const Frontend* frontend);

/// The nearest code and its distance for every segment, also the silent ones.
LabelledTrack nearestCodes(const HeardTrack& track, const Matrix& comparable,
                           const Matrix& codebook);
/// The same with silence instead of the codes of silent segments.
LabelledTrack withSilence(LabelledTrack track, double silenceDb);

} // namespace antiphon::guide
