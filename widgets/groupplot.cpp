#include "widgets/groupplot.h"

#include "widgets/mapsprites.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon {

namespace {

/// The least of 1, 2 or 5 with a power of ten that is not below `value`.
double niceStep(double value) {
    const double unit = std::pow(10, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * unit >= value * (1 - 1e-9))
            return factor * unit;
    return 10 * unit;
}

} // namespace

Qt::PenStyle kindDash(int kind) {
    static constexpr std::array<Qt::PenStyle, 4> dashes = {Qt::SolidLine, Qt::DashLine, Qt::DotLine,
                                                           Qt::DashDotLine};
    return dashes[std::size_t(std::max(0, kind)) % dashes.size()];
}

void paintKindName(QPainter& painter, const QRectF& room, const QString& name, int kind,
                   const QPalette& palette) {
    const QFontMetrics metrics = painter.fontMetrics();
    const double sign = metrics.height() * 0.55;
    const QString text = metrics.elidedText(name, Qt::ElideRight, int(room.width() - sign - 4));
    const double left = room.center().x() - (sign + 4 + metrics.horizontalAdvance(text)) / 2;
    painter.save();
    painter.translate(left + sign / 2, room.center().y());
    painter.setPen(Qt::NoPen);
    painter.setBrush(kindColor(kind, schemeOf(palette)));
    painter.drawPath(outlineOf(MapShape(std::size_t(std::max(0, kind)) % mapShapes), sign));
    painter.restore();
    painter.setPen(tonesOf(palette).text);
    painter.drawText(QRectF(left + sign + 4, room.top(), room.right() - left, room.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, text);
}

GroupPlot::GroupPlot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void GroupPlot::setContents(const QString& title, double low, double high) {
    m_title = title;
    m_low = low;
    m_high = high > low ? high : low + 1;
    m_current.reset();
    QStringList all;
    for (std::size_t i = 0; i < slotCount(); ++i)
        all << readOut(i);
    setAccessibleDescription(all.join(QStringLiteral(". ")));
    update();
}

void GroupPlot::setNote(const QString& note) {
    m_note = note;
    update();
}

QString GroupPlot::axisText(double value) const {
    return locale().toString(value, 'g', 5);
}

QRectF GroupPlot::plot() const {
    const double line = fontMetrics().height();
    const double scale = fontMetrics().horizontalAdvance(QStringLiteral("000.00")) + 6;
    return QRectF(rect()).adjusted(scale, line + 5, -4, -line - 7);
}

double GroupPlot::yOf(double value) const {
    const QRectF p = plot();
    return p.bottom() - (value - m_low) / (m_high - m_low) * p.height();
}

QRectF GroupPlot::slotRect(std::size_t slot) const {
    const QRectF p = plot();
    const double width = p.width() / double(std::max<std::size_t>(1, slotCount()));
    return {p.left() + double(slot) * width, p.top(), width, p.height()};
}

std::optional<std::size_t> GroupPlot::slotAt(QPointF point) const {
    for (std::size_t i = 0; i < slotCount(); ++i)
        if (slotRect(i).contains(point))
            return i;
    return std::nullopt;
}

void GroupPlot::paintAxis(QPainter& painter) {
    const Tones tone = tonesOf(palette());
    const QRectF p = plot();
    const double line = fontMetrics().height();
    painter.fillRect(p, tone.ground);
    const double step = niceStep((m_high - m_low) / std::max(2.0, p.height() / (2.2 * line)));
    for (double n = std::ceil(m_low / step); n * step <= m_high; ++n) {
        const double y = std::round(yOf(n * step)) + 0.5;
        painter.setPen(tone.grid);
        painter.drawLine(QPointF(p.left(), y), QPointF(p.right(), y));
        painter.setPen(tone.faint);
        painter.drawText(QRectF(0, y - line / 2, p.left() - 5, line),
                         Qt::AlignRight | Qt::AlignVCenter, axisText(n * step));
    }
}

void GroupPlot::paintTitle(QPainter& painter) {
    const Tones tone = tonesOf(palette());
    const QRectF p = plot();
    const QRectF row(p.left(), 0, p.width(), fontMetrics().height() + 2);
    painter.setPen(tone.text);
    const QString title = fontMetrics().elidedText(m_title, Qt::ElideRight, int(row.width()));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, title);
    const QRectF rest = row.adjusted(fontMetrics().horizontalAdvance(title) + 12, 0, 0, 0);
    if (rest.width() < 20)
        return;
    if (m_note.isEmpty())
        return paintLegend(painter, rest);
    painter.setPen(tone.faint);
    painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_note, Qt::ElideRight, int(rest.width())));
}

void GroupPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tones tone = tonesOf(palette());
    const QRectF p = plot();
    paintTitle(painter);
    if (slotCount() == 0) {
        painter.fillRect(p, tone.ground);
        painter.setPen(tone.faint);
        painter.drawText(p, Qt::AlignCenter | Qt::TextWordWrap, tr("Nothing measured yet"));
    } else {
        paintAxis(painter);
    }
    for (std::size_t i = 0; i < slotCount(); ++i) {
        const QRectF room = slotRect(i);
        if (m_current == i)
            painter.fillRect(room, tone.selection);
        painter.save();
        paintSlot(painter, i, room);
        painter.restore();
        paintName(painter, i,
                  QRectF(room.left(), room.bottom() + 4, room.width(), fontMetrics().height() + 2));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(hasFocus() ? palette().color(QPalette::Highlight) : tone.grid, hasFocus() ? 2 : 1));
    painter.drawRect(p);
}

void GroupPlot::setCurrent(std::optional<std::size_t> slot) {
    if (slot == m_current)
        return;
    m_current = slot;
    update();
}

bool GroupPlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    if (const auto slot = slotAt(help->pos()))
        QToolTip::showText(help->globalPos(), readOut(*slot), this, slotRect(*slot).toRect());
    else
        QToolTip::hideText();
    return true;
}

void GroupPlot::mouseMoveEvent(QMouseEvent* event) {
    setCurrent(slotAt(event->position()));
}

void GroupPlot::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    setCurrent(std::nullopt);
}

void GroupPlot::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int last = int(slotCount()) - 1;
    if (step == 0 || last < 0)
        return QWidget::keyPressEvent(event);
    const int next = m_current ? int(*m_current) + step : step > 0 ? 0 : last;
    setCurrent(std::size_t(std::clamp(next, 0, last)));
    const QString text = readOut(*m_current);
    setAccessibleDescription(text);
    QToolTip::showText(mapToGlobal(slotRect(*m_current).center().toPoint()), text, this);
    event->accept();
}

void GroupPlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void GroupPlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    setCurrent(std::nullopt);
    update();
}

} // namespace antiphon
