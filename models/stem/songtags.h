#pragma once

#include "core/files.h"
#include "models/stem/tagestimate.h"

namespace antiphon::stem {

/// "genres" or "moods": where features.json has them.
const char* featuresKey(TagKind kind);

/// Writes the genres or moods that a person gives a song into features.json of its folder, which is
/// made where there is none. All else in it stays, and it appears whole. Preparation does not touch
/// them again, even where they are none (see areGiven()).
///
/// `before`: what the person saw. Where the file says something else by now, nothing is written.
/// Throws UserError naming the file: for that, as readFeatures(), and (System) where it cannot be
/// written.
void writeTags(const fs::path& songFolder, TagKind kind, const std::vector<std::string>& before,
               const std::vector<std::string>& words);

/// A person has given them, by writeTags().
bool areGiven(const Json& features, TagKind kind);

/// What another writer changed in a file meanwhile wins: of `now` what is not as in `before`
/// replaces what is in `features`. All three are objects.
void takeOver(Json& features, const Json& before, const Json& now);

} // namespace antiphon::stem
