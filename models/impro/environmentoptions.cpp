#include "models/impro/environmentoptions.h"

#include "core/error.h"

#include <algorithm>
#include <charconv>

namespace antiphon::impro {
namespace {

/// "clip" is what PPO's options call something else.
constexpr const char* limitKey = "clip_descriptors";

std::vector<std::string> namesIn(const std::string& list) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        std::string name = list.substr(at, end - at);
        name.erase(0, name.find_first_not_of(" \t"));
        name.erase(name.find_last_not_of(" \t") + 1);
        if (!name.empty())
            names.push_back(name);
        at = end + 1;
    }
    return names;
}

std::string listOf(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + name;
    return list;
}

/// The one of this name; the visitor has seen to it that there is one.
template <class Values>
auto named(Values values, const std::string& text) {
    return *std::ranges::find_if(values, [&](const auto value) { return name(value) == text; });
}

std::map<std::string, double> weightsIn(const std::string& list) {
    std::map<std::string, double> weights;
    for (const std::string& entry : namesIn(list)) {
        const auto sign = std::min(entry.find('='), entry.size());
        const char* end = entry.data() + entry.size();
        double weight = 0;
        const auto [rest, bad] =
            std::from_chars(entry.data() + std::min(sign + 1, entry.size()), end, weight);
        if (bad != std::errc() || rest != end || !(weight >= 0))
            throw UserError("A weight is '" + entry +
                                "' but must be as in mfcc=0.5, with a number of 0 or more.",
                            UserError::Kind::Usage);
        weights[entry.substr(0, sign)] = weight;
    }
    return weights;
}

template <class Values>
std::vector<const char*> choicesOf(Values values) {
    std::vector<const char*> names;
    for (const auto value : values)
        names.push_back(name(value).data()); // of a literal
    return names;
}

} // namespace

void EnvironmentOptions::visit(OptionVisitor& v) {
    v.text(keep, {.key = "features_keep",
                  .label = "Hears",
                  .help = "Columns or categories that the agent hears: mfcc, chroma, ..."});
    v.text(reward, {.key = "features_reward",
                    .label = "Rewarded for",
                    .help = "Columns or categories of those that count for the reward."});
    v.text(weights,
           {.key = "reward_weights",
            .label = "Weights",
            .help = "How much columns or categories count, if not 1: mfcc=0.5, chroma-A=2.",
            .advanced = true});
    v.real(noise, {.key = "reward_noise",
                   .label = "Reward noise",
                   .help = "Weight of chance in the reward.",
                   .min = 0,
                   .max = 10,
                   .advanced = true});
    v.choice(mode, {.key = "training_mode",
                    .label = "Follows",
                    .help = "Recordings of the corpus, sounds of the table that stay or change, or "
                            "a mixture.",
                    .choices = choicesOf(modes())});
    v.choice(rewardType, {.key = "reward_type",
                          .label = "Reward",
                          .help = "How the distance from the target becomes a reward.",
                          .choices = choicesOf(rewardTypes())});
    v.real(stepSize, {.key = "step_size",
                      .label = "Step size",
                      .help = "How far a parameter moves at a time.",
                      .min = 0.0001,
                      .max = 1});
    v.integer(maxEpisode, {.key = "max_episode_duration",
                           .label = "Episode",
                           .help = "Steps with targets of the table before a new beginning.",
                           .min = 1,
                           .max = 1e9});
    v.real(changeProbability, {.key = "change_probability",
                               .label = "Change of target",
                               .help = "Probability a step that a target that changes does so.",
                               .min = 0,
                               .max = 1,
                               .advanced = true});
    v.choice(scaler, {.key = "scaler",
                      .label = "Scaling",
                      .help = "How descriptors are brought to one scale.",
                      .choices = {"standard", "robust", "quantile"},
                      .advanced = true});
    v.flag(floors, {.key = "db_floors",
                    .label = "Floors",
                    .help = "Silence counts as very soft, not as endlessly far away.",
                    .advanced = true});
    v.real(clip, {.key = limitKey,
                  .label = "Limit",
                  .help = "Scaled descriptors are kept within this; 0: no limit.",
                  .min = 0,
                  .max = 1000,
                  .advanced = true});
    v.choice(match, {.key = "reach_match",
                     .label = "Reach",
                     .help = "Bring recordings into the reach of the synthesizer: as they are, by "
                             "mean and spread, or by ranks.",
                     .choices = choicesOf(reachMatches())});
    v.integer(lookAhead, {.key = "look_ahead",
                          .label = "Look ahead",
                          .help = "Frames by which the agent hears a recording in advance.",
                          .min = 0,
                          .max = 10000,
                          .advanced = true});
    v.choice(interpolation, {.key = "interpolation",
                             .label = "Between points",
                             .help = "The sound between the table's points: that of the nearest "
                                     "one, or one in between.",
                             .choices = {"nearest", "linear", "knn"},
                             .advanced = true});
    v.real(moveCost, {.key = "move_cost",
                      .label = "Cost of moves",
                      .help = "Reward that every moved parameter costs.",
                      .min = 0,
                      .max = 100,
                      .advanced = true});
    v.real(repeatPenalty, {.key = "repeat_penalty",
                           .label = "Cost of repetition",
                           .help = "Reward that doing the same again costs.",
                           .min = 0,
                           .max = 100,
                           .advanced = true});
}

EnvironmentOptions environmentOptions(const AgentSettings& settings) {
    EnvironmentOptions options;
    options.keep = listOf(settings.keep);
    options.reward = listOf(settings.rewarded);
    for (const auto& [column, weight] : settings.weights)
        options.weights +=
            (options.weights.empty() ? "" : ", ") + column + "=" + Json(weight).dump();
    options.noise = settings.noise;
    options.mode = name(settings.mode);
    options.rewardType = name(settings.reward);
    options.stepSize = settings.stepSize;
    options.maxEpisode = settings.maxEpisode;
    options.changeProbability = settings.changeProbability;
    options.scaler = name(settings.scaling.kind);
    options.floors = settings.scaling.floors;
    options.clip = settings.scaling.clip;
    options.match = name(settings.match);
    options.lookAhead = settings.lookAhead;
    options.interpolation = name(settings.interpolation);
    options.moveCost = settings.moveCost;
    options.repeatPenalty = settings.repeatPenalty;
    return options;
}

EnvironmentOptions withSettings(const EnvironmentOptions& options,
                                const EnvironmentOptions& defaults, const AgentSettings& file) {
    const Json own = toJson(Options(options)), usual = toJson(Options(defaults)),
               named = toJson(Options(environmentOptions(file)));
    Json taken = Json::object();
    for (const auto& [key, value] : named.items()) {
        const std::string there = key == limitKey ? "clip" : key;
        if (own.at(key) == usual.at(key) && file.source.contains(there))
            taken[key] = value;
    }
    Options result(options);
    readJson(result, taken, "The settings file");
    return result.as<EnvironmentOptions>();
}

AgentSettings agentSettings(const EnvironmentOptions& options, AgentSettings base) {
    base.keep = namesIn(options.keep);
    base.rewarded = namesIn(options.reward);
    base.weights = weightsIn(options.weights);
    base.noise = options.noise;
    base.mode = named(modes(), options.mode);
    base.reward = named(rewardTypes(), options.rewardType);
    base.stepSize = options.stepSize;
    base.maxEpisode = options.maxEpisode;
    base.changeProbability = options.changeProbability;
    base.scaling.kind = named(scalingKinds(), options.scaler);
    base.scaling.floors = options.floors;
    base.scaling.clip = options.clip;
    base.match = named(reachMatches(), options.match);
    base.lookAhead = options.lookAhead;
    base.interpolation = named(interpolations(), options.interpolation);
    base.moveCost = options.moveCost;
    base.repeatPenalty = options.repeatPenalty;
    return base;
}

} // namespace antiphon::impro
