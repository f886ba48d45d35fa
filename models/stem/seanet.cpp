#include "models/stem/seanet.h"

#include "core/rng.h"

#include <ATen/ATen.h>

#include <cmath>

namespace antiphon::stem {

using Kind = CodecLayer::Kind;
using Module = torch::nn::Module;

at::Tensor padded(const at::Tensor& x, std::int64_t left, std::int64_t right, bool reflect) {
    if (left == 0 && right == 0)
        return x;
    if (!reflect)
        return at::constant_pad_nd(x, {left, right});
    const std::int64_t length = x.size(-1), missing = std::max(left, right) - length + 1;
    if (missing <= 0)
        return at::reflection_pad1d(x, {left, right});
    const at::Tensor longer =
        at::reflection_pad1d(at::constant_pad_nd(x, {0, missing}), {left, right});
    return longer.narrow(-1, 0, longer.size(-1) - missing);
}

ConvWeight::ConvWeight(std::int64_t biases, at::IntArrayRef shape, bool norm) {
    bias = register_parameter("bias", at::zeros({biases}));
    if (!norm) {
        m_weight = register_parameter("weight", at::zeros(shape));
        return;
    }
    const auto parts = register_module("parametrizations", std::make_shared<Module>())
                           ->register_module("weight", std::make_shared<Module>());
    std::vector<std::int64_t> gains(shape.size(), 1);
    gains[0] = shape[0];
    m_gain = parts->register_parameter("original0", at::ones(gains));
    m_weight = parts->register_parameter("original1", at::zeros(shape));
}

at::Tensor ConvWeight::weight() const {
    return m_gain.defined() ? at::_weight_norm(m_weight, m_gain, 0) : m_weight;
}

namespace {

void drawUniform(const at::Tensor& tensor, double bound, Rng& rng) {
    float* to = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        *to++ = float(bound * (2 * rng.uniform() - 1));
}

/// The two nested modules that published names have around a weight: "conv.conv", "convtr.convtr".
std::shared_ptr<ConvWeight> wrapped(Module& owner, const char* name, std::int64_t biases,
                                    at::IntArrayRef shape, bool norm) {
    return owner.register_module(name, std::make_shared<Module>())
        ->register_module(name, std::make_shared<ConvWeight>(biases, shape, norm));
}

} // namespace

void ConvWeight::initialise(double products, Rng& rng) {
    const at::NoGradGuard noGradient;
    drawUniform(m_weight, std::sqrt(3 / products), rng);
    if (m_gain.defined())
        m_gain.copy_(m_weight.flatten(1).norm(2, {1}).view(m_gain.sizes()));
}

class SeaNet::Layer : public Module {
public:
    Layer(const CodecLayer& shape, const CodecConfig& config)
        : m_shape(shape), m_reflect(config.padding == "reflect"), m_causal(config.causal) {
        const bool norm = config.weightNorm;
        switch (shape.kind) {
        case Kind::Conv:
            m_first = wrapped(*this, "conv", shape.out, {shape.out, shape.in, shape.kernel}, norm);
            break;
        case Kind::Transposed:
            m_first =
                wrapped(*this, "convtr", shape.out, {shape.in, shape.out, shape.kernel}, norm);
            break;
        case Kind::Residual: {
            const auto block = register_module("block", std::make_shared<Module>());
            const auto part = [&](const char* place, at::IntArrayRef sizes) {
                return wrapped(*block->register_module(place, std::make_shared<Module>()), "conv",
                               sizes[0], sizes, norm);
            };
            m_first = part("1", {shape.inner, shape.in, shape.kernel});
            m_second = part("3", {shape.out, shape.inner, 1});
            break;
        }
        case Kind::Lstm: {
            const auto lstm = register_module("lstm", std::make_shared<Module>());
            const std::int64_t width = shape.in;
            for (std::int64_t l = 0; l < config.lstmLayers; ++l)
                for (const char* part : {"weight_ih_l", "weight_hh_l", "bias_ih_l", "bias_hh_l"}) {
                    const bool bias = part[0] == 'b';
                    m_lstm.push_back(lstm->register_parameter(
                        part + std::to_string(l),
                        bias ? at::zeros({4 * width}) : at::zeros({4 * width, width})));
                }
            break;
        }
        case Kind::Elu:
            break;
        }
    }

    at::Tensor forward(const at::Tensor& x) const {
        switch (m_shape.kind) {
        case Kind::Conv:
            return convolve(*m_first, x, m_shape.kernel, m_shape.stride, m_shape.dilation);
        case Kind::Residual: {
            const at::Tensor inner =
                convolve(*m_first, at::elu(x), m_shape.kernel, 1, m_shape.dilation);
            return x + convolve(*m_second, at::elu(inner), 1, 1, 1);
        }
        case Kind::Transposed: {
            const auto [left, right, extra] =
                transposedTrim(m_shape.kernel, m_shape.stride, m_causal);
            const at::Tensor y =
                at::conv_transpose1d(x, m_first->weight(), m_first->bias, m_shape.stride);
            return y.narrow(-1, left, y.size(-1) - left - right);
        }
        case Kind::Lstm: {
            const at::Tensor frames = x.permute({2, 0, 1}).contiguous();
            const auto layers = std::int64_t(m_lstm.size() / 4);
            const at::Tensor start = at::zeros({layers, x.size(0), x.size(1)}, x.options());
            const auto y = at::lstm(frames, {start, start}, m_lstm, true, layers, 0, is_training(),
                                    false, false);
            return x + std::get<0>(y).permute({1, 2, 0});
        }
        case Kind::Elu:
            break;
        }
        return at::elu(x);
    }

    void initialise(Rng& rng) {
        if (m_first)
            m_first->initialise(m_shape.kind == Kind::Transposed
                                    ? double(m_shape.in * m_shape.kernel / m_shape.stride)
                                    : double(m_shape.in * m_shape.kernel),
                                rng);
        if (m_second)
            m_second->initialise(double(m_shape.inner), rng);
        const at::NoGradGuard noGradient;
        for (const at::Tensor& tensor : m_lstm)
            drawUniform(tensor, 1 / std::sqrt(double(m_shape.in)), rng);
    }

private:
    at::Tensor convolve(const ConvWeight& weight, const at::Tensor& x, std::int64_t kernel,
                        std::int64_t stride, std::int64_t dilation) const {
        const auto [left, right, extra] =
            convPadding(x.size(-1), kernel, stride, dilation, m_causal);
        return at::conv1d(padded(x, left, right, m_reflect), weight.weight(), weight.bias,
                          at::IntArrayRef(stride), at::IntArrayRef({0}), at::IntArrayRef(dilation));
    }

    CodecLayer m_shape;
    bool m_reflect, m_causal;
    std::shared_ptr<ConvWeight> m_first, m_second;
    std::vector<at::Tensor> m_lstm;
};

SeaNet::SeaNet(std::vector<CodecLayer> layers, const CodecConfig& config) {
    const auto model = register_module("model", std::make_shared<Module>());
    for (std::size_t n = 0; n < layers.size(); ++n)
        m_layers.push_back(
            model->register_module(std::to_string(n), std::make_shared<Layer>(layers[n], config)));
}

at::Tensor SeaNet::forward(at::Tensor x) const {
    for (const auto& layer : m_layers)
        x = layer->forward(x);
    return x;
}

void SeaNet::initialise(Rng& rng) {
    for (const auto& layer : m_layers)
        layer->initialise(rng);
}

} // namespace antiphon::stem
