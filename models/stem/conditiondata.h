#pragma once

#include "core/formats/tensors.h"
#include "core/matrix.h"
#include "models/stem/lmengine.h"

namespace antiphon::stem {

/// What is known of one sequence beside its codes. A value.
struct ConditionData {
    std::vector<std::int32_t> tags; ///< of the model's vocabulary
    Matrix text;                    ///< hidden states of T5, one row a token; or none
    std::vector<float> beats;       ///< beatWaves() over the target's frames; or none
    std::vector<float> style;       ///< styleOf(); or none
};

/// Mean and standard deviation over time of a codec's latents before they are quantised: frames
/// rows -> 2 x columns.
std::vector<float> styleOf(const Matrix& latents);

/// Conditions as a network of these weights takes them. Throws UserError naming `origin` when a
/// tag, a text or a style is not of the kind that the network knows, or weights are missing.
RowConditions rowConditions(const LmConfig& config, std::span<const RawTensor> weights,
                            const ConditionData& data, const std::string& origin);

} // namespace antiphon::stem
