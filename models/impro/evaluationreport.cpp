#include "models/impro/evaluate.h"

#include <limits>

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

Table evaluationTable(const EvaluationReport& report) {
    std::vector<std::pair<std::string, const Evaluation*>> rows;
    const auto add = [&](const char* set, const Comparison& comparison) {
        rows.emplace_back(set, &comparison.agent);
        for (const Evaluation& baseline : comparison.baselines)
            rows.emplace_back(set, &baseline);
    };
    add("trained", report.trained);
    if (report.heldOut)
        add("held out", *report.heldOut);

    Table table;
    const auto texts = [&](const char* name, auto of) {
        std::vector<std::string> column;
        for (const auto& row : rows)
            column.push_back(of(row));
        table.add(name, std::move(column));
    };
    const auto numbers = [&](const std::string& name, auto of) {
        std::vector<double> column;
        for (const auto& row : rows)
            column.push_back(of(*row.second));
        table.add(name, std::move(column));
    };
    texts("songs", [](const auto& row) { return row.first; });
    texts("controller", [](const auto& row) { return row.second->name; });
    numbers("episodes", [](const Evaluation& e) { return double(e.episodeRewards.size()); });
    numbers("steps", [](const Evaluation& e) { return double(e.steps); });
    numbers("reward_mean", [](const Evaluation& e) { return e.rewardMean; });
    numbers("reward_std", [](const Evaluation& e) { return e.rewardStd; });
    numbers("rmse_mean", [](const Evaluation& e) { return e.rmse.mean; });
    numbers("rmse_median", [](const Evaluation& e) { return e.rmse.median; });
    numbers("rmse_q10", [](const Evaluation& e) { return e.rmse.low; });
    numbers("rmse_q90", [](const Evaluation& e) { return e.rmse.high; });
    numbers("within_0_1", [](const Evaluation& e) { return e.within; });
    numbers("path_per_second", [](const Evaluation& e) { return e.pathPerSecond; });
    numbers("steps_to_90", [](const Evaluation& e) { return e.stepsTo90.value_or(nan); });
    numbers("reached_90", [](const Evaluation& e) { return e.reached90.value_or(nan); });
    numbers("saturated", [](const Evaluation& e) { return e.saturated; });
    for (std::size_t c = 0; c < report.trained.agent.categories.size(); ++c) {
        const std::string& name = report.trained.agent.categories[c].first;
        numbers("rmse_median_" + name,
                [c](const Evaluation& e) { return e.categories[c].second.median; });
    }
    return table;
}

} // namespace antiphon::impro
