#include "tests/bench/libtorchmuser.h"

#include "models/emotion/emacodebook.h"
#include "models/linearattention.h"
#include "models/transformer.h"

#include <torch/torch.h>

namespace antiphon {

namespace nn = torch::nn;
using namespace emotion;

namespace {

constexpr const char* tables[] = {"tempo", "chord",    "bar_beat", "type",
                                  "pitch", "duration", "velocity", "emotion"};
constexpr std::size_t sideBySide[] = {3, 0, 1, 2, 4, 5, 6, 7};

struct AttentionImpl : nn::Module {
    AttentionImpl(std::int64_t dim, std::int64_t headCount, bool isCausal)
        : heads(headCount), causal(isCausal), q(dim, dim), k(dim, dim), v(dim, dim), out(dim, dim) {
        register_module("query_projection", q);
        register_module("key_projection", k);
        register_module("value_projection", v);
        register_module("out_projection", out);
    }
    at::Tensor forward(const at::Tensor& x, const at::Tensor& memory) {
        return out(plainLinearAttention(q(x), k(memory), v(memory), heads, causal));
    }
    std::int64_t heads;
    bool causal;
    nn::Linear q, k, v, out;
};
TORCH_MODULE(Attention);

nn::LayerNorm norm(std::int64_t dim) {
    return nn::LayerNorm(nn::LayerNormOptions({dim}));
}

struct LayerImpl : nn::Module {
    LayerImpl(std::int64_t dim, std::int64_t heads, double p, bool causal, bool decoder)
        : self(dim, heads, causal), linear1(dim, 4 * dim), linear2(4 * dim, dim), norm1(norm(dim)),
          norm2(norm(dim)), drop(p) {
        register_module(decoder ? "self_attention" : "attention", self);
        register_module("linear1", linear1);
        register_module("linear2", linear2);
        register_module("norm1", norm1);
        register_module("norm2", norm2);
        register_module("drop", drop);
        if (!decoder)
            return;
        cross = register_module("cross_attention", Attention(dim, heads, false));
        norm3 = register_module("norm3", norm(dim));
    }
    at::Tensor forward(at::Tensor x, const at::Tensor& memory) {
        x = norm1(x + drop(self(x, x)));
        if (cross)
            x = norm2(x + drop(cross(x, memory)));
        return (cross ? norm3 : norm2)(x + drop(linear2(drop(torch::gelu(linear1(x))))));
    }
    Attention self, cross{nullptr};
    nn::Linear linear1, linear2;
    nn::LayerNorm norm1, norm2, norm3{nullptr};
    nn::Dropout drop;
};
TORCH_MODULE(Layer);

struct StackImpl : nn::Module {
    StackImpl(std::int64_t dim, std::int64_t heads, std::int64_t count, double p, bool causal,
              bool decoder)
        : last(norm(dim)) {
        for (std::int64_t i = 0; i < count; ++i)
            layers->push_back(Layer(dim, heads, p, causal, decoder));
        register_module("layers", layers);
        register_module("norm", last);
    }
    at::Tensor forward(at::Tensor x, const at::Tensor& memory = {}) {
        for (const auto& layer : *layers)
            x = layer->as<LayerImpl>()->forward(x, memory);
        return last(x);
    }
    nn::ModuleList layers;
    nn::LayerNorm last;
};
TORCH_MODULE(Stack);

} // namespace

struct LibTorchMuser::Parts : nn::Module {
    explicit Parts(const MuserConfig& c)
        : config(c), drop(c.dropout),
          codebook(std::make_shared<EmaCodebook>(c.codes, c.codeWidth(), c.revives)),
          encoderPositions(sinusoids(c.length, c.encoderWidth)),
          decoderPositions(sinusoids(c.length, c.decoderWidth)),
          wordPositions(sinusoids(c.sliceWidth, c.length)) {
        std::int64_t width = 0;
        for (std::size_t f = 0; f < wordFamilies; ++f) {
            const auto outer =
                register_module(tables[f] + std::string("_emb"), std::make_shared<nn::Module>());
            embeddings.push_back(
                outer->register_module("lut", nn::Embedding(c.sizes[f], c.widths[f])));
            width += c.widths[f];
        }
        const auto linear = [&](const std::string& name, std::int64_t in, std::int64_t out) {
            return register_module(name, nn::Linear(in, out));
        };
        const auto stack = [&](const std::string& name, std::int64_t dim, std::int64_t layers,
                               std::int64_t headCount, bool causal, bool crosses) {
            return register_module(name, Stack(dim, headCount, layers, c.dropout, causal, crosses));
        };
        const std::int64_t d = c.decoderWidth;
        inputY = linear("input_y_linear", width - c.widths.back(), c.encoderWidth);
        encoder = stack("transformer_encoder", c.encoderWidth, c.layers, c.heads, false, false);
        latent = linear("latent_linear", c.encoderWidth, c.codeWidth());
        register_module("VQ", codebook);
        order = stack("DR", c.length, c.regulariserLayers(), c.regulariserHeads(), false, false);
        inputX = linear("input_x_linear_emo", width, d);
        cross = linear("decoder_cross_linear", c.codeWidth(), d);
        decoder = stack("transformer_decoder", d, c.globalLayers(), c.heads, true, true);
        slice = linear("subDecoder_linear", c.sliceWidth, d);
        blend = linear("project_concat_type", d + c.widths[3], d);
        for (std::size_t e = 0; e < elements; ++e) {
            const std::string name = tables[e];
            decoders.push_back(stack((name == "bar_beat" ? "beat" : name) + "_decoder", d,
                                     c.elementLayers(), c.heads, true, false));
            heads.push_back(linear("predict_" + name, d, c.sizes[e]));
        }
    }

    at::Tensor embedded(const at::Tensor& words, std::size_t families) {
        std::vector<at::Tensor> parts;
        for (std::size_t i = 0; i < families; ++i)
            parts.push_back(entry(words.select(2, std::int64_t(sideBySide[i])), sideBySide[i]));
        return torch::cat(parts, 2);
    }
    at::Tensor entry(const at::Tensor& indices, std::size_t family) {
        return embeddings[family](indices) * std::sqrt(double(config.widths[family]));
    }
    at::Tensor positioned(const at::Tensor& x, const at::Tensor& positions) {
        return drop(x + positions.narrow(0, 0, x.size(1)));
    }

    at::Tensor loss(const at::Tensor& x, const at::Tensor& y, const at::Tensor& keys) {
        const std::int64_t pieces = x.size(0), rows = x.size(1), d = config.sliceWidth;
        const auto quantised = codebook->forward(
            latent(encoder(positioned(inputY(embedded(y, elements)), encoderPositions))));
        const at::Tensor code = quantised.vectors;
        const at::Tensor global =
            decoder(positioned(inputX(embedded(x, wordFamilies)), decoderPositions), cross(code));
        const at::Tensor type = entry(y.select(2, 3), 3);
        at::Tensor total = quantised.loss, regularisation;
        const at::Tensor weights = keys / keys.sum(1, true) / double(pieces * 7);
        for (std::size_t e = 0; e < elements; ++e) {
            const auto index = std::int64_t(e);
            const at::Tensor part = code.narrow(2, index * d, d);
            at::Tensor h = decoders[e](positioned(global + slice(part), decoderPositions));
            if (e != 3)
                h = blend(torch::cat({h, type}, 2));
            const at::Tensor wanted = y.select(2, index);
            const at::Tensor log = torch::log_softmax(heads[e](h), 2);
            total = total - (log.gather(2, wanted.unsqueeze(2)).squeeze(2) * weights).sum();
            const at::Tensor a =
                order(positioned(part.transpose(1, 2), wordPositions)).select(1, 0);
            const at::Tensor far = torch::tanh(a.unsqueeze(1) - a.unsqueeze(0)) -
                                   (wanted.unsqueeze(1) - wanted.unsqueeze(0)).sign();
            total = total + 0.1 * far.abs().sum() / double(pieces * pieces * rows);
        }
        return total;
    }

    MuserConfig config;
    nn::Dropout drop;
    std::shared_ptr<EmaCodebook> codebook;
    at::Tensor encoderPositions, decoderPositions, wordPositions;
    std::vector<nn::Embedding> embeddings;
    nn::Linear inputY{nullptr}, latent{nullptr}, inputX{nullptr}, cross{nullptr}, slice{nullptr},
        blend{nullptr};
    Stack encoder{nullptr}, order{nullptr}, decoder{nullptr};
    std::vector<Stack> decoders;
    std::vector<nn::Linear> heads;
    std::unique_ptr<torch::optim::Adam> optimiser;
};

LibTorchMuser::LibTorchMuser(const MuserConfig& config) : m_parts(std::make_unique<Parts>(config)) {
    m_parts->optimiser = std::make_unique<torch::optim::Adam>(m_parts->parameters());
}

LibTorchMuser::~LibTorchMuser() = default;

TorchModel LibTorchMuser::model() const {
    return modelOf(*m_parts);
}

double LibTorchMuser::step(const at::Tensor& x, const at::Tensor& y, const at::Tensor& keys,
                           double rate) {
    static_cast<torch::optim::AdamOptions&>(m_parts->optimiser->param_groups()[0].options())
        .lr(rate);
    m_parts->optimiser->zero_grad();
    const at::Tensor loss = m_parts->loss(x, y, keys);
    loss.backward();
    nn::utils::clip_grad_norm_(m_parts->parameters(), 3.0);
    m_parts->optimiser->step();
    return loss.item<double>();
}

} // namespace antiphon
