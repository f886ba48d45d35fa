#include "models/emotion/trainforecast.h"

#include "core/error.h"
#include "core/music/wordset.h"
#include "models/emotion/model.h"
#include "models/emotion/musertraining.h"
#include "models/emotion/options.h"
#include "models/emotion/priortraining.h"
#include "models/trainforecast.h"

namespace antiphon::emotion {

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
    return antiphon::trainForecast(
        options.training.resolved(std::int64_t(split.training.size())),
        [&](const TorchOptions& torch) {
            training.torch = torch;
            return muserTrainee({MuserNet(config, 1), split.training, {}, set.dictionary}, training,
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
    return antiphon::trainForecast(
        options.training.resolved(std::int64_t(split.training.size())),
        [&](const TorchOptions& torch) {
            training.torch = torch;
            return priorTrainee(
                {PriorNet(config, 1), std::vector<PriorItem>(std::size_t(torch.batch), item), {}},
                training, 1);
        });
}

} // namespace antiphon::emotion
