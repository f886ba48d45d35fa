#include "core/error.h"
#include "core/rng.h"
#include "models/device.h"
#include "models/stem/codecuse.h"
#include "models/stem/dataset.h"
#include "models/stem/lmpieces.h"
#include "models/stem/lmuse.h"
#include "models/stem/measures.h"
#include "models/stem/stemwriter.h"
#include "models/stem/tasks.h"

#include <cmath>

namespace antiphon::stem {

namespace {

constexpr std::uint64_t always = 1; // the same items whatever the seed

/// The options that the model was trained with, as far as they are known.
LmTrainOptions trainedWith(const LmModel& model) {
    Options options = LmTrainOptions{};
    if (const auto found = model.training.find("options"); found != model.training.end())
        readJson(options, *found, display(model.origin));
    return options.as<LmTrainOptions>();
}

Json jsonOf(const Table& table) {
    Json rows = Json::object();
    for (std::size_t row = 0; row < table.rows; ++row) {
        Json one = Json::object();
        for (const TableColumn& column : table.columns)
            if (column.numeric)
                one[column.name] =
                    std::isfinite(column.numbers[row]) ? Json(column.numbers[row]) : Json();
        rows[table.column("way").texts[row]] = one;
    }
    return rows;
}

/// How often `one` is better by chance, as signTest() tells it, and by how much.
Json compared(const MeasuredWay& one, const MeasuredWay& other,
              double (*figure)(const StemMeasures&)) {
    std::vector<double> differences;
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < one.items.size(); ++i) {
        differences.push_back(figure(one.items[i]) - figure(other.items[i]));
        if (std::isfinite(differences.back())) {
            sum += differences.back();
            ++count;
        }
    }
    return {{"difference", count > 0 ? Json(sum / count) : Json()}, {"p", signTest(differences)}};
}

} // namespace

Outcome runEvaluate(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<StemEvaluateOptions>();
    context.progress(0, "Reading the model");
    const LmModel model = readLm(only(inputs, "model").path);
    const auto other = pathsOf(inputs, "codec");
    const CodecModel codecModel = codecOf(model, other.empty() ? fs::path() : other.front());
    const CodecConfig& shape = codecModel.config;
    StemWriter writer(model, codecModel, options.draw.weights, context.device(), chosenThreads());

    LmTrainOptions trained = trainedWith(model);
    trained.target = model.target.empty() ? "any" : model.target;
    trained.augment = false;
    ItemSettings settings = itemSettings(trained, shape, windowOf(model));
    settings.style = model.config.style != "none";
    const ItemSource source(
        unlearnedSongs(pathsOf(inputs, "dataset"), model, trained.holdBack.share, context),
        settings);
    const std::vector<ItemPlan> plans = source.fixedPlans(always, std::size_t(options.items));
    const PieceMaker maker(source, writer.codec(), model.codec, model, {});
    const auto soundOf = [&](const std::vector<float>& samples) {
        return soundFor({int(shape.rate), 1, samples}, shape);
    };

    std::vector<StemItem> items;
    for (const ItemPlan& plan : plans)
        items.push_back(source.realise(plan));
    std::vector<MeasuredWay> ways = {
        {"model", {}, {}}, {"shuffled context", {}, {}}, {"true stem", {}, {}}, {"codec", {}, {}}};
    std::vector<std::vector<Sound>> sounds(ways.size());
    std::vector<std::string> names;
    for (const ItemPlan& plan : plans)
        names.push_back(plan.song);
    const std::vector<std::size_t> strangers = strangersOf(names);
    double seconds = 0, tokens = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const StemItem& item = items[i];
        const BeatGrid grid = gridOf(item.beats, int(shape.rate));
        const Sound along = soundOf(item.context), truth = soundOf(item.target);
        const bool pitched = item.plan.targets != std::vector<std::string>{"drums"};
        const LmPiece piece = maker.piece(item);
        const auto write = [&](const StemItem& with, double part) {
            StemRequest request;
            request.context = soundOf(with.context);
            request.beats = gridOf(with.beats, int(shape.rate));
            request.tags = piece.whole.conditions.tags;
            request.style = piece.whole.conditions.style;
            request.samples = std::int64_t(truth.frames());
            request.guidance = options.draw.guidance;
            request.sampling = {options.draw.topK, options.draw.topP, {options.draw.temperature}};
            request.seed = seedFor(context.seed(), i);
            const WrittenStems written = writer.write(request, [&](double share) {
                context.checkpoint();
                context.progress((double(i) + part + share / 2) / double(items.size()),
                                 item.plan.song);
            });
            seconds += written.seconds;
            tokens += double(written.tokens);
            return written.stems.front();
        };
        const Sound made[] = {write(item, 0), write(items[strangers[i]], 0.5), truth,
                              roundTrip(writer.codec(), truth).decoded};
        for (std::size_t w = 0; w < ways.size(); ++w) {
            context.checkpoint();
            ways[w].items.push_back(measureStem(made[w], along, grid, pitched));
            sounds[w].push_back(made[w]);
        }
    }
    for (std::size_t w = 0; w < ways.size(); ++w)
        ways[w].set = measureSet(sounds[w], sounds[2]);

    Outcome outcome;
    const auto write = [&](const char* name, const Table& table) {
        const fs::path file = context.folder() / (std::string(name) + ".csv");
        writeTable(file, table);
        outcome.items.push_back({ItemKind::Table, file, name});
        context.produced(outcome.items.back());
    };
    const Table summary = summaryOf(ways);
    write("evaluation", summary);
    write("items", itemsOf(ways));
    outcome.figures = {
        {"items", items.size()},
        {"ways", jsonOf(summary)},
        {"tokens_per_second", seconds > 0 ? tokens / seconds : 0},
        {"onset_alignment",
         compared(ways[0], ways[1], [](const StemMeasures& m) { return m.onsetAlignment; })},
        {"chroma_correlation",
         compared(ways[0], ways[1], [](const StemMeasures& m) { return m.chroma; })}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem
