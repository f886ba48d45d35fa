#pragma once

#include "core/dsp/descriptors.h"
#include "core/synth/parameterbox.h"

#include <array>
#include <cstdint>

namespace antiphon {

/// One turn of a performance's control clock: what was heard and what came of it. A plain value.
struct LiveMoment {
    std::int64_t clock = 0; ///< frames of sound that had been heard
    std::size_t columns = 0, parameters = 0;
    std::array<float, descriptorColumnsWithPitch> heard{}; ///< smoothed, before any scaling
    std::int32_t action = -1;                              ///< -1: none was taken
    ParameterBox::Values agentPoint{}, sounding{};
    double rmse = 0;
    bool resting = false;
};

} // namespace antiphon
