#pragma once

#include "core/task.h"

namespace antiphon::guide {

/// Guide/memory recomposition: a memory recording answers a guide recording.
System system();

/// Renders a finished result of guide.generate again, in place: response.wav, mix.wav and info.json
/// are replaced. Fields that `changes` does not name keep the value of the last rendering. Throws
/// UserError when the folder holds no such result or its recordings are gone.
Outcome rerender(const fs::path& folder, const Json& changes, JobContext& context);

} // namespace antiphon::guide
