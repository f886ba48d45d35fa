#include "app/window/livebus.h"

namespace antiphon {

LiveBus& LiveBus::of(Session& session) {
    if (auto* known = session.findChild<LiveBus*>({}, Qt::FindDirectChildrenOnly))
        return *known;
    return *new LiveBus(&session);
}

} // namespace antiphon
