#pragma once

#include "models/stem/codecconfig.h"

// What a codec's encoder and decoder are made of, layer by layer, and how long what passes through
// them is. Torch-free: networks, kernels and readers of weights all follow it.
namespace antiphon::stem {

/// Numbers that a convolution needs before and after `length` of them.
struct ConvPadding {
    std::int64_t left = 0, right = 0;
    std::int64_t extra = 0; ///< the part of `right` that fills the last window
};
/// So that ceil(length / stride) come out. p = (kernel - 1) dilation - (stride - 1) in all, half of
/// it (rounded down) and the extra on the right; causal: all of p on the left.
ConvPadding convPadding(std::int64_t length, std::int64_t kernel, std::int64_t stride,
                        std::int64_t dilation, bool causal);

/// The most numbers before or after its own place that a result is made of.
std::int64_t convReach(std::int64_t kernel, std::int64_t stride, std::int64_t dilation,
                       bool causal);

/// What a transposed convolution's (length - 1) stride + kernel numbers lose at their ends, so that
/// length * stride are left.
ConvPadding transposedTrim(std::int64_t kernel, std::int64_t stride, bool causal);

/// A layer; its place in the list is N in the tensors' names, "encoder.model.N.*".
struct CodecLayer {
    enum class Kind {
        Conv,      ///< conv.conv.{weight, bias}
        Residual,  ///< x + conv(1, elu(conv(kernel, elu(x)))): block.1.conv.conv, block.3.conv.conv
        Lstm,      ///< x + lstm(x): lstm.{weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, ...}
        Elu,       ///< x where positive, else e^x - 1
        Transposed ///< convtr.convtr.{weight, bias}
    } kind;
    std::int64_t in = 0, out = 0;
    std::int64_t kernel = 1, stride = 1, dilation = 1;
    std::int64_t inner = 0; ///< channels within a residual block
};
std::vector<CodecLayer> encoderLayers(const CodecConfig& config);
std::vector<CodecLayer> decoderLayers(const CodecConfig& config);

/// Name and shape of every tensor of a codec, as published names have them.
struct TensorShape {
    std::string name;
    std::vector<std::int64_t> shape;
};
std::vector<TensorShape> codecTensors(const CodecConfig& config);

/// Frames before and after a stretch of frames that can change what the layers make of it, those of
/// the LSTM not counted: of the encoder up to the LSTM, of the decoder behind it.
std::int64_t encoderContext(const CodecConfig& config);
std::int64_t decoderContext(const CodecConfig& config);

} // namespace antiphon::stem
