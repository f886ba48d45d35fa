#pragma once

#include "core/job.h"
#include "core/sound.h"
#include "models/guide/labels.h"

namespace antiphon::guide {

/// Which memory segment answers each guide segment.
struct Recomposition {
    std::vector<std::int32_t> specification; ///< labels followed, or silent; one a guide segment
    std::vector<std::int32_t> query;         ///< memory segments, or silent; one a guide segment
    std::size_t substituted = 0; ///< labels that the memory lacks and its nearest label replaced
};

/// Identity mode: the specification is the guide's own labels, and the factor oracle of the memory's
/// sounding segments is asked for it as one scenario. `seed` decides between equal candidates.
Recomposition recompose(const LabelledTrack& guide, const LabelledTrack& memory,
                        const Matrix& codebook, const GenerateOptions& options, std::uint64_t seed,
                        const std::function<void()>& checkpoint);

/// A rendered response and by how much it was scaled.
struct Response {
    Sound sound; ///< rate and channels of the memory, length of the guide
    double gain = 1;
};

/// Joins the chosen segments (spec section 7). Without inference: fit for re-rendering from sliders.
Response renderResponse(const Sound& guide, const Sound& memory,
                        const std::vector<std::int32_t>& query, double segment, bool compat,
                        const RenderOptions& options);

} // namespace antiphon::guide
