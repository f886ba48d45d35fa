#pragma once

#include "core/audio/livemoment.h"

namespace antiphon::impro {

using antiphon::LiveMoment;

/// What else wants to know of a performance: an OSC bridge, controllers that go out.
class LiveTap {
public:
    virtual ~LiveTap() = default;
    /// On the live thread after each decision: quick, and without waiting for anything.
    virtual void decided(const LiveMoment& moment) = 0;
    /// On the thread that owns the performance, about every 10 ms; here ports are opened and read,
    /// and what arrives is set as controls.
    virtual void poll() {}
};

} // namespace antiphon::impro
