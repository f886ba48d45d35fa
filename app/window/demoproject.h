#pragma once

#include "app/window/session.h"

namespace antiphon {

/// Opens the demo project in this folder; where there is none yet it is made: the pieces are
/// composed by a job, join the library as they are done, and one of them is recomposed along
/// another.
void openDemo(Session& session, const fs::path& folder);

/// Where the demo goes unless somebody says otherwise: beside the user's music.
fs::path demoFolder();

} // namespace antiphon
