#include "core/error.h"
#include "core/quantile.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "models/device.h"
#include "models/idm/generator.h"
#include "models/idm/idmnet.h"
#include "models/idm/judgement.h"
#include "models/idm/modeloptions.h"
#include "models/idm/render.h"
#include "models/idm/soundtable.h"
#include "models/idm/tasks.h"
#include "models/idm/traininglog.h"
#include "models/seriesplot.h"

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

constexpr std::uint64_t drawing = 1, asking = 2, varying = 3, fresh = 4, splitting = 5;
constexpr double strengths[] = {0.2, 0.4, 0.6};
constexpr std::size_t heard = 8; ///< clips that are kept as files
constexpr std::size_t compared = 400;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json toJson(const RankCorrelation& r) {
    return {
        {"rank_correlation", number(r.value)}, {"low", number(r.low)}, {"high", number(r.high)}};
}

/// Some of a data set's clips, one after the other.
std::vector<float> spectrogramsOf(const Dataset& dataset, std::span<const std::size_t> clips) {
    const std::size_t size = dataset.bands() * dataset.frames();
    const std::size_t stride = std::max<std::size_t>(1, clips.size() / compared);
    std::vector<float> all;
    for (std::size_t i = 0; i < clips.size(); i += stride) {
        all.resize(all.size() + size);
        dataset.normalised(clips[i], std::span(all).last(size));
    }
    return all;
}

double meanOf(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? std::nan("") : sum / double(values.size());
}

/// Draws clips of one network and measures them.
class Judge {
public:
    Judge(const IdmModel& model, const IdmEvaluateOptions& options, JobContext& context)
        : m_model(model), m_options(options), m_context(context),
          m_generator(model, context.device()),
          m_renderer(model.audio, model.reference, chosenThreads()) {}

    const Generator& generator() const { return m_generator; }
    std::vector<float> sound(std::span<const float> x, std::uint64_t seed) {
        return m_renderer.sound(x, std::size_t(m_model.audio.frames()),
                                {.iterations = m_options.draw.iterations}, seed, {},
                                [&](double) { m_context.checkpoint(); });
    }
    Scores scores(std::span<const float> x, std::uint64_t seed) {
        return scoresOf(measureLScore(sound(x, seed)).score);
    }
    std::vector<float> draw(std::uint64_t seed, const std::optional<Scores>& wanted) {
        return m_generator.draw(
            m_model.audio.frames(), seed,
            {m_options.draw.steps, wanted ? m_options.draw.guidance : 1.0, wanted},
            [&](double) { m_context.checkpoint(); });
    }

private:
    const IdmModel& m_model;
    const IdmEvaluateOptions& m_options;
    JobContext& m_context;
    Generator m_generator;
    Renderer m_renderer;
};

/// What was asked for and what came of it, by number of the score.
struct Asked {
    std::vector<double> requested[4], measured[4];

    void add(const Scores& wanted, const Scores& found) {
        for (std::size_t d = 0; d < 4; ++d) {
            requested[d].push_back(wanted[d]);
            measured[d].push_back(found[d]);
        }
    }
};

/// Scores that no clip has together: each number is drawn for itself.
std::vector<Scores> newTargets(std::span<const Scores> all, std::size_t count, std::uint64_t seed) {
    std::vector<Scores> targets;
    Rng rng(seed);
    for (std::size_t i = 0; i < count; ++i) {
        Scores target;
        for (std::size_t d = 0; d < 4; ++d)
            target[d] = percentile(all, 5 + 90 * rng.uniform())[d];
        targets.push_back(target);
    }
    return targets;
}

/// Scores of clips from the same noise in the course of a training, as its log has them.
std::vector<PlotSeries> watched(const fs::path& run, std::size_t number) {
    PlotSeries series{scoreNames[number], {}, {}};
    for (const TrainingLog::Scored& scored : readTrainingLog(run).scored) {
        series.x.push_back(double(scored.step));
        series.y.push_back(scored.mean[number]);
    }
    return {series};
}

} // namespace

Outcome runEvaluate(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<IdmEvaluateOptions>();
    context.progress(0, "Reading the model");
    const IdmModel model = readIdm(only(inputs, "model").path);
    const Dataset dataset(only(inputs, "data").path);
    checkSameSpectrograms(model, dataset);
    if (model.objective != "denoise")
        throw UserError(display(model.origin) + ": only learned to reconstruct, so there is "
                                                "nothing to ask of it; train one that denoises.");
    std::vector<std::size_t> heldBack = dataset.of(Split::Validation);
    for (const std::size_t clip : dataset.of(Split::Test))
        heldBack.push_back(clip);
    const std::vector<std::size_t> learned = dataset.of(Split::Train);
    if (heldBack.size() < 4 || learned.size() < 4)
        throw UserError(display(dataset.folder()) +
                        ": holds too few clips to judge by; prepare more recordings.");
    std::vector<Scores> real, all;
    for (const std::size_t clip : heldBack)
        real.push_back(scoresOf(dataset.clips()[clip].score));
    all = real;
    for (const std::size_t clip : learned)
        all.push_back(scoresOf(dataset.clips()[clip].score));

    Judge judge(model, options, context);
    // The same shape with nothing learned, for each clip another one: what one of them does with a
    // score that it is asked for is chance, but the same chance every time.
    auto blankScoresOf = [&, made = std::uint64_t(0)](std::uint64_t seed,
                                                      const std::optional<Scores>& wanted) mutable {
        IdmModel untrained = model;
        untrained.weights =
            weightsOf(IdmNet(model.config, seedFor(context.seed(), fresh, made++)).model());
        Judge blank(untrained, options, context);
        return blank.scores(blank.draw(seed, wanted), seed);
    };

    Outcome outcome;
    const auto keep = [&](ItemKind kind, const fs::path& file, const char* role) {
        outcome.items.push_back({kind, file, role});
        context.produced(outcome.items.back());
    };
    // From noise, nothing asked for.
    std::vector<Scores> drawn, blankScores;
    std::vector<double> nearest, realNearest;
    const std::vector<float> training = spectrogramsOf(dataset, learned);
    const std::size_t size = dataset.bands() * dataset.frames();
    for (std::int64_t i = 0; i < options.clips; ++i) {
        context.progress(0.4 * double(i) / double(options.clips), "Drawing clips");
        const std::uint64_t seed = seedFor(context.seed(), drawing, std::uint64_t(i));
        const std::vector<float> x = judge.draw(seed, {});
        std::vector<float> sound = judge.sound(x, seed);
        drawn.push_back(scoresOf(measureLScore(sound).score));
        nearest.push_back(nearestDistance(x, training));
        if (std::size_t(i) < heard) {
            finishLevel(sound, false);
            const fs::path file = context.folder() / ("drawn-" + std::to_string(i + 1) + ".wav");
            writeSound(file, {int(model.audio.rate), 1, sound}, SampleFormat::Int16);
            keep(ItemKind::Audio, file, "clip");
        }
        blankScores.push_back(blankScoresOf(seed, {}));
    }
    std::vector<float> one(size);
    for (const std::size_t clip : heldBack) {
        dataset.normalised(clip, one);
        realNearest.push_back(nearestDistance(one, training));
    }
    const double halves = halvesDistance(all, model.scale, seedFor(context.seed(), splitting));
    const double distance = scoreDistance(drawn, real, model.scale),
                 blankDistance = scoreDistance(blankScores, real, model.scale);

    // Asked for.
    const std::vector<Scores> targets =
        newTargets(model.scores, std::size_t(options.asked), seedFor(context.seed(), asking));
    Asked asked, blankAsked;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        context.progress(0.4 + 0.45 * double(i) / double(targets.size()), "Asking for scores");
        const std::uint64_t seed = seedFor(context.seed(), asking, i);
        asked.add(targets[i], judge.scores(judge.draw(seed, targets[i]), seed));
        blankAsked.add(targets[i], blankScoresOf(seed, targets[i]));
    }
    Json conditioning = Json::object();
    for (std::size_t d = 0; d < 4; ++d) {
        const auto correlation = [&](const Asked& of) {
            return rankCorrelation(of.requested[d], of.measured[d], seedFor(context.seed(), 9, d));
        };
        conditioning[scoreNames[d]] = {{"model", toJson(correlation(asked))},
                                       {"untrained", toJson(correlation(blankAsked))}};
        const PlotSeries both[] = {{"model", asked.requested[d], asked.measured[d]},
                                   {"untrained", blankAsked.requested[d], blankAsked.measured[d]}};
        const fs::path file = context.folder() / (std::string("asked-") + scoreNames[d] + ".svg");
        writeFile(file, seriesPlot(std::string("What was asked for: ") + scoreNames[d], "asked for",
                                   "measured", both, false));
    }

    // Variations of clips that were held back.
    std::vector<double> toSeed[std::size(strengths)], toOthers;
    const std::vector<float> others = spectrogramsOf(dataset, heldBack);
    for (std::int64_t i = 0; i < options.variations; ++i) {
        context.progress(0.85 + 0.15 * double(i) / double(options.variations), "Varying clips");
        const std::size_t clip =
            heldBack[std::size_t(i) * heldBack.size() / std::size_t(options.variations)];
        dataset.normalised(clip, one);
        for (std::size_t from = 0; from + size <= others.size(); from += size) {
            const double apart = levelDistance(one, std::span(others).subspan(from, size));
            if (apart > 0)
                toOthers.push_back(apart);
        }
        for (std::size_t s = 0; s < std::size(strengths); ++s)
            toSeed[s].push_back(levelDistance(
                judge.generator().vary(one, model.audio.frames(), strengths[s],
                                       seedFor(context.seed(), varying, std::uint64_t(i)),
                                       {options.draw.steps, 1, {}}, {}, 0,
                                       [&](double) { context.checkpoint(); }),
                one));
    }
    Json variations = {{"to_others_db", number(meanOf(toOthers))}};
    PlotSeries byStrength{"to the seed", {}, {}}, level{"to other clips", {}, {}};
    for (std::size_t s = 0; s < std::size(strengths); ++s) {
        variations["to_seed_db"][numberText(strengths[s])] = number(meanOf(toSeed[s]));
        byStrength.x.push_back(strengths[s]);
        byStrength.y.push_back(meanOf(toSeed[s]));
        level.x.push_back(strengths[s]);
        level.y.push_back(meanOf(toOthers));
    }
    const PlotSeries both[] = {byStrength, level};
    writeFile(context.folder() / "variations.svg",
              seriesPlot("How far variations are from their seed", "strength", "dB", both, true));
    // The run that trained it lies around the model.
    const fs::path run = model.origin.parent_path();
    for (std::size_t d = 0; d < 4; ++d)
        if (const auto series = watched(run, d); !series.front().x.empty())
            writeFile(context.folder() / (std::string("course-") + scoreNames[d] + ".svg"),
                      seriesPlot(std::string("Clips from the same noise: ") + scoreNames[d], "step",
                                 scoreNames[d], series, true));

    Table table;
    table.rows = drawn.size() + blankScores.size() + real.size();
    std::vector<std::string> what;
    for (const auto& [name, scores] :
         {std::pair("model", &drawn), std::pair("untrained", &blankScores),
          std::pair("held back", &real)})
        what.insert(what.end(), scores->size(), name);
    table.add("what", what);
    for (std::size_t d = 0; d < 4; ++d) {
        std::vector<double> column;
        for (const auto* scores : {&drawn, &blankScores, &real})
            for (const Scores& s : *scores)
                column.push_back(s[d]);
        table.add(scoreNames[d], column);
    }
    writeTable(context.folder() / "judged.csv", table);
    keep(ItemKind::Table, context.folder() / "judged.csv", "judged");

    std::ranges::sort(nearest);
    std::ranges::sort(realNearest);
    outcome.figures = {{"distance",
                        {{"model", number(distance)},
                         {"untrained", number(blankDistance)},
                         {"halves", number(halves)},
                         {"ratio", number(distance / halves)}}},
                       {"nearest_training_db",
                        {{"drawn_median", number(quantile(nearest, 0.5))},
                         {"drawn_least", nearest.front()},
                         {"held_back_median", number(quantile(realNearest, 0.5))},
                         {"held_back_least", realNearest.front()}}},
                       {"conditioning", conditioning},
                       {"variations", variations},
                       {"clips", options.clips},
                       {"held_back", real.size()}};
    writeJson(context.folder() / "evaluation.json", outcome.figures);
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::idm
