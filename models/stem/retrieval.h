#pragma once

#include "core/dsp/frontend.h"
#include "core/sound.h"
#include "models/stem/items.h"

#include <functional>

namespace antiphon::stem {

/// A control for models of stems: answers a context with the stem of that stretch of the songs a
/// model learned from whose own context sounds most like it (timbre, harmony and level, second by
/// second). A model that plays along better than this has learned more than to remember.
class StemRetrieval {
public:
    /// Draws `count` stretches, the same every time. `source` must outlive it. Throws UserError as
    /// ItemSource::item().
    StemRetrieval(
        const ItemSource& source, std::size_t count,
        const std::function<void()>& checkpoint = [] {});

    const std::vector<ItemPlan>& plans() const noexcept { return m_plans; }
    /// The place of the nearest among plans().
    std::size_t nearest(const Sound& context) const;
    /// The stem of one of them, at the source's rate.
    Sound stem(std::size_t place) const;

private:
    std::vector<float> described(const Matrix& segments) const;

    const ItemSource& m_source;
    Frontend m_frontend;
    std::vector<ItemPlan> m_plans;
    std::vector<std::vector<float>> m_described;
};

} // namespace antiphon::stem
