#include "models/idm/vocodermodel.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/text.h"
#include "core/version.h"
#include "models/modelfolder.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace antiphon::idm {

namespace {

constexpr const char* vocoderKind = "idm vocoder";

} // namespace

VocoderModel readVocoder(const fs::path& path) {
    const ModelPlace place =
        modelPlace(path, "vocoder", vocoderKind, "Vocoders are trained with 'idm vocoder'.");
    const fs::path file = place.folder / ModelPlace::recordName;
    const std::string origin = display(file);
    const Json json = readJson(file);
    const auto found = json.is_object() ? json.find("kind") : json.end();
    if (found == json.end() || *found != vocoderKind)
        throw UserError(origin + ": is no vocoder of Antiphon; train one with 'idm vocoder'.");
    VocoderModel model;
    try {
        if (json.at("version") != 1)
            throw UserError(origin + ": is of another version of the program; train it again.");
        model.config = vocoderConfig(json.at("network"), origin);
        model.reference = json.at("reference");
        model.training = json.at("training");
        model.evaluation = json.at("evaluation");
    } catch (const Json::exception& e) {
        throw UserError(origin + ": is damaged (" + e.what() + "); train it again.");
    }
    if (!(model.reference > 0) || !std::isfinite(model.reference))
        throw UserError(origin + ": has a 'reference' that is no power; train it again.");
    model.origin = place.folder;
    model.weights = vocoderWeights(readSafeTensors(place.weights).tensors);
    return model;
}

void writeVocoderRecord(const fs::path& folder, const VocoderModel& m) {
    fs::create_directories(folder);
    writeJson(folder / ModelPlace::recordName, {{"kind", vocoderKind},
                                                {"version", 1},
                                                {"software", software()},
                                                {"date", timestamp()},
                                                {"network", toJson(m.config)},
                                                {"reference", m.reference},
                                                {"training", m.training},
                                                {"evaluation", m.evaluation}});
}

void writeVocoder(const fs::path& folder, const VocoderModel& model) {
    fs::create_directories(folder);
    writeSafeTensors(folder / ModelPlace::weightsName, {model.weights, {}});
    writeVocoderRecord(folder, model);
}

std::vector<RawTensor> vocoderWeights(std::vector<RawTensor> weights) {
    std::erase_if(weights, [](const RawTensor& w) {
        return w.name.starts_with("discriminator.") || w.name == "balancer";
    });
    return weights;
}

void checkVocoderFits(const VocoderModel& vocoder, const DatasetSettings& audio,
                      const fs::path& whose) {
    if (fitting(vocoder.config, audio) == vocoder.config)
        return;
    throw UserError(display(vocoder.origin) + ": is a vocoder for spectrograms of " +
                    spectrogramsInWords(vocoder.config) + ", but those of " + display(whose) +
                    " have " + spectrogramsInWords(audio) +
                    "; train a vocoder on clips of that kind.");
}

} // namespace antiphon::idm
