#pragma once

#include "models/stem/songs.h"

#include <span>

namespace antiphon::stem {

/// Names of common genres: a vocabulary to choose from.
std::span<const std::string_view> genreWords();

/// Genres and moods that a song's own files name: MoisesDB's data.json ("genre"), else the genre in
/// the recordings' descriptions, else folders between `root` and the song, and the song's own,
/// whose names are those of genreWords() or moodWords(). Nothing is guessed from the sound.
/// `log` is told of a data.json that cannot be read.
SongTags foundTags(const Song& song, const fs::path& root, const Log& log);

} // namespace antiphon::stem
