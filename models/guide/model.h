#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"
#include "core/json.h"
#include "models/guide/decision.h"
#include "models/guide/perception.h"
#include "models/weighttype.h"

#include <memory>
#include <optional>

namespace antiphon::guide {

/// A trained relation between two tracks with everything that it takes to hear and answer: the
/// Decision network and the Perception whose labels it speaks. A value; the parts are shared.
struct Model {
    DecisionConfig decision;
    std::vector<RawTensor> weights; ///< named as a published checkpoint names them
    std::shared_ptr<const Perception> perception;
    Json training = Json::object();       ///< how it came to be: options, data, seed, steps
    Json evaluation;                      ///< null: never evaluated
    std::optional<PackingLosses> packing; ///< of its weights; none: never measured
    fs::path origin;                      ///< where it was read
};

/// Reads, told apart by what is there: the folder of a model (model.json, model.safetensors,
/// codebook.json, centres.npy), its model.json, the folder of a run (its result; where it has none
/// yet, the best checkpoint, else the last), the folder of one checkpoint or its
/// model.safetensors. Throws UserError naming file, place and mend.
Model readModel(const fs::path& path);
/// The same without the weights, which may be large: for lists of models.
Model readModelRecord(const fs::path& path);

/// Throws UserError, saying what the model is for, unless it has learned that task.
void requireTask(const Model& model, const std::string& task);

/// Writes the four files into a folder, which is made; the record last. Throws UserError (System).
void writeModel(const fs::path& folder, const Model& model);
/// The record and the codebook alone, as checkpoints have them above them.
void writeModelRecord(const fs::path& folder, const Model& model);

} // namespace antiphon::guide
