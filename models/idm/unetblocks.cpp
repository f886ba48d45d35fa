#include "models/idm/unetblocks.h"

#include "models/leakynorm.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace antiphon::idm {

namespace {

constexpr std::int64_t groups = 8;
constexpr std::int64_t dilations[] = {1, 3, 9}, filterFrames = 5, together = 4;
constexpr double epsilon = 1e-5, momentum = 0.1, slope = 0.2;

} // namespace

ConvNorm::ConvNorm(std::int64_t channels, const std::string& kind, std::int64_t film)
    : m_batch(kind == "batch"), m_weight(register_parameter("weight", at::ones(channels))),
      m_bias(register_parameter("bias", at::zeros(channels))) {
    if (m_batch) {
        m_mean = register_buffer("running_mean", at::zeros(channels));
        m_variance = register_buffer("running_var", at::ones(channels));
        m_count = register_buffer("num_batches_tracked", at::zeros({}, at::kLong));
    }
    if (film > 0)
        m_film = register_module("film", std::make_shared<AffineLayer>(film, 2 * channels));
}

at::Tensor ConvNorm::forward(const at::Tensor& x, const at::Tensor& condition) {
    at::Tensor parts[2];
    if (m_film) {
        const auto said = m_film->forward(condition).chunk(2, 1);
        std::ranges::copy(said, parts);
    }
    if (m_batch) {
        if (is_training())
            m_count.add_(1);
        at::Tensor y = at::batch_norm(x, m_weight, m_bias, m_mean, m_variance, is_training(),
                                      momentum, epsilon, false);
        if (m_film)
            y = at::addcmul(parts[1].unsqueeze(2).unsqueeze(3), y,
                            1 + parts[0].unsqueeze(2).unsqueeze(3));
        return at::leaky_relu(y, slope);
    }
    const std::vector<std::int64_t> each{x.size(0), x.size(1)};
    const at::Tensor scale = m_film ? m_weight * (1 + parts[0]) : m_weight.expand(each);
    const at::Tensor shift = m_film ? m_bias * (1 + parts[0]) + parts[1] : m_bias.expand(each);
    return leakyGroupNorm(x, groups, scale, shift, epsilon, slope);
}

ConvBlock::ConvBlock(std::int64_t in, std::int64_t out, const std::string& norm,
                     std::int64_t film) {
    auto conv = register_module("conv", std::make_shared<torch::nn::Module>());
    const auto weight = [&](const char* name, std::int64_t from) {
        auto part = conv->register_module(name, std::make_shared<torch::nn::Module>());
        return part->register_parameter("weight", at::zeros({out, from, 3, 3}));
    };
    m_first = weight("0", in);
    m_firstNorm = conv->register_module("1", std::make_shared<ConvNorm>(out, norm, film));
    m_second = weight("3", out);
    m_secondNorm = conv->register_module("4", std::make_shared<ConvNorm>(out, norm, film));
}

at::Tensor ConvBlock::forward(const at::Tensor& x, const at::Tensor& condition) {
    const at::Tensor y = m_firstNorm->forward(at::conv2d(x, m_first, {}, 1, 1), condition);
    return m_secondNorm->forward(at::conv2d(y, m_second, {}, 1, 1), condition);
}

UpBlock::UpBlock(std::int64_t in, std::int64_t skip, std::int64_t out, const std::string& norm,
                 std::int64_t film) {
    auto up = register_module("up", std::make_shared<torch::nn::Module>());
    m_weight = up->register_parameter("weight", at::zeros({in, out, 2, 2}));
    m_bias = up->register_parameter("bias", at::zeros(out));
    m_block =
        register_module("conv_block", std::make_shared<ConvBlock>(skip + out, out, norm, film));
}

at::Tensor UpBlock::enlarged(const at::Tensor& x) const {
    return at::conv_transpose2d(x, m_weight, m_bias, 2);
}

at::Tensor UpBlock::joined(const at::Tensor& up, const at::Tensor& skip,
                           const at::Tensor& condition) {
    const std::int64_t high = skip.size(2) - up.size(2), wide = skip.size(3) - up.size(3);
    const at::Tensor fitting =
        high == 0 && wide == 0
            ? up
            : at::constant_pad_nd(up, {wide / 2, wide - wide / 2, high / 2, high - high / 2});
    return m_block->forward(at::cat({skip, fitting}, 1), condition);
}

FrameBlock::FrameBlock(std::int64_t channels, std::int64_t bands, std::int64_t width,
                       std::int64_t film)
    : m_in(register_module("in",
                           std::make_shared<AffineLayer>(channels * bands / together, width))) {
    if (film > 0)
        m_film = register_module("film", std::make_shared<AffineLayer>(film, width));
    auto filters = register_module("filters", std::make_shared<torch::nn::Module>());
    for (std::size_t i = 0; i < std::size(dilations); ++i) {
        auto one =
            filters->register_module(std::to_string(i), std::make_shared<torch::nn::Module>());
        m_weights.push_back(
            one->register_parameter("weight", at::zeros({width, width, filterFrames})));
        m_biases.push_back(one->register_parameter("bias", at::zeros(width)));
        m_norms.push_back(one->register_module("norm", std::make_shared<NormLayer>(width)));
    }
    m_out =
        register_module("out", std::make_shared<AffineLayer>(width, channels * bands / together));
}

at::Tensor FrameBlock::forward(const at::Tensor& x, const at::Tensor& condition) const {
    const at::Tensor few = x.unflatten(2, {-1, together}).mean(3);
    at::Tensor y = m_in->forward(few.flatten(1, 2).transpose(1, 2)); // (B, T, width)
    if (m_film)
        y = y + m_film->forward(condition).unsqueeze(1);
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        const at::Tensor heard = at::leaky_relu(m_norms[i]->forward(y), slope).transpose(1, 2);
        y = y + at::conv1d(heard, m_weights[i], m_biases[i], 1, dilations[i] * (filterFrames / 2),
                           dilations[i])
                    .transpose(1, 2);
    }
    const at::Tensor all =
        m_out->forward(at::leaky_relu(y, slope)).transpose(1, 2).unflatten(1, {x.size(1), -1, 1});
    return (x.unflatten(2, {-1, together}) + all).flatten(2, 3);
}

void FrameBlock::soften() {
    const at::NoGradGuard noGradient;
    m_out->weight.mul_(0.1);
    m_out->bias.zero_();
}

} // namespace antiphon::idm
