#pragma once

#include "core/job.h"
#include "core/sound.h"
#include "models/guide/labels.h"

namespace antiphon::guide {

/// Which memory segment answers each guide segment (or `silent`). The factor oracle of the memory's
/// whole, sounding segments is asked for `specification` as one scenario; a label that the memory
/// lacks gives its fallback. `lastSeconds` is the length of the guide's last segment. `seed`
/// decides between equal candidates.
std::vector<std::int32_t> recompose(const std::vector<std::int32_t>& specification,
                                    const LabelledTrack& memory, double lastSeconds,
                                    const GenerateOptions& options, std::uint64_t seed,
                                    const std::function<void()>& checkpoint);

/// A rendered response and by how much it was scaled.
struct Response {
    Sound sound; ///< rate and channels of the memory, length of the guide
    double gain = 1;
};

/// Joins the chosen segments (spec section 7). Without inference: fit for re-rendering from
/// sliders.
Response renderResponse(const Sound& guide, const Sound& memory,
                        const std::vector<std::int32_t>& query, double segment, bool compat,
                        const RenderOptions& options);

} // namespace antiphon::guide
