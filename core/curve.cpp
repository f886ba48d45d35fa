#include "core/curve.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double patience = 15; ///< seconds before anything is called stalled
constexpr std::size_t recent = 64;

void widen(Curve::Point& point, float low, float high) {
    // A comparison with NaN is false, so written that NaN gives way.
    if (!(point.low <= low))
        point.low = std::isfinite(low) ? low : point.low;
    if (!(point.high >= high))
        point.high = std::isfinite(high) ? high : point.high;
}

} // namespace

Curve::Curve(std::size_t limit) : m_limit(std::max<std::size_t>(16, limit)) {}

void Curve::add(std::int64_t step, double wallTime, double value) {
    if (m_points.empty()) {
        m_start = wallTime;
        m_first = double(step);
    }
    double at = double(step) + m_offset;
    if (!m_points.empty() && at < m_points.back().step) {
        if (double(step) <= m_first && m_count > 1) {
            m_offset += m_points.back().step - at + 1;
            at = m_points.back().step + 1;
        } else {
            while (!m_points.empty() && m_points.back().step >= at) {
                m_points.pop_back();
                m_count -= m_inLast;
                m_inLast = m_width;
            }
            m_inLast = m_points.empty() ? 0 : m_width;
        }
    }
    ++m_count;
    const auto seconds = float(wallTime - m_start);
    const auto v = float(value);
    if (std::isfinite(value)) {
        m_lowest = m_lowest <= value ? m_lowest : value;
        m_highest = m_highest >= value ? m_highest : value;
    }
    if (m_inLast == m_width && m_points.size() >= m_limit)
        halve();
    if (m_inLast > 0 && m_inLast < m_width) {
        Point& point = m_points.back();
        point.step = at;
        point.seconds = seconds;
        point.last = v;
        widen(point, v, v);
        ++m_inLast;
    } else {
        if (m_points.size() == m_points.capacity())
            m_points.reserve(std::min(m_limit, std::max<std::size_t>(16, 2 * m_points.size())));
        m_points.push_back({at, seconds, v, v, v});
        m_inLast = 1;
    }
}

/// Pairs become one. An odd last bucket stays, half full.
void Curve::halve() {
    const std::size_t pairs = m_points.size() / 2;
    for (std::size_t i = 0; i < pairs; ++i) {
        Point merged = m_points[2 * i];
        const Point& second = m_points[2 * i + 1];
        widen(merged, second.low, second.high);
        merged.step = second.step;
        merged.seconds = second.seconds;
        merged.last = second.last;
        m_points[i] = merged;
    }
    if (m_points.size() % 2 != 0)
        m_points[pairs] = m_points.back();
    else
        m_inLast += m_width;
    m_points.resize(pairs + m_points.size() % 2);
    m_width *= 2;
}

void Curve::shrinkTo(std::size_t limit) {
    m_limit = std::min(m_limit, std::max<std::size_t>(16, limit));
    if (m_points.size() <= m_limit)
        return;
    while (m_points.size() > m_limit)
        halve();
    m_points.shrink_to_fit();
}

std::vector<double> Curve::intervals() const {
    std::vector<double> gaps;
    // A last bucket that is still being filled tells nothing.
    const std::size_t whole = m_points.size() - (m_inLast > 0 && m_inLast < m_width ? 1 : 0);
    for (std::size_t i = whole; i > 1 && gaps.size() < recent; --i)
        gaps.push_back(double(m_points[i - 1].seconds - m_points[i - 2].seconds) / double(m_width));
    return gaps;
}

double Curve::usualInterval() const {
    std::vector<double> gaps = intervals();
    if (gaps.empty())
        return 0;
    const auto middle = gaps.begin() + std::ptrdiff_t(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return std::max(0.0, *middle);
}

double Curve::longestInterval() const {
    const std::vector<double> gaps = intervals();
    return gaps.empty() ? 0 : std::max(0.0, *std::max_element(gaps.begin(), gaps.end()));
}

double Smoother::operator()(double value) {
    if (!std::isfinite(value) || m_weight <= 0)
        return value;
    m_sum = m_weight * m_sum + (1 - m_weight) * value;
    m_left *= m_weight;
    return m_sum / (1 - m_left);
}

bool hasStalled(const Curve& curve, double now) {
    const double usual = curve.usualInterval();
    if (usual <= 0)
        return false;
    const double since = now - curve.start() - double(curve.points().back().seconds);
    return since > std::max({patience, 3 * usual, 1.5 * curve.longestInterval()});
}

} // namespace antiphon
