#include "widgets/frontierstrip.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace antiphon {

FrontierStrip::FrontierStrip(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Clips by the order in which they come in"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    tell();
}

void FrontierStrip::setHeights(std::vector<double> heights) {
    m_heights = std::move(heights);
    m_current = -1;
    setAdmitted(m_admitted);
}

void FrontierStrip::setAdmitted(int count) {
    m_admitted = count;
    tell();
    update();
}

void FrontierStrip::setEmptyText(const QString& text) {
    m_empty = text;
    update();
}

int FrontierStrip::thingAt(double x) const {
    if (m_heights.empty())
        return -1;
    return std::clamp(int(x / std::max(1, width()) * double(m_heights.size())), 0, things() - 1);
}

void FrontierStrip::setCurrent(int thing) {
    if (thing == m_current)
        return;
    m_current = thing;
    tell();
    update();
    Q_EMIT currentChanged(thing);
}

void FrontierStrip::paintEvent(QPaintEvent*) {
    const Tones tone = tonesOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tone.ground);
    if (m_heights.empty()) {
        painter.setPen(tone.faint);
        painter.drawText(rect().adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, m_empty);
        return;
    }
    // A column of pixels stands for several where they are more.
    const double each = double(width()) / double(m_heights.size());
    const int columns = std::min(width(), things());
    for (int c = 0; c < columns; ++c) {
        const auto first = std::size_t(c) * m_heights.size() / std::size_t(columns);
        const auto last = std::size_t(c + 1) * m_heights.size() / std::size_t(columns);
        double high = 0;
        for (std::size_t i = first; i < last; ++i)
            high = std::max(high, m_heights[i]);
        const double left = double(first) * each, right = double(last) * each;
        const double top = (1 - high) * (height() - 6) + 3;
        const bool in = int(first) < m_admitted;
        const bool current = m_current >= int(first) && m_current < int(last);
        painter.fillRect(
            QRectF(left, top, std::max(1.0, right - left - (each > 3 ? 1 : 0)), height() - top),
            current ? tone.playhead
            : in    ? tone.data
                    : tone.grid);
    }
    const double frontier = std::min<double>(double(m_admitted) * each, width() - 1);
    painter.fillRect(QRectF(frontier - 1, 0, 2, height()), tone.text);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void FrontierStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_heights.empty())
        return;
    setCurrent(thingAt(event->position().x()));
    Q_EMIT chosen(m_current);
}

void FrontierStrip::mouseMoveEvent(QMouseEvent* event) {
    setCurrent(thingAt(event->position().x()));
}

void FrontierStrip::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (!hasFocus())
        setCurrent(-1);
}

void FrontierStrip::keyPressEvent(QKeyEvent* event) {
    if (m_heights.empty())
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(std::max(0, m_current - 1));
    case Qt::Key_Right:
        return setCurrent(std::min(things() - 1, m_current + 1));
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(std::clamp(m_admitted - 1, 0, things() - 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT chosen(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FrontierStrip::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void FrontierStrip::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void FrontierStrip::tell() {
    const QString all = tr("%1 of %2 clips are in").arg(m_admitted).arg(things());
    setAccessibleDescription(m_heights.empty() ? m_empty
                             : m_current < 0   ? all
                                               : all + QStringLiteral("; ") +
                                                   tr("at clip %1").arg(m_current + 1));
}

} // namespace antiphon
