#include "models/emotion/trainforecast.h"

#include "core/error.h"
#include "core/music/wordset.h"
#include "models/emotion/model.h"
#include "models/emotion/musertraining.h"
#include "models/emotion/options.h"
#include "models/emotion/priortraining.h"
#include "models/outofmemory.h"

#include <algorithm>

namespace antiphon::emotion {

namespace {

/// `make`: a trainee with such options and a network of its own.
template <class Make>
Forecast forecastOf(TorchOptions torch, const Make& make) {
    Forecast found;
    found.piece = (torch.batch + torch.accumulate - 1) / torch.accumulate;
    try {
        found = make(torch)->forecast(false);
        if (!found.fits())
            return found;
        // Whole batches would take as long as steps of the training do.
        TorchOptions few = torch;
        few.accumulate = 1;
        few.batch = std::min<std::int64_t>(2, torch.batch);
        found.stepSeconds =
            make(few)->forecast().stepSeconds * double(torch.batch) / double(few.batch);
        found.seconds = found.stepSeconds * double(torch.train.steps);
    } catch (const std::exception& e) { // not even the weights and what the optimiser keeps
        if (!isOutOfMemory(e))
            throw;
        found.fittingPiece = 0;
    }
    return found;
}

} // namespace

MuserConfig configOf(const MuserTrainOptions& options, const WordDictionary& dictionary) {
    MuserConfig config = muserPreset(options.preset, options.variant);
    config.sizes = dictionary.sizes();
    config.order = options.order;
    config.repeatsEmotion = options.repeatsEmotion;
    config.masked = options.masked;
    config.revives = options.revives;
    config.dropout = options.dropout;
    config.encodesInput = false;
    return config;
}

Forecast trainForecast(const Inputs& inputs, const Options& given) {
    const auto& options = given.as<MuserTrainOptions>();
    const WordSet set = readWordSet(only(inputs, "data").path);
    const MuserConfig config = configOf(options, set.dictionary);
    // Whichever pieces are held back: it is their number that counts.
    const SongSplit split = splitBySong(set.pieces, options.training.validation, 1);
    MuserTrainingOptions training = options.training;
    training.epochs = 0;
    return forecastOf(options.training.resolved(std::int64_t(split.training.size())),
                      [&](const TorchOptions& torch) {
                          training.torch = torch;
                          return muserTrainee(
                              {MuserNet(config, 1), split.training, {}, set.dictionary}, training,
                              1);
                      });
}

Forecast priorForecast(const Inputs& inputs, const Options& given) {
    const auto& options = given.as<PriorTrainOptions>();
    const Muser model = readMuser(only(inputs, "model").path);
    const WordSet set = readWordSet(only(inputs, "data").path, model.dictionary);
    const SongSplit split = splitBySong(set.pieces, options.training.validation, 1);
    const PriorConfig config = priorPreset(options.preset, model.config.codes, model.config.length);
    PriorTrainingOptions training = options.training;
    training.epochs = 0;
    const PriorItem item{std::vector<std::int32_t>(std::size_t(config.length)), 1};
    return forecastOf(
        options.training.resolved(std::int64_t(split.training.size())),
        [&](const TorchOptions& torch) {
            training.torch = torch;
            return priorTrainee(
                {PriorNet(config, 1), std::vector<PriorItem>(std::size_t(torch.batch), item), {}},
                training, 1);
        });
}

} // namespace antiphon::emotion
