#include "core/error.h"
#include "core/rng.h"
#include "core/text.h"
#include "core/version.h"
#include "models/checkpoint.h"
#include "models/idm/model.h"
#include "models/idm/modeloptions.h"
#include "models/idm/render.h"
#include "models/idm/soundtable.h"
#include "models/idm/tasks.h"
#include "models/idm/trainforecast.h"
#include "models/idm/training.h"
#include "models/idm/traininglog.h"
#include "models/idm/yamlconfig.h"
#include "models/trainforecast.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace antiphon::idm {

namespace {

constexpr std::uint64_t weights = 1, training = 2, phases = 3;
/// Clips that a forecast tries: the others cost no memory, and each takes time to be measured.
constexpr std::size_t tried = 64;

/// Clips of a part of a data set, at most so many of them, evenly spread.
ClipSet clipsOf(const std::shared_ptr<const Dataset>& dataset, Split split,
                std::size_t most = SIZE_MAX) {
    const std::vector<std::size_t> all = dataset->of(split);
    const auto clips = std::make_shared<std::vector<std::size_t>>(std::min(most, all.size()));
    for (std::size_t i = 0; i < clips->size(); ++i)
        (*clips)[i] = all[i * all.size() / clips->size()];
    ClipSet set;
    for (const std::size_t clip : *clips)
        set.scores.push_back(scoresOf(dataset->clips()[clip].score));
    set.read = [dataset, clips](std::size_t clip, std::span<float> out) {
        dataset->normalised((*clips)[clip], out);
    };
    return set;
}

/// What a run and its forecast begin with.
struct Beginning {
    IdmTrainOptions options;          ///< with what configuration files say
    std::vector<std::string> remarks; ///< on these
    std::shared_ptr<const Dataset> dataset;
    IdmConfig network;
    ClipSet learned;
};

Beginning begun(const Inputs& inputs, const Options& given, std::size_t mostClips = SIZE_MAX) {
    Beginning b{given.as<IdmTrainOptions>(), {}, nullptr, {}, {}};
    for (const fs::path& file : pathsOf(inputs, "config"))
        for (std::string& remark : readConfig(file, b.options))
            b.remarks.push_back(std::move(remark));
    const fs::path folder = only(inputs, "data").path;
    b.dataset = std::make_shared<const Dataset>(folder);
    b.network = b.options.network;
    b.network.bands = b.dataset->settings().bands;
    b.learned = clipsOf(b.dataset, Split::Train, mostClips);
    if (b.learned.size() < 2)
        throw UserError(display(folder) + ": holds no clips to learn from; prepare more "
                                          "recordings.");
    return b;
}

double framesPerSecond(const DatasetSettings& audio) {
    return double(audio.rate) / double(audio.hop);
}

/// Steps between fixed-seed clips that are kept as sound: a few dozen at most in a training.
std::int64_t keptEvery(const IdmTrainingOptions& options) {
    constexpr std::int64_t most = 64;
    const std::int64_t measured =
        options.torch.train.steps / std::max<std::int64_t>(1, options.scoreEvery);
    return options.scoreEvery * std::max<std::int64_t>(1, (measured + most - 1) / most);
}

/// The same noise once more, to be heard beside that of other steps.
void keepSample(const fs::path& file, Sound sound) {
    finishLevel(sound.samples, false);
    fs::create_directories(file.parent_path());
    writeSound(file, sound, SampleFormat::Int16, {software(), ""});
}

} // namespace

Forecast trainForecast(const Inputs& inputs, const Options& given) {
    const Beginning b = begun(inputs, given, tried);
    const DatasetSettings& audio = b.dataset->settings();
    const SpectrogramFacts facts = factsOf(b.learned, b.network.bands, audio.frames());
    return antiphon::trainForecast(b.options.training.torch, [&](const TorchOptions& torch) {
        IdmTrainingOptions options = b.options.training;
        options.torch = torch;
        return idmSteps({IdmNet(b.network, 1),
                         b.learned,
                         {},
                         audio.frames(),
                         framesPerSecond(audio),
                         facts,
                         ScoreScale::of(b.learned.scores),
                         {}},
                        options, 1);
    });
}

Outcome runTrain(const Inputs& inputs, const Options& given, JobContext& context) {
    context.progress(0, "Reading the clips");
    auto [options, remarks, dataset, network, learned] = begun(inputs, given);
    for (const std::string& remark : remarks)
        context.log(remark);
    const auto configs = pathsOf(inputs, "config");

    IdmModel model;
    model.config = network;
    model.audio = dataset->settings();
    model.reference = dataset->reference();
    model.objective = options.training.objective;
    model.scores = learned.scores;
    model.scale = ScoreScale::of(model.scores);
    model.facts = factsOf(learned, model.config.bands, model.audio.frames());
    model.training = {{"options", antiphon::toJson(Options(options))},
                      {"seed", context.seed()},
                      {"dataset", display(only(inputs, "data").path)},
                      {"clips", learned.size()}};
    if (!configs.empty()) // whole, with what has no effect here
        model.training["config"] = readFile(configs.front(), 1 << 20);
    writeIdmRecord(context.work(), model); // for whoever wants to hear a checkpoint

    const auto renderer = std::make_shared<Renderer>(model.audio, model.reference, 1);
    IdmData data{IdmNet(model.config, seedFor(context.seed(), weights)),
                 std::move(learned),
                 clipsOf(dataset, Split::Validation),
                 model.audio.frames(),
                 framesPerSecond(model.audio),
                 model.facts,
                 model.scale,
                 [renderer, seed = seedFor(context.seed(), phases), folder = context.folder(),
                  rate = int(model.audio.rate), every = keptEvery(options.training)](
                     std::span<const float> spectrogram, std::int64_t frames, std::int64_t step,
                     std::size_t clip) {
                     auto sound = renderer->sound(spectrogram, std::size_t(frames),
                                                  {.iterations = 32}, seed);
                     const Scores scores = scoresOf(measureLScore(sound).score);
                     if (clip == 0 && step % every == 0)
                         keepSample(stepSoundFile(folder, step), {rate, 1, std::move(sound)});
                     return scores;
                 }};
    const std::int64_t parameters = data.net.parameterCount();
    const std::size_t clips = data.training.size(), heldBack = data.validation.size();
    if (heldBack == 0)
        context.log("No clip is held back: the last weights are kept, whether or not they are the "
                    "best.");
    IdmTrainee trainee(std::move(data), options.training, seedFor(context.seed(), training),
                       context.run());
    writeClipOrder(context.run(), trainee.curriculum());
    const Forecast forecast = trainee.forecast();
    context.log(counted(clips, "clip") + " to learn from, " + std::to_string(heldBack) +
                " to choose by. " + forecast.sentence());
    if (!forecast.fits())
        throw UserError(forecast.mend());
    const TrainResult result = train(trainee, options.training.torch.train, context);
    trainee.finish();

    model.weights = usedIdmWeights(keptWeights(trainee, context.work()));
    model.training["steps"] = result.steps;
    model.training["best_step"] = result.bestStep;
    context.progress(1, "Judging it");
    if (heldBack > 0)
        model.evaluation = evaluationFigures(trainee.evaluate([&] { context.checkpoint(); }));

    const fs::path to = context.folder() / "model";
    writeIdm(to, model);
    Outcome outcome;
    outcome.items = {{ItemKind::Model, to, "model"}};
    context.produced(outcome.items.front());
    outcome.figures = model.evaluation;
    outcome.figures.update({{"parameters", parameters},
                            {"clips", clips},
                            {"held_back", heldBack},
                            {"curriculum", options.training.curriculum.order},
                            {"steps", result.steps},
                            {"best_step", result.bestStep},
                            {"stopped_early", result.stoppedEarly},
                            {"hash", result.hash},
                            {"training_seconds", result.seconds}});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::idm
