#pragma once

#include "app/panels/maptable.h"
#include "app/window/session.h"
#include "core/audio/gesture.h"
#include "widgets/mapdata.h"

#include <optional>

namespace antiphon {

/// A gesture that was played, as a way through the map that can be heard again. GUI thread; it is
/// rendered in the background.
class MapReplay : public QObject {
    Q_OBJECT

public:
    explicit MapReplay(Session& session, QObject* parent = nullptr);
    ~MapReplay() override;

    void setRows(std::shared_ptr<const MapRows> rows);
    /// Null: none.
    void setGesture(std::shared_ptr<const Gesture> gesture);

    /// Along the rows whose parameters are nearest; nothing where no table is of its synthesizer.
    const std::optional<MapTrajectory>& way() const { return m_way; }
    /// Into the transport.
    void play();
    /// Where the cursor is, while the transport plays it.
    std::optional<double> time() const;

Q_SIGNALS:
    void changed();
    void timeChanged();
    void failed(const QString& sentence);

private:
    void place();

    Session& m_session;
    std::shared_ptr<const MapRows> m_rows;
    std::shared_ptr<const Gesture> m_gesture;
    std::shared_ptr<const Sound> m_sound; ///< rendered; null: not yet
    std::optional<MapTrajectory> m_way;
    int m_asked = 0;
    std::unique_ptr<TimeAxis> m_axis;
};

} // namespace antiphon
