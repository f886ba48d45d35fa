#pragma once

#include <QSettings>
#include <QString>
#include <QStringList>

namespace antiphon {

/// Projects opened lately, newest first, at most ten; those whose folder has gone are left out.
QStringList recentProjects(const QSettings& settings);
void rememberProject(QSettings& settings, const QString& folder);

} // namespace antiphon
