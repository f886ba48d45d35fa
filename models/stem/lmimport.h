#pragma once

#include "models/stem/lmmodel.h"

namespace antiphon::stem {

/// A published language model in our terms, and what became of its tensors.
struct LmImport {
    LmModel model;
    std::string scheme;                  ///< audiocraft, huggingface, stage
    std::vector<std::string> matched;    ///< in the file
    std::vector<std::string> unexpected; ///< of the language model's part, that mean nothing to us
    std::vector<std::string> reshaped;   ///< stacked ones that were parted, tables that grew
    std::int64_t parameters = 0;
    std::string rung; ///< rungOf()
    /// The file knows of no separator: the model must be fine-tuned before it plays along.
    bool knowsNoContext = false;
};

/// Every tensor of a .safetensors file or an archive of torch.save; nothing in it is executed.
std::vector<RawTensor> checkpointTensors(const fs::path& file);

/// Names, shapes and words of MusicGen (audiocraft, Hugging Face) and STAGE (x-transformers); spec
/// section 12. `textToMusic`: the file's start token stays and is attended to, as MusicGen without
/// a context needs it. `seed` draws separators that are not in the file. Throws UserError naming
/// `origin`: no language model, tensors that are missing (listed) or of other shapes.
LmImport importLm(std::span<const RawTensor> tensors, const std::string& origin,
                  bool textToMusic = false, std::uint64_t seed = 1);
LmImport importLm(const fs::path& file, bool textToMusic = false, std::uint64_t seed = 1);

} // namespace antiphon::stem
