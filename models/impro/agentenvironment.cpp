#include "core/error.h"
#include "models/impro/agentsettings.h"

#include <algorithm>

namespace antiphon::impro {

std::vector<std::string> keptColumns(const AgentSettings& settings, const LookupTable& table,
                                     const std::string& origin) {
    const std::vector<std::string> all{"all"};
    return resolveColumns(settings.keep.empty() ? all : settings.keep, table.descriptors,
                          origin + ": features_keep");
}

EnvironmentSettings environmentOf(const AgentSettings& settings, const LookupTable& table,
                                  const std::string& origin) {
    if (settings.parameters != 0 && std::size_t(settings.parameters) != table.parameters)
        throw UserError(
            origin + ": is for a synthesizer of " + std::to_string(settings.parameters) +
            " parameters, and the lookup table has " + std::to_string(table.parameters) +
            "; choose the table that belongs to it.");
    const auto kept = keptColumns(settings, table, origin);
    std::vector<double> weights(kept.size(), settings.rewarded.empty() ? 1 : 0);
    const auto weigh = [&](std::span<const std::string> names, const char* key, double weight) {
        std::size_t found = 0;
        for (const std::string& column :
             resolveColumns(names, table.descriptors, origin + ": " + key)) {
            const auto at = std::ranges::find(kept, column);
            if (at == kept.end())
                continue; // as the original: what is not observed is not rewarded
            weights[std::size_t(at - kept.begin())] = weight;
            ++found;
        }
        if (found == 0)
            throw UserError(origin + ": " + key + " names no column that features_keep keeps.");
    };
    if (!settings.rewarded.empty())
        weigh(settings.rewarded, "features_reward", 1);
    // Categories first, so that a column's own weight counts.
    for (const bool category : {true, false})
        for (const auto& [name, weight] : settings.weights)
            if (category == (std::ranges::find(table.descriptors, name) == table.descriptors.end()))
                weigh({&name, 1}, "reward_weights", weight);

    return {
        .reward = {.type = settings.reward, .weights = std::move(weights), .noise = settings.noise},
        .mode = settings.mode,
        .stepSize = settings.stepSize,
        .maxEpisode = settings.maxEpisode,
        .changeProbability = settings.changeProbability,
        .lookAhead = int(settings.lookAhead),
        .interpolation = settings.interpolation,
        .moveCost = settings.moveCost,
        .repeatPenalty = settings.repeatPenalty,
        .forbidden = settings.forbidden,
        .starts = settings.starts,
        .songs = {}};
}

} // namespace antiphon::impro
