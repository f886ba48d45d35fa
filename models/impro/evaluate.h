#pragma once

#include "core/json.h"
#include "core/table.h"
#include "models/impro/controllers.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace antiphon::impro {

struct EvaluationSettings {
    std::int64_t episodes = 10;
    std::uint64_t seed = 1;             ///< the same episodes for whoever is evaluated
    double stepSeconds = 128.0 / 44100; ///< from one step to the next, for speeds
};

/// Distribution of an error over steps. NaN of no steps.
struct ErrorSummary {
    double mean = 0, median = 0, low = 0, high = 0; ///< low, high: 10 and 90 % quantiles
};

/// How well one controller did. Errors are in units of the scaling (deviations of the table).
struct Evaluation {
    std::string name;
    std::vector<double> episodeRewards; ///< mean over the steps of each episode
    std::vector<double> episodeErrors;
    std::int64_t steps = 0;
    double rewardMean = 0, rewardStd = 0; ///< over episodes (population), a step
    ErrorSummary rmse;                    ///< over steps; the reward's error, noise included
    double within = 0;                    ///< share of steps with an error of at most 0.1
    /// Root mean square difference of the columns of each category that is kept.
    std::vector<std::pair<std::string, ErrorSummary>> categories;
    double pathPerSecond = 0; ///< way through the parameters (Euclidean), a second
    double saturated = 0;     ///< share of steps with a parameter at 0 or 1
    /// Of targets that stay: steps until nine tenths of the first distance are gone, median of
    /// those that got there, and the share that did. None: there were no such targets.
    std::optional<double> stepsTo90;
    std::optional<double> reached90;
};

/// Plays whole episodes in an environment of its own, so that a training goes on undisturbed.
/// `checkpoint` is called often and may throw to stop. Throws UserError as Environment does.
Evaluation evaluate(const std::string& name, const Controller& controller, const World& world,
                    const EnvironmentSettings& environment, const EvaluationSettings& settings,
                    const std::function<void()>& checkpoint = {});

/// One agent and the baselines on the same episodes.
struct Comparison {
    Evaluation agent;
    std::vector<Evaluation> baselines; ///< random, stay, nearest
};

/// On the songs that were trained on, and on those that were held out.
struct EvaluationReport {
    Comparison trained;
    std::optional<Comparison> heldOut; ///< where the mode has songs and some were held out
};

/// `heldOut`: songs of the world that the agent was not trained on; environment.songs are those it
/// was (none: all others).
EvaluationReport compareWithBaselines(const Controller& agent, const World& world,
                                      const EnvironmentSettings& environment,
                                      std::span<const std::size_t> heldOut,
                                      const EvaluationSettings& settings,
                                      const std::function<void()>& checkpoint = {});

/// Keys reward_mean, reward_std, rmse_mean, rmse_median, within_0_1, ...; unknown values null.
Json evaluationJson(const Evaluation& evaluation);
/// The agent's keys, "baselines": {"random": ..., "stay": ..., "nearest": ...} and, where there are
/// some, "held_out": the same of songs that were held out.
Json evaluationJson(const EvaluationReport& report);
/// A row each controller and set of songs, of evaluationJson() of a report. Throws Json::exception
/// where it is none.
Table evaluationTable(const Json& evaluation);

} // namespace antiphon::impro
