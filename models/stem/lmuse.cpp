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
