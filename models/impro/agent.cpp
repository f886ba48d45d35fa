#include "models/impro/agent.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/maps/lookupside.h"
#include "core/rng.h"
#include "core/table.h"
#include "models/impro/agenttrainee.h"
#include "models/impro/stage.h"

#include <algorithm>

namespace antiphon::impro {
namespace {

// What seeds are for, besides those of AgentTrainee.
constexpr std::uint64_t weights = 4, splitting = 5, testing = 6, reporting = 7;
constexpr std::int64_t lastEpisodes = 10; ///< of the evaluation that is kept

/// Songs that are not trained on: at least one of four or more.
std::vector<std::size_t> heldOutOf(std::size_t songs, double share, std::uint64_t seed) {
    std::vector<std::size_t> order(songs);
    for (std::size_t i = 0; i < songs; ++i)
        order[i] = i;
    Rng rng(seedFor(seed, splitting));
    rng.shuffle(std::span(order));
    auto count = std::size_t(share * double(songs));
    if (share > 0 && songs >= 4)
        count = std::max<std::size_t>(count, 1);
    order.resize(std::min(count, songs > 0 ? songs - 1 : 0));
    std::ranges::sort(order);
    return order;
}

/// Everything that a training is made of.
class Preparation {
public:
    Preparation(const Inputs& inputs, const AgentTaskOptions& options, JobContext& context)
        : m_options(options), m_context(context), m_file(only(inputs, "table").path),
          m_table(readLookup(m_file)) {
        const auto start = pathsOf(inputs, "start");
        if (!start.empty())
            takeStart(readAgent(start[0]));
        takeSettings(pathsOf(inputs, "settings"), !start.empty());
        takeControl();
        m_songs = songsOf(pathsOf(inputs, "corpus"), m_table, hearingOf(m_agent),
                          [&](const std::string& line) { context.log(line); });
        m_agent.match = {};
        if (!m_agent.scaling)
            m_agent.scaling = fitScaling(m_table, m_agent.columns, m_agent.settings.scaling);
        takeSongs();
        if (start.empty())
            m_agent.policy = freshPolicy();
        m_agent.table = tableRecord(m_table, m_file);
        m_agent.training = {{"options", toJson(Options(options))}, {"seed", context.seed()}};
        m_agent.evaluation = nullptr;
    }

    Agent& agent() { return m_agent; }
    const LookupTable& table() const { return m_table; }
    const std::vector<std::size_t>& heldOut() const { return m_heldOut; }
    const EnvironmentSettings& environment() const { return m_environment; }

    /// `purpose`: testing while it trains, reporting at the end. The checkpoint that is kept was
    /// chosen by the episodes of the former, so on them it looks better than it is.
    EvaluationSettings evaluation(std::int64_t episodes, std::uint64_t purpose) const {
        return {.episodes = episodes,
                .seed = seedFor(m_context.seed(), purpose),
                .stepSeconds = double(m_agent.period()) / m_agent.rate};
    }

    AgentTrainee trainee() {
        AgentTrainee::Settings settings;
        settings.options = m_options.agent;
        settings.heldOut = m_heldOut;
        settings.evaluation = evaluation(m_options.episodes, testing);
        settings.audition.period = m_agent.period();
        settings.sampleEvery = m_options.sampleEvery;
        const bool one = m_agent.policy.algorithm == Algorithm::Dqn;
        return AgentTrainee(
            Ground(m_table, m_songs.corpora, m_songs.names, *m_agent.scaling, m_environment,
                   one ? 1 : std::size_t(m_options.agent.environments), m_context.seed()),
            m_agent, std::move(settings), m_context);
    }

private:
    void takeStart(Agent start) {
        checkFit(start, m_table, display(m_file));
        if (name(start.policy.algorithm) != m_options.agent.algorithm)
            throw UserError("The agent to start from is a " +
                                std::string(name(start.policy.algorithm)) + ", but " +
                                m_options.agent.algorithm + " is to be trained; choose the same.",
                            UserError::Kind::Usage);
        m_agent = std::move(start);
    }

    void takeSettings(const std::vector<fs::path>& files, bool started) {
        AgentTaskOptions usual;
        usual.agent.algorithm = m_options.agent.algorithm;
        usual.preset = m_options.preset;
        usual.usePreset();
        AgentSettings base = m_agent.settings;
        EnvironmentOptions chosen = m_options.environment;
        if (!files.empty())
            base = readAgentSettings(files[0]);
        if (!files.empty() || started)
            chosen = withSettings(chosen, usual.environment, base);
        m_agent.settings = agentSettings(chosen, std::move(base));
        const std::string origin = files.empty() ? "The options" : display(files[0]);
        if (m_agent.settings.parameters == 0)
            m_agent.settings.parameters = std::int64_t(m_table.parameters);
        m_environment = environmentOf(m_agent.settings, m_table, origin);
        const auto columns = keptColumns(m_agent.settings, m_table, origin);
        if (started && columns != m_agent.columns)
            throw UserError(origin + ": other columns are to be heard than those that the agent "
                                     "to start from knows; leave them as they are.");
        m_agent.columns = columns;
    }

    void takeControl() {
        m_agent.decimation = int(m_options.decimation);
        m_agent.smoothing = int(m_options.smoothing);
        if (isLookupSide(m_table.side)) {
            const DescriptorSettings analysis =
                lookupSettings(m_table.side, display(lookupSideFile(m_file))).analysis.resolved();
            m_agent.rate = analysis.rate;
            m_agent.hop = analysis.hop;
        }
        if (m_options.hop > 0)
            m_agent.hop = int(m_options.hop);
    }

    void takeSongs() {
        if (!usesCorpus(m_environment.mode))
            return;
        if (m_songs.corpora.empty())
            throw UserError("The mode " + std::string(name(m_environment.mode)) +
                                " needs a corpus; name one, or choose mixed_random.",
                            UserError::Kind::Usage);
        m_heldOut = heldOutOf(m_songs.corpora.size(), m_options.heldOut, m_context.seed());
        std::vector<Corpus> trained;
        for (std::size_t song = 0; song < m_songs.corpora.size(); ++song)
            if (!std::ranges::binary_search(m_heldOut, song)) {
                m_environment.songs.push_back(song);
                if (m_agent.settings.match != ReachMatch::Kind::None)
                    trained.push_back(m_songs.corpora[song]);
            }
        if (!trained.empty())
            m_agent.match = fitReachMatch(trained, m_table, m_agent.settings.match);
        for (Corpus& song : m_songs.corpora)
            m_agent.match.apply(song);
    }

    Policy freshPolicy() const {
        std::size_t actions = 1;
        for (std::size_t p = 0; p < m_table.parameters; ++p)
            actions *= 3;
        Rng rng(seedFor(m_context.seed(), weights));
        return Policy::fresh(algorithmOf(m_options.agent.algorithm),
                             2 * m_agent.columns.size() + m_table.parameters, actions,
                             std::size_t(m_options.agent.hidden), rng);
    }

    const AgentTaskOptions& m_options;
    JobContext& m_context;
    fs::path m_file;
    LookupTable m_table;
    Songs m_songs;
    Agent m_agent;
    EnvironmentSettings m_environment;
    std::vector<std::size_t> m_heldOut;
};

/// The weights of the best checkpoint, where there is one; else the last ones.
Policy bestPolicy(const JobContext& context, const Policy& last) {
    const auto rows = listCheckpoints(context.work());
    const auto best = std::ranges::find_if(rows, &CheckpointRow::best);
    return best == rows.end() ? last
                              : Policy::of(last.algorithm, readSafeTensors(best->weights).tensors,
                                           display(best->weights));
}

} // namespace

Outcome runAgent(const Inputs& inputs, const Options& options, JobContext& context) {
    const auto& chosen = options.as<AgentTaskOptions>();
    context.progress(0, "Preparing");
    Preparation preparation(inputs, chosen, context);
    Agent& agent = preparation.agent();
    if (listCheckpoints(context.work()).empty()) {
        // Of another training that this one replaces.
        std::error_code error;
        fs::remove_all(context.folder() / "samples", error);
        fs::remove_all(context.run() / "corpus", error);
    }
    writeAgentRecord(context.work(), agent); // for whoever wants to hear a checkpoint
    AgentTrainee trainee = preparation.trainee();
    const TrainResult result = train(trainee, chosen.train, context);

    context.progress(1, "Evaluating");
    agent.policy = bestPolicy(context, trainee.policy());
    const EvaluationReport report = compareWithBaselines(
        greedyController([&](std::span<const float> seen) { return agent.policy.act(seen); }),
        trainee.ground().world(), trainee.ground().settings(), preparation.heldOut(),
        preparation.evaluation(lastEpisodes, reporting), [&] { context.checkpoint(); });
    agent.evaluation = evaluationJson(report);
    agent.settings.forbidden = trainee.ground().settings().forbidden;
    agent.settings.mode = trainee.ground().settings().mode;
    agent.training["steps"] = result.steps;
    agent.training["best_step"] = result.bestStep;
    agent.training["requests"] = trainee.applied();
    const fs::path folder = context.folder() / "agent", csv = context.folder() / "evaluation.csv";
    writeAgent(folder, agent);
    writeTable(csv, evaluationTable(agent.evaluation));

    Outcome outcome;
    outcome.items = {{ItemKind::Model, folder, "agent"}, {ItemKind::Table, csv, "evaluation"}};
    for (const Item& item : outcome.items)
        context.produced(item);
    outcome.figures = agent.evaluation;
    outcome.figures.update({{"algorithm", chosen.agent.algorithm},
                            {"steps", result.steps},
                            {"best_step", result.bestStep},
                            {"stopped_early", result.stoppedEarly},
                            {"hash", result.hash},
                            {"training_seconds", result.seconds}});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::impro
