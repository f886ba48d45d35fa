#pragma once

#include "core/audio/livecontrols.h"

#include <string>

namespace antiphon {

/// One number for one control, on its way from a port to whoever owns the performance.
struct LiveMove {
    std::uint32_t control = 0; ///< index in LiveControls
    double value = 0;          ///< within its range
    bool operator==(const LiveMove&) const = default;
};

/// Where OSC finds a control: "/antiphon/stance".
inline std::string oscAddress(const LiveControl& control) {
    return "/antiphon/" + control.name;
}

} // namespace antiphon
