#pragma once

#include "core/matrix.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon::stem {

/// What is known of a song in words. Nothing is invented: what is unknown is empty.
struct SongTags {
    std::vector<std::string> genres, moods; ///< most fitting first
    std::optional<double> bpm;
    std::string key; ///< a pitch class or "A minor"
    bool operator==(const SongTags&) const = default;
};

/// "Rock, Indie Rock" as its parts, without blanks around them, empty ones and doubles. A genre
/// that itself holds commas is torn, as in the reference; lists in JSON keep it whole.
std::vector<std::string> splitTags(std::string_view text);
/// The parts with ", " between.
std::string joinTags(std::span<const std::string> tags);

enum class CaptionForm {
    Reference, ///< the genre and mood clauses also without tags: "Genre: . "
    Own        ///< clauses without tags are left out, and no blanks stand at the end
};

struct CaptionOptions {
    CaptionForm form = CaptionForm::Reference;
    bool bpm = false;  ///< "Bpm: 120."
    double factor = 1; ///< of the chunk's length: the tempo is divided by it
};

/// "Genres: a, b, c. Moods: x, y, z. ", three each at most, "Genre:" and "Mood:" where there is
/// one or none; then "Instruments: bass." for what `instruments` holds (the targets, where they are
/// not fixed) and " Bpm: N.", N = round(bpm / factor) (halves to even).
std::string captionOf(const SongTags& tags, std::span<const std::string> instruments,
                      const CaptionOptions& options = {});

/// Names of a classifier's classes whose mean over the rows exceeds `threshold`, likeliest first.
struct Labels {
    std::vector<std::string> names;
    std::vector<double> values;
};
/// `predictions`: rows x classes. Throws UserError (Usage) where the columns are not the classes.
Labels labelsAbove(const Matrix& predictions, std::span<const std::string> classes,
                   double threshold);
/// Genres "A---B" as "A" and "B", each once, in order of their first occurrence.
std::vector<std::string> splitGenres(std::span<const std::string> labels);

/// The 56 mood and theme words of the reference's classifier: a vocabulary to choose from.
std::span<const char* const> moodWords();

} // namespace antiphon::stem
