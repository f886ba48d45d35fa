#pragma once

#include "core/files.h"

namespace antiphon {

class MainWindow;

/// Opens every layout and panel, imports made sounds into a new project below `folder`, plays one
/// through the window's player and runs one small job of every task that needs audio only. Prints a
/// line a step on standard error; 0 when all worked. Runs the event loop itself.
int selfTest(MainWindow& window, const fs::path& folder);

} // namespace antiphon
