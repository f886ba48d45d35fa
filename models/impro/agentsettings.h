#pragma once

#include "core/files.h"
#include "core/json.h"
#include "models/impro/environment.h"
#include "models/impro/reachmatch.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace antiphon::impro {

/// The settings file of an agent: the keys of the published system, and ours for what it does not
/// have. A value.
struct AgentSettings {
    // Of the published system, under its names.
    std::string instrument;            ///< instrument_name
    std::string corpus;                ///< corpus_name
    std::int64_t parameters = 0;       ///< N_synth_params; 0: as the table has
    std::vector<std::string> keep;     ///< features_keep: columns or categories
    std::vector<std::string> rewarded; ///< features_reward: none are all that are kept
    double noise = 0.01;               ///< reward_noise
    Mode mode = Mode::MixedRandom;     ///< training_mode
    /// reward_type. The published system reads it and trains with "cubic" all the same.
    RewardSettings::Type reward = RewardSettings::Type::CubicClipped;
    double stepSize = 0.05;            ///< step_size
    std::string address = "127.0.0.1"; ///< ip_send
    std::int64_t port = 6667;          ///< port_send
    std::int64_t targetPort = 6668;    ///< port_send_optimal
    bool verbose = false, live = false;
    std::int64_t maxEpisode = 6000; ///< max_episode_duration, steps
    std::optional<std::uint64_t> seed;

    // Ours; written where they differ from these.
    ScalingSettings scaling;                         ///< scaler, db_floors, clip
    ReachMatch::Kind match = ReachMatch::Kind::None; ///< reach_match, of the corpus
    std::map<std::string, double> weights;           ///< reward_weights: of columns or categories
    double moveCost = 0;                             ///< move_cost
    double repeatPenalty = 0;                        ///< repeat_penalty
    std::int64_t lookAhead = 0;                      ///< look_ahead, frames
    double changeProbability = 0.005;                ///< change_probability
    Interpolation interpolation = Interpolation::Nearest;
    std::vector<Box> forbidden;              ///< [{"low": [...], "high": [...]}, ...]
    std::vector<std::vector<double>> starts; ///< start_points

    /// As it was read: what is not known to us is written again.
    Json source = Json::object();
};

/// Booleans and the seed may be texts ("True", "None"), as the published system has them. Throws
/// UserError naming `origin`, the key and what may stand there.
AgentSettings parseAgentSettings(const Json& json, const std::string& origin);
AgentSettings readAgentSettings(const fs::path& file);

/// In the form that the published system reads. Keys that were read and are as they were stay as
/// they were written, unknown ones too.
Json agentSettingsJson(const AgentSettings& settings);

/// Columns that an agent with these settings observes. Throws UserError naming `origin`.
std::vector<std::string> keptColumns(const AgentSettings& settings, const LookupTable& table,
                                     const std::string& origin);
/// What the settings mean for an environment of that table. Throws UserError naming `origin`: a
/// table with another number of parameters, columns that are rewarded and not kept or unknown.
EnvironmentSettings environmentOf(const AgentSettings& settings, const LookupTable& table,
                                  const std::string& origin);

} // namespace antiphon::impro
