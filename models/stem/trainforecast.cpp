#include "models/stem/trainforecast.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/stem/codecmodel.h"
#include "models/stem/codectraining.h"
#include "models/stem/lmmodel.h"
#include "models/stem/lmtraining.h"
#include "models/stem/lmuse.h"
#include "models/stem/options.h"
#include "models/trainforecast.h"

#include <algorithm>

namespace antiphon::stem {

namespace {

/// Tags of a data set that has not been read yet; few of them or many hardly matters.
constexpr std::int64_t usualTags = 32;

Codes randomCodes(std::int64_t books, std::int64_t card, std::int64_t frames, Rng& rng) {
    Codes codes{books, frames, {}};
    for (std::int64_t i = 0; i < books * frames; ++i)
        codes.values.push_back(std::int32_t(rng.below(std::uint64_t(card))));
    return codes;
}

} // namespace

Forecast codecForecast(const Inputs&, const Options& given) {
    const auto& options = given.as<CodecTrainOptions>();
    const CodecConfig config = codecPreset(options.preset);
    Rng rng(1);
    std::vector<float> noise(std::size_t(2 * options.training.segment * double(config.rate)) *
                             std::size_t(config.channels));
    for (float& sample : noise)
        sample = float(0.1 * rng.normal());
    return antiphon::trainForecast(options.training.torch, [&](const TorchOptions& torch) {
        CodecTrainingOptions training = options.training;
        training.torch = torch;
        return codecTrainee({CodecNet(config, 1, quantiserSettings(training)),
                             {recordingOf("noise", noise, config.channels)},
                             {}},
                            training, 1);
    });
}

Forecast lmForecast(const Inputs& inputs, const Options& given) {
    const auto& options = given.as<LmTrainOptions>();
    LmConfig config;
    const CodecModel codec = readCodecRecord(only(inputs, "codec").path);
    const auto start = pathsOf(inputs, "start");
    if (!start.empty()) {
        config = readLmRecord(start.front()).config;
    } else {
        config = freshConfig(options, codec.config, usualTags);
    }
    if (options.rank > 0)
        config.lora.rank = options.rank;
    const auto frames =
        std::max<std::int64_t>(1, std::int64_t(options.seconds * codec.config.frameRate()));
    return antiphon::trainForecast(options.training.torch, [&](const TorchOptions& torch) {
        LmTrainingOptions training = options.training;
        training.torch = torch;
        LmData data{LmNet(config, 1), std::max<std::int64_t>(torch.batch, 1), {}, {}};
        data.item = [config, frames](std::int64_t, Rng& rng) {
            LmItem item{randomCodes(config.books, config.card, frames, rng),
                        randomCodes(config.books, config.card, frames, rng),
                        {}};
            if (config.description == "tags" && config.tags > 0)
                item.conditions.tags = {0};
            if (config.beat != "none")
                item.conditions.beats.assign(std::size_t(2 * frames), 0.f);
            if (config.style != "none")
                item.conditions.style.assign(std::size_t(config.styleWidth), 0.f);
            return item;
        };
        return lmTrainee(std::move(data), training, 1);
    });
}

} // namespace antiphon::stem
