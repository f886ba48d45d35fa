#pragma once

#include "app/cli/cli.h"
#include "models/impro/liveperformance.h"

#include <functional>
#include <memory>
#include <vector>

namespace antiphon::cli {

/// Something that plays along beside the sound, made when the performance is there.
using PerformPort = std::function<std::unique_ptr<impro::LiveTap>(impro::LivePerformance&)>;

/// What `perform` was asked for.
struct PerformRequest {
    std::vector<std::string> agents;
    impro::LiveCastSettings cast;
    std::string input = "device"; ///< device, device:N, file:X, synth:NAME, table
    std::string output;           ///< id of a device as `devices` lists it; empty: the default
    int channel = 0;              ///< of the input, from 1; 0: the mean of all
    int rate = 0;                 ///< 0: the device's own, or the agents' in a simulation
    int buffer = 256;
    double seconds = 0; ///< 0: a file's length, else until it is interrupted
    bool simulate = false;
    fs::path record, scenes;
    int scene = 0;
    std::vector<std::string> controls; ///< NAME=VALUE
    /// Filled from further options of the verb, such as --osc.
    std::vector<PerformPort> ports;
};

/// OSC and MIDI.
void addPortOptions(CLI::App& verb, PerformRequest& request);

} // namespace antiphon::cli
