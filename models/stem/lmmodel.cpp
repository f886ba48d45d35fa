#include "models/stem/lmmodel.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/text.h"
#include "core/version.h"
#include "models/modelfolder.h"

#include <algorithm>
#include <string_view>

namespace antiphon::stem {

namespace {

constexpr const char* kind = "stem language model";

ModelPlace placeOf(const fs::path& path) {
    return modelPlace(path, "model", kind, "Published checkpoints come in with 'stem import'.");
}

LmModel recordAt(const ModelPlace& place) {
    const fs::path file = place.folder / ModelPlace::recordName;
    const std::string origin = display(file);
    const Json json = readJson(file);
    const auto found = json.is_object() ? json.find("kind") : json.end();
    if (found == json.end() || *found != kind)
        throw UserError(origin + ": is no " + kind + " of Antiphon" +
                        (found != json.end() && found->is_string()
                             ? ", but a " + found->get<std::string>()
                             : std::string()) +
                        "; name the folder of a model or of the run that trained it.");
    LmModel model;
    try {
        model.config = lmConfig(json.at("network"), origin);
        model.tags = tagVocabulary(json.at("tags"));
        model.codec = json.at("codec").get<std::string>();
        model.target = json.at("target").get<std::string>();
        model.training = json.at("training");
        model.evaluation = json.at("evaluation");
    } catch (const Json::exception& e) {
        throw UserError(origin + ": is damaged (" + e.what() + "); train or import it again.");
    }
    if (model.config.description == "tags" &&
        std::int64_t(model.tags.tags().size()) != model.config.tags)
        throw UserError(origin + ": has " + std::to_string(model.tags.tags().size()) +
                        " tags, its network " + std::to_string(model.config.tags) +
                        "; train it again.");
    model.origin = place.folder;
    return model;
}

} // namespace

LmModel readLm(const fs::path& path) {
    const ModelPlace place = placeOf(path);
    LmModel model = recordAt(place);
    model.weights = usedWeights(readSafeTensors(place.weights).tensors);
    return model;
}

LmModel readLmRecord(const fs::path& path) {
    return recordAt(placeOf(path));
}

void writeLmRecord(const fs::path& folder, const LmModel& model) {
    fs::create_directories(folder);
    writeJson(folder / ModelPlace::recordName, {{"kind", kind},
                                                {"software", software()},
                                                {"date", timestamp()},
                                                {"network", toJson(model.config)},
                                                {"tags", toJson(model.tags)},
                                                {"codec", model.codec},
                                                {"target", model.target},
                                                {"training", model.training},
                                                {"evaluation", model.evaluation}});
}

void writeLm(const fs::path& folder, const LmModel& model) {
    fs::create_directories(folder);
    writeSafeTensors(folder / ModelPlace::weightsName, {model.weights, {}});
    writeLmRecord(folder, model);
}

std::vector<RawTensor> usedWeights(std::vector<RawTensor> weights) {
    const auto averaged = [](const RawTensor& w) { return w.name.starts_with(averagedPrefix); };
    if (std::ranges::none_of(weights, averaged))
        return weights;
    std::erase_if(weights, [&](const RawTensor& w) { return !averaged(w); });
    for (RawTensor& w : weights)
        w.name.erase(0, std::string_view(averagedPrefix).size());
    return weights;
}

} // namespace antiphon::stem
