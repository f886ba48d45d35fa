#pragma once

#include "core/json.h"
#include "models/stem/promptsequence.h"

#include <string>
#include <vector>

namespace antiphon::stem {

/// How a condition reaches the network: attended to by every layer, put before the sequence, added
/// to every step.
enum class ConditionMethod { None, Cross, Prepend, Sum };

/// What a condition is: its place in the fixed order description, beat, style.
struct ConditionUse {
    enum class Kind { Description, Beat, Style } kind;
    ConditionMethod method;
    bool operator==(const ConditionUse&) const = default;
};

/// Adapters (LoRA: Hu et al. 2022) on the attention's matrices: W + scale B A with A (rank, in) and
/// B (out, rank).
struct LoraConfig {
    std::int64_t rank = 0; ///< 0: none
    double alpha = 16;     ///< scale = alpha / rank
    std::string on = "qv"; ///< any of q, k, v, o
    double scale() const { return rank > 0 ? alpha / double(rank) : 0; }
    bool operator==(const LoraConfig&) const = default;
};

/// Shape and conditions of the language model (spec section 6 and 7). The context always travels as
/// the sequence's beginning. A value; torch-free.
struct LmConfig {
    static constexpr std::int64_t headWidth = 64;

    std::int64_t dim = 1024; ///< 64 a head
    std::int64_t layers = 24;
    std::int64_t books = 4;
    std::int64_t card = 2048;        ///< codes of a book
    std::string pattern = "delayed"; ///< or "parallel"
    bool startTokenMasked = true;    ///< STAGE; false: MusicGen
    /// "running": through context and stem, as published. "mirrored": PromptLayout::mirrored; what
    /// is put before the sequence does not shift them.
    std::string positions = "running";
    /// Steps of the context that are added to the stem's step that they sound with, beside being
    /// attended to, so that they need not be found there: PromptLayout::window. 0: as published.
    std::int64_t contextWindow = 0;
    std::string description = "none"; ///< none, tags, t5
    std::string descriptionMethod = "cross";
    std::int64_t tags = 0;        ///< of the vocabulary
    std::int64_t textWidth = 768; ///< of T5's hidden states
    std::string beat = "none";    ///< none, linear, direct, mlp
    std::string beatMethod = "prepend";
    std::string style = "none"; ///< none, statistics: mean and deviation of the codec's latents
    std::string styleMethod = "sum";
    std::int64_t styleWidth = 256; ///< twice the latents' dimension
    LoraConfig lora;

    std::int64_t heads() const { return dim / headWidth; }
    std::int64_t feedForward() const { return 4 * dim; }
    SpecialTokens special() const { return {std::int32_t(card), std::int32_t(card + 1)}; }
    std::int64_t tableRows() const { return card + 2; }
    DelayLayout layout() const {
        return pattern == "parallel" ? DelayLayout::parallel(books) : DelayLayout::delayed(books);
    }
    /// The context is heard beside the stem, or only before it, as published.
    void hearBeside(bool beside) {
        positions = beside ? "mirrored" : "running";
        contextWindow = beside ? 4 : 0;
    }
    PromptLayout prompts(bool validOnly) const {
        return {validOnly, startTokenMasked, positions == "mirrored", contextWindow};
    }
    /// What is added to a step's position where so many vectors are put before the sequence.
    std::int64_t shift(std::int64_t prepended) const {
        return positions == "mirrored" ? 0 : prepended;
    }
    /// In order; those that there are.
    std::vector<ConditionUse> conditions() const;
    bool operator==(const LmConfig&) const = default;
};

Json toJson(const LmConfig& config);
/// Throws UserError naming `origin`, the key and what it admits; see check().
LmConfig lmConfig(const Json& json, const std::string& origin);
/// Throws UserError naming `origin`: a width that is no multiple of 64, more than two conditions
/// that are attended to or two of another method, a description or beats that are added (they have
/// one vector a word or frame, not one).
void check(const LmConfig& config, const std::string& origin);

/// "tiny", "demo", "small", "medium" or "large" (spec section 11). Throws UserError (Usage) naming
/// what there is.
LmConfig lmPreset(const std::string& preset);
/// The preset of this shape, or "custom".
std::string rungOf(const LmConfig& config);

/// A tensor of the network by name and shape.
struct NamedShape {
    std::string name;
    std::vector<std::int64_t> shape;
};
/// Ours, (dim, window x dim): PromptLayout::window. Where there is a window.
inline constexpr const char* contextWindowName = "decoder.context_window.weight";
/// The decoder's own, as STAGE (x-transformers) names them, and contextWindowName; adapters and
/// conditions excepted.
std::vector<NamedShape> lmTensors(const LmConfig& config);
/// The conditions' own.
std::vector<NamedShape> conditionTensors(const LmConfig& config);
std::int64_t parameterCount(const std::vector<NamedShape>& tensors);

} // namespace antiphon::stem
