#include "models/emotion/priornet.h"

#include "core/rng.h"
#include "models/lineartransformer.h"

#include <ATen/ATen.h>

#include <cmath>

namespace antiphon::emotion {

struct PriorNet::Module : torch::nn::Module {
    explicit Module(const PriorConfig& c) : config(c), positions(sinusoids(c.length + 1, c.width)) {
        table = register_module("emb", std::make_shared<torch::nn::Module>())
                    ->register_module("lut", std::make_shared<torch::nn::Module>())
                    ->register_parameter("weight", at::zeros({c.codes + 5, c.width}));
        input = register_module("input_linear", std::make_shared<AffineLayer>(c.width, c.width));
        encoder =
            register_module("transformer_encoder",
                            std::make_shared<LinearTransformer>(LinearShape{.dim = c.width,
                                                                            .heads = c.heads,
                                                                            .layers = c.layers,
                                                                            .dropout = c.dropout,
                                                                            .causal = true}));
        output = register_module("predict_fc", std::make_shared<AffineLayer>(c.width, c.codes));
    }

    const PriorConfig config;
    at::Tensor table;
    std::shared_ptr<AffineLayer> input, output;
    std::shared_ptr<LinearTransformer> encoder;
    at::Tensor positions; ///< no part of the weights
};

PriorNet::PriorNet(const PriorConfig& config, std::uint64_t seed)
    : m_module(std::make_shared<Module>(config)) {
    Rng rng(seed);
    initialiseAffine(*m_module, rng);
    float* to = m_module->table.data_ptr<float>();
    for (std::int64_t i = 0; i < m_module->table.numel(); ++i)
        *to++ = float(rng.normal());
}

const PriorConfig& PriorNet::config() const {
    return m_module->config;
}

TorchModel PriorNet::model() const {
    TorchModel model = modelOf(*m_module);
    // It lives as long as the functions that speak of it.
    model.mode = [module = m_module](bool training) { module->train(training); };
    model.training = [module = m_module] { return module->is_training(); };
    return model;
}

std::int64_t PriorNet::parameterCount() const {
    std::int64_t count = 0;
    for (const at::Tensor& parameter : m_module->parameters())
        count += parameter.numel();
    return count;
}

at::Tensor PriorNet::forward(const at::Tensor& symbols) const {
    Module& m = *m_module;
    if (m.positions.device() != symbols.device())
        m.positions = m.positions.to(symbols.device());
    const at::Tensor x = at::embedding(m.table, symbols) * std::sqrt(double(m.config.width));
    return m.output->forward(m.encoder->forward(withPositions(m.input->forward(x), m.positions,
                                                              m.config.dropout, m.is_training()))) /
           m.config.temperature;
}

} // namespace antiphon::emotion
