#pragma once

#include "models/guide/decision.h"
#include "models/guide/perception.h"
#include "models/wav2vec2weights.h"

#include <optional>

namespace antiphon::guide {

/// What a checkpoint of Dicy3 (Bujard et al. 2025) holds, in our terms.
struct ImportedModel {
    DecisionConfig decision;
    std::vector<RawTensor> weights; ///< of Decision, with its published names, codebook included
    Matrix codebook;                ///< A x dim
    bool centresLeft = false; ///< those given are others than the checkpoint's own, which are taken
    std::optional<Wav2Vec2Weights> backbone; ///< where the checkpoint has it
    PerceptionSettings perception;           ///< its weights are empty
};

/// Reads a PyTorch archive with "state_dict" and, as far as they are there, "model_params"; nothing
/// in it is executed. Parameters that older files lack take the published defaults, sizes follow
/// from the tensors. `centres`: a .npy file for checkpoints without a codebook; empty: none.
/// Networks with relative positions hide padding, which the published code forgets for them, and
/// have the positions that it adds when it answers (DecisionConfig::positions). Throws UserError
/// naming the file: no checkpoint, missing tensors (listed) or of other shapes, no codebook,
/// centres of another width, a backbone of the "large" family, an unknown encoder head.
ImportedModel importModel(const fs::path& file, const fs::path& centres = {});

/// A x columns of a .npy file; `columns` 0: any. Throws UserError.
Matrix readCentres(const fs::path& file, std::size_t columns = 0);

/// The model's Perception; a backbone is written into `folder` as "wav2vec2.safetensors", where the
/// Perception may be saved, too. Without one `weights` are the user's own.
Perception perceptionOf(const ImportedModel& model, const fs::path& folder,
                        const fs::path& weights = {});

/// Everything that a model tells: of a folder of ours (as readModel() knows them), or its
/// model.json, what its record says; of a file kind, number of parameters, tensors with types and
/// shapes, and for PyTorch archives the values beside them. Reads .npy, .npz, .safetensors and
/// PyTorch archives. Throws UserError for others.
Json inspectModel(const fs::path& path);

} // namespace antiphon::guide
