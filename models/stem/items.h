#pragma once

#include "core/dsp/stretch.h"
#include "core/json.h"
#include "core/rng.h"
#include "models/stem/chunk.h"
#include "models/stem/songs.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace antiphon::stem {

/// What the target is played along to.
enum class ContextMode { Stems, Beats, StemsOrBeats };

struct ItemSettings {
    int rate = 32000;            ///< of what comes out
    double seconds = 10;         ///< a chunk
    std::string target = "any";  ///< a stem; any: drawn anew each time
    bool severalTargets = false; ///< any: one or several of the rest, summed, instead of one
    /// Stems that may serve as context (as stemNamed()); empty: isUsualContext().
    std::vector<std::string> contexts;
    ContextMode mode = ContextMode::Stems;
    SilenceRule silence;
    std::size_t tries = 50;    ///< chunks of a song before the next song's turn
    bool synchronised = false; ///< chunks begin at the song's `sync` frames
    bool augment = false;      ///< speed 0.8 ... 1.2 and pitch -4 ... 4, each half of the time
    StretchEngine engine = StretchEngine::Own;
    double leastContext = 10;  ///< s; below `seconds`: contexts have random lengths from this on
    double fullContext = 0.05; ///< how often they are full all the same
    bool style = false;        ///< also another chunk of the target, never augmented
    CaptionForm caption = CaptionForm::Own;
    bool captionBpm = false;
};

/// Everything that is drawn for one training example: the same plan gives the same example.
struct ItemPlan {
    std::string song;
    std::int64_t start = 0; ///< frame of the song
    double factor = 1;      ///< length of the result over that of the song's stretch
    int pitch = 0;          ///< semitones
    std::vector<std::string> targets, contexts; ///< contexts empty: a click track
    std::int64_t contextSamples = 0;
    std::int64_t styleStart = -1; ///< -1: none
    bool operator==(const ItemPlan&) const = default;
};
Json toJson(const ItemPlan& plan);
/// Throws UserError naming `origin` and what is missing or of the wrong kind.
ItemPlan planOf(const Json& json, const std::string& origin);

/// A training example. Target and context start at the same moment.
struct StemItem {
    ItemPlan plan;
    std::vector<float> target;  ///< a chunk
    std::vector<float> context; ///< plan.contextSamples
    std::vector<float> style;   ///< a chunk, or nothing
    ChunkBeats beats;           ///< samples; nothing where the song has none
    std::string caption;
    /// What had to be done otherwise and why (files that cannot be read, songs without a chunk that
    /// sounds): to be logged once each.
    std::vector<std::string> messages;
};

/// Draws training examples from songs (spec section 3). Const members may be called from several
/// threads at once; equal arguments give equal items, whatever the thread.
class ItemSource {
public:
    /// Throws UserError (Usage) for settings out of range, and where no song has a target and
    /// something to play along to, or beats where those are needed.
    ItemSource(std::vector<Song> songs, ItemSettings settings);

    const std::vector<Song>& songs() const noexcept { return m_songs; }
    const ItemSettings& settings() const noexcept { return m_settings; }
    std::int64_t samples() const noexcept { return m_samples; } ///< of a chunk
    /// Songs that are shorter than a chunk (silence follows), cannot be used, and the like.
    const std::vector<std::string>& remarks() const noexcept { return m_remarks; }

    /// Item `index` of an epoch: of song index mod songs, or, where 50 stretches of it are silent
    /// or it cannot be read, of the next. Seeds are a hash of all three numbers. Throws UserError
    /// when no song has a usable stretch.
    StemItem item(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index) const;

    /// The example of a plan. Throws UserError for a song or stem that is not there, and for files
    /// that cannot be read.
    StemItem realise(const ItemPlan& plan) const;

    /// The plans of `count` items for validation, the same whenever the songs are: never augmented,
    /// contexts of full length. `messages` receives what item() would have said.
    std::vector<ItemPlan> fixedPlans(std::uint64_t seed, std::size_t count,
                                     std::vector<std::string>* messages = nullptr) const;

    /// The same of stretches none of which overlaps another, taken from all songs in turn; fewer
    /// than `count` where the songs have no more that sound.
    std::vector<ItemPlan> apartPlans(std::uint64_t seed, std::size_t count,
                                     std::vector<std::string>* messages = nullptr) const;

private:
    struct Stretch;
    /// `at`: where the chunk begins, once; none: drawn, several times.
    bool draw(const Song& song, const ItemSettings& settings, Rng& rng, StemItem& item,
              std::optional<std::int64_t> at = {}) const;
    ItemSettings fixedSettings() const;
    StemItem drawItem(const ItemSettings& settings, std::uint64_t seed, std::uint64_t epoch,
                      std::uint64_t index) const;
    std::int64_t drawStart(const Song& song, std::int64_t frames, Rng& rng) const;
    void finish(const Song& song, Stretch& stretch, StemItem& item) const;
    bool mayBeContext(const Song& song, const StemTrack& stem) const;
    bool mayBeTarget(const Song& song, const StemTrack& stem) const;

    std::vector<Song> m_songs;
    ItemSettings m_settings;
    std::int64_t m_samples;
    std::vector<std::string> m_remarks;
};

/// A stem's frames start ... start + count - 1: the sum of its takes, mono, at the song's rate;
/// silence outside the song's range. `nonFinite` counts samples that were no numbers. Throws
/// UserError as SoundReader does.
std::vector<float> readStem(const Song& song, const StemTrack& stem, std::int64_t start,
                            std::int64_t count, std::size_t* nonFinite = nullptr);

/// The validation list in a file: {"items": [plans]}. Throws UserError.
void writePlans(const fs::path& file, const std::vector<ItemPlan>& plans);
std::vector<ItemPlan> readPlans(const fs::path& file);

} // namespace antiphon::stem
