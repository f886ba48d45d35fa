#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"
#include "models/emotion/latents.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

// Trained models as folders: model.json says what they are, model.safetensors holds their weights.
namespace antiphon::emotion {

/// A trained latent model and what it takes to use it. A value.
struct Muser {
    MuserConfig config;
    WordDictionary dictionary = WordDictionary::standard();
    /// Named as published checkpoints name them, as MuserNet's and MuserDecoder's are.
    std::vector<RawTensor> weights;
    Json training = Json::object(); ///< how it came to be: options, data, seed, steps
    Json evaluation;                ///< null: never evaluated
    Json means;                     ///< toJson(QuadrantMeans); null: none
    fs::path origin;                ///< where it was read
};

/// The folder of a model or of a run; see modelPlace(). Throws UserError naming file, place and
/// mend.
Muser readMuser(const fs::path& path);
/// The same without the weights.
Muser readMuserRecord(const fs::path& path);
/// Makes the folder; the record comes last. Throws UserError (System).
void writeMuser(const fs::path& folder, const Muser& model);
/// The record alone, as checkpoints have it above them.
void writeMuserRecord(const fs::path& folder, const Muser& model);

/// A trained prior over the codes of a latent model. A value.
struct Prior {
    PriorConfig config;
    std::vector<std::int32_t> codes; ///< the latent model's code of each compact one
    std::string muser;               ///< tensorHash() of the latent model's weights
    std::vector<RawTensor> weights;
    Json training = Json::object();
    Json evaluation;
    fs::path origin;

    /// Throws UserError when it speaks of the codes of another model.
    void require(const Muser& model) const;
};
Prior readPrior(const fs::path& path);
void writePrior(const fs::path& folder, const Prior& prior);
void writePriorRecord(const fs::path& folder, const Prior& prior);

/// The part of a latent model that hears: pieces become codes. One thread at a time.
class MuserEncoder {
public:
    /// Throws UserError naming the model's origin and the weights that do not fit.
    explicit MuserEncoder(const Muser& model);
    ~MuserEncoder();
    MuserEncoder(MuserEncoder&&) noexcept;

    /// A vector for each of config.length positions (VAE: one), those behind the piece included.
    /// Throws UserError for words that are none of the dictionary's.
    PieceLatents encode(std::span<const Word> words) const;
    /// Of each position how much farther the second nearest code is, squared distances; empty where
    /// nothing is quantised.
    std::vector<float> margins(std::span<const Word> words) const;
    /// Many, some at a time; `progress` gets the share done and may throw to stop.
    std::vector<PieceLatents> encode(
        std::span<const WordPiece> pieces,
        const std::function<void(double)>& progress = [](double) {}) const;
    /// codes x codeWidth; empty where nothing is quantised.
    Matrix codebook() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace antiphon::emotion
