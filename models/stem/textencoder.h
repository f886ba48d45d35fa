#pragma once

#include "core/job.h"
#include "models/stem/lmmodel.h"
#include "models/stem/t5encoder.h"
#include "models/stem/texttokeniser.h"

#include <optional>

namespace antiphon::stem {

/// What makes vectors of text for models that take sentences: T5's encoder and its tokeniser. Kept
/// beside a model in the folder "text", as two files.
class TextEncoder {
public:
    static constexpr const char* folderName = "text";
    static constexpr const char* weightsName = "model.safetensors";
    static constexpr const char* tokensName = "spiece.model";

    /// Of the model in a folder. Throws UserError naming the file that is missing, damaged or does
    /// not belong to the other, and how to bring it in.
    explicit TextEncoder(const fs::path& model);

    std::int64_t width() const { return m_encoder.width(); }
    /// One row a token; none of an empty text.
    Matrix encode(const std::string& text) const;

private:
    TextTokeniser m_tokeniser;
    T5Encoder m_encoder;
};

/// What a model reads captions with; none where it takes no sentences, and where its encoder was
/// not imported, which `context` is told.
std::optional<TextEncoder> captionEncoder(const LmModel& model, JobContext& context);

/// T5's encoder in a checkpoint, alone or with a language model, under T5's own names; none where
/// there is none. Throws UserError as readSafeTensors() and readTorchArchive().
std::optional<std::vector<RawTensor>> textTensors(const fs::path& file);

/// Puts them beside a model; what is null stays as it is.
void writeTextEncoder(const fs::path& model, const std::vector<RawTensor>* tensors,
                      const fs::path* tokeniser);

} // namespace antiphon::stem
