#pragma once

#include "core/formats/tensors.h"
#include "models/beam.h"
#include "models/guide/decision.h"
#include "models/guide/decisionengine.h"
#include "models/matvec.h"
#include "models/sampling.h"

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

/// A Decision network (spec section 5) that answers label by label. Const methods may be called
/// from several threads. On the processor it does without LibTorch, keeps what it has computed, and
/// with the same weights, type, settings and random numbers answers the same on every machine.
class DecisionDecoder {
public:
    /// Weights are named as DecisionNet names them; on other devices than the "cpu" they are fp32,
    /// whatever `type` is, and LibTorch computes. Throws UserError naming `origin` and the tensor
    /// that is missing or does not fit.
    DecisionDecoder(const DecisionConfig& config, std::span<const RawTensor> weights,
                    WeightType type, const std::string& origin, const std::string& device = "cpu");

    const DecisionConfig& config() const noexcept { return m_config; }
    const std::string& device() const noexcept { return m_device; }
    WeightType type() const noexcept { return m_type; }
    /// What a label reads of such a network's weights in fp32.
    static std::size_t exactBytes(const DecisionConfig& config);
    /// The same as it is here.
    std::size_t bytes() const noexcept { return m_bytes; }

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

    DecisionConfig m_config;
    std::string m_device;
    WeightType m_type;
    std::size_t m_bytes;
    std::shared_ptr<const DecisionEngine> m_engine; ///< copies share it
};

} // namespace antiphon::guide
