#include "models/idm/convnextblocks.h"

#include "core/rng.h"
#include "models/torchmodel.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace antiphon::idm {

namespace {

constexpr std::int64_t taps = 7;
constexpr double deviation = 0.02;

} // namespace

ConvNextBlock::ConvNextBlock(std::int64_t width, std::int64_t inner, double gain) {
    auto kernel = register_module("dwconv", std::make_shared<torch::nn::Module>());
    m_kernel = kernel->register_parameter("weight", at::zeros({width, 1, taps}));
    m_bias = kernel->register_parameter("bias", at::zeros(width));
    m_norm = register_module("norm", std::make_shared<NormLayer>(width));
    m_wider = register_module("pwconv1", std::make_shared<AffineLayer>(width, inner));
    m_narrower = register_module("pwconv2", std::make_shared<AffineLayer>(inner, width));
    m_gamma = register_parameter("gamma", at::full(width, gain));
}

at::Tensor ConvNextBlock::forward(const at::Tensor& x) const {
    // A few products of whole matrices: LibTorch's convolution takes many times as long for groups
    // of one channel.
    const at::Tensor wide = at::constant_pad_nd(x, {0, 0, taps / 2, taps / 2});
    at::Tensor y = m_bias.expand_as(x);
    for (std::int64_t tap = 0; tap < taps; ++tap)
        y = at::addcmul(y, wide.narrow(1, tap, x.size(1)), m_kernel.select(2, tap).squeeze(1));
    y = m_narrower->forward(at::gelu(m_wider->forward(m_norm->forward(y))));
    return at::addcmul(x, y, m_gamma);
}

ConvNextStack::ConvNextStack(std::int64_t in, std::int64_t width, std::int64_t inner,
                             std::int64_t blocks) {
    auto kernel = register_module("embed", std::make_shared<torch::nn::Module>());
    m_kernel = kernel->register_parameter("weight", at::zeros({width, in, taps}));
    m_bias = kernel->register_parameter("bias", at::zeros(width));
    m_first = register_module("norm", std::make_shared<NormLayer>(width));
    auto all = register_module("convnext", std::make_shared<torch::nn::Module>());
    for (std::int64_t i = 0; i < blocks; ++i)
        m_blocks.push_back(all->register_module(
            std::to_string(i), std::make_shared<ConvNextBlock>(width, inner, 1 / double(blocks))));
    m_last = register_module("final_layer_norm", std::make_shared<NormLayer>(width));
}

at::Tensor ConvNextStack::forward(const at::Tensor& x) const {
    at::Tensor y = m_first->forward(
        at::conv1d(x.transpose(1, 2), m_kernel, m_bias, 1, taps / 2).transpose(1, 2));
    for (const auto& block : m_blocks)
        y = block->forward(y);
    return m_last->forward(y);
}

void initialiseConvNext(torch::nn::Module& module, Rng& rng) {
    const at::NoGradGuard noGradient;
    for (auto& [name, tensor] : modelOf(module).parameters) {
        if (tensor.dim() < 2)
            continue;
        float* to = tensor.data_ptr<float>();
        for (std::int64_t i = 0; i < tensor.numel(); ++i)
            to[i] = float(deviation * std::clamp(rng.normal(), -2.0, 2.0));
    }
}

} // namespace antiphon::idm
