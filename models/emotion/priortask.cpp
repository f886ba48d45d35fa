#include "core/error.h"
#include "models/emotion/explore.h"
#include "models/emotion/modelfacts.h"
#include "models/emotion/musertraining.h"
#include "models/emotion/options.h"
#include "models/emotion/pieces.h"
#include "models/emotion/priortraining.h"
#include "models/emotion/tasks.h"

namespace antiphon::emotion {

namespace {

constexpr std::uint64_t splitting = 1, weights = 2, training = 3;

/// Compact codes of the pieces; a code that is not in use where the dictionary was made cannot be
/// met here: it is made of these very pieces.
std::vector<PriorItem> itemsOf(std::span<const WordPiece> pieces, const MuserEncoder& encoder,
                               const CodeDictionary& dictionary, bool whole, JobContext& context) {
    std::vector<PriorItem> items;
    const auto latents = encoder.encode(pieces, [&](double) { context.checkpoint(); });
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        PriorItem item;
        const std::size_t count = whole ? latents[i].codes.size() : latents[i].rows;
        for (std::size_t t = 0; t < count; ++t)
            item.codes.push_back(dictionary.compact[std::size_t(latents[i].codes[t])]);
        item.quadrant = pieces[i].quadrant();
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

Outcome runPrior(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<PriorTrainOptions>();
    context.progress(0, "Reading the model");
    const Muser model = readMuser(only(inputs, "model").path);
    if (!model.config.quantises())
        throw UserError(display(model.origin) + ": a VAE has no codes, so it needs no prior; train "
                                                "another variant.");
    const fs::path file = only(inputs, "data").path;
    WordSet set = readPieces(file, model);
    std::erase_if(set.pieces, [](const WordPiece& piece) {
        return piece.quadrant() < 1 || piece.quadrant() > 4;
    });
    if (set.pieces.empty())
        throw UserError(display(file) + ": no piece tells its emotion; name the files Q1_... to "
                                        "Q4_... or put them in folders Q1 to Q4.");
    context.progress(0, "Listening to all pieces");
    const MuserEncoder encoder(model);
    // Padding has codes, too: a prior whose pieces all fill the model's length writes them.
    std::vector<std::int64_t> times(std::size_t(model.config.codes));
    for (const PieceLatents& latents :
         encoder.encode(set.pieces, [&](double) { context.checkpoint(); }))
        for (const std::int32_t code : latents.codes)
            ++times[std::size_t(code)];
    const CodeDictionary dictionary = codesInUse(times);
    const SongSplit split =
        splitBySong(set.pieces, options.training.validation, seedFor(context.seed(), splitting));

    Prior prior;
    prior.config =
        priorPreset(options.preset, std::int64_t(dictionary.raw.size()), model.config.length);
    prior.codes = dictionary.raw;
    prior.muser = tensorHash(model.weights);
    prior.training = {{"options", antiphon::toJson(given)},
                      {"seed", context.seed()},
                      {"pieces", split.training.size()},
                      {"validation_pieces", split.validation.size()}};
    writePriorRecord(context.work(), prior);
    PriorNet net(prior.config, seedFor(context.seed(), weights));
    const auto trainee =
        priorTrainee({net, itemsOf(split.training, encoder, dictionary, true, context),
                      itemsOf(split.validation, encoder, dictionary, true, context)},
                     options.training, seedFor(context.seed(), training));
    context.log(std::to_string(split.training.size()) + " pieces to learn from, " +
                std::to_string(split.validation.size()) + " to choose by; " +
                std::to_string(prior.config.codes) + " codes in use.");
    const Forecast forecast = trainee->forecast();
    context.log(forecast.sentence());
    if (!forecast.fits())
        throw UserError(forecast.mend());
    const TrainResult result = train(
        *trainee, options.training.resolved(std::int64_t(split.training.size())).train, context);
    prior.weights = bestWeights(context.work());
    if (prior.weights.empty())
        prior.weights = weightsOf(net.model());
    prior.training["steps"] = result.steps;
    prior.training["best_step"] = result.bestStep;
    prior.training["packing"] =
        antiphon::toJson(measuredLosses(prior, [&] { context.checkpoint(); }));
    if (result.best == result.best)
        prior.evaluation = {{"loss", result.best}};

    const fs::path folder = context.folder() / "prior";
    writePrior(folder, prior);
    Outcome outcome;
    outcome.items = {{ItemKind::Model, folder, "prior"}};
    context.produced(outcome.items.front());
    outcome.figures = {{"codes", prior.config.codes},
                       {"pieces", split.training.size()},
                       {"loss", result.best == result.best ? Json(result.best) : Json()},
                       {"steps", result.steps},
                       {"best_step", result.bestStep},
                       {"stopped_early", result.stoppedEarly},
                       {"hash", result.hash},
                       {"training_seconds", result.seconds}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion
