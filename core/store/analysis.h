#pragma once

#include "core/describe.h"
#include "core/store/library.h"

namespace antiphon {

/// Ids of the audio whose tempo, key and loudness are not known of its present content; files that
/// are missing are left out.
std::vector<std::int64_t> unanalysed(const Library& library);

/// Notes what a sound file told; false when the item has gone or has another content than `hash`
/// by now. Not flushed.
bool takeAnalysis(Library& library, std::int64_t id, const std::string& hash,
                  const SoundDescription& description);

} // namespace antiphon
