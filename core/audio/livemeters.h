#pragma once

#include "core/audio/meter.h"
#include "core/dsp/descriptors.h"
#include "core/synth/parameterbox.h"

#include <array>
#include <cstdint>

namespace antiphon {

/// Distribution of a time. 0 of nothing.
struct LiveTimes {
    float median = 0, high = 0, most = 0; ///< high: 99 % quantile
};

/// What a performance is doing at the moment, for displays. A plain value.
struct LiveMeters {
    std::int64_t clock = 0; ///< frames played
    double seconds = 0;
    Level input, agent, mix;
    bool playing = false; ///< the agent is let be heard
    bool resting = false; ///< the input has been below the gate
    bool muted = false;   ///< by hand
    bool fault = false;   ///< silenced: the synthesizer gave something that is no number
    bool recording = false;
    bool outOfReach = false; ///< for more than 5 s the input was beyond what the table holds
    bool calibrating = false;
    double floorDb = -120; ///< loudness of the input's noise floor as calibrated, dBFS

    std::size_t parameters = 0;
    ParameterBox::Values agentPoint{}; ///< where the agent is, before range and inversion
    ParameterBox::Values sounding{};   ///< what the synthesizer is given
    std::array<bool, ParameterBox::capacity> held{}; ///< by hand or latched

    /// The latest frame of the input as it is heard: smoothed, before any scaling.
    std::array<float, descriptorColumnsWithPitch> heard{};
    std::size_t columns = 0;
    double rmse = 0;     ///< between agent and input now, in deviations of the table
    double rmseMean = 0; ///< since the start
    std::int64_t decisions = 0, frames = 0; ///< of the control clock
    std::int64_t droppedFrames = 0;         ///< frames that came too late and were left out
    std::uint64_t inputLost = 0;            ///< samples that found the way to the analysis full
    std::uint64_t faults = 0;
    std::uint64_t patchMissed = 0; ///< frames that Pure Data was too late for
    int scene = 0;                 ///< 1 ... 8; 0: none was recalled
    double filePosition = 0;       ///< seconds that the input's file has gone

    LiveTimes reaction; ///< seconds from a sample that was heard to the parameters it moved
    LiveTimes decision; ///< seconds that analysis and decision took
};

} // namespace antiphon
