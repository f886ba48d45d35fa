#pragma once

#include "models/emotion/model.h"

// Checkpoints of the published system (spec section 16): what torch.save wrote of {model,
// optimizer, epoch}, or of the model's state dict alone. Nothing in a file is executed.
namespace antiphon::emotion {

/// The latent model in a file; its variant and sizes follow from the tensors. `heads`, which do not
/// show in them: of the model. Throws UserError naming the file and what is missing, of another
/// shape or unlike `dictionary`.
Muser importMuser(const fs::path& file,
                  const WordDictionary& dictionary = WordDictionary::standard(),
                  std::int64_t heads = 8);

/// The prior in a file, for a latent model's codes (raw, of each compact one; as many as the
/// network has). Throws UserError.
Prior importPrior(const fs::path& file, std::span<const std::int32_t> codes,
                  std::int64_t heads = 8);

/// The raw codes, by compact one, of a published VQ_dict: a pickle, or the JSON of a program of
/// ours: {"raw": [...]}, or a list. Throws UserError naming the file.
std::vector<std::int32_t> readCodeDictionary(const fs::path& file);

/// Writes what the published program loads: {model, epoch} with its names, tables of positions
/// included. Throws UserError (System).
void exportMuser(const fs::path& file, const Muser& model);
void exportPrior(const fs::path& file, const Prior& prior);

} // namespace antiphon::emotion
