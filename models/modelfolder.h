#pragma once

#include "core/files.h"

#include <string>

namespace antiphon {

/// Where a trained model lies: its record (model.json, and what a system keeps beside it) in
/// `folder`, its weights in `weights`.
struct ModelPlace {
    static constexpr const char* recordName = "model.json";
    static constexpr const char* weightsName = "model.safetensors";
    fs::path folder, weights;
};

/// Finds a model, told apart by what is there: the folder of a model, one of its two files, the
/// folder of a run (its result; where it has none yet, the best checkpoint, else the last), the
/// folder of one checkpoint or its weights. `result`: what the run's folder is called, "model".
/// `what`: "guide model", for messages; `otherwise`: a sentence about files that are no model, may
/// be empty. Throws UserError naming the path and the mend.
ModelPlace modelPlace(const fs::path& path, const std::string& result, const std::string& what,
                      const std::string& otherwise);

} // namespace antiphon
