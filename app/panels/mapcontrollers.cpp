#include "app/panels/mapcontrollers.h"

#include "app/window/midi.h"
#include "widgets/map.h"

#include <algorithm>

namespace antiphon {

const QString MapControllers::across = QStringLiteral("map.across");
const QString MapControllers::upwards = QStringLiteral("map.upwards");

MapControllers::MapControllers(Midi& midi, MapView& view, QObject* parent)
    : QObject(parent), m_view(view) {
    connect(&midi, &Midi::moved, this, &MapControllers::move);
}

void MapControllers::move(const QString& target, double value) {
    const bool x = target == across;
    if ((!x && target != upwards) || !m_view.isVisible() || m_view.shownCount() == 0)
        return;
    const QRectF area = m_view.visibleArea();
    // The other direction stays where it is: at the hand, else with the keyboard.
    const int current = m_view.current();
    if (const auto hand = m_view.glidingAt())
        m_place = {(hand->x() - area.x()) / area.width(), (hand->y() - area.y()) / area.height()};
    else if (current >= 0 && m_view.isShown(current))
        m_place = {(m_view.position(current).x() - area.x()) / area.width(),
                   (m_view.position(current).y() - area.y()) / area.height()};
    (x ? m_place.rx() : m_place.ry()) = value;
    m_view.glideTo({area.x() + std::clamp(m_place.x(), 0.0, 1.0) * area.width(),
                    area.y() + std::clamp(m_place.y(), 0.0, 1.0) * area.height()});
}

} // namespace antiphon
