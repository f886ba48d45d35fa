#include "models/stem/codecnet.h"

#include "core/rng.h"
#include "models/stem/seanet.h"

#include <ATen/ATen.h>

namespace antiphon::stem {

struct CodecNet::Module : torch::nn::Module {
    Module(const CodecConfig& c, const QuantiserSettings& settings) : config(c) {
        encoder = register_module("encoder", std::make_shared<SeaNet>(encoderLayers(c), c));
        decoder = register_module("decoder", std::make_shared<SeaNet>(decoderLayers(c), c));
        quantiser = register_module("quantizer", std::make_shared<ResidualQuantiser>(
                                                     c.books, c.card, c.dimension, settings));
    }

    const CodecConfig config;
    std::shared_ptr<SeaNet> encoder, decoder;
    std::shared_ptr<ResidualQuantiser> quantiser;
};

CodecNet::CodecNet(const CodecConfig& config, std::uint64_t seed, const QuantiserSettings& settings)
    : m_module(std::make_shared<Module>(config, settings)) {
    Rng rng(seed);
    m_module->encoder->initialise(rng);
    m_module->decoder->initialise(rng);
}

const CodecConfig& CodecNet::config() const {
    return m_module->config;
}

TorchModel CodecNet::model() const {
    TorchModel model = modelOf(*m_module);
    // It lives as long as the functions that speak of it.
    model.mode = [module = m_module](bool training) { module->train(training); };
    model.training = [module = m_module] { return module->is_training(); };
    return model;
}

std::int64_t CodecNet::parameterCount() const {
    std::int64_t count = 0;
    for (const at::Tensor& parameter : m_module->parameters())
        count += parameter.numel();
    return count;
}

ResidualQuantiser& CodecNet::quantiser() const {
    return *m_module->quantiser;
}

at::Tensor CodecNet::encode(const at::Tensor& samples) const {
    return m_module->encoder->forward(samples);
}

at::Tensor CodecNet::decode(const at::Tensor& latents) const {
    return m_module->decoder->forward(latents);
}

} // namespace antiphon::stem
