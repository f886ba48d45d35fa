#include "app/panels/runtrash.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace antiphon {

namespace {

class RunTrash {
    Q_DECLARE_TR_FUNCTIONS(RunTrash)
};

} // namespace

Trashed moveToTrash(const std::vector<fs::path>& runs) {
    Trashed result;
    for (const fs::path& run : runs) {
        const bool moved = QFile::moveToTrash(QFile::decodeName(run.c_str()));
        (moved ? result.moved : result.refused).push_back(run);
    }
    return result;
}

void forgetItemsOf(Session& session, const std::vector<fs::path>& runs) {
    std::vector<std::string> folders;
    for (const fs::path& run : runs)
        folders.push_back(run.lexically_relative(session.store().folder()).string() + "/");
    QList<qint64> ids;
    for (const auto& [id, item] : session.store().items())
        if (std::any_of(folders.begin(), folders.end(), [&path = item.path](const auto& folder) {
                return path.compare(0, folder.size(), folder) == 0;
            }))
            ids << id;
    if (!ids.isEmpty())
        session.remove(RunTrash::tr("Remove results of %n runs", nullptr, int(runs.size())), ids);
}

} // namespace antiphon
