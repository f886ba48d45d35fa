#pragma once

#include <QAction>
#include <QSettings>

namespace antiphon {

/// Gives actions the keys that the user chose for them, by object name. What the user has not
/// changed keeps the program's default (property "defaultShortcut").
void loadShortcuts(const QSettings& settings, const QList<QAction*>& actions);
/// Remembers the keys that differ from the defaults.
void saveShortcuts(QSettings& settings, const QList<QAction*>& actions);

} // namespace antiphon
