#include "models/guide/decodewindow.h"

#include "core/error.h"
#include "models/guide/streamengine.h"
#include "models/guide/torchengine.h"

namespace antiphon::guide {

void checkLabels(std::span<const std::int32_t> labels, std::int64_t least, std::int64_t count,
                 const char* whose) {
    for (const std::int32_t label : labels)
        if (label < least || label >= count)
            throw UserError(std::string(whose) + " has the label " + std::to_string(label) +
                            ", but the network knows only 0 to " + std::to_string(count - 1) +
                            "; use the codebook that it was trained with.");
}

DecisionDecoder::DecisionDecoder(const DecisionConfig& config, std::span<const RawTensor> weights,
                                 WeightType type, const std::string& origin,
                                 const std::string& device)
    : m_config(config), m_device(device), m_type(device == "cpu" ? type : WeightType::Fp32),
      m_bytes(exactBytes(config)) {
    if (device == "cpu") {
        const auto engine = std::make_shared<const StreamEngine>(config, weights, type, origin);
        m_bytes = engine->bytes();
        m_engine = engine;
    } else {
        m_engine = torchEngine(config, weights, origin, device);
    }
}

std::size_t DecisionDecoder::exactBytes(const DecisionConfig& config) {
    // Attention to the answer, to the source (whose keys and values are there already), the rest.
    const std::int64_t attention = (4 + 2) * config.dim * config.dim,
                       layer = attention + 2 * config.dim * config.feedForward;
    return sizeof(float) * std::size_t(config.layers * layer + config.tokens() * config.dim);
}

std::vector<float> DecisionDecoder::logits(std::span<const std::int32_t> source,
                                           std::span<const std::int32_t> input,
                                           std::size_t padding) const {
    checkLabels(source, -1, m_config.codes, "The guide");
    checkLabels(input, 0, m_config.tokens(), "The answer");
    return m_engine->open(source, padding, input.size(), 1)->read(input);
}

Answer DecisionDecoder::answer(std::span<const std::int32_t> source, const DecodeSettings& settings,
                               Rng& rng, std::span<const std::int32_t> allowed,
                               std::span<const std::int32_t> known) const {
    Window window(*this, source, settings, allowed, known);
    return settings.beams > 0 ? window.describe(window.search().front().tokens) : window.draw(rng);
}

std::vector<Beam> DecisionDecoder::beams(std::span<const std::int32_t> source,
                                         const DecodeSettings& settings,
                                         std::span<const std::int32_t> allowed,
                                         std::span<const std::int32_t> known) const {
    return Window(*this, source, settings, allowed, known).search();
}

} // namespace antiphon::guide
