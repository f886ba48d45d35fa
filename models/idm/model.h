#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"
#include "core/json.h"
#include "models/idm/config.h"
#include "models/idm/dataset.h"

#include <string>
#include <vector>

namespace antiphon::idm {

/// A trained network with all that drawing needs: what its spectrograms are, and the scores of the
/// clips that it learned from. A folder: model.json, model.safetensors.
struct IdmModel {
    IdmConfig config;
    DatasetSettings audio;
    double reference = 1; ///< mel power that is 0 dB
    SpectrogramFacts facts;
    std::string objective = "denoise"; ///< or "reconstruct"
    ScoreScale scale;
    std::vector<Scores> scores; ///< of the sound of the training clips
    Json training = Json::object(), evaluation = Json::object();
    std::vector<RawTensor> weights;
    fs::path origin; ///< where it was read from
};

/// By its folder, that of its run, of a checkpoint or its weights. Throws UserError.
IdmModel readIdm(const fs::path& path);
void writeIdm(const fs::path& folder, const IdmModel& model);
/// All but the weights.
void writeIdmRecord(const fs::path& folder, const IdmModel& model);

/// The averaged weights of a checkpoint that has some.
std::vector<RawTensor> usedIdmWeights(std::vector<RawTensor> weights);

/// Throws UserError naming both when clips are not spectrograms of the kind that a model has.
void checkSameSpectrograms(const IdmModel& model, const Dataset& dataset);

Scores scoresOf(const LScore& score);

} // namespace antiphon::idm
