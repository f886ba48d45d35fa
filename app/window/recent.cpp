#include "app/window/recent.h"

#include "core/store/project.h"

namespace antiphon {

namespace {

constexpr int kept = 10;
const QString key = QStringLiteral("recent/projects");

} // namespace

QStringList recentProjects(const QSettings& settings) {
    QStringList folders = settings.value(key).toStringList();
    folders.removeIf(
        [](const QString& folder) { return !Project::isProject(folder.toStdString()); });
    return folders;
}

void rememberProject(QSettings& settings, const QString& folder) {
    QStringList folders = settings.value(key).toStringList();
    folders.removeAll(folder);
    folders.prepend(folder);
    settings.setValue(key, QStringList(folders.mid(0, kept)));
}

} // namespace antiphon
