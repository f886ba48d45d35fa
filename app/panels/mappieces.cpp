#include "app/panels/mappieces.h"

#include "app/panels/emotionexploration.h"
#include "app/panels/emotionpiece.h"
#include "app/window/background.h"
#include "core/layout.h"
#include "widgets/elementsliders.h"
#include "widgets/quadrants.h"

#include <QTabBar>

#include <algorithm>

namespace antiphon {

namespace {

constexpr QSize thumbnailSize(220, 80);

} // namespace

MapPieces::MapPieces(QObject* parent) : QObject(parent), m_elements(new QTabBar) {
    for (std::size_t e = 0; e < elementCount; ++e)
        m_elements->addTab(elementTitle(e));
    m_elements->addTab(tr("All"));
    m_elements->setAccessibleName(tr("Element"));
    m_elements->setDrawBase(false);
    m_elements->setExpanding(false);
    m_elements->setUsesScrollButtons(true);
    m_elements->hide();
    connect(m_elements, &QTabBar::currentChanged, this, [this](int tab) {
        if (!m_folder.empty() && tab >= 0 && tab < int(std::size(explorationMaps)))
            Q_EMIT elementWanted(m_folder / (std::string(explorationMaps[tab]) + ".csv"));
    });
}

QImage MapPieces::thumbnail(const fs::path& piece, const QPalette& palette, double ratio) {
    if (!namesMidi(piece.string()))
        return {};
    const QString key = QString::fromStdString(piece.string());
    if (const QPixmap* known = m_thumbnails.find(key, thumbnailSize, palette, ratio))
        return known->toImage();
    if (m_asked.insert(piece).second)
        inBackground(
            this, [piece] { return readRollNotes(piece); },
            [this, piece, key, palette, ratio](const std::vector<RollNote>& notes) {
                m_thumbnails.draw(key, notes, thumbnailSize, palette, ratio);
                m_asked.erase(piece);
                Q_EMIT thumbnailReady();
            },
            [](const QString&) {}); // the text says which one it is, and hearing it why not
    return {};
}

void MapPieces::showElementsOf(const std::vector<fs::path>& tables) {
    m_folder.clear();
    const auto* element = std::end(explorationMaps);
    if (tables.size() == 1)
        element = std::ranges::find_if(explorationMaps, [&](const char* name) {
            return tables.front().filename() == std::string(name) + ".csv";
        });
    std::error_code none;
    const bool shown = element != std::end(explorationMaps) &&
                       fs::exists(tables.front().parent_path() / "silhouettes.csv", none);
    if (shown) {
        m_elements->setCurrentIndex(int(element - std::begin(explorationMaps)));
        m_folder = tables.front().parent_path();
    }
    m_elements->setVisible(shown);
}

MapCategories MapPieces::quadrants(const std::vector<float>& numbers) {
    MapCategories kinds{tr("Quadrant"), {}, {}};
    for (const float number : numbers)
        kinds.of.push_back(quadrantKind(number >= 1 && number <= 4 ? int(number) : 0));
    for (int q = 1; q <= quadrantCount; ++q)
        //: %1 a quadrant, %2 what it feels like
        kinds.names.push_back(tr("%1: %2").arg(quadrantName(q), quadrantWord(q)));
    return kinds;
}

} // namespace antiphon
