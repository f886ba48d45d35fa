#pragma once

#include "app/cli/cli.h"

namespace antiphon::cli {

/// What moves a performance from outside.
void addOscVerbs(CLI::App& app, Session& session);

} // namespace antiphon::cli
