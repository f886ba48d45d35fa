#pragma once

#include "core/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace antiphon::stem {

/// Shape of the neural codec: SEANet with residual vector quantisation (EnCodec: Defossez et al.
/// 2022). A value; torch-free. The defaults are the published layout for 32 kHz, mono.
struct CodecConfig {
    std::int64_t rate = 32000; ///< samples a second
    std::int64_t channels = 1;
    std::int64_t filters = 64; ///< channels of the outermost convolutions; doubled at every ratio
    /// Strides in the decoder's order; the encoder's are these from the last to the first.
    std::vector<std::int64_t> ratios = {8, 5, 4, 4};
    std::int64_t dimension = 128; ///< of a latent frame, and of a codebook's rows
    std::int64_t kernel = 7, lastKernel = 7, residualKernel = 3;
    std::int64_t residualLayers = 1; ///< blocks a stage; the j-th dilates by dilationBase^j
    std::int64_t dilationBase = 2;
    std::int64_t compress = 2;       ///< a residual block's inner channels are so many times fewer
    std::int64_t lstmLayers = 2;     ///< 0: none
    std::string padding = "reflect"; ///< or "constant": zeros
    bool causal = false;
    bool weightNorm = true; ///< convolutions are stored as gain and direction
    std::int64_t books = 4;
    std::int64_t card = 2048; ///< rows of a book

    /// Samples of a frame.
    std::int64_t hop() const;
    double frameRate() const { return double(rate) / double(hop()); }
    /// Frames that encoding so many samples gives, rounded up; 0 of 0.
    std::int64_t frames(std::int64_t samples) const { return (samples + hop() - 1) / hop(); }
    /// Samples that decoding so many frames gives.
    std::int64_t samples(std::int64_t frameCount) const { return frameCount * hop(); }
    /// Bits of a second of codes.
    double bitRate() const;
    /// Channels between the innermost convolution and the latent frames; the width of the LSTM.
    std::int64_t width() const;
    bool operator==(const CodecConfig&) const = default;
};

Json toJson(const CodecConfig& config);
/// Throws UserError naming `origin`, the key and what it admits.
CodecConfig codecConfig(const Json& json, const std::string& origin);

/// "tiny" (16 kHz, 0.7 million parameters, trained on two cores in minutes), "demo" (32 kHz, 3.7
/// million) or "paper" (the published layout, 57 million). Throws UserError (Usage) naming what
/// there is.
CodecConfig codecPreset(const std::string& preset);

} // namespace antiphon::stem
