#include "app/panels/timeleft.h"

#include <algorithm>

namespace antiphon {

void TimeLeft::update(double seconds, double fraction, bool paused) {
    if (!m_paused)
        m_active += std::max(0.0, seconds - m_last);
    m_last = seconds;
    m_paused = paused;
    const double before = m_samples.empty() ? 0 : m_samples.back().fraction;
    if (fraction < before)
        m_samples.clear(); // it began anew
    if (fraction <= before)
        return;
    m_samples.push_back({m_active, std::min(fraction, 1.0)});
    if (m_samples.size() > 64)
        for (std::size_t i = m_samples.size() - 2; i > 0 && i < m_samples.size(); i -= 2)
            m_samples.erase(m_samples.begin() + std::ptrdiff_t(i));
}

std::optional<double> TimeLeft::estimate() const {
    if (m_samples.empty() || m_active < 1 || m_samples.back().fraction < 0.02)
        return std::nullopt;
    const Sample last = m_samples.back();
    const auto from = std::find_if(m_samples.begin(), m_samples.end(), [&](const Sample& s) {
        return s.fraction >= last.fraction / 2;
    });
    double rate = last.fraction / std::max(last.seconds, 1e-3);
    if (m_samples.end() - from >= 4 && last.seconds > from->seconds)
        rate = (last.fraction - from->fraction) / (last.seconds - from->seconds);
    const double since = m_active - last.seconds, left = (1 - last.fraction) / rate;
    if (since < left)
        return left - since;
    return (1 - last.fraction) * m_active / last.fraction;
}

} // namespace antiphon
