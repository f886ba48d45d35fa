#include "models/stem/foundtags.h"

#include "core/error.h"
#include "core/foldtext.h"
#include "core/json.h"
#include "core/soundfile.h"

#include <algorithm>

namespace antiphon::stem {

namespace {

/// Names that folders of music carry.
constexpr std::string_view commonGenres[] = {
    "alternative", "ambient", "blues",   "bossa nova", "classical",
    "country",     "dance",   "disco",   "electronic", "folk",
    "funk",        "gospel",  "hip hop", "house",      "indie",
    "jazz",        "latin",   "metal",   "pop",        "punk",
    "r&b",         "rap",     "reggae",  "rock",       "singer songwriter",
    "soul",        "techno",  "world"};

/// "Hip_Hop" and "hip-hop" are "hip hop".
std::string plainWords(std::string text) {
    text = foldText(text);
    std::ranges::replace_if(
        text, [](char c) { return c == '_' || c == '-'; }, ' ');
    return text;
}

std::string genreOfData(const fs::path& file, const Log& log) {
    if (!fs::is_regular_file(file))
        return {};
    try {
        const Json json = readJson(file);
        if (json.is_object() && json.contains("genre") && json.at("genre").is_string())
            return plainWords(json.at("genre").get<std::string>());
    } catch (const UserError& error) {
        if (log)
            log(std::string(error.what()) + " Its genre is not known.");
    }
    return {};
}

std::string genreOfRecordings(const Song& song) {
    for (const StemTrack& stem : song.stems)
        for (const fs::path& take : stem.takes) {
            try {
                if (std::string genre = readGenre(take); !genre.empty())
                    return genre;
            } catch (const UserError&) {
                // Who reads the recording tells.
            }
        }
    return {};
}

} // namespace

std::span<const std::string_view> genreWords() {
    return commonGenres;
}

SongTags foundTags(const Song& song, const fs::path& root, const Log& log) {
    SongTags tags;
    tags.genres = splitTags(genreOfData(song.folder / "data.json", log));
    if (tags.genres.empty())
        tags.genres = splitTags(genreOfRecordings(song));
    const bool genreKnown = !tags.genres.empty();
    for (const fs::path& part : song.folder.lexically_relative(root)) {
        const std::string words = plainWords(part.string());
        if (!genreKnown && std::ranges::find(commonGenres, words) != std::end(commonGenres))
            tags.genres.push_back(words);
        if (std::ranges::find(moodWords(), words, [](const char* mood) {
                return std::string_view(mood);
            }) != moodWords().end())
            tags.moods.push_back(words);
    }
    return tags;
}

} // namespace antiphon::stem
