#pragma once

#include "models/guide/decision.h"
#include "models/guide/decisionengine.h"
#include "models/streamdecoder.h"
#include "models/streamencoder.h"

#include <optional>
#include <string>

namespace antiphon::guide {

/// Without LibTorch, on the processor: keeps what it has computed, and with the same weights and
/// type gives the same bits on every machine.
class StreamEngine : public DecisionEngine {
public:
    /// Throws UserError naming `origin` and the tensor that is missing or does not fit.
    StreamEngine(const DecisionConfig& config, std::span<const RawTensor> weights, WeightType type,
                 const std::string& origin);

    /// Of the weights that a label reads.
    std::size_t bytes() const { return m_decoder.bytes() + m_output.bytes(); }
    std::unique_ptr<AnswerStreams> open(std::span<const std::int32_t> source, std::size_t padding,
                                        std::size_t length, std::size_t streams) const override;

private:
    class Streams;

    /// Rows of dim, with their `positions`, of which the first token has number `first`.
    std::vector<float> embedded(std::span<const std::int32_t> tokens, std::size_t first,
                                bool positions) const;
    std::vector<float> answered(std::span<const std::int32_t> tokens, std::size_t first) const {
        return embedded(tokens, first, m_config.positionsOfAnswer());
    }
    std::shared_ptr<const StreamSource> read(std::span<const std::int32_t> source,
                                             std::size_t padding) const;

    DecisionConfig m_config;
    std::optional<StreamEncoder> m_encoder;
    StreamDecoder m_decoder;
    WeightMatrix m_output;
    std::vector<float> m_embeddings; ///< one row a token
    std::vector<float> m_positions;  ///< one row a position, as many as a window has
};

} // namespace antiphon::guide
