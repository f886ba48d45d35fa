#pragma once

#include "models/guide/decode.h"

namespace antiphon::guide {

/// Throws UserError naming whose label is not from `least` to `count` - 1.
void checkLabels(std::span<const std::int32_t> labels, std::int64_t least, std::int64_t count,
                 const char* whose);

/// One window that a DecisionDecoder answers: what is possible in it, and how far the answer has
/// come.
class DecisionDecoder::Window {
public:
    Window(const DecisionDecoder& decoder, std::span<const std::int32_t> source,
           const DecodeSettings& settings, std::span<const std::int32_t> allowed,
           std::span<const std::int32_t> known);

    Answer draw(Rng& rng);
    std::vector<Beam> search();
    /// An answer that is there already: start, labels and perhaps the end.
    Answer describe(std::span<const std::int32_t> tokens);

private:
    AnsweredLabel described(std::span<const float> logits, std::int32_t token) const;
    /// Takes what is impossible out of logits.
    void mask(std::span<float> logits) const;
    /// Soft constraint: whether a token that is kept may stay.
    bool welcome(std::int32_t token) const;
    /// Probabilities of the tokens that continue a beam.
    void weigh(std::span<float> logits, std::span<float> probabilities) const;

    const DecisionDecoder& m_decoder;
    const DecodeSettings& m_settings;
    std::vector<std::int32_t> m_first; ///< start and what is known
    std::size_t m_length;
    std::vector<char> m_possible, m_allowed; ///< of each token
    std::unique_ptr<AnswerStreams> m_streams;
};

} // namespace antiphon::guide
