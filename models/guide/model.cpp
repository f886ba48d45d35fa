#include "models/guide/model.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/text.h"
#include "core/version.h"
#include "models/modelfolder.h"

namespace antiphon::guide {
namespace {

constexpr const char* kind = "guide model";
constexpr const char* recordName = ModelPlace::recordName;

/// What is in a place, but the weights.
Model readRecord(const fs::path& folder) {
    const fs::path file = folder / recordName;
    const std::string origin = display(file);
    const Json json = readJson(file);
    if (!json.is_object() || json.value("kind", Json()) != kind)
        throw UserError(origin + ": is no guide model of Antiphon.");
    Model model;
    try {
        model.decision = decisionConfig(json.at("decision"), origin);
        model.training = json.at("training");
        model.evaluation = json.at("evaluation");
        if (const Json packing = json.value("packing", Json()); !packing.is_null())
            model.packing = packingLosses(packing);
    } catch (const Json::exception& e) {
        throw UserError(origin + ": is damaged (" + e.what() + "); train or import it again.");
    }
    model.perception = std::make_shared<const Perception>(Perception::load(folder));
    model.origin = folder;
    if (model.perception->codebook().rows != std::size_t(model.decision.codes))
        throw UserError(origin + ": speaks of " + std::to_string(model.decision.codes) +
                        " labels, but its codebook has " +
                        std::to_string(model.perception->codebook().rows) +
                        "; they do not belong together.");
    return model;
}

ModelPlace placeOf(const fs::path& path) {
    try {
        return modelPlace(path, "model", kind,
                          "Published checkpoints come in with 'guide import-checkpoint'.");
    } catch (const UserError&) {
        std::error_code error;
        for (const fs::path& place : {path, path / "codebook", path / "out" / "codebook"})
            if (fs::is_regular_file(place / "codebook.json", error))
                throw UserError(display(path) +
                                ": is a codebook, the labels alone; train a model that speaks them "
                                "with 'guide train --codebook'.");
        throw;
    }
}

} // namespace

Model readModel(const fs::path& path) {
    const ModelPlace place = placeOf(path);
    Model model = readRecord(place.folder);
    model.weights = readSafeTensors(place.weights).tensors;
    return model;
}

Model readModelRecord(const fs::path& path) {
    return readRecord(placeOf(path).folder);
}

void requireTask(const Model& model, const std::string& task) {
    if (model.decision.task == task)
        return;
    throw UserError(display(model.origin) +
                    (task == "answer"
                         ? ": continues a track by itself and answers no guide; use it with "
                           "'guide continue', or choose another model."
                         : ": answers a guide and continues no track; train one with 'task' "
                           "completion."));
}

void writeModelRecord(const fs::path& folder, const Model& model) {
    fs::create_directories(folder);
    model.perception->save(folder);
    writeJson(folder / recordName, {{"kind", kind},
                                    {"software", software()},
                                    {"date", timestamp()},
                                    {"decision", toJson(model.decision)},
                                    {"perception", model.perception->hash()},
                                    {"training", model.training},
                                    {"evaluation", model.evaluation},
                                    {"packing", model.packing ? toJson(*model.packing) : Json()}});
}

void writeModel(const fs::path& folder, const Model& model) {
    fs::create_directories(folder);
    writeSafeTensors(folder / ModelPlace::weightsName, {model.weights, {}});
    writeModelRecord(folder, model);
}

} // namespace antiphon::guide
