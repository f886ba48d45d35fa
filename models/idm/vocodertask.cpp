#include "core/error.h"
#include "core/rng.h"
#include "core/text.h"
#include "models/checkpoint.h"
#include "models/idm/tasks.h"
#include "models/idm/training.h"
#include "models/idm/vocodermodel.h"
#include "models/idm/vocodertraining.h"

namespace antiphon::idm {

namespace {

constexpr std::uint64_t vocoderWeightsSeed = 1, vocoderTrainingSeed = 2;

} // namespace

Outcome runVocoder(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<VocoderTrainOptions>();
    const fs::path folder = only(inputs, "data").path;
    context.progress(0, "Reading the clips");
    const auto dataset = std::make_shared<const Dataset>(folder);
    VocoderModel model;
    model.config = vocoderConfig(toJson(fitting(options.network, dataset->settings())),
                                 display(dataset->folder()));
    model.reference = dataset->reference();
    const auto sounds = std::make_shared<ClipSounds>(dataset);
    VocoderData data{
        VocoderNet(model.config, model.reference, seedFor(context.seed(), vocoderWeightsSeed)),
        soundsOf(sounds, Split::Train), soundsOf(sounds, Split::Validation)};
    const std::size_t clips = data.training.count, heldBack = data.validation.count;
    if (clips == 0)
        throw UserError(display(dataset->folder()) +
                        ": holds no clips to learn from; prepare more recordings.");
    model.training = {{"options", antiphon::toJson(given)},
                      {"seed", context.seed()},
                      {"dataset", display(folder)},
                      {"clips", clips}};
    writeVocoderRecord(context.work(), model); // for whoever wants to hear a checkpoint
    if (heldBack == 0)
        context.log("No clip is held back: it is judged by those that it learns from.");
    const std::int64_t parameters = data.net.parameterCount();
    const auto trainee =
        vocoderTrainee(data, options.training, seedFor(context.seed(), vocoderTrainingSeed));
    const Forecast forecast = trainee->forecast();
    context.log(counted(clips, "clip") + " to learn from, " + std::to_string(heldBack) +
                " to choose by. " + forecast.sentence());
    if (!forecast.fits())
        throw UserError(forecast.mend());
    const TrainResult result = train(*trainee, options.training.torch.train, context);

    model.weights = vocoderWeights(keptWeights(*trainee, context.work()));
    model.training["steps"] = result.steps;
    model.training["best_step"] = result.bestStep;

    context.progress(1, "Judging it");
    VocoderTrainingOptions judging = options.training;
    judging.adversarial = 0;
    data.net = VocoderNet(model.config, model.reference, model.weights, "the trained weights");
    model.evaluation = evaluationFigures(
        vocoderTrainee(data, judging, 1)->evaluate([&] { context.checkpoint(); }));

    const fs::path to = context.folder() / "vocoder";
    writeVocoder(to, model);
    Outcome outcome;
    outcome.items = {{ItemKind::Model, to, "vocoder"}};
    context.produced(outcome.items.front());
    outcome.figures = model.evaluation;
    outcome.figures.update({{"parameters", parameters},
                            {"clips", clips},
                            {"held_back", heldBack},
                            {"steps", result.steps},
                            {"best_step", result.bestStep},
                            {"stopped_early", result.stoppedEarly},
                            {"hash", result.hash},
                            {"training_seconds", result.seconds}});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::idm
