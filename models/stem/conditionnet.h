#pragma once

#include "models/stem/lmconfig.h"

#include <ATen/core/Tensor.h>

#include <functional>

namespace antiphon::stem {

/// What is known of the rows of a batch beside their codes. Undefined: of none.
struct ConditionInput {
    at::Tensor tags;             ///< (B, L) long; -1: no tag
    at::Tensor text, textMask;   ///< hidden states of T5 (B, L, textWidth); (B, L) bool
    at::Tensor beats, beatMask;  ///< waves of beats and downbeats (B, T, 2); (B) bool
    at::Tensor style, styleMask; ///< (B, styleWidth); (B) bool
};

/// Conditions as the network takes them: vectors and which of them count (bool), for each method;
/// undefined where there is none.
struct EmbeddedConditions {
    at::Tensor cross, crossMask;     ///< (B, L, dim), (B, L)
    at::Tensor prepend, prependMask; ///< (B, P, dim), (B, P)
    at::Tensor sum, sumMask;         ///< (B, 1 or S, dim), (B, 1 or S)
};

/// Makes vectors of conditions (spec section 7). A value that shares its tensors with whoever made
/// them. One thread at a time.
class ConditionNet {
public:
    /// `tensor` gives each of conditionTensors(config) by name.
    ConditionNet(const LmConfig& config,
                 const std::function<at::Tensor(const std::string& name)>& tensor);

    /// For `rows` rows. `dropped`: (B, conditions of the configuration) bool, those that are hidden
    /// (condition dropout); undefined: none.
    EmbeddedConditions embed(const ConditionInput& input, std::int64_t rows,
                             const at::Tensor& dropped = {}) const;

private:
    struct Affine {
        at::Tensor weight, bias;
        at::Tensor operator()(const at::Tensor& x) const;
    };
    struct Vectors {
        at::Tensor values, mask;
    };
    Vectors description(const ConditionInput& input) const;
    Vectors beat(const ConditionInput& input) const;
    Vectors style(const ConditionInput& input) const;

    LmConfig m_config;
    at::Tensor m_tags, m_segment;
    Affine m_text, m_beat, m_beatOut, m_style;
};

} // namespace antiphon::stem
