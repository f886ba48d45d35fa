#pragma once

namespace antiphon {

class MainWindow;

/// Opens every layout and panel, imports two made sounds into a temporary project, plays one
/// through the window's player and runs one small job of every task that needs audio only. Prints a
/// line a step on standard error; 0 when all worked. Runs the event loop itself.
int selfTest(MainWindow& window);

} // namespace antiphon
