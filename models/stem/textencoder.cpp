#include "models/stem/textencoder.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "models/stem/lmimport.h"

namespace antiphon::stem {

namespace {

constexpr std::size_t largestTokeniser = std::size_t(64) << 20;

fs::path present(const fs::path& file, const std::string& mend) {
    if (!fs::is_regular_file(file))
        throw UserError(display(file) + ": is missing, so that the model cannot read text; " +
                        mend + ", or leave the text out.");
    return file;
}

} // namespace

TextEncoder::TextEncoder(const fs::path& model)
    : m_tokeniser(
          openTokeniser(present(model / folderName / tokensName,
                                "import it again together with the 'spiece.model' of its T5"))),
      m_encoder(readSafeTensors(present(model / folderName / weightsName,
                                        "import it again together with the checkpoint of its T5"))
                    .tensors,
                display(model / folderName / weightsName)) {
    if (m_tokeniser.size() > m_encoder.vocabulary())
        throw UserError(display(model / folderName / tokensName) + ": has " +
                        std::to_string(m_tokeniser.size()) + " tokens, the encoder beside it " +
                        std::to_string(m_encoder.vocabulary()) +
                        "; import those that belong together.");
}

Matrix TextEncoder::encode(const std::string& text) const {
    return m_encoder.encode(m_tokeniser.tokens(text));
}

std::optional<std::vector<RawTensor>> textTensors(const fs::path& file) {
    static const std::string marker = "encoder.block.0.layer.0.SelfAttention.q.weight",
                             table = "shared.weight";
    std::vector<RawTensor> tensors = checkpointTensors(file);
    for (const RawTensor& tensor : tensors) {
        if (!tensor.name.ends_with(marker))
            continue;
        const std::string prefix = tensor.name.substr(0, tensor.name.size() - marker.size());
        if (!find(tensors, prefix + table))
            continue;
        std::vector<RawTensor> own;
        for (RawTensor& other : tensors)
            if (other.name == prefix + table || other.name.starts_with(prefix + "encoder.")) {
                own.push_back(std::move(other));
                own.back().name.erase(0, prefix.size());
            }
        return own;
    }
    return std::nullopt;
}

std::optional<TextEncoder> captionEncoder(const LmModel& model, JobContext& context) {
    if (model.config.description != "t5")
        return std::nullopt;
    if (fs::is_directory(model.origin / TextEncoder::folderName))
        return std::optional<TextEncoder>(std::in_place, model.origin);
    context.log("The model's text encoder was not imported; it goes without captions.");
    return std::nullopt;
}

void writeTextEncoder(const fs::path& model, const std::vector<RawTensor>* tensors,
                      const fs::path* tokeniser) {
    const fs::path folder = model / TextEncoder::folderName;
    fs::create_directories(folder);
    if (tensors)
        writeSafeTensors(folder / TextEncoder::weightsName, {*tensors, {}});
    if (tokeniser)
        writeFile(folder / TextEncoder::tokensName, readFile(*tokeniser, largestTokeniser));
}

} // namespace antiphon::stem
