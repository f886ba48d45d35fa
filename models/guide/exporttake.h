#pragma once

#include "core/exportsound.h"
#include "models/guide/take.h"

namespace antiphon::guide {

/// What can be exported: "response", "mix", "guide", "memory", and "stems" for guide, memory and
/// response.
const std::vector<const char*>& exportChoices();

/// The tracks of a choice, rendered. Stems go to "<name>-guide.wav" and so on beside `file`, at the
/// response's rate unless another is asked for, so that they lie in sync.
std::vector<ExportTrack> exportTracks(const Take& take, const TakeState& state,
                                      const std::string& what, const fs::path& file);

} // namespace antiphon::guide
