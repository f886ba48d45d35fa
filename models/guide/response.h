#pragma once

#include "core/oracle/concatenate.h"
#include "core/sound.h"
#include "models/guide/labels.h"

#include <mutex>
#include <optional>

namespace antiphon::guide {

/// A segment of Kept that is chosen anew.
constexpr std::int32_t anew = -2;

/// What a recomposition leaves as it is.
struct Kept {
    /// A memory segment for each guide segment, or `anew`; empty: everything is chosen anew.
    std::vector<std::int32_t> query = {};
    /// Finds a stand-in for labels that the memory lacks; null: they give a fallback.
    const Matrix* codebook = nullptr;
};

/// Which memory segment answers each guide segment (or `silent`). The factor oracle of the memory's
/// whole, sounding segments is asked for `specification` as one scenario; a label that the memory
/// lacks gives its fallback. `lastSeconds` is the length of the guide's last segment. `seed`
/// decides between equal candidates. What lies between kept segments continues from the one before
/// and looks ahead to the labels of those behind.
std::vector<std::int32_t> recompose(const std::vector<std::int32_t>& specification,
                                    const LabelledTrack& memory, double lastSeconds,
                                    const GenerateOptions& options, std::uint64_t seed,
                                    const std::function<void()>& checkpoint, const Kept& kept = {});

/// A rendered response and by how much it was scaled.
struct Response {
    Sound sound; ///< rate and channels of the memory, length of the guide
    double gain = 1;
};

/// Joins chosen segments (spec section 7) without inference: fit for re-rendering from sliders.
/// What it learns of the recordings (attacks, loudness) is found out once. Borrows both sounds.
/// render() may be called from several threads.
class Renderer {
public:
    Renderer(const Sound& guide, const Sound& memory, double segment, bool compat);

    Response render(const std::vector<std::int32_t>& query, const RenderOptions& options) const;

private:
    const std::vector<Attack>& attacks() const;
    std::optional<double> guideLoudness() const;

    const Sound& m_guide;
    const Sound& m_memory;
    std::vector<std::int64_t> m_grid;
    std::vector<Slice> m_slices;
    bool m_compat;
    mutable std::once_flag m_attacksOnce, m_loudnessOnce;
    mutable std::vector<Attack> m_attacks;
    mutable std::optional<double> m_loudness;
};

} // namespace antiphon::guide
