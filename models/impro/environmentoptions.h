#pragma once

#include "core/options.h"
#include "models/impro/agentsettings.h"

#include <string>

namespace antiphon::impro {

/// What an agent hears, what it is rewarded for and what it follows: the part of AgentSettings that
/// a person chooses, under the same keys.
struct EnvironmentOptions {
    std::string keep = "loudness-dB, mfcc, specshape, chroma";
    std::string reward = "loudness-dB, specshape-centroid";
    std::string weights; ///< "mfcc=0.5, chroma-A=2"
    double noise = 0.01;
    std::string mode = "mixed_random";
    std::string rewardType = "cubic-clipped";
    double stepSize = 0.05;
    std::int64_t maxEpisode = 6000;
    double changeProbability = 0.005;
    std::string scaler = "standard";
    bool floors = false;
    double clip = 0;
    std::string match = "none";
    std::int64_t lookAhead = 0;
    std::string interpolation = "nearest";
    double moveCost = 0;
    double repeatPenalty = 0;

    void visit(OptionVisitor& v);
};

/// What the settings say of it.
EnvironmentOptions environmentOptions(const AgentSettings& settings);
/// The options with `file`'s values in place of those that are as in `defaults` and that the file
/// names: what was chosen by hand wins.
EnvironmentOptions withSettings(const EnvironmentOptions& options,
                                const EnvironmentOptions& defaults, const AgentSettings& file);
/// `base` with the options in place of its own. Throws UserError for weights that are none.
AgentSettings agentSettings(const EnvironmentOptions& options, AgentSettings base);

} // namespace antiphon::impro
