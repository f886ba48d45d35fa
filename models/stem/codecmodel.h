#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"
#include "models/stem/codecconfig.h"

#include <string>
#include <vector>

// Trained codecs as folders: model.json says what they are, model.safetensors holds their weights.
namespace antiphon::stem {

/// A trained codec. A value.
struct CodecModel {
    CodecConfig config;
    /// Named as published: encoder.model.N.*, decoder.model.N.*, quantizer.vq.layers.K._codebook.*.
    std::vector<RawTensor> weights;
    Json training = Json::object(); ///< how it came to be: options, data, seed, steps
    Json evaluation;                ///< null: never evaluated
    fs::path origin;                ///< where it was read
};

/// Reads the folder of a model or of a run; see modelPlace(). Of a checkpoint's weights those that
/// are averaged over the steps are taken, and what only training needs is left out. Throws
/// UserError naming file, place and mend.
CodecModel readCodec(const fs::path& path);
/// The same without the weights.
CodecModel readCodecRecord(const fs::path& path);
/// Makes the folder; the record comes last. Throws UserError (System).
void writeCodec(const fs::path& folder, const CodecModel& model);
/// The record alone, as checkpoints have it above them.
void writeCodecRecord(const fs::path& folder, const CodecModel& model);

/// What begins the names of weights averaged over the steps of a training, in its checkpoints.
inline constexpr const char* codecAverages = "average.";
/// Of a checkpoint's weights those of the codec itself: encoder, decoder and quantizer, averaged
/// where there are averages.
std::vector<RawTensor> codecWeights(std::vector<RawTensor> checkpoint);

} // namespace antiphon::stem
