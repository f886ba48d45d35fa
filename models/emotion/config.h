#pragma once

#include "core/json.h"
#include "core/music/words.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace antiphon::emotion {

/// Elements that a code is cut into: type, tempo, chord, ... in the order of a code's slices, each
/// `sliceWidth` numbers wide. Emotion is none of them.
inline constexpr std::size_t elements = 7;
/// The families in the order of the slices: tempo, chord, bar-beat, type, pitch, duration,
/// velocity.
inline constexpr std::array<WordFamily, elements> elementOrder = {
    WordFamily::Tempo, WordFamily::Chord,    WordFamily::BarBeat, WordFamily::Type,
    WordFamily::Pitch, WordFamily::Duration, WordFamily::Velocity};

/// Shape and kind of the latent model (MusER: Ji and Yang 2024; spec section 7). A value;
/// torch-free.
struct MuserConfig {
    /// TRANS_CA_GE, TRANS_CONCAT_GE, TRANS_CA_G, TRANS_NONE_E, MEAN_CA_GE, MEAN_CONCAT_GE,
    /// VQ_VAE_CA, VQ_VAE_CONCAT or VAE.
    std::string variant = "TRANS_CA_GE";
    /// Of the dictionary in use, by family.
    std::array<std::int64_t, wordFamilies> sizes = {56, 135, 18, 4, 87, 18, 42, 5};
    /// Embedding widths by family.
    std::array<std::int64_t, wordFamilies> widths = {128, 256, 64, 32, 512, 128, 128, 128};
    std::int64_t layers = 8; ///< N: encoder; decoders as the variant divides them
    std::int64_t heads = 8;
    std::int64_t encoderWidth = 128;
    std::int64_t decoderWidth = 256;
    std::int64_t codes = 512;
    std::int64_t sliceWidth = 16; ///< a code has 7 of them
    std::int64_t length = 1024;   ///< rows; the width of the regulariser's network
    double dropout = 0.1;
    /// Order that the regulariser ties a slice to: "text" (the dictionary's, as published) or
    /// "numeric" (values; chords along the circle of fifths, then by quality).
    std::string order = "text";
    bool encodesInput = false;   ///< VQ_VAE_CONCAT as published: the encoder reads x in place of y
    bool repeatsEmotion = false; ///< the emotion stands in every row, not in the first alone
    bool masked = false; ///< padding is left out of encoder, cross attention and regulariser
    bool revives =
        true; ///< codes start from data and unused ones are set anew; false: as published

    std::int64_t codeWidth() const { return std::int64_t(elements) * sliceWidth; }
    bool crosses() const;            ///< CA: the global decoder attends to the codes
    bool concatenates() const;       ///< CONCAT, and VAE, whose one z stands beside every row
    bool hasGlobal() const;          ///< a global decoder
    bool hasElementDecoders() const; ///< GE, E
    bool addsSlices() const;         ///< CA_G: slices are added before the heads
    bool quantises() const;          ///< all but VAE
    bool regularises() const;        ///< TRANS, MEAN
    bool hasRegulariser() const;     ///< TRANS: a network of its own, as wide as a piece is long

    /// How the variant divides N, each at least 1: N layers of a global decoder by itself, N / 2
    /// before element decoders, which have N / 4 each; the regulariser has N / 2, of heads / 2.
    std::int64_t globalLayers() const;
    std::int64_t elementLayers() const;
    std::int64_t regulariserLayers() const;
    std::int64_t regulariserHeads() const;
    bool operator==(const MuserConfig&) const = default;
};

/// The prior over code indices (spec section 10). A value.
struct PriorConfig {
    std::int64_t codes = 0; ///< U: codes in use, compact
    std::int64_t layers = 8, heads = 8, width = 256;
    std::int64_t length = 1024; ///< codes of a piece
    double temperature = 0.3;   ///< divides the logits, in training, too
    double dropout = 0.1;
    bool operator==(const PriorConfig&) const = default;
};

Json toJson(const MuserConfig& config);
Json toJson(const PriorConfig& config);
/// Throw UserError naming `origin`, the key and what it admits.
MuserConfig muserConfig(const Json& json, const std::string& origin);
PriorConfig priorConfig(const Json& json, const std::string& origin);

/// "paper" (8 layers, widths 128 / 256, 1024 rows), "compact" (4 layers, 64 / 128, 512 rows; MEAN
/// variants are the natural choice) or "tiny" (1 layer, 16 / 32, 64 rows). Throws UserError (Usage)
/// naming what there is.
MuserConfig muserPreset(const std::string& preset, const std::string& variant);
PriorConfig priorPreset(const std::string& preset, std::int64_t codes, std::int64_t length);
const std::vector<std::string>& muserVariants();

} // namespace antiphon::emotion
