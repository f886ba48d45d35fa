#pragma once

#include <QObject>
#include <QPointF>

namespace antiphon {

class MapView;
class Midi;

/// Two MIDI controllers glide over what is visible of a map: one across, one upwards. The sound
/// begins with the first move and goes on until Esc, a click or a panic; what cannot be seen is not
/// moved. GUI thread.
class MapControllers : public QObject {
    Q_OBJECT

public:
    // As Midi knows them.
    static const QString across, upwards;

    MapControllers(Midi& midi, MapView& view, QObject* parent = nullptr);

private:
    void move(const QString& target, double value);

    MapView& m_view;
    QPointF m_place{0.5, 0.5}; ///< the parts of the visible width and height, from the lower left
};

} // namespace antiphon
