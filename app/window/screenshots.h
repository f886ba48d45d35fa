#pragma once

#include <QString>

namespace antiphon {

class MainWindow;

/// Writes pictures of every layout and every panel of the open project into a folder, as
/// layout-<id>.png and panel-<id>.png. Waits for running jobs first. Returns how many; throws
/// UserError where one cannot be written. Runs the event loop itself.
int takeScreenshots(MainWindow& window, const QString& folder);

} // namespace antiphon
