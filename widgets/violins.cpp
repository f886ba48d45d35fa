#include "widgets/violins.h"

#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon {

ViolinPlot::ViolinPlot(QWidget* parent)
    : GroupPlot(parent), m_before(tr("before")), m_after(tr("after")) {
    setAccessibleName(tr("Violin plot"));
}

void ViolinPlot::setGroups(const QString& title, const QString& unit,
                           std::vector<ViolinGroup> groups) {
    m_unit = unit;
    m_groups = std::move(groups);
    double low = INFINITY, high = -INFINITY;
    bool two = false;
    const auto widen = [&](const ViolinShape& shape) {
        if (shape.count == 0)
            return;
        low = std::min(low, shape.least);
        high = std::max(high, shape.most);
    };
    for (const ViolinGroup& group : m_groups) {
        widen(group.shape);
        if (group.after)
            widen(*group.after);
        two = two || group.after;
    }
    if (low > high)
        low = high = 0;
    const double air = high > low ? 0.05 * (high - low) : 0.5;
    setAccessibleName(title.isEmpty() ? tr("Violin plot") : title);
    setContents(unit.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, unit), low - air,
                high + air);
    //: what the two halves of a violin are
    setNote(two ? tr("left %1, right %2").arg(m_before, m_after) : QString());
}

void ViolinPlot::setSetNames(const QString& before, const QString& after) {
    m_before = before;
    m_after = after;
}

QString ViolinPlot::words(const ViolinShape& shape) const {
    if (shape.count == 0)
        return tr("no values");
    const auto number = [this](double v) {
        const QString text = locale().toString(v, 'g', 4);
        return m_unit.isEmpty() ? text : QStringLiteral("%1 %2").arg(text, m_unit);
    };
    return tr("median %1, half within %2 to %3, %n value(s)", nullptr, int(shape.count))
        .arg(number(shape.median), number(shape.lower), number(shape.upper));
}

QString ViolinPlot::readOut(std::size_t group) const {
    const ViolinGroup& g = m_groups[group];
    if (!g.after)
        return QStringLiteral("%1: %2").arg(g.name, words(g.shape));
    //: %1 a group, %2 and %4 its two sets, %3 and %5 their figures
    return tr("%1, %2: %3; %4: %5").arg(g.name, m_before, words(g.shape), m_after, words(*g.after));
}

void ViolinPlot::paintShape(QPainter& painter, const ViolinShape& shape, const QRectF& room,
                            int kind, Side side) {
    if (shape.count == 0)
        return;
    const Tones tone = tonesOf(palette());
    const QColor color = kindColor(kind, schemeOf(palette()));
    const double middle = room.center().x();
    const double half = std::min(room.width() * 0.42, 46.0);
    const double left = side == Side::Right ? 0 : half, right = side == Side::Left ? 0 : half;
    const std::size_t points = std::min(shape.at.size(), shape.density.size());
    double most = 0;
    for (std::size_t i = 0; i < points; ++i)
        most = std::max(most, shape.density[i]);
    if (points > 1 && most > 0) {
        QPolygonF outline;
        for (std::size_t i = 0; i < points; ++i)
            outline << QPointF(middle + right * shape.density[i] / most, yOf(shape.at[i]));
        for (std::size_t i = points; i-- > 0;)
            outline << QPointF(middle - left * shape.density[i] / most, yOf(shape.at[i]));
        QColor fill = color;
        fill.setAlphaF(side == Side::Left ? 0.15F : 0.4F);
        painter.setBrush(fill);
        painter.setPen(QPen(color, 1.6, kindDash(kind)));
        painter.drawPolygon(outline);
    }
    const double x = middle + (side == Side::Left ? -5 : side == Side::Right ? 5 : 0);
    painter.setPen(QPen(tone.text, 1));
    painter.drawLine(QPointF(x, yOf(shape.least)), QPointF(x, yOf(shape.most)));
    painter.setPen(QPen(tone.text, 5, Qt::SolidLine, Qt::FlatCap));
    const double upper = yOf(shape.upper);
    painter.drawLine(QPointF(x, std::max(yOf(shape.lower), upper + 1)), QPointF(x, upper));
    painter.setPen(QPen(tone.text, 1));
    painter.setBrush(tone.ground);
    painter.drawEllipse(QPointF(x, yOf(shape.median)), 3, 3);
}

void ViolinPlot::paintSlot(QPainter& painter, std::size_t slot, const QRectF& room) {
    const ViolinGroup& group = m_groups[slot];
    paintShape(painter, group.shape, room, group.kind, group.after ? Side::Left : Side::Both);
    if (group.after)
        paintShape(painter, *group.after, room, group.kind, Side::Right);
}

void ViolinPlot::paintName(QPainter& painter, std::size_t slot, const QRectF& room) {
    paintKindName(painter, room, m_groups[slot].name, m_groups[slot].kind, palette());
}

ShareBars::ShareBars(QWidget* parent) : GroupPlot(parent) {
    setAccessibleName(tr("Shares"));
}

void ShareBars::setGroups(const QString& title, QStringList categories,
                          std::vector<ShareGroup> groups) {
    m_categories = std::move(categories);
    m_groups = std::move(groups);
    double most = 0.01;
    for (ShareGroup& group : m_groups) {
        group.shares.resize(std::size_t(m_categories.size()));
        if (!group.before.empty())
            group.before.resize(std::size_t(m_categories.size()));
        for (const auto* set : {&group.shares, &group.before})
            for (const double share : *set)
                most = std::max(most, share);
    }
    setAccessibleName(title.isEmpty() ? tr("Shares") : title);
    setContents(title, 0, most * 1.05);
}

QString ShareBars::readOut(std::size_t category) const {
    QStringList parts;
    for (const ShareGroup& group : m_groups) {
        const auto percent = [&](const std::vector<double>& set) {
            return locale().toString(100 * set[category], 'f', 1);
        };
        parts << (group.before.empty()
                      //: a group and its share
                      ? tr("%1 %2 %").arg(group.name, percent(group.shares))
                      //: a group, its share before and after
                      : tr("%1 %2 % to %3 %")
                            .arg(group.name, percent(group.before), percent(group.shares)));
    }
    return QStringLiteral("%1: %2").arg(m_categories[qsizetype(category)],
                                        parts.join(QStringLiteral(", ")));
}

QString ShareBars::axisText(double value) const {
    return tr("%1 %").arg(locale().toString(100 * value, 'g', 3));
}

void ShareBars::paintSlot(QPainter& painter, std::size_t slot, const QRectF& room) {
    // Told apart by their filling, too.
    static constexpr std::array<Qt::BrushStyle, 4> fillings = {Qt::SolidPattern, Qt::BDiagPattern,
                                                               Qt::Dense4Pattern, Qt::HorPattern};
    const Tones tone = tonesOf(palette());
    const double air = std::max(1.0, room.width() * 0.1);
    const double width =
        (room.width() - 2 * air) / double(std::max<std::size_t>(1, m_groups.size()));
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        const ShareGroup& group = m_groups[g];
        const QColor color = kindColor(group.kind, schemeOf(palette()));
        const double top = yOf(group.shares[slot]);
        const QRectF bar(room.left() + air + double(g) * width, top, std::max(1.0, width - 1),
                         room.bottom() - top);
        painter.fillRect(bar, mix(tone.ground, color, 0.25));
        painter.setBrush(QBrush(color, fillings[std::size_t(group.kind) % fillings.size()]));
        painter.setPen(width > 4 ? QPen(color, 1) : QPen(Qt::NoPen));
        painter.drawRect(bar);
        if (group.before.empty())
            continue;
        const double was = yOf(group.before[slot]);
        painter.setPen(QPen(tone.text, 2, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(bar.left() - 1, was), QPointF(bar.right() + 1, was));
    }
}

void ShareBars::paintName(QPainter& painter, std::size_t slot, const QRectF& room) {
    painter.setPen(tonesOf(palette()).text);
    painter.drawText(
        room, Qt::AlignCenter,
        fontMetrics().elidedText(m_categories[qsizetype(slot)], Qt::ElideRight, int(room.width())));
}

void ShareBars::paintLegend(QPainter& painter, const QRectF& room) {
    double right = room.right();
    for (std::size_t g = m_groups.size(); g-- > 0;) {
        const double width =
            fontMetrics().horizontalAdvance(m_groups[g].name) + fontMetrics().height() + 6;
        if (right - width < room.left())
            return;
        paintKindName(painter, QRectF(right - width, room.top(), width, room.height()),
                      m_groups[g].name, m_groups[g].kind, palette());
        right -= width;
    }
}

} // namespace antiphon
