#include "models/guide/model.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/text.h"
#include "core/version.h"
#include "models/checkpoint.h"

#include <algorithm>

namespace antiphon::guide {
namespace {

constexpr const char* kind = "guide model";
constexpr const char* recordName = "model.json";
constexpr const char* weightsName = "model.safetensors";

bool isFile(const fs::path& file) {
    std::error_code error;
    return fs::is_regular_file(file, error);
}

/// model.json and the codebook of `folder`, and which weights go with them.
struct Place {
    fs::path folder, weights;
};

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

Place checkpointOf(const fs::path& run) {
    const fs::path folder = run / "checkpoints";
    const auto rows = listCheckpoints(folder);
    if (rows.empty() || !isFile(folder / recordName))
        throw UserError(display(run) + ": holds no guide model yet; train it for longer.");
    const auto best = std::ranges::find_if(rows, &CheckpointRow::best);
    return {folder, (best == rows.end() ? rows.back() : *best).weights};
}

Place placeOf(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error))
        throw UserError(display(path) + ": there is no such model; name the folder of a model or "
                                        "of the run that trained it.");
    const bool named = path.filename() == recordName || path.filename() == weightsName;
    const fs::path folder = fs::absolute(named ? path.parent_path() : path).lexically_normal();
    if (!fs::is_directory(folder, error))
        throw UserError(display(path) + ": is no model; name the folder of a model or of the run "
                                        "that trained it. Published checkpoints come in with "
                                        "'guide import-checkpoint'.");
    for (const fs::path& place : {folder, folder / "model", folder / "out" / "model"})
        if (isFile(place / recordName) && isFile(place / weightsName))
            return {place, place / weightsName};
    if (isFile(folder / weightsName) && isFile(folder.parent_path() / recordName))
        return {folder.parent_path(), folder / weightsName};
    return checkpointOf(folder);
}

} // namespace

Model readModel(const fs::path& path) {
    const Place place = placeOf(path);
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
    writeSafeTensors(folder / weightsName, {model.weights, {}});
    writeModelRecord(folder, model);
}

} // namespace antiphon::guide
