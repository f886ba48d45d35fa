#include "core/audio/clipguard.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

void ClipGuard::process(std::span<float* const> channels, std::size_t first,
                        std::size_t frames) noexcept {
    bool work = m_gain < 1;
    for (const float* channel : channels) {
        int beyond = 0; // also true for NaN
        for (std::size_t i = first; i < first + frames; ++i)
            beyond |= int(!(std::abs(channel[i]) <= 1.0f));
        work = work || beyond;
    }
    if (!work)
        return;
    for (std::size_t i = first; i < first + frames; ++i) {
        float peak = 0;
        for (float* channel : channels) {
            if (!std::isfinite(channel[i])) {
                channel[i] = 0;
                ++m_nonFinite;
            }
            peak = std::max(peak, std::abs(channel[i]));
        }
        m_gain = std::min(1.0f, m_gain + m_release);
        if (peak > 1) {
            ++m_overs;
            m_gain = std::min(m_gain, 1 / peak);
        }
        for (float* channel : channels) // the clamp catches the rounding of x * (1 / x)
            channel[i] = std::clamp(channel[i] * m_gain, -1.0f, 1.0f);
    }
}

} // namespace antiphon
