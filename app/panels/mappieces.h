#pragma once

#include "core/files.h"
#include "widgets/mapdata.h"
#include "widgets/rollthumbnail.h"

#include <QObject>

#include <set>
#include <vector>

class QTabBar;

namespace antiphon {

/// Where the rows of a map are pieces: their notes at a glance, and a tab for each element where
/// the table is one of those that emotion.explore wrote. GUI thread.
class MapPieces : public QObject {
    Q_OBJECT

public:
    explicit MapPieces(QObject* parent = nullptr);

    /// Of a MIDI file. Null for other files and while it is being drawn; thumbnailReady() follows.
    QImage thumbnail(const fs::path& piece, const QPalette& palette, double ratio);

    /// Hidden unless the tables are one that has such neighbours. Belongs to whoever lays it out.
    QTabBar* elements() const { return m_elements; }
    void showElementsOf(const std::vector<fs::path>& tables);

    /// Colours and shapes by 1 ... 4; other numbers are of none.
    static MapCategories quadrants(const std::vector<float>& numbers);

Q_SIGNALS:
    void thumbnailReady();
    /// The table of another element is to be shown instead.
    void elementWanted(const antiphon::fs::path& table);

private:
    QTabBar* m_elements;
    fs::path m_folder; ///< of the tables
    RollThumbnails m_thumbnails;
    std::set<fs::path> m_asked; ///< that are being drawn, or cannot be
};

} // namespace antiphon
