#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"

#include <cstdint>
#include <vector>

namespace antiphon {

/// Shape of a wav2vec 2.0 network (Baevski et al. 2020) whose extractor normalises its first layer
/// alone and whose Transformer normalises after each step: the "base" family.
struct Wav2Vec2Config {
    struct Convolution {
        std::int64_t channels, kernel, stride;
        bool operator==(const Convolution&) const = default;
    };
    std::vector<Convolution> convolutions;
    std::int64_t dim = 768;
    std::int64_t positionKernel = 128, positionGroups = 16;
    std::int64_t layers = 12, heads = 12, feedForward = 3072;
    std::int64_t projection = 0; ///< columns of a last linear layer; 0: none

    static Wav2Vec2Config base();
    /// Columns of a frame.
    std::int64_t columns() const { return projection > 0 ? projection : dim; }
    bool operator==(const Wav2Vec2Config&) const = default;
};

/// A network as files have it: all tensors that it needs, under fairseq's names.
struct Wav2Vec2Weights {
    Wav2Vec2Config config;
    std::vector<RawTensor> tensors; ///< float32
};

/// Finds a network among tensors of fairseq's or Hugging Face's names, with any of the prefixes
/// that are usual ("w2v_model.", "w2v_encoder.w2v_model.", "wav2vec2.", or others before
/// "feature_extractor."); parts for pre-training are left out, final_proj is taken where
/// `projection` says so. The shape follows from the tensors; heads are 64 wide unless told.
/// Throws UserError naming `origin`: for no network at all, for the "large" family, which
/// normalises each layer of its extractor, for missing tensors, which it lists, and for shapes that
/// do not fit.
Wav2Vec2Weights wav2vec2Weights(const std::vector<RawTensor>& tensors, const std::string& origin,
                                std::int64_t heads = 0, bool projection = false);
/// Whether there is one among them.
bool holdsWav2Vec2(const std::vector<RawTensor>& tensors);

/// Of a .safetensors file or a PyTorch archive (the tensors may lie under "model" or "state_dict");
/// nothing in it is executed. Throws UserError.
Wav2Vec2Weights readWav2Vec2(const fs::path& file, std::int64_t heads = 0, bool projection = false);

/// Random weights of usual size, for tests and benchmarks.
Wav2Vec2Weights randomWav2Vec2(const Wav2Vec2Config& config, std::uint64_t seed);

} // namespace antiphon
