#include "models/emotion/model.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/text.h"
#include "core/version.h"
#include "models/modelfolder.h"

#include <algorithm>

namespace antiphon::emotion {

namespace {

constexpr const char* muserKind = "emotion model";
constexpr const char* priorKind = "emotion prior";
constexpr const char* dictionaryName = "dictionary.json";
constexpr const char* published = "Published checkpoints come in with 'emotion import'.";

Json recordOf(const ModelPlace& place, const char* kind) {
    const fs::path file = place.folder / ModelPlace::recordName;
    Json json = readJson(file);
    const auto found = json.is_object() ? json.find("kind") : json.end();
    if (found == json.end() || !found->is_string() || found->get<std::string>() != kind)
        throw UserError(display(file) + ": is no " + kind + " of Antiphon.");
    return json;
}

[[noreturn]] void refuseDamaged(const ModelPlace& place, const Json::exception& e) {
    throw UserError(display(place.folder / ModelPlace::recordName) + ": is damaged (" + e.what() +
                    "); train or import it again.");
}

Muser muserAt(const ModelPlace& place) {
    const Json json = recordOf(place, muserKind);
    const std::string origin = display(place.folder / ModelPlace::recordName);
    Muser model;
    try {
        model.config = muserConfig(json.at("network"), origin);
        model.training = json.at("training");
        model.evaluation = json.at("evaluation");
        model.means = json.at("means");
    } catch (const Json::exception& e) {
        refuseDamaged(place, e);
    }
    model.dictionary = WordDictionary::read(place.folder / dictionaryName);
    if (model.dictionary.sizes() != model.config.sizes)
        throw UserError(display(place.folder / dictionaryName) +
                        ": is not the dictionary that the model was trained with; train or import "
                        "it again.");
    model.origin = place.folder;
    return model;
}

ModelPlace muserPlace(const fs::path& path) {
    return modelPlace(path, "model", muserKind, published);
}

void writeRecord(const fs::path& folder, const char* kind, Json json) {
    Json record = {{"kind", kind}, {"software", software()}, {"date", timestamp()}};
    record.update(json);
    writeJson(folder / ModelPlace::recordName, record);
}

} // namespace

Muser readMuser(const fs::path& path) {
    const ModelPlace place = muserPlace(path);
    Muser model = muserAt(place);
    model.weights = readSafeTensors(place.weights).tensors;
    return model;
}

Muser readMuserRecord(const fs::path& path) {
    return muserAt(muserPlace(path));
}

void writeMuserRecord(const fs::path& folder, const Muser& model) {
    fs::create_directories(folder);
    writeFile(folder / dictionaryName, model.dictionary.json());
    writeRecord(folder, muserKind,
                {{"network", toJson(model.config)},
                 {"training", model.training},
                 {"evaluation", model.evaluation},
                 {"means", model.means}});
}

void writeMuser(const fs::path& folder, const Muser& model) {
    fs::create_directories(folder);
    writeSafeTensors(folder / ModelPlace::weightsName, {model.weights, {}});
    writeMuserRecord(folder, model);
}

Prior readPrior(const fs::path& path) {
    const ModelPlace place = modelPlace(path, "prior", priorKind, published);
    const Json json = recordOf(place, priorKind);
    const std::string origin = display(place.folder / ModelPlace::recordName);
    Prior prior;
    try {
        prior.config = priorConfig(json.at("network"), origin);
        prior.codes = json.at("codes").get<std::vector<std::int32_t>>();
        prior.muser = json.at("muser").get<std::string>();
        prior.training = json.at("training");
        prior.evaluation = json.at("evaluation");
    } catch (const Json::exception& e) {
        refuseDamaged(place, e);
    }
    if (std::int64_t(prior.codes.size()) != prior.config.codes ||
        std::ranges::any_of(prior.codes, [](std::int32_t code) { return code < 0; }))
        throw UserError(origin + ": 'codes' must be " + std::to_string(prior.config.codes) +
                        " codes, as many as the network has; train or import it again.");
    prior.weights = readSafeTensors(place.weights).tensors;
    prior.origin = place.folder;
    return prior;
}

void writePriorRecord(const fs::path& folder, const Prior& prior) {
    fs::create_directories(folder);
    writeRecord(folder, priorKind,
                {{"network", toJson(prior.config)},
                 {"codes", prior.codes},
                 {"muser", prior.muser},
                 {"training", prior.training},
                 {"evaluation", prior.evaluation}});
}

void writePrior(const fs::path& folder, const Prior& prior) {
    fs::create_directories(folder);
    writeSafeTensors(folder / ModelPlace::weightsName, {prior.weights, {}});
    writePriorRecord(folder, prior);
}

void Prior::require(const Muser& model) const {
    const bool inside =
        std::ranges::all_of(codes, [&](std::int32_t code) { return code < model.config.codes; });
    if (!inside || (!muser.empty() && muser != tensorHash(model.weights)))
        throw UserError(display(origin) + ": was trained on the codes of another model than " +
                        display(model.origin) + "; train a prior for this one.");
}

} // namespace antiphon::emotion
