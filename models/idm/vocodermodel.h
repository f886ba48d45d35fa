#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"
#include "models/idm/model.h"
#include "models/idm/vocoderconfig.h"

#include <vector>

namespace antiphon::idm {

/// A trained vocoder with all that using it needs. A folder: model.json, model.safetensors.
struct VocoderModel {
    VocoderConfig config;
    double reference = 1; ///< mel power that is 0 dB, of the clips that it learned from
    Json training = Json::object(), evaluation = Json::object();
    std::vector<RawTensor> weights;
    fs::path origin; ///< where it was read from
};

/// By its folder, that of its run, of a checkpoint or its weights. Throws UserError.
VocoderModel readVocoder(const fs::path& path);
void writeVocoder(const fs::path& folder, const VocoderModel& model);
/// All but the weights.
void writeVocoderRecord(const fs::path& folder, const VocoderModel& model);

/// Of a checkpoint: the vocoder's, without what only its training has.
std::vector<RawTensor> vocoderWeights(std::vector<RawTensor> weights);

/// Throws UserError naming both when it is for other spectrograms than `audio` says. Where 0 dB is
/// may differ.
void checkVocoderFits(const VocoderModel& vocoder, const DatasetSettings& audio,
                      const fs::path& whose);

} // namespace antiphon::idm
