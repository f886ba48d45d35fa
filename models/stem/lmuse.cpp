#include "models/stem/lmuse.h"

#include "core/error.h"
#include "models/stem/stemnames.h"

namespace antiphon::stem {

CodecModel codecOf(const LmModel& model, const fs::path& given) {
    const fs::path beside = model.origin / "codec";
    if (given.empty() && !fs::exists(beside / "model.json"))
        throw UserError(display(model.origin) +
                        ": no codec lies beside this model; name the one that it was trained "
                        "with as 'codec'.");
    CodecModel codec = readCodec(given.empty() ? beside : given);
    if (!model.codec.empty() && tensorHash(codec.weights) != model.codec)
        throw UserError(display(codec.origin) + ": is not the codec that the model " +
                        display(model.origin) + " was trained with.");
    if (codec.config.books != model.config.books || codec.config.card != model.config.card)
        throw UserError(display(codec.origin) + ": has " + std::to_string(codec.config.books) +
                        " books of " + std::to_string(codec.config.card) +
                        " rows; the language model writes " + std::to_string(model.config.books) +
                        " of " + std::to_string(model.config.card) + ".");
    return codec;
}

double windowOf(const LmModel& model) {
    const auto found = model.training.find("window");
    return found != model.training.end() && found->is_number() ? found->get<double>() : 10;
}

LmConfig freshConfig(const LmTrainOptions& options, const CodecConfig& codec, std::int64_t tags) {
    if (options.preset == "tune")
        throw UserError("Name the model to go on with as 'start', or choose another size.",
                        UserError::Kind::Usage);
    LmConfig config = lmPreset(options.preset);
    config.books = codec.books;
    config.card = codec.card;
    config.styleWidth = 2 * codec.dimension;
    config.tags = tags;
    config.description = tags == 0 ? "none" : "tags";
    config.lora.rank = options.rank;
    if (options.listening != "preset")
        config.hearBeside(options.listening == "beside");
    if (options.beat != "preset")
        config.beat = options.beat;
    if (options.style != "preset")
        config.style = options.style;
    return config;
}

ItemSettings itemSettings(const LmTrainOptions& options, const CodecConfig& codec, double seconds) {
    ItemSettings settings;
    settings.rate = int(codec.rate);
    settings.seconds = settings.leastContext = seconds;
    settings.target = stemNamed(options.target);
    settings.contexts = splitTags(options.contexts);
    settings.mode = options.context == "beats"  ? ContextMode::Beats
                    : options.context == "both" ? ContextMode::StemsOrBeats
                                                : ContextMode::Stems;
    settings.augment = options.augment;
    settings.engine =
        options.stretching == "rubberband" ? StretchEngine::RubberBand : StretchEngine::Own;
    settings.synchronised = options.synchronised;
    return settings;
}

} // namespace antiphon::stem
