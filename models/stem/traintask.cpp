#include "core/error.h"
#include "core/programdata.h"
#include "core/rng.h"
#include "core/text.h"
#include "models/checkpoint.h"
#include "models/device.h"
#include "models/stem/dataset.h"
#include "models/stem/lmpieces.h"
#include "models/stem/lmtraining.h"
#include "models/stem/lmuse.h"
#include "models/stem/stemnames.h"
#include "models/stem/tasks.h"
#include "models/stem/textencoder.h"
#include "models/stem/verdicts.h"
#include "models/stem/weightsloss.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace antiphon::stem {

namespace {

// What seeds are for.
constexpr std::uint64_t weights = 2, training = 3, drawing = 4;
/// Plans that do not depend on the run's seed, so that their codes can be kept.
constexpr std::uint64_t always = 1;

/// Stretches are longer than what is learned from at once, so that excerpts of them differ, but not
/// longer than the songs.
double stretchOf(std::span<const Song> songs, double seconds) {
    double shortest = 2 * seconds;
    for (const Song& song : songs)
        shortest = std::min(shortest, double(song.range.size()) / song.rate);
    return std::max(seconds, shortest);
}

/// What guessing by how often each code comes would cost, mean over the books, in nats.
double unigramEntropy(std::span<const LmPiece> pieces, const LmConfig& config) {
    double sum = 0;
    for (std::int64_t k = 0; k < config.books; ++k) {
        std::vector<double> counts(std::size_t(config.card));
        double all = 0;
        for (const LmPiece& piece : pieces) {
            const Codes& codes = piece.whole.target;
            for (std::int64_t t = 0; t < codes.frames; ++t, ++all)
                ++counts[std::size_t(codes.values[std::size_t(k * codes.frames + t)])];
        }
        for (const double count : counts)
            if (count > 0)
                sum -= count / all * std::log(count / all);
    }
    return sum / double(config.books);
}

/// By so many the weights' types are judged, code by code.
std::span<const LmItem> some(std::span<const LmItem> items) {
    return items.first(std::min<std::size_t>(items.size(), 4));
}

/// The proof that the context is used, or that it is not.
void tellGap(const Json& figures, JobContext& context) {
    const double truth = figures.at("loss").get<double>(),
                 shuffled = figures.at("shuffled").get<double>(),
                 dropped = figures.at("dropped").get<double>();
    context.log("Cross-entropy of what was held back: " + numberText(truth) +
                " with its context, " + numberText(shuffled) + " with another one, " +
                numberText(dropped) + " without any.");
    if (shuffled - truth < leastContextGap || dropped < truth)
        context.log("The context is hardly used: stems of this model will not play along. Train "
                    "it for longer or with more songs.");
}

} // namespace

Outcome runTrain(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<LmTrainOptions>();
    context.progress(0, "Reading the songs");
    const CodecModel codecModel = readCodec(only(inputs, "codec").path);
    const Codec codec(codecModel, chosenThreads());
    const CodecConfig& shape = codecModel.config;
    LearningSongs learning =
        learningSongs(pathsOf(inputs, "dataset"), options.target, options.holdBack, context);

    LmModel model;
    const auto start = pathsOf(inputs, "start");
    if (start.empty()) {
        model.target = stemNamed(options.target);
        model.tags = vocabularyOf(learning.songs.train, model.target);
        model.config = freshConfig(options, shape, std::int64_t(model.tags.tags().size()));
    } else {
        model = readLm(start.front());
        model.target = stemNamed(options.target);
        if (model.config.books != shape.books || model.config.card != shape.card)
            throw UserError(display(model.origin) + ": writes other codes than those of this "
                                                    "codec; name the one that it belongs to.");
        if (model.config.lora.rank > 0 && options.rank > 0 &&
            options.rank != model.config.lora.rank)
            throw UserError(display(model.origin) + ": was adapted with rank " +
                                std::to_string(model.config.lora.rank) +
                                "; go on with that one, or leave the rank out.",
                            UserError::Kind::Usage);
        const auto refuse = [&](const char* option, bool asks) {
            if (asks)
                throw UserError(display(model.origin) + ": was made with another '" + option +
                                    "'; leave it out to go on with this one.",
                                UserError::Kind::Usage);
        };
        refuse("listening", options.listening != "preset" && (options.listening == "beside") !=
                                                                 (model.config.contextWindow > 0));
        refuse("beat", options.beat != "preset" && options.beat != model.config.beat);
        refuse("style", options.style != "preset" && options.style != model.config.style);
        if (options.rank > 0)
            model.config.lora.rank = options.rank;
    }
    model.codec = tensorHash(codecModel.weights);
    if (model.target == anyStem)
        model.target.clear();

    ItemSettings settings =
        itemSettings(options, shape, stretchOf(learning.songs.train, options.seconds));
    settings.style = model.config.style != "none";
    const ItemSource source(learning.songs.train, settings);
    settings.augment = false;
    settings.seconds = settings.leastContext = options.seconds;
    const ItemSource judging(learning.songs.validation.empty() ? learning.songs.train
                                                               : learning.songs.validation,
                             settings);
    for (const std::string& remark : source.remarks())
        context.log(remark);
    PieceMaker maker(source, codec, model.codec, model, cacheFolder("codes"));
    PieceMaker judgingMaker(judging, codec, model.codec, model, cacheFolder("codes"));
    const std::optional<TextEncoder> text = captionEncoder(model, context);
    if (text)
        for (PieceMaker* one : {&maker, &judgingMaker})
            one->describeBy(*text);
    std::vector<std::string> messages;
    const std::vector<ItemPlan> heldBack =
        judging.fixedPlans(always, std::size_t(options.validation), &messages);
    std::vector<LmPiece> pieces =
        options.augment
            ? maker.drawn(std::size_t(options.pieces), seedFor(context.seed(), drawing), context)
            : maker.pieces(source.fixedPlans(always, std::size_t(options.pieces), &messages),
                           context);
    std::ranges::sort(messages);
    messages.erase(std::ranges::unique(messages).begin(), messages.end());
    for (const std::string& message : messages)
        context.log(message);
    const std::vector<LmPiece> judged = judgingMaker.pieces(heldBack, context);
    const double guess = unigramEntropy(pieces, model.config);

    model.training = {{"options", antiphon::toJson(given)},
                      {"seed", context.seed()},
                      {"window", options.seconds},
                      {"songs", source.songs().size()},
                      {"unigram_entropy", guess}};
    if (learning.list.validation.empty())
        model.training["ranges"] = rangesOf(learning.songs);
    else
        model.training["splits"] = {{"train", learning.list.train},
                                    {"validation", learning.list.validation}};
    writeLmRecord(context.work(), model); // for whoever wants to hear a checkpoint
    writeCodec(context.work() / "codec", codecModel);

    const auto frames = std::int64_t(options.seconds * shape.frameRate());
    const auto least =
        std::int64_t(std::min(options.leastContext, options.seconds) * shape.frameRate());
    const std::uint64_t seed = seedFor(context.seed(), weights);
    LmNet net = start.empty() ? LmNet(model.config, seed)
                              : LmNet(model.config, model.weights, display(model.origin));
    LmData data = excerptData(net, std::move(pieces), judged, frames, least);
    const std::vector<LmItem> validation = data.validation;
    context.log(std::to_string(data.items) + " stretches of " +
                std::to_string(source.songs().size()) + " songs to learn from, " +
                std::to_string(validation.size()) + " to choose by; " +
                std::to_string(parameterCount(lmTensors(model.config))) + " parameters, " +
                std::to_string(model.tags.tags().size()) + " tags.");
    const auto trainee =
        lmTrainee(std::move(data), options.training, seedFor(context.seed(), training));
    const Forecast forecast = trainee->forecast();
    context.log(forecast.sentence());
    if (!forecast.fits())
        throw UserError(forecast.mend());
    const TrainResult result = train(*trainee, options.training.torch.train, context);

    model.weights = usedWeights(keptWeights(*trainee, context.work()));
    model.training["steps"] = result.steps;
    model.training["best_step"] = result.bestStep;
    context.progress(1, "Judging it");
    Json figures = Json::object();
    for (const Scalar& scalar :
         evaluateLm(LmNet(model.config, model.weights, "The trained weights"), validation,
                    options.training.torch.batch, [&] { context.checkpoint(); }))
        figures[scalar.name.substr(scalar.name.find('/') + 1)] = scalar.value;
    figures["unigram_entropy"] = guess;
    tellGap(figures, context);
    if (source.songs().size() == 1)
        context.log("There is one song only: the other context is another stretch of it.");
    if (figures.at("loss").get<double>() > guess)
        context.log("By how often each code comes they could be guessed at " + numberText(guess) +
                    ": the model has not learned enough to be of use.");
    if (!validation.empty()) {
        Workers workers(chosenThreads());
        const WeightsLoss loss =
            weightsLoss(model, some(validation), &workers, [&] { context.checkpoint(); });
        model.training["packing"] = antiphon::toJson(loss.packing);
        figures["weights"] = toJson(loss);
        context.log("With weights in fewer bits that is " + numberText(loss.bf16) + " (bf16) and " +
                    numberText(loss.int8) + " (int8) instead of " + numberText(loss.fp32) +
                    ", by " + std::to_string(some(validation).size()) + " stretches.");
    }
    model.evaluation = figures;

    const fs::path folder = context.folder() / "model";
    writeCodec(folder / "codec", codecModel);
    writePlans(folder / "validation.json", heldBack);
    writeLm(folder, model);
    if (text)
        fs::copy(model.origin / TextEncoder::folderName, folder / TextEncoder::folderName,
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    Outcome outcome;
    outcome.items = {{ItemKind::Model, folder, "model"}};
    context.produced(outcome.items.front());
    outcome.figures = figures;
    outcome.figures.update({{"songs", source.songs().size()},
                            {"tags", model.tags.tags().size()},
                            {"steps", result.steps},
                            {"best_step", result.bestStep},
                            {"stopped_early", result.stoppedEarly},
                            {"hash", result.hash},
                            {"training_seconds", result.seconds}});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem
