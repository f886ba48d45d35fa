#include "models/impro/evaluate.h"

#include <limits>
#include <tuple>

namespace antiphon::impro {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Json summaryJson(const ErrorSummary& summary) {
    return {{"mean", summary.mean},
            {"median", summary.median},
            {"q10", summary.low},
            {"q90", summary.high}};
}

Json comparisonJson(const Comparison& comparison) {
    Json json = evaluationJson(comparison.agent);
    Json baselines = Json::object();
    for (const Evaluation& baseline : comparison.baselines)
        baselines[baseline.name] = evaluationJson(baseline);
    json["baselines"] = std::move(baselines);
    return json;
}

} // namespace

Json evaluationJson(const Evaluation& e) {
    const auto known = [](const std::optional<double>& value) {
        return value ? Json(*value) : Json();
    };
    Json categories = Json::object();
    for (const auto& [name, summary] : e.categories)
        categories[name] = summaryJson(summary);
    return {{"episodes", e.episodeRewards.size()},
            {"steps", e.steps},
            {"reward_mean", e.rewardMean},
            {"reward_std", e.rewardStd},
            {"rmse_mean", e.rmse.mean},
            {"rmse_median", e.rmse.median},
            {"rmse_q10", e.rmse.low},
            {"rmse_q90", e.rmse.high},
            {"within_0_1", e.within},
            {"rmse_by_category", categories},
            {"path_per_second", e.pathPerSecond},
            {"steps_to_90", known(e.stepsTo90)},
            {"reached_90", known(e.reached90)},
            {"saturated", e.saturated},
            {"episode_rewards", e.episodeRewards},
            {"episode_rmse", e.episodeErrors}};
}

Json evaluationJson(const EvaluationReport& report) {
    Json json = comparisonJson(report.trained);
    if (report.heldOut)
        json["held_out"] = comparisonJson(*report.heldOut);
    return json;
}

Table evaluationTable(const Json& evaluation) {
    std::vector<std::tuple<std::string, std::string, const Json*>> rows;
    const auto add = [&](const char* set, const Json& comparison) {
        rows.emplace_back(set, "agent", &comparison);
        for (const char* baseline : {"random", "stay", "nearest"})
            rows.emplace_back(set, baseline, &comparison.at("baselines").at(baseline));
    };
    add("trained", evaluation);
    if (evaluation.contains("held_out"))
        add("held out", evaluation["held_out"]);

    Table table;
    std::vector<std::string> songs, controllers;
    for (const auto& [set, controller, figures] : rows) {
        songs.push_back(set);
        controllers.push_back(controller);
    }
    table.add("songs", std::move(songs));
    table.add("controller", std::move(controllers));
    const auto numbers = [&](const std::string& name, auto of) {
        std::vector<double> column;
        for (const auto& [set, controller, figures] : rows) {
            const Json& value = of(*figures);
            column.push_back(value.is_number() ? value.get<double>() : nan);
        }
        table.add(name, std::move(column));
    };
    for (const char* key :
         {"episodes", "steps", "reward_mean", "reward_std", "rmse_mean", "rmse_median", "rmse_q10",
          "rmse_q90", "within_0_1", "path_per_second", "steps_to_90", "reached_90", "saturated"})
        numbers(key, [key](const Json& figures) -> const Json& { return figures.at(key); });
    for (const auto& [name, summary] : evaluation.at("rmse_by_category").items())
        numbers("rmse_median_" + name, [&name](const Json& figures) -> const Json& {
            return figures.at("rmse_by_category").at(name).at("median");
        });
    return table;
}

} // namespace antiphon::impro
