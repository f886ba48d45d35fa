#include "widgets/intervalplot.h"

#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double most = 32; ///< bins

} // namespace

IntervalPlot::IntervalPlot(QWidget* parent) : GroupPlot(parent) {
    setAccessibleName(tr("Times between onsets"));
}

void IntervalPlot::setIntervals(const std::vector<double>& seconds) {
    m_counts.clear();
    if (!seconds.empty()) {
        const double longest = *std::max_element(seconds.begin(), seconds.end());
        m_bin = 0.01;
        for (int i = 0; longest / m_bin >= most; ++i)
            m_bin *= i % 3 == 1 ? 2.5 : 2; // 10, 20, 50, 100 ms ...
        m_counts.resize(std::size_t(longest / m_bin) + 1);
        for (const double interval : seconds)
            ++m_counts[std::min(m_counts.size() - 1, std::size_t(interval / m_bin))];
    }
    const int high = m_counts.empty() ? 1 : *std::max_element(m_counts.begin(), m_counts.end());
    setContents(tr("Times between onsets (s)"), 0, high);
}

QString IntervalPlot::readOut(std::size_t slot) const {
    const auto time = [&](std::size_t bin) {
        return locale().toString(double(bin) * m_bin, 'f', m_bin < 0.1 ? 2 : 1);
    };
    //: two times in seconds
    return tr("%1 to %2 s: %n interval(s)", nullptr, m_counts[slot])
        .arg(time(slot), time(slot + 1));
}

void IntervalPlot::paintSlot(QPainter& painter, std::size_t slot, const QRectF& room) {
    if (m_counts[slot] == 0)
        return;
    const Tones tone = tonesOf(palette());
    const double top = yOf(m_counts[slot]);
    const QRectF bar(room.left() + 1, top, std::max(1.0, room.width() - 2), room.bottom() - top);
    painter.fillRect(bar, mix(tone.ground, tone.data, 0.6));
    painter.setPen(QPen(tone.data, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
}

void IntervalPlot::paintName(QPainter& painter, std::size_t slot, const QRectF& room) {
    // As many as there is room for.
    const QString text = locale().toString(double(slot) * m_bin, 'g', 3);
    const double wanted = painter.fontMetrics().horizontalAdvance(QStringLiteral("0.000"));
    const auto each = std::size_t(std::max(1.0, std::ceil(wanted / std::max(1.0, room.width()))));
    if (slot % each != 0)
        return;
    painter.setPen(tonesOf(palette()).faint);
    painter.drawText(QRectF(room.left() - wanted, room.top(), 2 * wanted, room.height()),
                     Qt::AlignHCenter | Qt::AlignVCenter, text);
}

} // namespace antiphon
