#include "models/stem/codeclayout.h"

#include <algorithm>

namespace antiphon::stem {

namespace {

using Kind = CodecLayer::Kind;

void addResidual(std::vector<CodecLayer>& layers, const CodecConfig& c, std::int64_t width) {
    std::int64_t dilation = 1;
    for (std::int64_t j = 0; j < c.residualLayers; ++j, dilation *= c.dilationBase)
        layers.push_back({.kind = Kind::Residual,
                          .in = width,
                          .out = width,
                          .kernel = c.residualKernel,
                          .dilation = dilation,
                          .inner = width / c.compress});
}

void addLstm(std::vector<CodecLayer>& layers, const CodecConfig& c) {
    if (c.lstmLayers > 0)
        layers.push_back({.kind = Kind::Lstm, .in = c.width(), .out = c.width()});
}

CodecLayer elu(std::int64_t width) {
    return {.kind = Kind::Elu, .in = width, .out = width};
}

/// How many numbers before or after one a layer reads to make what becomes of it.
double reachOf(const CodecLayer& layer, bool causal) {
    switch (layer.kind) {
    case Kind::Conv:
    case Kind::Residual:
        return double(convReach(layer.kernel, layer.stride, layer.dilation, causal));
    case Kind::Transposed:
        return 1;
    case Kind::Lstm: // what it remembers is carried on
    case Kind::Elu:
        break;
    }
    return 0;
}

} // namespace

ConvPadding convPadding(std::int64_t length, std::int64_t kernel, std::int64_t stride,
                        std::int64_t dilation, bool causal) {
    const std::int64_t span = (kernel - 1) * dilation + 1;
    const std::int64_t whole = span - stride;
    const std::int64_t windows =
        std::max<std::int64_t>(1, (length + whole - span + stride - 1) / stride + 1);
    const std::int64_t extra = (windows - 1) * stride + span - whole - length;
    const std::int64_t right = causal ? 0 : whole / 2;
    return {whole - right, right + extra, extra};
}

std::int64_t convReach(std::int64_t kernel, std::int64_t stride, std::int64_t dilation,
                       bool causal) {
    const std::int64_t span = (kernel - 1) * dilation;
    return causal ? span : span - (span + 1 - stride) / 2;
}

ConvPadding transposedTrim(std::int64_t kernel, std::int64_t stride, bool causal) {
    const std::int64_t whole = kernel - stride;
    const std::int64_t right = causal ? whole : whole / 2;
    return {whole - right, right, 0};
}

std::vector<CodecLayer> encoderLayers(const CodecConfig& c) {
    std::vector<CodecLayer> layers;
    std::int64_t width = c.filters;
    layers.push_back({.kind = Kind::Conv, .in = c.channels, .out = width, .kernel = c.kernel});
    for (auto ratio = c.ratios.rbegin(); ratio != c.ratios.rend(); ++ratio, width *= 2) {
        addResidual(layers, c, width);
        layers.push_back(elu(width));
        layers.push_back({.kind = Kind::Conv,
                          .in = width,
                          .out = 2 * width,
                          .kernel = 2 * *ratio,
                          .stride = *ratio});
    }
    addLstm(layers, c);
    layers.push_back(elu(width));
    layers.push_back({.kind = Kind::Conv, .in = width, .out = c.dimension, .kernel = c.lastKernel});
    return layers;
}

std::vector<CodecLayer> decoderLayers(const CodecConfig& c) {
    std::vector<CodecLayer> layers;
    std::int64_t width = c.width();
    layers.push_back({.kind = Kind::Conv, .in = c.dimension, .out = width, .kernel = c.kernel});
    addLstm(layers, c);
    for (const std::int64_t ratio : c.ratios) {
        layers.push_back(elu(width));
        layers.push_back({.kind = Kind::Transposed,
                          .in = width,
                          .out = width / 2,
                          .kernel = 2 * ratio,
                          .stride = ratio});
        width /= 2;
        addResidual(layers, c, width);
    }
    layers.push_back(elu(width));
    layers.push_back({.kind = Kind::Conv, .in = width, .out = c.channels, .kernel = c.lastKernel});
    return layers;
}

std::vector<TensorShape> codecTensors(const CodecConfig& config) {
    std::vector<TensorShape> tensors;
    const auto convolution = [&](const std::string& name, std::int64_t out,
                                 const std::vector<std::int64_t>& shape) {
        tensors.push_back({name + ".bias", {out}});
        if (config.weightNorm) {
            tensors.push_back({name + ".parametrizations.weight.original0", {shape[0], 1, 1}});
            tensors.push_back({name + ".parametrizations.weight.original1", shape});
        } else {
            tensors.push_back({name + ".weight", shape});
        }
    };
    const auto side = [&](const char* prefix, const std::vector<CodecLayer>& layers) {
        for (std::size_t n = 0; n < layers.size(); ++n) {
            const CodecLayer& l = layers[n];
            const std::string name = prefix + std::to_string(n) + ".";
            if (l.kind == Kind::Conv)
                convolution(name + "conv.conv", l.out, {l.out, l.in, l.kernel});
            if (l.kind == Kind::Transposed)
                convolution(name + "convtr.convtr", l.out, {l.in, l.out, l.kernel});
            if (l.kind == Kind::Residual) {
                convolution(name + "block.1.conv.conv", l.inner, {l.inner, l.in, l.kernel});
                convolution(name + "block.3.conv.conv", l.out, {l.out, l.inner, 1});
            }
            if (l.kind == Kind::Lstm)
                for (std::int64_t i = 0; i < config.lstmLayers; ++i)
                    for (const char* part :
                         {"weight_ih_l", "weight_hh_l", "bias_ih_l", "bias_hh_l"}) {
                        std::vector<std::int64_t> shape = {4 * l.in};
                        if (part[0] == 'w')
                            shape.push_back(l.in);
                        tensors.push_back({name + "lstm." + part + std::to_string(i), shape});
                    }
        }
    };
    side("encoder.model.", encoderLayers(config));
    side("decoder.model.", decoderLayers(config));
    for (std::int64_t k = 0; k < config.books; ++k) {
        const std::string name = "quantizer.vq.layers." + std::to_string(k) + "._codebook.";
        tensors.push_back({name + "inited", {1}});
        tensors.push_back({name + "cluster_size", {config.card}});
        tensors.push_back({name + "embed", {config.card, config.dimension}});
        tensors.push_back({name + "embed_avg", {config.card, config.dimension}});
    }
    return tensors;
}

std::int64_t encoderContext(const CodecConfig& config) {
    const std::vector<CodecLayer> layers = encoderLayers(config);
    double reach = 0, rate = 1;
    for (std::size_t i = 0; i + 2 < layers.size(); ++i) { // the last two follow the LSTM
        reach += reachOf(layers[i], config.causal) * rate;
        rate *= double(layers[i].stride);
    }
    return std::int64_t(reach) / config.hop() + 1;
}

std::int64_t decoderContext(const CodecConfig& config) {
    const std::vector<CodecLayer> layers = decoderLayers(config);
    double reach = 0, rate = double(config.hop());
    for (std::size_t i = 1; i < layers.size(); ++i) { // the first one goes before the LSTM
        reach += reachOf(layers[i], config.causal) * rate;
        rate /= double(layers[i].stride);
    }
    return std::int64_t(reach) / config.hop() + 1;
}

} // namespace antiphon::stem
