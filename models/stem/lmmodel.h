#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"
#include "models/stem/lmconfig.h"
#include "models/stem/tagvocabulary.h"

namespace antiphon::stem {

/// A trained language model and what it takes to use it, as a folder: model.json says what it is,
/// model.safetensors holds its weights. A value.
struct LmModel {
    LmConfig config;
    TagVocabulary tags; ///< as many as config.tags
    std::string codec;  ///< tensorHash() of the codec whose codes it writes; empty: not known
    std::string target; ///< which stem it writes ("drums"); empty: any
    std::vector<RawTensor> weights; ///< named as LmNet's
    Json training = Json::object(); ///< how it came to be
    Json evaluation;                ///< null: never evaluated
    fs::path origin;                ///< where it was read
};

/// The folder of a model or of a run; see modelPlace(). Weights of a checkpoint of a training with
/// averaged weights are those. Throws UserError naming file, place and mend.
LmModel readLm(const fs::path& path);
/// The same without the weights.
LmModel readLmRecord(const fs::path& path);
/// Makes the folder; the record comes last. Throws UserError (System).
void writeLm(const fs::path& folder, const LmModel& model);
/// The record alone, as checkpoints have it above them.
void writeLmRecord(const fs::path& folder, const LmModel& model);

/// Of a checkpoint's weights those to be used: where some are named averagedPrefix + name, these
/// under their own names.
inline constexpr const char* averagedPrefix = "ema.";
std::vector<RawTensor> usedWeights(std::vector<RawTensor> weights);

} // namespace antiphon::stem
