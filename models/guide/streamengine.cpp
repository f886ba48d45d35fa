#include "models/guide/streamengine.h"

#include "models/positions.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {
namespace {

/// Positions that are read at a time before an answer begins.
constexpr std::size_t together = 8;
constexpr std::size_t relativeClip = 8;

StreamShape shapeOf(const DecisionConfig& c, bool decoder) {
    return {.dim = std::size_t(c.dim),
            .heads = std::size_t(c.heads),
            .feedForward = std::size_t(c.feedForward),
            .layers = std::size_t(decoder ? c.layers : c.encoderLayers),
            .normFirst = c.normFirst,
            .crossAttention = decoder,
            .relativeClip = c.relative ? relativeClip : 0,
            .relativeCross = c.relativeCross};
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

StreamEngine::StreamEngine(const DecisionConfig& config, std::span<const RawTensor> weights,
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

std::vector<float> StreamEngine::embedded(std::span<const std::int32_t> tokens, std::size_t first,
                                          bool positions) const {
    const auto dim = std::size_t(m_config.dim);
    std::vector<float> rows(tokens.size() * dim), far;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        const float* const own = m_embeddings.data() + std::size_t(tokens[t]) * dim;
        if (!positions) {
            std::copy_n(own, dim, rows.data() + t * dim);
            continue;
        }
        const std::size_t position = first + t;
        const float* place = m_positions.data() + position * dim;
        if ((position + 1) * dim > m_positions.size()) {
            far = sinusoidRows(position, 1, dim);
            place = far.data();
        }
        for (std::size_t i = 0; i < dim; ++i)
            rows[t * dim + i] = own[i] + place[i];
    }
    return rows;
}

std::shared_ptr<const StreamSource> StreamEngine::read(std::span<const std::int32_t> source,
                                                       std::size_t padding) const {
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
    auto rows = embedded(tokens, 0, m_config.positionsOfSource());
    if (m_encoder)
        rows = m_encoder->encode(rows, hidden);
    std::fill_n(hidden.end() - std::ptrdiff_t(padding), padding, 0);
    return m_decoder.source(rows, hidden);
}

class StreamEngine::Streams : public AnswerStreams {
public:
    Streams(const StreamEngine& engine, std::shared_ptr<const StreamSource> source,
            std::size_t positions, std::size_t length, std::size_t streams)
        : m_engine(engine),
          m_room(engine.m_decoder.room(std::max(together, streams), std::max(length, positions))),
          m_states{engine.m_decoder.start(length, std::move(source))},
          m_hidden(engine.m_decoder.shape().dim, m_room.rows) {}

    void restart() override {
        m_states.resize(1);
        m_states[0].rewind(0);
    }

    std::vector<float> read(std::span<const std::int32_t> tokens) override {
        const std::size_t count = m_engine.m_output.rows();
        std::vector<float> logits(tokens.size() * count), hidden(tokens.size() * m_hidden.length());
        m_engine.m_decoder.prefill(m_states[0],
                                   m_engine.answered(tokens, m_states[0].position()).data(),
                                   tokens.size(), hidden.data(), m_room);
        for (std::size_t first = 0; first < tokens.size(); first += m_room.rows) {
            const std::size_t rows = std::min(m_room.rows, tokens.size() - first);
            multiply(hidden.data() + first * m_hidden.length(), rows,
                     logits.data() + first * count);
        }
        return logits;
    }

    void branch(std::span<const std::size_t> parents, std::span<const std::int32_t> tokens,
                std::span<float> logits) override {
        m_next.resize(parents.size());
        m_embeddings.clear();
        m_states.swap(m_next);
        std::vector<StreamState*> states;
        for (std::size_t i = 0; i < parents.size(); ++i) {
            m_states[i] = m_next[parents[i]];
            states.push_back(&m_states[i]);
            const auto row = m_engine.answered({&tokens[i], 1}, m_states[i].position());
            m_embeddings.insert(m_embeddings.end(), row.begin(), row.end());
        }
        m_branched.resize(parents.size() * m_hidden.length());
        m_engine.m_decoder.step(states, m_embeddings.data(), m_branched.data(), m_room);
        multiply(m_branched.data(), parents.size(), logits.data());
    }

private:
    /// Rows of what the decoder ends with, as many as there is room for, become logits.
    void multiply(const float* hidden, std::size_t rows, float* logits) {
        for (std::size_t r = 0; r < rows; ++r)
            std::copy_n(hidden + r * m_hidden.length(), m_hidden.length(), m_hidden[r]);
        m_engine.m_output.multiply(m_hidden, 0, rows, logits, m_engine.m_output.rows());
    }

    const StreamEngine& m_engine;
    StreamRoom m_room;
    std::vector<StreamState> m_states, m_next;
    Vectors m_hidden; ///< what logits are made of
    std::vector<float> m_embeddings, m_branched;
};

std::unique_ptr<AnswerStreams> StreamEngine::open(std::span<const std::int32_t> source,
                                                  std::size_t padding, std::size_t length,
                                                  std::size_t streams) const {
    return std::make_unique<Streams>(*this, read(source, padding), source.size() + 2 + padding,
                                     length, streams);
}

} // namespace antiphon::guide
