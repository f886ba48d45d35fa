#include "tests/bench/libtorchdecision.h"

#include "models/transformer.h"

#include <torch/torch.h>

namespace antiphon {

namespace nn = torch::nn;

struct LibTorchDecision::Parts : nn::Module {
    explicit Parts(const guide::DecisionConfig& c)
        : config(c),
          decoder(nn::TransformerDecoderOptions(nn::TransformerDecoderLayerOptions(c.dim, c.heads)
                                                    .dim_feedforward(c.feedForward)
                                                    .dropout(c.dropout),
                                                c.layers)
                      .norm(nn::AnyModule(nn::LayerNorm(nn::LayerNormOptions({c.dim}))))),
          output(c.dim, c.tokens()), embedding(c.tokens(), c.dim), dropout(c.dropout),
          positions(sinusoids(c.maxSegments + 2, c.dim).unsqueeze(1)) {
        const auto outer = register_module("decision", std::make_shared<nn::Module>());
        outer->register_module("decision", decoder);
        outer->register_module("output_layer", output);
        register_module("embedding", embedding);
        register_module("dropout", dropout);
    }

    /// (B, T) -> (T, B, dim)
    at::Tensor embedded(const at::Tensor& tokens) {
        return dropout(embedding(tokens.t()) + positions.narrow(0, 0, tokens.size(1)));
    }

    guide::DecisionConfig config;
    nn::TransformerDecoder decoder;
    nn::Linear output;
    nn::Embedding embedding;
    nn::Dropout dropout;
    at::Tensor positions;
    std::unique_ptr<torch::optim::Adam> optimiser;
};

LibTorchDecision::LibTorchDecision(const guide::DecisionConfig& config)
    : m_parts(std::make_unique<Parts>(config)) {
    m_parts->optimiser = std::make_unique<torch::optim::Adam>(
        m_parts->parameters(), torch::optim::AdamOptions().weight_decay(1e-5));
}

LibTorchDecision::~LibTorchDecision() = default;

TorchModel LibTorchDecision::model() const {
    return modelOf(*m_parts);
}

double LibTorchDecision::step(const guide::TokenBatch& batch, double rate) {
    const auto tensor = [&](const std::vector<std::int64_t>& tokens) {
        return torch::tensor(tokens).view({batch.rows, -1});
    };
    const at::Tensor source = tensor(batch.source), input = tensor(batch.input),
                     wanted = tensor(batch.wanted);
    const std::int64_t padding = m_parts->config.padding();
    static_cast<torch::optim::AdamOptions&>(m_parts->optimiser->param_groups()[0].options())
        .lr(rate);
    m_parts->optimiser->zero_grad();
    const at::Tensor heard =
        m_parts->decoder(m_parts->embedded(input), m_parts->embedded(source),
                         nn::TransformerImpl::generate_square_subsequent_mask(input.size(1)),
                         at::Tensor(), input.eq(padding), source.eq(padding));
    const at::Tensor logits = m_parts->output(heard.transpose(0, 1));
    const at::Tensor loss = nn::functional::cross_entropy(
        logits.flatten(0, 1), wanted.flatten(),
        nn::functional::CrossEntropyFuncOptions().ignore_index(padding).label_smoothing(0.1));
    loss.backward();
    nn::utils::clip_grad_norm_(m_parts->parameters(), 1.0);
    m_parts->optimiser->step();
    return loss.item<double>();
}

} // namespace antiphon
