#pragma once

#include "models/beam.h"
#include "models/guide/decision.h"
#include "models/sampling.h"
#include "models/streamdecoder.h"
#include "models/streamencoder.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace antiphon::guide {

/// What the labels that a memory has mean for an answer.
enum class Constraint {
    Off,
    Soft, ///< published: of what top-k and top-p keep only these, all where none is kept
    Hard  ///< nothing else is possible
};

struct DecodeSettings {
    SamplingSettings sampling;
    Constraint constraint = Constraint::Hard;
    std::size_t length = 0; ///< labels of an answer; 0: as many as the source has
    bool mayEnd = false;    ///< an answer may be shorter, where the network says that it ends
    /// Start and padding are tokens like others and beams grow after their end, as published.
    bool published = false;
    /// 0: every label is drawn by `sampling`; else the best of a beam search of this width.
    std::int64_t beams = 0;
    double entropyWeight = 0;       ///< of beams, as BeamPolicy
    double repetitionPenalty = 1.5; ///< of beams, as BeamPolicy
    std::size_t alternatives = 5;   ///< told for each label
};

/// A label of an answer and what the network thought of it: probabilities at the temperature that
/// is set, among what was possible.
struct AnsweredLabel {
    struct Alternative {
        std::int32_t token;
        float probability;
    };
    std::int32_t label = 0;
    bool known = false; ///< it was given
    float probability = 0;
    float entropyBits = 0;
    std::vector<Alternative> alternatives = {}; ///< the likeliest, this one among them or not
};

struct Answer {
    std::vector<AnsweredLabel> labels;
    /// Set where the network has ended it.
    std::optional<AnsweredLabel> end;
};

/// A Decision network (spec section 5) that answers, without LibTorch: label by label, keeping what
/// it has computed. Const methods may be called from several threads; with the same weights, type,
/// settings and random numbers they answer the same on every processor.
class DecisionDecoder {
public:
    /// Weights are named as DecisionNet names them. Throws UserError naming `origin` and the tensor
    /// that is missing or does not fit.
    DecisionDecoder(const DecisionConfig& config, std::span<const RawTensor> weights,
                    WeightType type, const std::string& origin);

    const DecisionConfig& config() const noexcept { return m_config; }
    WeightType type() const noexcept { return m_decoder.type(); }
    /// What a label reads of such a network's weights in fp32.
    static std::size_t exactBytes(const DecisionConfig& config);
    /// Of the weights that a label reads.
    std::size_t bytes() const { return m_decoder.bytes() + m_output.bytes(); }

    /// Labels for a window. `source`: its codes, -1 where it is silent. `allowed`: the labels that
    /// the memory has, in any order; ignored without a constraint. `known`: the first labels of the
    /// answer, as an overlapping window has given them. Throws UserError (Usage) for settings out
    /// of range, UserError for labels the network does not have and when no label is allowed.
    Answer answer(std::span<const std::int32_t> source, const DecodeSettings& settings, Rng& rng,
                  std::span<const std::int32_t> allowed = {},
                  std::span<const std::int32_t> known = {}) const;

    /// All beams of a search, best first: start, known labels, answer.
    std::vector<Beam> beams(std::span<const std::int32_t> source, const DecodeSettings& settings,
                            std::span<const std::int32_t> allowed = {},
                            std::span<const std::int32_t> known = {}) const;

    /// Rows of logits of what follows each token of `input`, which begins with start. `padding`: as
    /// many padding tokens follow the end of the source and are attended to by the decoder, as in
    /// published training with an encoder.
    std::vector<float> logits(std::span<const std::int32_t> source,
                              std::span<const std::int32_t> input, std::size_t padding = 0) const;

private:
    class Window;

    /// Rows of dim with their positions, of which the first token has number `first`.
    std::vector<float> embedded(std::span<const std::int32_t> tokens, std::size_t first) const;
    /// Padding that follows the end is seen, but for the encoder.
    std::shared_ptr<const StreamSource> read(std::span<const std::int32_t> source,
                                             std::size_t padding = 0) const;

    DecisionConfig m_config;
    std::optional<StreamEncoder> m_encoder;
    StreamDecoder m_decoder;
    WeightMatrix m_output;
    std::vector<float> m_embeddings; ///< one row a token
    std::vector<float> m_positions;  ///< one row a position, as many as a window has
};

} // namespace antiphon::guide
