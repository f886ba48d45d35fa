#pragma once

#include "app/window/livebus.h"

namespace antiphon {

class MapPanel;

/// Musician and agent on the map while they play, with their tails. GUI thread.
class MapLive : public QObject {
    Q_OBJECT

public:
    /// Belongs to the panel.
    explicit MapLive(MapPanel& panel);

private:
    void show(const LivePlaces& places);

    MapPanel& m_panel;
    fs::path m_offered; ///< the table that was last opened by itself, or might have been
};

} // namespace antiphon
