#include "core/error.h"
#include "core/music/wordset.h"
#include "models/emotion/model.h"
#include "models/emotion/modelfacts.h"
#include "models/emotion/musertraining.h"
#include "models/emotion/options.h"
#include "models/emotion/tasks.h"
#include "models/emotion/trainforecast.h"

#include <algorithm>

namespace antiphon::emotion {

namespace {

// What seeds are for.
constexpr std::uint64_t weights = 2, training = 3; // 1: trainingSplit()

std::size_t longerThan(std::span<const WordPiece> pieces, std::int64_t rows) {
    return std::size_t(std::ranges::count_if(
        pieces, [&](const WordPiece& piece) { return std::int64_t(piece.words.size()) > rows; }));
}

} // namespace

Outcome runTrain(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<MuserTrainOptions>();
    context.progress(0, "Reading the pieces");
    const fs::path file = only(inputs, "data").path;
    const WordSet set = readWordSet(file);
    if (set.dictionary.size(WordFamily::Emotion) < 5)
        throw UserError(display(file) + ": its dictionary has no emotions; make the data set from "
                                        "MIDI files with 'emotion dataset'.");
    Muser model;
    model.config = configOf(options, set.dictionary);
    model.dictionary = set.dictionary;
    SongSplit split = trainingSplit(set.pieces, options.training.validation, context.seed());
    MuserNet net(model.config, seedFor(context.seed(), weights));
    model.training = {{"options", antiphon::toJson(given)},
                      {"seed", context.seed()},
                      {"pieces", split.training.size()},
                      {"validation_pieces", split.validation.size()},
                      {"sync", set.sync}};
    writeMuserRecord(context.work(), model); // for whoever wants to hear a checkpoint
    context.log(std::to_string(split.training.size()) + " pieces to learn from, " +
                std::to_string(split.validation.size()) + " to choose by; " +
                std::to_string(net.parameterCount()) + " parameters.");
    if (const std::size_t cut = longerThan(set.pieces, model.config.length + 1); cut > 0)
        context.log("Of " + std::to_string(cut) + " pieces only the first " +
                    std::to_string(model.config.length) +
                    " rows are heard by a model of this size.");

    const auto trainee = muserTrainee({net, split.training, split.validation, set.dictionary},
                                      options.training, seedFor(context.seed(), training));
    const Forecast forecast = trainee->forecast();
    context.log(forecast.sentence());
    if (!forecast.fits())
        throw UserError(forecast.mend());
    const TrainResult result = train(
        *trainee, options.training.resolved(std::int64_t(split.training.size())).train, context);

    model.weights = bestWeights(context.work());
    if (model.weights.empty())
        model.weights = weightsOf(net.model());
    model.training["steps"] = result.steps;
    model.training["best_step"] = result.bestStep;
    context.progress(1, "Listening to all pieces");
    learnPlaces(model, set.pieces, [&] { context.checkpoint(); });
    model.training["packing"] =
        antiphon::toJson(measuredLosses(model, [&] { context.checkpoint(); }));
    const MuserData judged{MuserNet(model.config, 1), {}, {}, set.dictionary};
    loadWeights(judged.net.model(), model.weights, "the trained weights");
    Json figures = Json::object();
    for (const Scalar& scalar :
         evaluateMuser(judged, split.validation.empty() ? split.training : split.validation,
                       options.training.torch.batch, [&] { context.checkpoint(); }))
        figures[scalar.name.substr(scalar.name.find('/') + 1)] = scalar.value;
    model.evaluation = figures;

    const fs::path folder = context.folder() / "model";
    writeMuser(folder, model);
    Outcome outcome;
    outcome.items = {{ItemKind::Model, folder, "model"}};
    context.produced(outcome.items.front());
    outcome.figures = figures;
    outcome.figures.update({{"pieces", split.training.size()},
                            {"steps", result.steps},
                            {"best_step", result.bestStep},
                            {"stopped_early", result.stoppedEarly},
                            {"hash", result.hash},
                            {"training_seconds", result.seconds}});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion
