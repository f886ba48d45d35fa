#pragma once

#include "core/json.h"
#include "core/maps/logistic.h"
#include "core/maps/standardise.h"
#include "models/stem/caption.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace antiphon::stem {

/// Which tags of a song: each kind is learned by itself, from the songs that have any of it.
enum class TagKind { Genre, Mood };
inline constexpr TagKind tagKinds[] = {TagKind::Genre, TagKind::Mood};
const char* name(TagKind kind); ///< "genre", "mood"
/// The tags of a song of a kind.
const std::vector<std::string>& tagsOf(const SongTags& tags, TagKind kind);

/// A song as the estimate learns from it.
struct TaggedSong {
    std::string name;
    SongTags tags;
    std::vector<float> figures; ///< figuresOf() it
};

/// How well a tag is told from the sound, of songs that were not learned from.
struct JudgedTag {
    TagKind kind = TagKind::Genre;
    std::string tag;
    std::size_t songs = 0;                ///< that have it
    std::size_t others = 0;               ///< that have other tags of its kind only
    std::size_t suggested = 0, right = 0; ///< at a probability of 0.5
    double auc = 0; ///< the chance that a song with it ranks above one without; NaN: not judged
    double p = 1;   ///< of such an area by chance (Mann and Whitney's test, one-sided)
    double accuracy = 0; ///< share of all songs that are judged right; NaN: not judged
    bool known = false;  ///< it may be suggested
    std::string why;     ///< where it is not known: a sentence

    double precision() const; ///< NaN: nothing was suggested
    double recall() const;    ///< NaN: not judged
    double baseline() const;  ///< accuracy of who always says what most songs are
};
Json toJson(const JudgedTag& tag);

struct TagSettings {
    std::size_t least = 5; ///< songs with a tag, and without it, that it takes; 2 at least
    std::size_t folds = 5; ///< of the cross-validation, where a tag has so many songs; 2 at least
    std::uint64_t seed = 1;
};

/// A tag that a song may have.
struct TagSuggestion {
    TagKind kind = TagKind::Genre;
    std::string tag;
    double probability = 0;
    double precision = 0; ///< how often it was right in cross-validation
};

/// Tags from the sound of songs (spec section 2.1, point 3 b): a logistic regression a tag on
/// figuresOf() a song. It only knows tags that were given to enough songs and that cross-validation
/// shows it can tell: the area under the curve is above chance (5 % of what is let through may be
/// chance, after Benjamini and Hochberg, over all tags), and what it suggests is right more often
/// than not, and than for songs at large. A value; torch-free; const members may be called from any
/// thread.
class TagEstimate {
public:
    /// Spellings that differ by capitals and accents alone are one tag, written as first met.
    /// `checkpoint` is called for each tag and may throw to stop. Throws UserError where no song
    /// has tags.
    TagEstimate(std::span<const TaggedSong> songs, const TagSettings& settings,
                const std::function<void()>& checkpoint = {});

    /// Of all tags that there are, by kind, most songs first.
    const std::vector<JudgedTag>& judged() const { return m_judged; }
    std::size_t known() const { return m_fits.size(); }
    bool knowsAny(TagKind kind) const;

    /// Tags whose probability is `least` or more, likeliest first. At least 0.5, which is what they
    /// were judged at.
    std::vector<TagSuggestion> of(std::span<const float> figures, double least = 0.5) const;

    Json json() const;
    /// What json() gave; throws UserError naming `origin`.
    TagEstimate(const Json& json, const std::string& origin);

private:
    struct Fit {
        std::size_t judged; ///< place in m_judged
        LogisticRegression regression;
    };
    std::vector<JudgedTag> m_judged;
    std::vector<Fit> m_fits;
    Scaling m_scaling[2]; ///< of each kind
};

} // namespace antiphon::stem
