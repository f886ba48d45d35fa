#include "app/window/drops.h"

#include <QMimeData>
#include <QUrl>

namespace antiphon {

std::vector<fs::path> localFiles(const QMimeData& data) {
    std::vector<fs::path> files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files.emplace_back(url.toLocalFile().toStdString());
    return files;
}

} // namespace antiphon
