#pragma once

#include "models/guide/perception.h"

#include <optional>

namespace antiphon::guide {

/// Labels of recordings as files in a folder, so that audio that was heard once is not read again.
/// A key names the recording's content and the Perception that heard it; a file that is damaged
/// counts as none. Any thread.
std::string labelKey(const std::string& perceptionHash, const std::string& contentHash);

/// What a cache keeps: nearest codes and distances of all segments, also the silent ones.
std::optional<LabelledTrack> readLabels(const fs::path& folder, const std::string& key,
                                        std::size_t codes);
/// Throws UserError (System).
void writeLabels(const fs::path& folder, const std::string& key, const LabelledTrack& track);

/// Where labels are kept from one run to the next; see cacheFolder().
fs::path labelCacheFolder();

} // namespace antiphon::guide
