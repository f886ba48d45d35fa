#pragma once

#include "models/impro/actorcritic.h"
#include "models/impro/agentfile.h"
#include "models/impro/agentrequests.h"
#include "models/impro/audition.h"
#include "models/impro/dqn.h"
#include "models/impro/evaluate.h"
#include "models/impro/ground.h"

#include <chrono>
#include <variant>

namespace antiphon::impro {

/// An agent in training, as the trainer sees it: its environments, its learner, what was asked of
/// it meanwhile (requests.jsonl of its run) and the samples that it gives of itself
/// (<results>/samples/<step>.wav). Everything but the samples is a function of the seed, the inputs
/// and the requests.
class AgentTrainee final : public Trainee {
public:
    struct Settings {
        AgentOptions options;
        std::vector<std::size_t> heldOut; ///< songs to evaluate on, not to train on
        EvaluationSettings evaluation;
        AuditionSettings audition;
        double sampleEvery = 10; ///< seconds; 0: no samples
    };
    /// `agent`: where the training starts from. The context must outlive it.
    AgentTrainee(Ground ground, Agent agent, Settings settings, JobContext& context);

    std::int64_t step(std::int64_t limit, std::vector<Scalar>& scalars) override;
    std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) override;
    void save(Checkpoint& out) const override;
    void load(const Checkpoint& in) override;
    std::string whatFits() override;

    const Policy& policy() const;
    Ground& ground() noexcept { return m_ground; }
    /// What was asked and done, {"step", "request"} each.
    const Json& applied() const noexcept { return m_applied; }

private:
    std::int64_t steps() const;
    void poll();
    void apply(const AgentRequest& request);
    void rate(const AgentRequest& request);
    void feed(const fs::path& file);
    Corpus fedSong(const std::string& name) const;
    void changeForbidden(const AgentRequest& request);
    void freeze(bool frozen);
    void giveSample();

    Ground m_ground;
    Agent m_agent;
    Settings m_settings;
    JobContext& m_context;
    std::variant<DqnLearner, ActorCriticLearner> m_learner;

    std::uint64_t m_read = 0; ///< bytes of requests.jsonl
    Json m_applied = Json::array();
    std::vector<std::string> m_fed; ///< files below <run>/corpus
    bool m_frozen = false;
    std::chrono::steady_clock::time_point m_sampled = std::chrono::steady_clock::now();
    std::int64_t m_sampledStep = -1;
    bool m_samples = true;
};

} // namespace antiphon::impro
