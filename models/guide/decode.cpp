#include "models/guide/decodewindow.h"
#include "models/positions.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {
namespace {

constexpr std::size_t relativeClip = 8;

StreamShape shapeOf(const DecisionConfig& c, bool decoder) {
    return {.dim = std::size_t(c.dim),
            .heads = std::size_t(c.heads),
            .feedForward = std::size_t(c.feedForward),
            .layers = std::size_t(decoder ? c.layers : c.encoderLayers),
            .normFirst = c.normFirst,
            .crossAttention = decoder,
            .relativeClip = c.relative ? relativeClip : 0};
}

std::vector<float> embeddingsOf(const DecisionConfig& c, std::span<const RawTensor> weights,
                                const std::string& origin) {
    const auto table = [&](const char* name, std::int64_t rows) {
        const std::int64_t shape[] = {rows, c.dim};
        return tensorOf(weights, name, shape, origin).floats();
    };
    if (c.embedding == "table")
        return table("embedding.weight", c.tokens());
    auto rows = table("vocab_embedding_table", c.codes);
    const auto special = table("special_token_embeddings.weight", 3);
    rows.insert(rows.end(), special.begin(), special.end());
    return rows;
}

WeightMatrix outputOf(const DecisionConfig& c, std::span<const RawTensor> weights,
                      const std::string& origin) {
    const std::int64_t matrix[] = {c.tokens(), c.dim}, vector[] = {c.tokens()};
    WeightMemory memory;
    // Few rows, whose rounding would show in every probability.
    return {tensorOf(weights, "decision.output_layer.weight", matrix, origin).floats(),
            tensorOf(weights, "decision.output_layer.bias", vector, origin).floats(),
            std::size_t(c.tokens()), WeightType::Fp32, memory};
}

} // namespace

void checkLabels(std::span<const std::int32_t> labels, std::int64_t least, std::int64_t count,
                 const char* whose) {
    for (const std::int32_t label : labels)
        if (label < least || label >= count)
            throw UserError(std::string(whose) + " has the label " + std::to_string(label) +
                            ", but the network knows only 0 to " + std::to_string(count - 1) +
                            "; use the codebook that it was trained with.");
}

DecisionDecoder::DecisionDecoder(const DecisionConfig& config, std::span<const RawTensor> weights,
                                 WeightType type, const std::string& origin)
    : m_config(config),
      m_decoder(shapeOf(config, true), type, weights,
                config.encoderLayers > 0 ? "decision.decision.decoder." : "decision.decision.",
                origin),
      m_output(outputOf(config, weights, origin)),
      m_embeddings(embeddingsOf(config, weights, origin)),
      m_positions(sinusoidRows(0, std::size_t(config.maxSegments) + 2, std::size_t(config.dim))) {
    if (config.encoderLayers > 0)
        m_encoder.emplace(shapeOf(config, false), type, weights, "decision.decision.encoder.",
                          origin);
}

std::size_t DecisionDecoder::exactBytes(const DecisionConfig& config) {
    // Attention to the answer, to the source (whose keys and values are there already), the rest.
    const std::int64_t attention = (4 + 2) * config.dim * config.dim,
                       layer = attention + 2 * config.dim * config.feedForward;
    return sizeof(float) * std::size_t(config.layers * layer + config.tokens() * config.dim);
}

std::vector<float> DecisionDecoder::embedded(std::span<const std::int32_t> tokens,
                                             std::size_t first) const {
    const auto dim = std::size_t(m_config.dim);
    std::vector<float> rows(tokens.size() * dim), far;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        const std::size_t position = first + t;
        const float* place = m_positions.data() + position * dim;
        if ((position + 1) * dim > m_positions.size()) {
            far = sinusoidRows(position, 1, dim);
            place = far.data();
        }
        for (std::size_t i = 0; i < dim; ++i)
            rows[t * dim + i] = m_embeddings[std::size_t(tokens[t]) * dim + i] + place[i];
    }
    return rows;
}

std::shared_ptr<const StreamSource> DecisionDecoder::read(std::span<const std::int32_t> source,
                                                          std::size_t padding) const {
    checkLabels(source, -1, m_config.codes, "The guide");
    std::vector<std::int32_t> tokens{std::int32_t(m_config.start())};
    std::vector<char> hidden{0};
    for (const std::int32_t label : source) {
        tokens.push_back(label < 0 ? std::int32_t(m_config.padding()) : label);
        hidden.push_back(label < 0);
    }
    tokens.push_back(std::int32_t(m_config.end()));
    hidden.push_back(0);
    tokens.insert(tokens.end(), padding, std::int32_t(m_config.padding()));
    hidden.insert(hidden.end(), padding, 1);
    auto rows = embedded(tokens, 0);
    if (m_encoder)
        rows = m_encoder->encode(rows, hidden);
    std::fill_n(hidden.end() - std::ptrdiff_t(padding), padding, 0);
    return m_decoder.source(rows, hidden);
}

std::vector<float> DecisionDecoder::logits(std::span<const std::int32_t> source,
                                           std::span<const std::int32_t> input,
                                           std::size_t padding) const {
    checkLabels(input, 0, m_config.tokens(), "The answer");
    const auto dim = std::size_t(m_config.dim);
    StreamState state = m_decoder.start(input.size(), read(source, padding));
    StreamRoom room = m_decoder.room(8, std::max(input.size(), source.size() + 2 + padding));
    std::vector<float> hidden(input.size() * dim), rows(input.size() * m_output.rows());
    m_decoder.prefill(state, embedded(input, 0).data(), input.size(), hidden.data(), room);
    Vectors last(dim, input.size());
    for (std::size_t t = 0; t < input.size(); ++t)
        std::copy_n(hidden.data() + t * dim, dim, last[t]);
    m_output.multiply(last, 0, input.size(), rows.data(), m_output.rows());
    return rows;
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
