#pragma once

#include "tests/models/agentrig.h"

#include "core/rng.h"
#include "core/soundfile.h"
#include "models/impro/liveperformance.h"
#include "models/impro/songs.h"

#include <cmath>

// A small agent on a small table, and something that it can hear.
namespace antiphon::testing {

/// An agent that was never trained, on a table of the sine, in a folder.
inline fs::path freshAgent(const fs::path& folder, const fs::path& tableFile, std::uint64_t seed,
                           int decimation = 1,
                           const std::string& keep = "loudness-dB, specshape-centroid, mfcc") {
    const LookupTable table = readLookup(tableFile);
    impro::Agent agent;
    impro::EnvironmentOptions options;
    options.keep = keep;
    options.reward = "loudness-dB";
    agent.settings = impro::agentSettings(options, {});
    agent.columns = impro::keptColumns(agent.settings, table, "test");
    agent.scaling = impro::fitScaling(table, agent.columns, agent.settings.scaling);
    Rng rng(seed);
    std::size_t actions = 1;
    for (std::size_t p = 0; p < table.parameters; ++p)
        actions *= 3;
    agent.policy = impro::Policy::fresh(
        impro::Algorithm::Dqn, 2 * agent.columns.size() + table.parameters, actions, 16, rng);
    agent.table = impro::tableRecord(table, tableFile);
    agent.decimation = decimation;
    impro::writeAgent(folder, agent);
    return folder;
}

/// Tones and rests that glide up and down.
inline Sound glidingTones(double seconds, int rate = 44100) {
    Sound sound{rate, 1, {}};
    double phase = 0;
    for (std::int64_t i = 0; i < std::int64_t(seconds * rate); ++i) {
        const double t = double(i) / rate;
        phase += 2 * M_PI * (400 + 300 * std::sin(2 * M_PI * 0.37 * t)) / rate;
        const double level = std::fmod(t, 3.0) < 2.4 ? 0.3 + 0.2 * std::sin(2 * M_PI * t) : 0.0;
        sound.samples.push_back(float(level * std::sin(phase)));
    }
    return sound;
}

inline std::shared_ptr<const impro::LiveCast>
castOf(const std::vector<std::string>& agents, const fs::path& table, const fs::path& tables = {}) {
    impro::LiveCastSettings settings;
    for (const std::string& agent : agents)
        settings.policies.push_back({agent});
    settings.table = table;
    return impro::openCast(settings, tables);
}

} // namespace antiphon::testing
