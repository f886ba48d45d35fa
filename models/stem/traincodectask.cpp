#include "core/error.h"
#include "core/rng.h"
#include "models/checkpoint.h"
#include "models/stem/codecmodel.h"
#include "models/stem/codectraining.h"
#include "models/stem/dataset.h"
#include "models/stem/tasks.h"
#include "models/stem/verdicts.h"

#include <cmath>

namespace antiphon::stem {

namespace {

// What seeds are for.
constexpr std::uint64_t weights = 2, training = 3;

} // namespace

Outcome runTrainCodec(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<CodecTrainOptions>();
    context.progress(0, "Looking through the recordings");
    CodecModel model;
    model.config = codecPreset(options.preset);
    LearningRecordings recordings =
        learningRecordings(pathsOf(inputs, "dataset"), options.holdBack, model.config, context);
    const QuantiserSettings quantiser = quantiserSettings(options.training);
    CodecData data{CodecNet(model.config, seedFor(context.seed(), weights), quantiser),
                   std::move(recordings.training), std::move(recordings.validation)};
    model.training = {{"options", antiphon::toJson(given)},
                      {"seed", context.seed()},
                      {"recordings", data.training.size()},
                      {"seconds", recordings.seconds}};
    writeCodecRecord(context.work(), model); // for whoever wants to hear a checkpoint
    context.log(std::to_string(data.training.size()) + " recordings to learn from, " +
                std::to_string(data.validation.size()) + " to choose by, " +
                std::to_string(std::lround(recordings.seconds)) + " s in all; " +
                std::to_string(data.net.parameterCount()) + " parameters.");
    const auto trainee = codecTrainee(data, options.training, seedFor(context.seed(), training));
    const Forecast forecast = trainee->forecast();
    context.log(forecast.sentence());
    if (!forecast.fits())
        throw UserError(forecast.mend());
    const TrainResult result = train(*trainee, options.training.torch.train, context);

    model.weights = codecWeights(keptWeights(*trainee, context.work()));
    model.training["steps"] = result.steps;
    model.training["best_step"] = result.bestStep;

    context.progress(1, "Judging it");
    CodecTrainingOptions judging = options.training;
    judging.average = 0;
    judging.adversarial = 0;
    data.net = CodecNet(model.config, 1, quantiser);
    loadWeights(data.net.model(), model.weights, "the trained weights");
    Json figures = Json::object();
    std::vector<double> used;
    for (const Scalar& scalar :
         codecTrainee(data, judging, 1)->evaluate([&] { context.checkpoint(); })) {
        const std::string name = scalar.name.substr(scalar.name.find('/') + 1);
        if (name.starts_with("rows_used"))
            used.push_back(scalar.value);
        else
            figures[name] = scalar.value;
    }
    figures["rows_used"] = used;
    model.evaluation = figures;
    for (std::size_t k = 0; k < used.size(); ++k)
        if (used[k] < leastRowsUsed)
            context.log("Of book " + std::to_string(k + 1) + " only " +
                        std::to_string(std::lround(100 * used[k])) +
                        " % of the rows are used; train for longer, or with more recordings.");

    const fs::path folder = context.folder() / "codec";
    writeCodec(folder, model);
    Outcome outcome;
    outcome.items = {{ItemKind::Model, folder, "codec"}};
    context.produced(outcome.items.front());
    outcome.figures = figures;
    outcome.figures.update({{"recordings", data.training.size()},
                            {"seconds", recordings.seconds},
                            {"parameters", data.net.parameterCount()},
                            {"steps", result.steps},
                            {"best_step", result.bestStep},
                            {"stopped_early", result.stoppedEarly},
                            {"hash", result.hash},
                            {"training_seconds", result.seconds}});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem
