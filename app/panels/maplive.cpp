#include "app/panels/maplive.h"

#include "app/panels/mappanel.h"
#include "app/panels/maptable.h"
#include "widgets/map.h"

namespace antiphon {

MapLive::MapLive(MapPanel& panel) : QObject(&panel), m_panel(panel) {
    panel.view().setLiveCursor(0, tr("Input"));
    panel.view().setLiveCursor(1, tr("Agent"));
    connect(&LiveBus::of(panel.session()), &LiveBus::moved, this, &MapLive::show);
}

void MapLive::show(const LivePlaces& places) {
    // An agent that came along plays on a table that nobody has opened.
    if (places.rows > 0 && !places.table.empty() && places.table != m_offered) {
        m_offered = places.table;
        if (m_panel.session().mapTables().empty())
            m_panel.openTables({places.table});
    }
    const std::shared_ptr<const MapRows>& rows = m_panel.shownRows();
    std::optional<std::size_t> first; // point of the table's first row
    if (rows && places.rows > 0)
        for (std::size_t t = 0; t < rows->tables().size() && !first; ++t) {
            const MapTable& table = *rows->tables()[t];
            if (table.rows == places.rows && table.parameters > 0 &&
                (places.table.empty() || places.table == table.file))
                first = rows->start(t);
        }
    const auto placeOf = [&](int row) -> std::optional<QPointF> {
        if (!first || row < 0)
            return std::nullopt;
        return m_panel.view().position(int(*first) + row);
    };
    m_panel.view().moveLiveCursor(0, placeOf(places.heard));
    m_panel.view().moveLiveCursor(1, placeOf(places.agent));
}

} // namespace antiphon
