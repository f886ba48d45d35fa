#pragma once

#include "app/window/session.h"

namespace antiphon {

/// Where a performance is on its table.
struct LivePlaces {
    fs::path table = {};  ///< empty: one of so many rows
    std::size_t rows = 0; ///< 0: nobody plays
    int heard = -1;       ///< row of the musician; -1: nowhere
    int agent = -1;       ///< row of the agent
};

/// What a performance tells the other panels of a session. GUI thread.
class LiveBus : public QObject {
    Q_OBJECT

public:
    /// The session's own.
    static LiveBus& of(Session& session);
    void tell(const LivePlaces& places) { Q_EMIT moved(places); }

Q_SIGNALS:
    void moved(const antiphon::LivePlaces& places);

private:
    using QObject::QObject;
};

} // namespace antiphon
