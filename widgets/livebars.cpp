#include "widgets/livebars.h"

#include "widgets/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace antiphon {

LiveBars::LiveBars(QWidget* parent)
    : QWidget(parent), m_followed(tr("Input")), m_follower(tr("Agent")) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Descriptors"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LiveBars::setColumns(const QStringList& names, const QStringList& groups) {
    m_names = names;
    m_groups = groups;
    m_reach.clear();
    m_corpus.clear();
    m_one.clear();
    m_other.clear();
    m_target.clear();
    m_current = names.isEmpty() ? -1 : std::clamp(m_current, 0, int(names.size()) - 1);
    update();
}

void LiveBars::setReach(std::vector<std::pair<double, double>> reach) {
    m_reach = std::move(reach);
    update();
}

void LiveBars::setCorpus(std::vector<std::pair<double, double>> corpus) {
    m_corpus = std::move(corpus);
    update();
}

void LiveBars::setValues(std::span<const double> followed, std::span<const double> follower) {
    m_one.assign(followed.begin(), followed.end());
    m_other.assign(follower.begin(), follower.end());
    update();
}

void LiveBars::setTarget(std::span<const double> target) {
    m_target.assign(target.begin(), target.end());
    update();
}

void LiveBars::setVoices(const QString& followed, const QString& follower) {
    m_followed = followed;
    m_follower = follower;
    update();
}

void LiveBars::setEmptyText(const QString& text) {
    m_empty = text;
    update();
}

bool LiveBars::beyond(int column) const {
    const auto c = std::size_t(column);
    return c < m_one.size() && c < m_reach.size() &&
           (m_one[c] < m_reach[c].first || m_one[c] > m_reach[c].second);
}

QString LiveBars::readOut(int column) const {
    if (column < 0 || column >= columns())
        return {};
    const auto c = std::size_t(column);
    const auto number = [](const std::vector<double>& values, std::size_t at) {
        return at < values.size() && std::isfinite(values[at])
                   ? QLocale().toString(values[at], 'f', 2)
                   : tr("nothing");
    };
    QString values =
        tr("%1: %2 %3, %4 %5")
            .arg(m_names[column], m_followed, number(m_one, c), m_follower, number(m_other, c));
    if (!m_target.empty()) //: %1 is the values so far
        values = tr("%1, target %2").arg(values, number(m_target, c));
    if (c >= m_reach.size())
        return values;
    const auto end = [](double value) { return QLocale().toString(value, 'f', 2); };
    //: %1 is all the values, then the range of the table
    const QString table =
        tr("%1, table %2 to %3").arg(values, end(m_reach[c].first), end(m_reach[c].second));
    if (c >= m_corpus.size())
        return table;
    //: %1 is all the values and the table, then the range of the corpus
    return tr("%1, corpus %2 to %3").arg(table, end(m_corpus[c].first), end(m_corpus[c].second));
}

QRectF LiveBars::field() const {
    const double line = fontMetrics().height();
    return QRectF(rect()).adjusted(6, line + 6, -6, -line - 6);
}

QRectF LiveBars::slotOf(int column) const {
    const QRectF all = field();
    const double width = all.width() / std::max(1, columns());
    return {all.left() + column * width, all.top(), width, all.height()};
}

int LiveBars::columnAt(QPointF at) const {
    const QRectF all = field();
    if (columns() == 0 || at.x() < all.left() || at.x() >= all.right())
        return -1;
    return std::min(columns() - 1, int((at.x() - all.left()) / all.width() * columns()));
}

void LiveBars::paintColumn(QPainter& painter, int column) const {
    const Tones tones = tonesOf(palette());
    const QRectF slot = slotOf(column);
    const auto c = std::size_t(column);
    const auto y = [&](double value) {
        return slot.center().y() - std::clamp(value / most, -1.0, 1.0) * slot.height() / 2;
    };
    const double inset = std::min(2.0, slot.width() / 6);
    const QRectF bar = slot.adjusted(inset, 0, -inset, 0);
    if (column == m_current && hasFocus()) {
        painter.setPen(QPen(tones.text, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(slot.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.setPen(Qt::NoPen);
    if (c < m_reach.size()) {
        painter.setBrush(mix(tones.ground, tones.text, 0.25));
        const double top = y(m_reach[c].second), bottom = y(m_reach[c].first);
        painter.drawRect(QRectF(bar.left(), top, bar.width(), std::max(2.0, bottom - top)));
    }
    if (c < m_corpus.size()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tones.faint, 1.5));
        const double top = y(m_corpus[c].second), bottom = y(m_corpus[c].first);
        painter.drawRect(QRectF(bar.left(), top, bar.width(), std::max(2.0, bottom - top)));
        painter.setPen(Qt::NoPen);
    }
    if (c < m_one.size() && std::isfinite(m_one[c])) {
        painter.setBrush(beyond(column) ? tones.warning : tones.playhead);
        painter.drawRect(QRectF(slot.left(), y(m_one[c]) - 2, slot.width(), 4));
    }
    if (c < m_target.size() && std::isfinite(m_target[c])) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tones.playhead, 1.5));
        painter.drawRect(QRectF(slot.left() + 1, y(m_target[c]) - 3, slot.width() - 2, 6));
        painter.setPen(Qt::NoPen);
    }
    if (c < m_other.size() && std::isfinite(m_other[c])) {
        const double radius = std::clamp(bar.width() / 2, 2.0, 5.0);
        painter.setBrush(tones.data);
        painter.drawEllipse(QPointF(bar.center().x(), y(m_other[c])), radius, radius);
    }
}

/// The name of each group under its columns, and what the marks are above them.
void LiveBars::paintGroups(QPainter& painter) const {
    const Tones tones = tonesOf(palette());
    const double line = fontMetrics().height();
    for (int begin = 0; begin < columns();) {
        int end = begin + 1;
        while (end < columns() && m_groups.value(end) == m_groups.value(begin))
            ++end;
        const QRectF room(slotOf(begin).left(), field().bottom() + 2,
                          slotOf(end - 1).right() - slotOf(begin).left(), line);
        painter.setPen(tones.faint);
        painter.drawText(
            room, Qt::AlignCenter,
            fontMetrics().elidedText(m_groups.value(begin), Qt::ElideRight, int(room.width())));
        if (begin > 0) {
            painter.setPen(tones.grid);
            painter.drawLine(QPointF(room.left(), field().top()),
                             QPointF(room.left(), field().bottom()));
        }
        begin = end;
    }
    const auto legend = [&](double left, const QColor& color, const QString& text) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRect(QRectF(left, 4 + line / 2 - 3, 10, 6));
        painter.setPen(tones.text);
        painter.drawText(QPointF(left + 14, 4 + fontMetrics().ascent()), text);
        return left + 30 + fontMetrics().horizontalAdvance(text);
    };
    double left = legend(field().left(), tones.playhead, m_followed);
    if (!m_target.empty())
        left = legend(left, mix(tones.ground, tones.playhead, 0.5), tr("Target (hollow)"));
    left = legend(left, tones.data, m_follower);
    left = legend(left, mix(tones.ground, tones.text, 0.25), tr("Table"));
    if (!m_corpus.empty())
        legend(left, tones.faint, tr("Corpus (frame)"));
}

void LiveBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tones tones = tonesOf(palette());
    painter.fillRect(rect(), tones.ground);
    if (columns() == 0) {
        painter.setPen(tones.faint);
        painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         m_empty);
        return;
    }
    painter.setPen(tones.grid);
    painter.drawLine(field().left(), field().center().y(), field().right(), field().center().y());
    for (int column = 0; column < columns(); ++column)
        paintColumn(painter, column);
    paintGroups(painter);
}

void LiveBars::choose(int column) {
    if (columns() == 0)
        return;
    m_current = std::clamp(column, 0, columns() - 1);
    setAccessibleDescription(readOut(m_current));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    update();
}

void LiveBars::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_current - 1);
    case Qt::Key_Right:
        return choose(m_current + 1);
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(columns() - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void LiveBars::mousePressEvent(QMouseEvent* event) {
    if (const int column = columnAt(event->position()); column >= 0)
        choose(column);
}

bool LiveBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int column = columnAt(help->pos());
        if (column >= 0)
            QToolTip::showText(help->globalPos(), readOut(column), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

} // namespace antiphon
