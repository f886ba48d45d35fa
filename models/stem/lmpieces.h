#pragma once

#include "core/job.h"
#include "models/stem/codec.h"
#include "models/stem/items.h"
#include "models/stem/lmitems.h"
#include "models/stem/lmmodel.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon::stem {

class TextEncoder;

/// What is known of a song in words, for a stretch of it: genres, moods, the stems to be written,
/// tempo and key as the stretch has them.
std::vector<std::string> tagsOf(const Song& song, const ItemPlan& plan);
/// All tags that songs have with this target (any: each of their stems).
TagVocabulary vocabularyOf(std::span<const Song> songs, const std::string& target);

/// Waves of a chunk's beats as a model takes them; nothing where it takes none.
std::vector<float> beatsFor(const LmConfig& config, const ChunkBeats& beats, std::int64_t hop,
                            std::int64_t frames);

/// Makes codes of examples. What is not varied is kept in a folder from one run to the next, by the
/// content of the recordings, up to a gigabyte; what was not of use for long goes first. One thread
/// at a time.
class PieceMaker {
public:
    /// All must outlive it. `cache`: empty: nothing is kept.
    PieceMaker(const ItemSource& source, const Codec& codec, std::string codecHash,
               const LmModel& model, fs::path cache);

    /// Describes examples by their captions, for models that take sentences. It must outlive this.
    void describeBy(const TextEncoder& text) { m_text = &text; }

    LmPiece piece(const StemItem& item) const;
    /// Of plans that are the same every time.
    std::vector<LmPiece> pieces(std::span<const ItemPlan> plans, JobContext& context) const;
    /// Drawn anew by `seed`.
    std::vector<LmPiece> drawn(std::size_t count, std::uint64_t seed, JobContext& context) const;

private:
    const Song& songOf(const ItemPlan& plan) const;
    fs::path cached(const ItemPlan& plan) const;
    LmPiece conditioned(const ItemPlan& plan, Codes context, Codes target,
                        const StemItem* item) const;

    const ItemSource& m_source;
    const Codec& m_codec;
    std::string m_codecHash;
    const LmModel& m_model;
    fs::path m_cache;
    const TextEncoder* m_text = nullptr;
    std::string m_contents; ///< of all recordings
};

} // namespace antiphon::stem
