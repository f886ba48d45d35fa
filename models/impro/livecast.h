#pragma once

#include "core/audio/livecontrols.h"
#include "core/dsp/descriptors.h"
#include "core/synth/parameterbox.h"
#include "core/synth/synth.h"
#include "models/impro/environmentoptions.h"
#include "models/impro/scene.h"
#include "models/impro/stage.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace antiphon::impro {

// Who plays in a performance.

/// One of up to four that decide together on one synthesizer.
struct LivePolicy {
    /// Path or name of an agent (see agentPath()), or "nearest", "random", "stay": controllers that
    /// need a table, but no training.
    std::string agent;
    bool operator==(const LivePolicy&) const = default;
};

/// What a scene names: everything but the controls. A value.
struct LiveCastSettings {
    std::vector<LivePolicy> policies;   ///< 1 ... LiveControls::mostPolicies
    fs::path table;                     ///< empty: the first agent's own
    std::string synth;                  ///< empty: that of the table
    std::optional<SynthSettings> sound; ///< none: as the table was made
    bool operator==(const LiveCastSettings&) const = default;
};

/// One policy, ready to decide.
struct LiveMember {
    enum class Kind { Agent, Nearest, Random, Stay } kind = Kind::Agent;
    std::string name;
    Agent agent;                     ///< of controllers: the first agent's, or one without a policy
    std::vector<std::size_t> places; ///< of its columns among all descriptors
    std::vector<int> matchColumns;   ///< of each in agent.match; -1: it has none
    std::vector<int> categories;     ///< of each: index of LiveCast::categories()
    std::shared_ptr<const World> world;
    EnvironmentSettings environment;
};

/// How the input is analysed: as the first agent's table was.
struct LiveControlRate {
    DescriptorSettings analysis; ///< at the agent's rate; loudness moves on with the spectrum
    int smoothing = 1;           ///< frames whose mean is heard
    int decimation = 1;          ///< frames from one decision to the next
};

/// Opened and ready, immutable while it plays. Members share synthesizer, parameters and control
/// rate.
struct LiveCast {
    LiveCastSettings settings;
    std::vector<LiveMember> members;
    LiveControlRate control;
    fs::path table; ///< file of the first member's
    std::string synth;
    SynthSettings sound;
    std::size_t parameters = 0;
    std::vector<std::string> remarks; ///< sentences about what is odd

    /// Names of the descriptors' categories, in the order of the controls "follow/...".
    static const std::vector<std::string>& categories();
};

/// Reads agents and tables; takes seconds where a table must be made again (kept in `tables` by its
/// hash). For background threads. Throws UserError: as openScene(), for members that do not go
/// together, for a table that does not say how it was made while no synthesizer is named.
std::shared_ptr<const LiveCast> openCast(const LiveCastSettings& settings, const fs::path& tables,
                                         const SceneTold& told = {});

} // namespace antiphon::impro
