#include "models/impro/stage.h"

#include "core/error.h"
#include "core/maps/lookupside.h"

#include <algorithm>
#include <iterator>

namespace antiphon::impro {

Songs songsOf(std::span<const fs::path> paths, const LookupTable& table, const Hearing& hearing,
              const std::function<void(const std::string&)>& said) {
    Songs songs;
    for (const fs::path& path : paths) {
        Songs some = readSongs(path, table);
        for (const std::string& warning : some.warnings)
            said(warning);
        std::ranges::move(some.names, std::back_inserter(songs.names));
        for (const Corpus& corpus : some.corpora)
            songs.corpora.push_back(heardSong(corpus, hearing));
    }
    return songs;
}

Corpus heardSong(const Corpus& song, const Hearing& hearing) {
    const auto every = std::size_t(hearing.decimation);
    RunningStats stats(song.frames.columns, std::size_t(hearing.smoothing));
    Matrix frames((song.frames.rows + every - 1) / every, song.frames.columns);
    for (std::size_t row = 0; row < song.frames.rows; ++row) {
        const std::span<const float> values = song.frames.row(row);
        if (hearing.smoothing > 1)
            stats.push(values);
        if (row % every != 0)
            continue;
        const std::span<float> to = frames.row(row / every);
        if (hearing.smoothing > 1)
            std::ranges::transform(stats.mean(), to.begin(), [](double x) { return float(x); });
        else
            std::ranges::copy(values, to.begin());
    }
    Corpus result = song;
    result.frames = std::move(frames);
    return result;
}

Stage stageOf(const Agent& agent, const LookupTable& table, const Songs& songs,
              const std::string& origin) {
    checkFit(agent, table, origin);
    Stage stage;
    stage.settings = environmentOf(agent.settings, table, "The agent's settings");
    std::vector<Corpus> corpora = songs.corpora;
    for (Corpus& corpus : corpora)
        agent.match.apply(corpus);
    stage.world = std::make_unique<World>(
        table, corpora, songs.names,
        agent.scaling ? *agent.scaling : fitScaling(table, agent.columns, agent.settings.scaling));
    return stage;
}

EvaluationReport evaluateAgent(const Agent& agent, const LookupTable& table, const Songs& songs,
                               const EvaluationSettings& settings, const std::string& origin,
                               const std::function<void()>& checkpoint) {
    Stage stage = stageOf(agent, table, songs, origin);
    const bool songless = songs.corpora.empty();
    if (songless == usesCorpus(stage.settings.mode))
        stage.settings.mode = songless ? Mode::MixedRandom : Mode::Corpus;
    EvaluationSettings exact = settings;
    exact.stepSeconds = double(agent.period()) / agent.rate;
    return compareWithBaselines(
        greedyController([&](std::span<const float> seen) { return agent.policy.act(seen); }),
        *stage.world, stage.settings, {}, exact, checkpoint);
}

Audition auditionAgent(const Agent& agent, const LookupTable& table, const Songs& songs,
                       const AuditionSettings& settings, std::uint64_t seed,
                       const std::string& origin, const std::function<void()>& checkpoint) {
    Stage stage = stageOf(agent, table, songs, origin);
    stage.settings.mode = songs.corpora.empty() ? Mode::DynamicRandom : Mode::Corpus;
    stage.settings.maxEpisode = heardEpisode;
    stage.settings.songs.clear();
    if (!songs.corpora.empty())
        stage.settings.songs = {0};
    const SoundBank bank(*stage.world, stage.settings.interpolation);
    return audition(
        greedyController([&](std::span<const float> seen) { return agent.policy.act(seen); }),
        Environment(*stage.world, stage.settings, seed), bank, table.side, settings, checkpoint);
}

LookupTable rebuildTable(const Agent& agent, const fs::path& folder,
                         const std::function<void()>& checkpoint,
                         const std::function<void(double)>& progress) {
    const std::string origin = "The agent's record of its table";
    const Json side = agent.table.is_object() ? agent.table.value("side", Json()) : Json();
    if (!isLookupSide(side))
        throw UserError("The agent does not say how its lookup table was made; name the table.");
    const fs::path file = folder / "table.csv";
    const auto report = [&](const LookupProgress& now) {
        if (progress)
            progress(double(now.done) / double(std::max<std::size_t>(1, now.total)));
    };
    const auto stop = [&] {
        if (checkpoint)
            checkpoint();
    };
    const LookupSettings settings = lookupSettings(side, origin);
    LookupTable table = buildLookup(file, settings, false, stop, report);
    for (const PlanSettings& plan : lookupRefinements(side, origin))
        table = refineLookup(file, plan, 0, stop, report);
    table = readLookup(file);
    if (agent.table.value("hash", std::string()) != tableHash(table))
        throw UserError("The lookup table that this agent was trained on cannot be made again: "
                        "the synthesizer, its grain source or the analysis has changed; name the "
                        "table itself.");
    return table;
}

} // namespace antiphon::impro
