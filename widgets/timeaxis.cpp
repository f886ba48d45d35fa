#include "widgets/timeaxis.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace antiphon {

TimeAxis::TimeAxis(QObject* parent) : QObject(parent) {}

double TimeAxis::clamped(double t) const {
    return std::isfinite(t) ? std::clamp(t, 0.0, m_length) : 0.0;
}

TimeSpan TimeAxis::ordered(TimeSpan span) const {
    const double a = clamped(span.start), b = clamped(span.end);
    return {std::min(a, b), std::max(a, b)};
}

void TimeAxis::setLength(double seconds) {
    seconds = std::isfinite(seconds) ? std::max(0.0, seconds) : 0.0;
    if (seconds == m_length)
        return;
    const bool all = m_visible.length() <= 0 || m_visible == TimeSpan{0, m_length};
    m_length = seconds;
    Q_EMIT lengthChanged();
    setVisible(all ? TimeSpan{0, seconds} : m_visible);
    setSelection(m_selection);
    setLoop(m_loop);
    setCursor(m_cursor);
}

void TimeAxis::setShortest(double seconds) {
    m_shortest = std::max(seconds, 1e-7);
    setVisible(m_visible);
}

void TimeAxis::setVisible(TimeSpan span) {
    if (!std::isfinite(span.start) || !std::isfinite(span.end))
        return;
    const double length = std::clamp(span.length(), std::min(m_shortest, m_length), m_length);
    // A span that had to grow or shrink keeps its middle.
    const double start = (span.start + span.end - length) / 2;
    const double first = std::clamp(start, 0.0, m_length - length);
    const TimeSpan next{first, first + length};
    if (next == m_visible)
        return;
    m_visible = next;
    Q_EMIT visibleChanged();
}

void TimeAxis::zoom(double factor, double at) {
    if (!(factor > 0) || m_visible.length() <= 0)
        return;
    const double length =
        std::clamp(m_visible.length() / factor, std::min(m_shortest, m_length), m_length);
    const double place = (clamped(at) - m_visible.start) / m_visible.length();
    const double start = std::clamp(clamped(at) - place * length, 0.0, m_length - length);
    setVisible({start, start + length});
}

void TimeAxis::pan(double seconds) {
    const double start =
        std::clamp(m_visible.start + seconds, 0.0, std::max(0.0, m_length - m_visible.length()));
    setVisible({start, start + m_visible.length()});
}

void TimeAxis::showAll() {
    setVisible({0, m_length});
}

void TimeAxis::ensureVisible(double t) {
    t = clamped(t);
    if (t >= m_visible.start && t <= m_visible.end)
        return;
    const double length = m_visible.length();
    const double start = t < m_visible.start ? t - 0.9 * length : t - 0.1 * length;
    pan(start - m_visible.start);
}

void TimeAxis::setSelection(std::optional<TimeSpan> span) {
    if (span)
        span = ordered(*span);
    if (span && span->length() < 1e-6)
        span.reset();
    if (span == m_selection)
        return;
    m_selection = span;
    Q_EMIT selectionChanged();
}

void TimeAxis::setLoop(std::optional<TimeSpan> span) {
    if (span)
        span = ordered(*span);
    if (span && span->length() < 1e-6)
        span.reset();
    if (span == m_loop)
        return;
    m_loop = span;
    Q_EMIT loopChanged();
}

void TimeAxis::setCursor(double t) {
    t = clamped(t);
    if (t == m_cursor)
        return;
    m_cursor = t;
    Q_EMIT cursorChanged();
}

void TimeAxis::setPlayhead(std::optional<double> t) {
    if (t)
        t = clamped(*t);
    if (t == m_playhead)
        return;
    const bool wasVisible =
        m_playhead && *m_playhead >= m_visible.start && *m_playhead <= m_visible.end;
    m_playhead = t;
    // Follow only from within: a user who scrolled away is left alone.
    if (t && m_follow && wasVisible)
        ensureVisible(*t);
    Q_EMIT playheadChanged();
}

QString timeText(double seconds, double resolution) {
    int decimals = 0;
    for (double step = resolution; step < 0.99 && decimals < 6; step *= 10)
        ++decimals;
    const bool negative = seconds < 0;
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(std::abs(seconds) * scale) / scale;
    const auto whole = static_cast<long long>(rounded);
    const double rest = double(whole % 60) + (rounded - double(whole));
    const QString tail = QStringLiteral("%1").arg(rest, decimals ? decimals + 3 : 2, 'f', decimals,
                                                  QLatin1Char('0'));
    QString text = whole >= 3600 ? QStringLiteral("%1:%2:%3")
                                       .arg(whole / 3600)
                                       .arg(whole / 60 % 60, 2, 10, QLatin1Char('0'))
                                       .arg(tail)
                                 : QStringLiteral("%1:%2").arg(whole / 60).arg(tail);
    return negative && rounded > 0 ? QLatin1Char('-') + text : text;
}

} // namespace antiphon
