#pragma once

#include "core/maps/logistic.h"
#include "core/maps/standardise.h"
#include "core/music/notemetrics.h"
#include "core/music/words.h"
#include "models/emotion/mood.h"

namespace antiphon::emotion {

/// A piece as the mood estimate learns from it.
struct MoodExample {
    NoteFeatures features;
    int quadrant = 0; ///< 1 ... 4
    std::string song;
};
/// The figures of what a piece sounds like.
NoteFeatures noteFeatures(std::span<const Word> words, const WordDictionary& dictionary);
std::vector<MoodExample> moodExamples(std::span<const WordPiece> pieces,
                                      const WordDictionary& dictionary);

/// The measured baseline: logistic regressions on nine figures of the notes (spec section 13), one
/// for the quadrant, one for arousal, one for valence. Learns in well under a second; the same
/// numbers everywhere. A value; torch-free; const members may be called from any thread.
class MoodEstimate {
public:
    /// Throws UserError when a quadrant has no example.
    explicit MoodEstimate(std::span<const MoodExample> examples);

    Mood of(const NoteFeatures& features) const;
    std::size_t examples() const { return m_examples; }

    Json json() const;
    /// What json() gave; throws UserError naming `origin`.
    MoodEstimate(const Json& json, const std::string& origin);

private:
    std::size_t m_examples = 0;
    Scaling m_scaling;
    LogisticRegression m_quadrant, m_arousal, m_valence;
};

/// Each fold's songs are judged by what the other songs teach.
MoodAccuracy crossValidate(std::span<const MoodExample> examples, std::size_t folds = 5,
                           std::uint64_t seed = 1);

} // namespace antiphon::emotion
