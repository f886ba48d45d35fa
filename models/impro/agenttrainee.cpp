#include "models/impro/agenttrainee.h"

#include "core/error.h"
#include "core/maps/corpusbatch.h"
#include "core/maps/lookupside.h"
#include "core/rng.h"
#include "models/impro/replaycodec.h"
#include "models/impro/songs.h"
#include "models/impro/stage.h"

#include <algorithm>

namespace antiphon::impro {
namespace {

constexpr std::int64_t stepsBetweenPolls = 1000;
constexpr std::size_t samplesKept = 60;
constexpr const char* observationTensors[] = {"replay.observations", "rated.observations"};
// What seeds are for.
constexpr std::uint64_t learning = 2, listening = 3;

std::variant<DqnLearner, ActorCriticLearner> learnerOf(const AgentOptions& options,
                                                       const Policy& policy, std::uint64_t seed) {
    if (policy.algorithm == Algorithm::Dqn)
        return DqnLearner(options, policy, seed);
    return ActorCriticLearner(options, policy, seed);
}

} // namespace

AgentTrainee::AgentTrainee(Ground ground, Agent agent, Settings settings, JobContext& context)
    : m_ground(std::move(ground)), m_agent(std::move(agent)), m_settings(std::move(settings)),
      m_context(context),
      m_learner(learnerOf(m_settings.options, m_agent.policy, seedFor(context.seed(), learning))) {
    if (m_settings.sampleEvery <= 0) {
        m_samples = false;
    } else if (const std::string obstacle = auditionObstacle(m_ground.table().side);
               !obstacle.empty()) {
        m_samples = false;
        m_context.log(obstacle);
    }
}

const Policy& AgentTrainee::policy() const {
    return std::visit([](const auto& learner) -> const Policy& { return learner.policy(); },
                      m_learner);
}

std::int64_t AgentTrainee::steps() const {
    return std::visit([](const auto& learner) { return learner.steps(); }, m_learner);
}

std::int64_t AgentTrainee::step(std::int64_t limit, std::vector<Scalar>& scalars) {
    poll();
    // Whole thousands, however often the training was broken off.
    const std::int64_t count = std::min(limit, stepsBetweenPolls - steps() % stepsBetweenPolls);
    const std::span<Environment> environments = m_ground.environments();
    if (auto* dqn = std::get_if<DqnLearner>(&m_learner))
        dqn->run(environments[0], count, scalars);
    else
        std::get<ActorCriticLearner>(m_learner).run(environments, count, scalars);
    const auto since = std::chrono::steady_clock::now() - m_sampled;
    if (std::chrono::duration<double>(since).count() >= m_settings.sampleEvery)
        giveSample();
    return count;
}

std::vector<Scalar> AgentTrainee::evaluate(const std::function<void()>& checkpoint) {
    EnvironmentSettings settings = m_ground.settings();
    if (!m_settings.heldOut.empty())
        settings.songs = m_settings.heldOut;
    const Controller greedy =
        greedyController([this](std::span<const float> seen) { return policy().act(seen); });
    const Evaluation measured = impro::evaluate("agent", greedy, m_ground.world(), settings,
                                                m_settings.evaluation, checkpoint);
    giveSample();
    return {{"eval/rmse_mean", measured.rmse.mean},    {"eval/rmse_median", measured.rmse.median},
            {"eval/reward_mean", measured.rewardMean}, {"eval/reward_std", measured.rewardStd},
            {"eval/within_0_1", measured.within},      {"eval/saturated", measured.saturated}};
}

/// Heard with targets that change, whatever it is trained on, so that a few seconds say something.
void AgentTrainee::giveSample() {
    m_sampled = std::chrono::steady_clock::now();
    if (!m_samples || std::exchange(m_sampledStep, steps()) == steps())
        return;
    EnvironmentSettings settings = m_ground.settings();
    if (!usesCorpus(settings.mode))
        settings.mode = Mode::DynamicRandom;
    settings.maxEpisode = heardEpisode;
    const Controller greedy =
        greedyController([this](std::span<const float> seen) { return policy().act(seen); });
    const fs::path folder = m_context.folder() / "samples";
    const Environment stage(m_ground.world(), settings,
                            seedFor(m_context.seed(), listening, std::uint64_t(steps())));
    writeSample(
        folder, steps(),
        audition(greedy, stage, m_ground.bank(), m_ground.table().side, m_settings.audition));
    thinSamples(folder, samplesKept);
}

void AgentTrainee::poll() {
    const auto refused = [this](const std::string& sentence) { m_context.log(sentence); };
    pollRequests(
        requestFile(m_context.run()), m_read,
        [&](const AgentRequest& request) {
            try {
                apply(request);
                m_applied.push_back({{"step", steps()}, {"request", toJson(request)}});
                m_context.log("step " + std::to_string(steps()) + ": " + toJson(request).dump());
            } catch (const UserError& e) {
                refused(e.what());
            }
        },
        refused);
}

void AgentTrainee::apply(const AgentRequest& request) {
    switch (request.kind) {
    case AgentRequest::Kind::Rate:
        return rate(request);
    case AgentRequest::Kind::Corpus:
        return feed(request.corpus);
    case AgentRequest::Kind::Forbid:
    case AgentRequest::Kind::Allow:
        return changeForbidden(request);
    case AgentRequest::Kind::Freeze:
        return freeze(request.freeze);
    }
}

void AgentTrainee::rate(const AgentRequest& request) {
    auto* dqn = std::get_if<DqnLearner>(&m_learner);
    if (!dqn)
        throw UserError("Only a DQN remembers what it was rated for; PPO and A2C learn from what "
                        "they do now, so this rating changes nothing.");
    const SoundBank& bank = m_ground.bank();
    const Path path = readSample(m_context.folder() / "samples", request.sample, bank);
    std::vector<float> observations((path.actions.size() + 1) * bank.observationSize());
    for (std::size_t i = 0; i <= path.actions.size(); ++i)
        bank.observation(
            path.situation(i),
            std::span(observations).subspan(i * bank.observationSize(), bank.observationSize()));
    dqn->rate(observations, path.actions, float(request.rate));
}

/// A recording is analysed as the table's sounds were; either way the corpus is kept in the run, so
/// that resuming does not depend on files elsewhere.
void AgentTrainee::feed(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        throw UserError(display(file) + ": there is no such recording or corpus.");
    Corpus corpus;
    if (isCorpusName(file)) {
        corpus = readCorpus(file);
    } else {
        const Json& side = m_ground.table().side;
        CorpusSettings settings;
        if (isLookupSide(side)) {
            settings.analysis = lookupSettings(side, "The lookup table's side file").analysis;
            settings.rate = settings.analysis.rate;
            settings.analysis.loudnessHop = settings.analysis.resolved().hop; // a row a frame
        }
        corpus = analyseCorpus(file, settings, [this] { m_context.checkpoint(); });
    }
    const fs::path kept =
        std::to_string(m_fed.size() + 1) + "-" + file.stem().stem().string() + ".csv";
    writeCorpus(m_context.run() / "corpus" / kept, corpus);
    m_ground.addSong(fedSong(kept.string()), display(file));
    m_fed.push_back(kept.string());
}

/// As it is read when the training goes on.
Corpus AgentTrainee::fedSong(const std::string& name) const {
    Corpus song = heardSong(readCorpus(m_context.run() / "corpus" / name), hearingOf(m_agent));
    m_agent.match.apply(song);
    return song;
}

void AgentTrainee::changeForbidden(const AgentRequest& request) {
    std::vector<Box> boxes = m_ground.settings().forbidden;
    const auto same = [&](const Box& box) {
        return box.low == request.box.low && box.high == request.box.high;
    };
    if (request.kind == AgentRequest::Kind::Forbid)
        boxes.push_back(request.box);
    else if (std::erase_if(boxes, same) == 0)
        throw UserError("The region that is to be allowed was not forbidden.");
    m_ground.forbid(std::move(boxes));
}

void AgentTrainee::freeze(bool frozen) {
    m_frozen = frozen;
    std::visit([&](auto& learner) { learner.freeze(frozen); }, m_learner);
}

void AgentTrainee::save(Checkpoint& out) const {
    std::visit([&](const auto& learner) { learner.save(out); }, m_learner);
    for (const char* name : observationTensors)
        packObservations(out.state, name, m_ground.bank());
    out.json["environments"] = m_ground.state();
    out.json["requests"] = {{"read", m_read},
                            {"applied", m_applied},
                            {"fed", m_fed},
                            {"forbidden", toJson(m_ground.settings().forbidden)},
                            {"frozen", m_frozen}};
}

void AgentTrainee::load(const Checkpoint& in) {
    const std::string origin = "The checkpoint";
    try {
        const Json& requests = in.json.at("requests");
        requests.at("read").get_to(m_read);
        m_applied = requests.at("applied");
        for (const Json& name : requests.at("fed")) {
            m_fed.push_back(name.get<std::string>());
            m_ground.addSong(fedSong(m_fed.back()), m_fed.back());
        }
        std::vector<Box> forbidden;
        for (const Json& box : requests.at("forbidden"))
            forbidden.push_back({box.at("low").get<std::vector<double>>(),
                                 box.at("high").get<std::vector<double>>()});
        if (forbidden.size() != m_ground.settings().forbidden.size() || !forbidden.empty())
            m_ground.forbid(std::move(forbidden));
        m_ground.restore(in.json.at("environments"));
        Checkpoint whole = in;
        for (const char* name : observationTensors)
            unpackObservations(whole.state, name, m_ground.bank(), origin);
        std::visit([&](auto& learner) { learner.load(whole); }, m_learner);
        freeze(requests.at("frozen").get<bool>());
    } catch (const Json::exception&) {
        throw UserError(origin + " is none of an agent's training.");
    }
}

std::string AgentTrainee::whatFits() {
    return "Train with a smaller memory (--buffer), fewer environments or a shorter corpus.";
}

} // namespace antiphon::impro
