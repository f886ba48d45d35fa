#include "widgets/labelstrip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon {

namespace {
constexpr int typingPause = 700; ///< ms after which typed digits count as complete
}

// Found one after another by maximising the least OKLab distance to those before; within eight of
// them also as seen by the other kinds of eyes (Machado et al. 2009). At luminances between 0.04
// and 0.62, and between 0.09 and 0.8.
QColor labelColor(int label, const QPalette& palette) {
    static constexpr std::array<QRgb, 24> onLight = {
        0xffa86000, 0xffffc000, 0xffa80030, 0xff3060d8, 0xffc07890, 0xff901890,
        0xffc078ff, 0xff78a800, 0xff006060, 0xffd80090, 0xffff7800, 0xffa800ff,
        0xff00d8a8, 0xff6000c0, 0xff603000, 0xffd8c0ff, 0xff786090, 0xff009060,
        0xffc0a878, 0xfff00018, 0xff0000f0, 0xff30a8d8, 0xff303078, 0xffff60c0};
    static constexpr std::array<QRgb, 24> onDark = {
        0xff7890ff, 0xffd8f048, 0xffff0048, 0xffa80090, 0xffff9090, 0xff4818ff,
        0xff90d8ff, 0xffd860a8, 0xff009018, 0xffc0a800, 0xff006060, 0xffff30ff,
        0xff00ffc0, 0xfff090ff, 0xffa81830, 0xff906090, 0xff00c078, 0xff0090c0,
        0xffc06000, 0xffffd8a8, 0xff78d800, 0xff3060a8, 0xff9048f0, 0xff789060};
    const auto& colors = schemeOf(palette) == Scheme::Dark ? onDark : onLight;
    return colors[std::size_t(std::max(label, 0)) % colors.size()];
}

LabelStrip::LabelStrip(TimeAxis* axis, QWidget* parent)
    : Lane(axis, parent), m_title(tr("Labels")), m_typing(new QTimer(this)) {
    setAccessibleName(tr("Label strip"));
    setWhatsThis(tr("One cell a segment; the fainter, the less certain. Click to hear it, type a "
                    "number to change its label, K locks it against re-rolling."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this, &LabelStrip::commitTyped);
}

QSize LabelStrip::sizeHint() const {
    return {600, fontMetrics().height() + 20};
}
QSize LabelStrip::minimumSizeHint() const {
    return {160, fontMetrics().height() + 12};
}

void LabelStrip::setSegments(std::vector<LabelSegment> segments) {
    const bool same = segments.size() == m_segments.size();
    m_segments = std::move(segments);
    m_painted.assign(m_segments.size(), false);
    if (!same) {
        m_chosen.assign(m_segments.size(), false);
        m_hovered = -1;
        m_anchor = -1;
        if (m_current >= int(m_segments.size()))
            setCurrent(int(m_segments.size()) - 1);
    }
    contentChanged();
    tellState();
}

void LabelStrip::setLabelCount(int count) {
    m_labelCount = std::max(1, count);
}

void LabelStrip::setTitle(const QString& title) {
    m_title = title;
    setAccessibleName(title);
    contentChanged();
}

void LabelStrip::setStretches(std::vector<int> firsts) {
    m_stretches = std::move(firsts);
    update();
}

std::pair<int, int> LabelStrip::stretchOf(int segment) const {
    const auto next = std::upper_bound(m_stretches.begin(), m_stretches.end(), segment);
    if (segment < 0 || segment >= int(m_segments.size()) || next == m_stretches.begin())
        return {-1, -1};
    return {*std::prev(next), next == m_stretches.end() ? int(m_segments.size()) - 1 : *next - 1};
}

void LabelStrip::setPaintLabel(std::optional<int> label) {
    m_paintLabel = label;
    setCursor(label ? Qt::CrossCursor : Qt::ArrowCursor);
}

void LabelStrip::setCurrent(int segment) {
    segment = std::clamp(segment, -1, int(m_segments.size()) - 1);
    if (segment == m_current)
        return;
    m_current = segment;
    update();
    tellState();
    Q_EMIT currentChanged(segment);
}

QList<int> LabelStrip::chosen() const {
    QList<int> list;
    for (std::size_t i = 0; i < m_chosen.size(); ++i)
        if (m_chosen[i])
            list.append(int(i));
    if (list.isEmpty() && m_current >= 0)
        list.append(m_current);
    return list;
}

int LabelStrip::segmentAt(double x) const {
    const double t = secondsAt(x);
    const auto after =
        std::upper_bound(m_segments.begin(), m_segments.end(), t,
                         [](double s, const LabelSegment& g) { return s < g.start; });
    if (after == m_segments.begin() || t >= std::prev(after)->end)
        return -1;
    return int(std::prev(after) - m_segments.begin());
}

void LabelStrip::paintContent(QPainter& painter, const QRect& dirty) {
    const double from = secondsAt(dirty.left() - 1), to = secondsAt(dirty.right() + 2);
    const auto first = std::partition_point(m_segments.begin(), m_segments.end(),
                                            [&](const LabelSegment& s) { return s.end <= from; });
    double drawnTo = -1e9;
    for (auto s = first; s != m_segments.end() && s->start < to; ++s) {
        // Many segments to a pixel: the first of them stands for it.
        if (xAt(s->end) <= drawnTo + 0.5)
            continue;
        drawnTo = xAt(s->end);
        const int index = int(s - m_segments.begin());
        const bool painted = m_stroke && m_painted[std::size_t(index)];
        paintSegment(painter, index, painted ? *m_paintLabel : s->label);
    }
    if (m_segments.empty()) {
        painter.setPen(tones().faint);
        painter.drawText(plot(), Qt::AlignCenter, tr("No labels yet"));
    }
}

void LabelStrip::paintSegment(QPainter& painter, int index, int label) {
    const LabelSegment& s = m_segments[std::size_t(index)];
    const Tones tone = tones();
    const QFontMetrics metrics = fontMetrics();
    const double left = xAt(s.start), right = xAt(s.end);
    const QRectF cell(left, 2, std::max(1.0, right - left - (right - left > 4 ? 1 : 0)),
                      height() - 4);
    if (label < 0) {
        painter.fillRect(cell, mix(tone.ground, tone.text, 0.06));
        hatch(painter, cell, mix(tone.ground, tone.text, 0.35));
        if (!s.reason.isEmpty()) {
            const QString text =
                metrics.elidedText(s.reason, Qt::ElideRight, int(cell.width()) - 10);
            const double width = metrics.horizontalAdvance(text);
            if (text.size() > 3 && width + 8 < cell.width()) {
                const QRectF box(cell.center().x() - width / 2 - 4,
                                 cell.center().y() - metrics.height() / 2.0, width + 8,
                                 metrics.height());
                painter.fillRect(box, tone.ground);
                painter.setPen(tone.text);
                painter.drawText(box, Qt::AlignCenter, text);
            }
        }
        return;
    }
    const double confidence = std::clamp(double(s.confidence), 0.0, 1.0);
    const QColor color = mix(tone.ground, labelColor(label, palette()), 0.25 + 0.75 * confidence);
    painter.fillRect(cell, color);
    // Eight colours are told apart by all kinds of eyes; further ones have bars along the lower
    // edge.
    for (int bar = 0; bar < std::min(label / seriesColors, 3); ++bar)
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 2 - 4 * bar, cell.width(), 2),
                         inkOn(color));
    if (s.undecided >= 0) {
        const double length = cell.width() * std::min(double(s.undecided), 1.0);
        painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), 3),
                         mix(color, tone.ground, 0.5));
        painter.fillRect(QRectF(cell.left(), cell.top(), length, 3), inkOn(color));
    }
    const QString number = QString::number(label);
    double room = cell.width() - 4;
    if (s.locked) {
        // A padlock of rectangles: clear at any size.
        const QColor ink = inkOn(color);
        const QRectF body(cell.left() + 3, cell.top() + 7, 8, 6);
        if (cell.width() >= 14) {
            painter.fillRect(body, ink);
            painter.setPen(QPen(ink, 1.4));
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawArc(QRectF(body.left() + 1.5, body.top() - 4, 5, 8), 0, 180 * 16);
            painter.restore();
            room -= 14;
        } else {
            painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), 3), ink);
        }
    }
    if (metrics.horizontalAdvance(number) <= room) {
        painter.setPen(inkOn(color));
        const bool beside = s.locked && cell.width() >= 14; // the padlock
        painter.drawText(cell.adjusted(beside ? 14 : 0, 0, 0, 0), Qt::AlignCenter, number);
    }
}

void LabelStrip::paintGutter(QPainter& painter, const QRect& gutter) {
    Lane::paintGutter(painter, gutter);
    painter.setPen(tones().faint);
    painter.drawText(gutter.adjusted(4, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_title, Qt::ElideRight, gutter.width() - 10));
}

void LabelStrip::paintOverlay(QPainter& painter, const QRect& dirty) {
    const Tones tone = tones();
    const auto frame = [&](int i, const QColor& color, double width) {
        if (i < 0 || i >= int(m_segments.size()))
            return;
        const auto& s = m_segments[std::size_t(i)];
        const QRectF r(xAt(s.start), 1, xAt(s.end) - xAt(s.start) - 1, height() - 2);
        if (r.right() < dirty.left() || r.left() > dirty.right())
            return;
        painter.setPen(QPen(color, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(r.adjusted(width / 2, width / 2, -width / 2, -width / 2));
    };
    for (std::size_t i = 0; i < m_chosen.size(); ++i)
        if (m_chosen[i])
            frame(int(i), palette().color(QPalette::Highlight), 3);
    frame(m_hovered, mix(tone.ground, tone.text, 0.6), 1);
    frame(m_current, tone.text, 2);
    if (const auto [first, last] = stretchOf(m_current); first >= 0) {
        const double left = xAt(m_segments[std::size_t(first)].start),
                     right = xAt(m_segments[std::size_t(last)].end) - 1;
        painter.fillRect(QRectF(left, height() - 2, right - left, 2), tone.text);
        for (const double x : {left, right - 2})
            painter.fillRect(QRectF(x, height() - 7, 2, 7), tone.text);
    }
    if (!m_typed.isEmpty() && m_current >= 0) {
        const auto& s = m_segments[std::size_t(m_current)];
        const double middle =
            std::clamp((xAt(s.start) + xAt(s.end)) / 2, plot().left() + 20.0, width() - 20.0);
        const double w = fontMetrics().horizontalAdvance(m_typed) + 12;
        const QRectF box(middle - w / 2, 3, w, height() - 6);
        painter.fillRect(box, palette().color(QPalette::Highlight));
        painter.setPen(palette().color(QPalette::HighlightedText));
        painter.drawText(box, Qt::AlignCenter, m_typed);
    }
}

QString LabelStrip::stateText() const {
    if (m_current < 0 || m_current >= int(m_segments.size()))
        return tr("%n segment(s)", nullptr, int(m_segments.size()));
    const LabelSegment& s = m_segments[std::size_t(m_current)];
    const QString place = tr("Segment %1 of %2 at %3")
                              .arg(m_current + 1)
                              .arg(m_segments.size())
                              .arg(timeText(s.start));
    if (s.label < 0)
        return s.reason.isEmpty() ? tr("%1: silence").arg(place)
                                  : tr("%1: silence, %2").arg(place, s.reason);
    return s.locked ? tr("%1: label %2, locked").arg(place).arg(s.label)
                    : tr("%1: label %2").arg(place).arg(s.label);
}

bool LabelStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int segment = segmentAt(help->pos().x());
        if (segment >= 0 && help->pos().x() >= plot().left()) {
            QString text = m_details ? m_details(segment) : m_segments[std::size_t(segment)].reason;
            QToolTip::showText(help->globalPos(), text, this);
            return true;
        }
    }
    return Lane::event(event);
}

void LabelStrip::showSegment(int segment) {
    if (segment < 0 || !axis())
        return;
    axis()->ensureVisible(m_segments[std::size_t(segment)].start);
}

void LabelStrip::choose(int segment, Qt::KeyboardModifiers modifiers) {
    if (segment < 0 || segment >= int(m_segments.size()))
        return;
    commitTyped();
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        if (m_anchor < 0)
            m_anchor = std::max(0, m_current);
        m_chosen.assign(m_segments.size(), false);
        for (int i = std::min(m_anchor, segment); i <= std::max(m_anchor, segment); ++i)
            m_chosen[std::size_t(i)] = true;
    } else if (modifiers.testFlag(Qt::ControlModifier)) {
        m_chosen[std::size_t(segment)] = !m_chosen[std::size_t(segment)];
        m_anchor = segment;
    } else {
        m_chosen.assign(m_segments.size(), false);
        m_anchor = segment;
    }
    setCurrent(segment);
    showSegment(segment);
    update();
}

bool LabelStrip::pressed(QMouseEvent* event) {
    const int segment = segmentAt(event->position().x());
    if (m_paintLabel) {
        commitTyped();
        m_stroke = true;
        m_strokeX = event->position().x();
        m_painted.assign(m_segments.size(), false);
        paintThrough(m_strokeX);
        return true;
    }
    if (segment < 0)
        return true;
    choose(segment, event->modifiers());
    if (!(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)))
        Q_EMIT segmentClicked(segment);
    return true;
}

void LabelStrip::paintThrough(double x) {
    // All between two mouse events: a quick hand skips none.
    const double from = secondsAt(std::min(x, m_strokeX)), to = secondsAt(std::max(x, m_strokeX));
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const LabelSegment& s = m_segments[i];
        if (s.end <= from || s.start > to || s.locked || m_painted[i])
            continue;
        m_painted[i] = true;
        contentChanged({s.start, s.end});
    }
    m_strokeX = x;
}

void LabelStrip::mouseMoveEvent(QMouseEvent* event) {
    if (m_stroke) {
        paintThrough(event->position().x());
        return;
    }
    Lane::mouseMoveEvent(event);
    const int segment =
        event->position().x() < plot().left() ? -1 : segmentAt(event->position().x());
    if (segment != m_hovered) {
        m_hovered = segment;
        update();
        Q_EMIT segmentHovered(segment);
    }
}

void LabelStrip::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_stroke)
        return Lane::mouseReleaseEvent(event);
    m_stroke = false;
    QList<int> list;
    for (std::size_t i = 0; i < m_painted.size(); ++i)
        if (m_painted[i] && m_segments[i].label != *m_paintLabel)
            list.append(int(i));
    m_painted.assign(m_segments.size(), false);
    contentChanged();
    if (!list.isEmpty())
        Q_EMIT labelsPainted(list, *m_paintLabel);
}

void LabelStrip::mouseDoubleClickEvent(QMouseEvent* event) {
    const int segment = segmentAt(event->position().x());
    if (m_paintLabel || event->button() != Qt::LeftButton || segment < 0)
        return;
    if (!chosen().contains(segment))
        choose(segment, Qt::NoModifier);
    toggleLock();
}

void LabelStrip::toggleLock() {
    const QList<int> list = chosen();
    if (list.isEmpty())
        return;
    const bool all = std::all_of(list.begin(), list.end(),
                                 [this](int i) { return m_segments[std::size_t(i)].locked; });
    Q_EMIT lockRequested(list, !all);
}

void LabelStrip::commitTyped() {
    m_typing->stop();
    if (m_typed.isEmpty())
        return;
    const int label = m_typed.toInt();
    m_typed.clear();
    update();
    QList<int> list = chosen();
    list.removeIf([this](int i) { return m_segments[std::size_t(i)].locked; });
    if (label < m_labelCount && !list.isEmpty())
        Q_EMIT labelsPainted(list, label);
}

void LabelStrip::keyPressEvent(QKeyEvent* event) {
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const int key = event->key(), last = int(m_segments.size()) - 1;
    if (last < 0 || (modifiers & Qt::AltModifier))
        return Lane::keyPressEvent(event);
    if (key >= Qt::Key_0 && key <= Qt::Key_9 && modifiers == Qt::NoModifier) {
        if (m_typed.size() < 6)
            m_typed += QChar('0' + key - Qt::Key_0);
        m_typing->start();
        update();
        return event->accept();
    }
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (modifiers & Qt::ControlModifier)
            return Lane::keyPressEvent(event);
        choose(std::clamp(m_current + (key == Qt::Key_Left ? -1 : 1), 0, last), modifiers);
        break;
    case Qt::Key_Home:
        choose(0, modifiers);
        break;
    case Qt::Key_End:
        choose(last, modifiers);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_typed.isEmpty())
            commitTyped();
        else if (m_current >= 0)
            Q_EMIT segmentClicked(m_current);
        break;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        QList<int> list = chosen();
        list.removeIf([this](int i) { return m_segments[std::size_t(i)].locked; });
        if (list.isEmpty())
            break;
        const int label =
            m_segments[std::size_t(list.first())].label + (key == Qt::Key_Up ? 1 : -1);
        if (label >= 0 && label < m_labelCount)
            Q_EMIT labelsPainted(list, label);
        break;
    }
    case Qt::Key_K:
        toggleLock();
        break;
    case Qt::Key_A:
        if (!(modifiers & Qt::ControlModifier))
            return Lane::keyPressEvent(event);
        m_chosen.assign(m_segments.size(), true);
        update();
        break;
    case Qt::Key_Escape:
        if (!m_typed.isEmpty()) {
            m_typed.clear();
            m_typing->stop();
        } else if (std::find(m_chosen.begin(), m_chosen.end(), true) != m_chosen.end()) {
            m_chosen.assign(m_segments.size(), false);
        } else {
            return Lane::keyPressEvent(event);
        }
        update();
        break;
    default:
        return Lane::keyPressEvent(event);
    }
    event->accept();
}

void LabelStrip::leaveEvent(QEvent* event) {
    Lane::leaveEvent(event);
    if (m_hovered < 0)
        return;
    m_hovered = -1;
    update();
    Q_EMIT segmentHovered(-1);
}

} // namespace antiphon
