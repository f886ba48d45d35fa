#include "widgets/lane.h"

#include <QAccessible>
#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace antiphon {

Lane::Lane(TimeAxis* axis, QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    measureGutter();
    setAxis(axis);
}

void Lane::setAxis(TimeAxis* axis) {
    if (m_axis)
        m_axis->disconnect(this);
    m_axis = axis;
    connectAxis();
    contentChanged();
}

void Lane::connectAxis() {
    if (!m_axis)
        return;
    connect(m_axis, &TimeAxis::visibleChanged, this, [this] { contentChanged(); });
    connect(m_axis, &TimeAxis::lengthChanged, this, [this] { contentChanged(); });
    connect(m_axis, &TimeAxis::selectionChanged, this, [this] {
        updateSpan(m_drawnSelection);
        updateSpan(m_drawnSelection = m_axis->selection());
        tellState();
    });
    connect(m_axis, &TimeAxis::loopChanged, this, [this] {
        updateSpan(m_drawnLoop);
        updateSpan(m_drawnLoop = m_axis->loop());
        tellState();
    });
    connect(m_axis, &TimeAxis::cursorChanged, this, [this] {
        updateStrip(m_drawnCursor);
        updateStrip(m_drawnCursor = m_axis->cursor());
        tellState();
    });
    connect(m_axis, &TimeAxis::playheadChanged, this, [this] {
        if (m_drawnPlayhead)
            updateStrip(*m_drawnPlayhead);
        m_drawnPlayhead = m_axis->playhead();
        if (m_drawnPlayhead)
            updateStrip(*m_drawnPlayhead);
    });
    m_drawnSelection = m_axis->selection();
    m_drawnLoop = m_axis->loop();
    m_drawnCursor = m_axis->cursor();
    m_drawnPlayhead = m_axis->playhead();
}

void Lane::measureGutter() {
    m_gutter = fontMetrics().horizontalAdvance(QStringLiteral("00000000000")) + 10;
}

QRect Lane::plot() const {
    return rect().adjusted(gutter(), 0, 0, 0);
}

double Lane::xAt(double seconds) const {
    const QRect area = plot();
    if (!m_axis || m_axis->visible().length() <= 0)
        return area.left();
    const TimeSpan v = m_axis->visible();
    return area.left() + (seconds - v.start) / v.length() * area.width();
}

double Lane::secondsAt(double x) const {
    const QRect area = plot();
    if (!m_axis || area.width() <= 0)
        return 0;
    const TimeSpan v = m_axis->visible();
    return v.start + (x - area.left()) / area.width() * v.length();
}

double Lane::secondsPerPixel() const {
    return m_axis && plot().width() > 0 ? m_axis->visible().length() / plot().width() : 0;
}

void Lane::contentChanged() {
    m_dirty = rect();
    update();
}

void Lane::contentChanged(TimeSpan span) {
    const QRect area = plot();
    const int left = int(std::floor(std::clamp(xAt(span.start), -1.0, width() + 1.0))) - 2;
    const int right = int(std::ceil(std::clamp(xAt(span.end), -1.0, width() + 1.0))) + 2;
    const QRect part = QRect(QPoint(left, 0), QPoint(right, height() - 1)) & area;
    if (part.isEmpty())
        return;
    m_dirty |= part;
    update(part);
}

void Lane::updateStrip(double seconds) {
    const double x = xAt(seconds);
    if (x > -8 && x < width() + 8)
        update(QRect(int(std::floor(x)) - 3, 0, 7, height()));
}

void Lane::updateSpan(const std::optional<TimeSpan>& span) {
    if (!span)
        return;
    const double left = std::clamp(xAt(span->start), -4.0, width() + 4.0);
    const double right = std::clamp(xAt(span->end), -4.0, width() + 4.0);
    update(QRectF(left - 3, 0, right - left + 6, height()).toAlignedRect());
}

void Lane::paintGutter(QPainter& painter, const QRect& gutter) {
    painter.fillRect(gutter, palette().color(QPalette::Window));
}

void Lane::paintOverlay(QPainter&, const QRect&) {}

void Lane::hatch(QPainter& painter, const QRectF& rect, const QColor& color) {
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(color, 1));
    painter.setRenderHint(QPainter::Antialiasing);
    // Stripes stand still in the lane, whatever part is repainted.
    constexpr double step = 7;
    const double height = rect.height();
    const double first = std::floor((rect.left() - height) / step) * step;
    QList<QLineF> lines;
    for (double x = first; x < rect.right(); x += step)
        lines.append(QLineF(x, rect.bottom(), x + height, rect.top()));
    painter.drawLines(lines);
    painter.restore();
}

void Lane::renderContent() {
    const qreal ratio = devicePixelRatioF();
    const QSize size = (QSizeF(this->size()) * ratio).toSize();
    if (m_content.size() != size || m_content.devicePixelRatio() != ratio) {
        m_content = QPixmap(size);
        m_content.setDevicePixelRatio(ratio);
        m_dirty = rect();
    }
    if (m_dirty.isEmpty())
        return;
    const QRect dirty = m_dirty.boundingRect();
    m_dirty = {};
    QPainter painter(&m_content);
    painter.setFont(font());
    const QRect part = dirty & plot();
    if (!part.isEmpty()) {
        ++m_count.content;
        painter.save();
        painter.setClipRect(part);
        painter.fillRect(part, palette().color(QPalette::Base));
        if (m_axis)
            paintContent(painter, part);
        painter.restore();
    }
    const QRect side(0, 0, gutter(), height());
    if (dirty.intersects(side)) {
        painter.setClipRect(side);
        painter.fillRect(side, palette().color(QPalette::Window));
        paintGutter(painter, side);
    }
}

void Lane::paintEvent(QPaintEvent* event) {
    renderContent();
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    for (const QRect& r : event->region()) {
        painter.drawPixmap(
            QRectF(r), m_content,
            QRectF(r.left() * ratio, r.top() * ratio, r.width() * ratio, r.height() * ratio));
        m_count.overlayPixels += qint64(r.width()) * r.height();
    }
    if (!m_axis)
        return;
    const Tones tone = tones();
    const QRect area = plot();
    painter.setClipRect(area & event->rect());
    const auto spanRect = [&](const TimeSpan& s) {
        const double left = std::max(xAt(s.start), area.left() - 2.0);
        const double right = std::min(xAt(s.end), area.right() + 3.0);
        return QRectF(left, 0, std::max(0.0, right - left), height());
    };
    if (const auto loop = m_axis->loop()) {
        const QRectF r = spanRect(*loop);
        painter.fillRect(r, tone.loop);
        QColor edge = tone.good;
        painter.fillRect(QRectF(r.left(), 0, 1, height()), edge);
        painter.fillRect(QRectF(r.right() - 1, 0, 1, height()), edge);
    }
    if (const auto selection = m_axis->selection()) {
        const QRectF r = spanRect(*selection);
        painter.fillRect(r, tone.selection);
        const QColor edge = palette().color(QPalette::Highlight);
        painter.fillRect(QRectF(r.left(), 0, 1, height()), edge);
        painter.fillRect(QRectF(r.right() - 1, 0, 1, height()), edge);
    }
    paintOverlay(painter, area & event->rect());
    const double cursor = std::floor(xAt(m_axis->cursor()));
    painter.setPen(QPen(tone.faint, 1, Qt::DashLine));
    painter.drawLine(QPointF(cursor + 0.5, 0), QPointF(cursor + 0.5, height()));
    if (const auto playhead = m_axis->playhead())
        painter.fillRect(QRectF(std::floor(xAt(*playhead)) - 0.5, 0, 2, height()), tone.playhead);
    if (hasFocus()) {
        painter.setClipRect(event->rect());
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void Lane::resizeEvent(QResizeEvent*) {
    contentChanged();
}

void Lane::changeEvent(QEvent* event) {
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
        measureGutter();
        [[fallthrough]];
    case QEvent::PaletteChange:
    case QEvent::LanguageChange:
        contentChanged();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

void Lane::wheelEvent(QWheelEvent* event) {
    if (!m_axis)
        return;
    const QPoint delta = event->angleDelta();
    const bool pan = event->modifiers().testFlag(Qt::ShiftModifier) || delta.y() == 0;
    if (pan) {
        const int amount = delta.y() ? delta.y() : delta.x();
        m_axis->pan(-amount / 120.0 * 0.1 * m_axis->visible().length());
    } else {
        m_axis->zoom(std::pow(1.25, delta.y() / 120.0), secondsAt(event->position().x()));
    }
    event->accept();
}

void Lane::mousePressEvent(QMouseEvent* event) {
    if (!m_axis)
        return;
    m_pressPoint = event->position();
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        m_panStart = m_axis->visible().start;
        return;
    }
    if (event->button() != Qt::LeftButton || event->position().x() < plot().left() ||
        pressed(event))
        return;
    const double t = secondsAt(event->position().x());
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        // The end that is farther from the pointer stays.
        const auto s = m_axis->selection();
        m_anchor = !s ? m_axis->cursor() : t < (s->start + s->end) / 2 ? s->end : s->start;
        m_axis->setSelection(TimeSpan{std::min(m_anchor, t), std::max(m_anchor, t)});
        m_drag = Drag::Select;
        return;
    }
    m_anchor = t;
    m_drag = Drag::Press;
}

void Lane::mouseMoveEvent(QMouseEvent* event) {
    if (!m_axis)
        return;
    const QPointF moved = event->position() - m_pressPoint;
    if (m_drag == Drag::Pan) {
        m_axis->pan(m_panStart - moved.x() * secondsPerPixel() - m_axis->visible().start);
        return;
    }
    if (m_drag == Drag::Press && std::abs(moved.x()) >= QApplication::startDragDistance() / 2.0)
        m_drag = Drag::Select;
    if (m_drag == Drag::Select) {
        const double t = secondsAt(event->position().x());
        m_axis->setSelection(TimeSpan{std::min(m_anchor, t), std::max(m_anchor, t)});
        // Dragging beyond an edge scrolls.
        if (event->position().x() > plot().right())
            m_axis->pan((event->position().x() - plot().right()) * secondsPerPixel());
        else if (event->position().x() < plot().left())
            m_axis->pan((event->position().x() - plot().left()) * secondsPerPixel());
    }
}

void Lane::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_axis)
        return;
    if (m_drag == Drag::Press && event->button() == Qt::LeftButton) {
        m_axis->setSelection(std::nullopt);
        m_axis->setCursor(m_anchor);
        m_axis->requestSeek(m_anchor);
    } else if (m_drag == Drag::Select && m_axis->selection()) {
        m_axis->setCursor(m_axis->selection()->start);
    }
    m_drag = Drag::None;
}

void Lane::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!m_axis || event->button() != Qt::LeftButton)
        return;
    const auto s = m_axis->selection();
    const double t = secondsAt(event->position().x());
    m_axis->requestAudition(s && s->contains(t) ? *s : TimeSpan{0, m_axis->length()});
}

void Lane::moveCursor(double t, bool select) {
    const double before = m_axis->cursor();
    if (select) {
        const auto s = m_axis->selection();
        // The cursor sits at one end of the selection; the other one stays.
        const double anchor = !s ? before : std::abs(s->start - before) < 1e-9 ? s->end : s->start;
        m_axis->setCursor(t);
        const double now = m_axis->cursor();
        m_axis->setSelection(TimeSpan{std::min(anchor, now), std::max(anchor, now)});
    } else {
        m_axis->setSelection(std::nullopt);
        m_axis->setCursor(t);
    }
    m_axis->ensureVisible(m_axis->cursor());
}

void Lane::keyPressEvent(QKeyEvent* event) {
    if (!m_axis)
        return QWidget::keyPressEvent(event);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const double step = 8 * secondsPerPixel(), visible = m_axis->visible().length();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const double sign = event->key() == Qt::Key_Left ? -1 : 1;
        if (control)
            m_axis->pan(sign * 0.1 * visible);
        else
            moveCursor(m_axis->cursor() + sign * step, shift);
        break;
    }
    case Qt::Key_Home:
        moveCursor(0, shift);
        break;
    case Qt::Key_End:
        moveCursor(m_axis->length(), shift);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_axis->ensureVisible(m_axis->cursor());
        m_axis->zoom(1.5, m_axis->cursor());
        break;
    case Qt::Key_Minus:
        m_axis->zoom(1 / 1.5, m_axis->cursor());
        break;
    case Qt::Key_0:
        m_axis->showAll();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_axis->requestAudition(
            m_axis->selection().value_or(TimeSpan{m_axis->cursor(), m_axis->length()}));
        break;
    case Qt::Key_Escape:
        if (!m_axis->selection())
            return QWidget::keyPressEvent(event); // the window stops an audition
        m_axis->setSelection(std::nullopt);
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    event->accept();
}

void Lane::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void Lane::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

QString Lane::stateText() const {
    if (!m_axis)
        return {};
    const double resolution = secondsPerPixel();
    if (const auto s = m_axis->selection())
        return tr("Selected from %1 to %2")
            .arg(timeText(s->start, resolution), timeText(s->end, resolution));
    return tr("Cursor at %1").arg(timeText(m_axis->cursor(), resolution));
}

void Lane::tellState() {
    setAccessibleDescription(stateText()); // Qt tells assistive tools of the change
}

} // namespace antiphon
