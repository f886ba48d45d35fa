#include "models/impro/evaluate.h"

#include "core/dsp/descriptors.h"
#include "core/error.h"
#include "core/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon::impro {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double meanOf(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? nan : sum / double(values.size());
}

double deviationOf(std::span<const double> values) {
    const double mean = meanOf(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return values.empty() ? nan : std::sqrt(sum / double(values.size()));
}

ErrorSummary summaryOf(std::vector<double> errors) {
    const double mean = meanOf(errors);
    std::ranges::sort(errors);
    return {mean, quantile(errors, 0.5), quantile(errors, 0.1), quantile(errors, 0.9)};
}

/// The kept columns of one category, and the errors in them.
struct Category {
    std::string name;
    std::vector<std::size_t> columns;
    std::vector<double> errors;
};

std::vector<Category> categoriesOf(std::span<const std::string> columns) {
    std::vector<Category> categories;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto known = std::ranges::find_if(
            descriptorColumns(), [&](const DescriptorColumn& d) { return columns[c] == d.name; });
        const std::string name = known == descriptorColumns().end() ? columns[c] : known->category;
        auto found = std::ranges::find(categories, name, &Category::name);
        if (found == categories.end())
            found = categories.insert(found, {name, {}, {}});
        found->columns.push_back(c);
    }
    return categories;
}

/// Follows an agent after its target has jumped.
class Responses {
public:
    void watch(const Environment& environment) {
        const double distance = environment.distance();
        if (environment.targetJumped()) {
            m_first = distance;
            m_waited = 0;
            m_waiting = distance > 0; // already there: nothing to respond to
            m_jumps += m_waiting;
        }
        if (m_waiting && distance <= 0.1 * m_first) {
            m_steps.push_back(double(m_waited));
            m_waiting = false;
        }
        ++m_waited;
    }

    void summarise(Evaluation& out) const {
        if (m_jumps == 0)
            return;
        out.reached90 = double(m_steps.size()) / double(m_jumps);
        if (!m_steps.empty())
            out.stepsTo90 = summaryOf(m_steps).median;
    }

private:
    double m_first = 0;
    std::int64_t m_waited = 0, m_jumps = 0;
    bool m_waiting = false;
    std::vector<double> m_steps;
};

class Evaluator {
public:
    explicit Evaluator(const World& world) : m_categories(categoriesOf(world.scaling().columns)) {}

    void begin(const Environment& environment) {
        m_before.assign(environment.parameters().begin(), environment.parameters().end());
        m_responses.watch(environment);
        m_reward = m_error = 0;
        m_length = 0;
    }

    void add(const Step& step, const Environment& environment) {
        m_reward += step.reward;
        m_error += step.rmse;
        ++m_length;
        m_errors.push_back(step.rmse);
        m_within += step.rmse <= 0.1;
        const auto parameters = environment.parameters();
        double way = 0;
        bool saturated = false;
        for (std::size_t p = 0; p < parameters.size(); ++p) {
            way += (parameters[p] - m_before[p]) * (parameters[p] - m_before[p]);
            saturated |= parameters[p] <= 0 || parameters[p] >= 1;
            m_before[p] = parameters[p];
        }
        m_path += std::sqrt(way);
        m_saturated += saturated;
        const auto agent = environment.agent(), target = environment.target();
        for (Category& category : m_categories) {
            double sum = 0;
            for (const std::size_t c : category.columns)
                sum += (target[c] - agent[c]) * (target[c] - agent[c]);
            category.errors.push_back(std::sqrt(sum / double(category.columns.size())));
        }
        m_responses.watch(environment);
    }

    void end() {
        m_result.episodeRewards.push_back(m_reward / double(m_length));
        m_result.episodeErrors.push_back(m_error / double(m_length));
        m_result.steps += m_length;
    }

    Evaluation result(const std::string& name, double stepSeconds) {
        const auto steps = double(m_result.steps);
        m_result.name = name;
        m_result.rewardMean = meanOf(m_result.episodeRewards);
        m_result.rewardStd = deviationOf(m_result.episodeRewards);
        m_result.rmse = summaryOf(std::move(m_errors));
        m_result.within = double(m_within) / steps;
        m_result.pathPerSecond = m_path / (steps * stepSeconds);
        m_result.saturated = double(m_saturated) / steps;
        for (Category& category : m_categories)
            m_result.categories.emplace_back(category.name, summaryOf(std::move(category.errors)));
        m_responses.summarise(m_result);
        return std::move(m_result);
    }

private:
    Evaluation m_result;
    std::vector<Category> m_categories;
    Responses m_responses;
    std::vector<double> m_errors, m_before;
    double m_reward = 0, m_error = 0, m_path = 0; ///< the first two: of this episode
    std::int64_t m_length = 0, m_within = 0, m_saturated = 0;
};

/// A number of its own for each baseline, so that they share nothing but the episodes.
constexpr std::uint64_t randomSalt = 0x72616e64;

Comparison compare(const Controller& agent, const World& world,
                   const EnvironmentSettings& environment, const EvaluationSettings& settings,
                   const std::function<void()>& checkpoint) {
    const auto play = [&](const char* name, const Controller& controller) {
        return evaluate(name, controller, world, environment, settings, checkpoint);
    };
    return {play("agent", agent),
            {play("random", randomController(settings.seed ^ randomSalt)),
             play("stay", stayController()), play("nearest", nearestController())}};
}

} // namespace

Evaluation evaluate(const std::string& name, const Controller& controller, const World& world,
                    const EnvironmentSettings& environment, const EvaluationSettings& settings,
                    const std::function<void()>& checkpoint) {
    if (settings.episodes < 1)
        throw UserError("An evaluation needs at least one episode.");
    constexpr std::int64_t checkEvery = 256;
    Evaluator evaluator(world);
    for (std::int64_t episode = 0; episode < settings.episodes; ++episode) {
        // Each from its own seed: what came before, and who played it, changes nothing.
        Environment stage(world, environment, Rng(settings.seed + std::uint64_t(episode)).next());
        evaluator.begin(stage);
        bool over = false;
        for (std::int64_t step = 0; !over; ++step) {
            if (checkpoint && step % checkEvery == 0)
                checkpoint();
            const Step result = stage.step(controller(stage));
            evaluator.add(result, stage);
            over = result.truncated || result.terminated;
        }
        evaluator.end();
    }
    return evaluator.result(name, settings.stepSeconds);
}

EvaluationReport compareWithBaselines(const Controller& agent, const World& world,
                                      const EnvironmentSettings& environment,
                                      std::span<const std::size_t> heldOut,
                                      const EvaluationSettings& settings,
                                      const std::function<void()>& checkpoint) {
    EnvironmentSettings trained = environment, unseen = environment;
    unseen.songs.assign(heldOut.begin(), heldOut.end());
    if (trained.songs.empty())
        for (std::size_t song = 0; song < world.songs(); ++song)
            if (std::ranges::find(heldOut, song) == heldOut.end())
                trained.songs.push_back(song);
    if (usesCorpus(environment.mode) && trained.songs.empty() && world.songs() > 0)
        throw UserError("Every song of the corpus is held out; leave some to train on.");
    EvaluationReport report;
    report.trained = compare(agent, world, trained, settings, checkpoint);
    if (usesCorpus(environment.mode) && !heldOut.empty())
        report.heldOut = compare(agent, world, unseen, settings, checkpoint);
    return report;
}

} // namespace antiphon::impro
