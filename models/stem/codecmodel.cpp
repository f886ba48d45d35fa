#include "models/stem/codecmodel.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/text.h"
#include "core/version.h"
#include "models/modelfolder.h"

#include <map>

namespace antiphon::stem {

namespace {

constexpr const char* kind = "stem codec";
constexpr const char* published = "Published checkpoints come in with 'stem import'.";

ModelPlace codecPlace(const fs::path& path) {
    return modelPlace(path, "codec", kind, published);
}

CodecModel codecAt(const ModelPlace& place) {
    const fs::path file = place.folder / ModelPlace::recordName;
    const std::string origin = display(file);
    const Json json = readJson(file);
    const auto found = json.is_object() ? json.find("kind") : json.end();
    if (found == json.end() || !found->is_string() || found->get<std::string>() != kind)
        throw UserError(origin + ": is no " + kind + " of Antiphon" +
                        (found != json.end() && found->is_string()
                             ? ", but a " + found->get<std::string>()
                             : std::string()) +
                        "; name the folder of a codec or of the run that trained it.");
    CodecModel model;
    try {
        model.config = codecConfig(json.at("network"), origin);
        model.training = json.at("training");
        model.evaluation = json.at("evaluation");
    } catch (const Json::exception& e) {
        throw UserError(origin + ": is damaged (" + e.what() + "); train or import it again.");
    }
    model.origin = place.folder;
    return model;
}

bool ofCodec(const std::string& name) {
    return name.starts_with("encoder.") || name.starts_with("decoder.") ||
           name.starts_with("quantizer.");
}

} // namespace

std::vector<RawTensor> codecWeights(std::vector<RawTensor> checkpoint) {
    std::map<std::string, RawTensor*> averaged;
    const std::string prefix = codecAverages;
    for (RawTensor& tensor : checkpoint)
        if (tensor.name.starts_with(prefix))
            averaged[tensor.name.substr(prefix.size())] = &tensor;
    std::vector<RawTensor> weights;
    for (RawTensor& tensor : checkpoint)
        if (ofCodec(tensor.name)) {
            const auto found = averaged.find(tensor.name);
            if (found != averaged.end())
                tensor.bytes = std::move(found->second->bytes);
            weights.push_back(std::move(tensor));
        }
    return weights;
}

CodecModel readCodec(const fs::path& path) {
    const ModelPlace place = codecPlace(path);
    CodecModel model = codecAt(place);
    model.weights = codecWeights(readSafeTensors(place.weights).tensors);
    return model;
}

CodecModel readCodecRecord(const fs::path& path) {
    return codecAt(codecPlace(path));
}

void writeCodecRecord(const fs::path& folder, const CodecModel& model) {
    fs::create_directories(folder);
    writeJson(folder / ModelPlace::recordName, {{"kind", kind},
                                                {"software", software()},
                                                {"date", timestamp()},
                                                {"network", toJson(model.config)},
                                                {"training", model.training},
                                                {"evaluation", model.evaluation}});
}

void writeCodec(const fs::path& folder, const CodecModel& model) {
    fs::create_directories(folder);
    writeSafeTensors(folder / ModelPlace::weightsName, {model.weights, {}});
    writeCodecRecord(folder, model);
}

} // namespace antiphon::stem
