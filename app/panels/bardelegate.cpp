#include "app/panels/bardelegate.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace antiphon {

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    const QVariant share = index.data(Share);
    if (!share.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const Tones tones = tonesOf(option.palette);
    const QRectF room = QRectF(option.rect).adjusted(2, 2, -2, -2);
    QRectF bar = room;
    bar.setWidth(room.width() * std::clamp(share.toDouble(), 0.0, 1.0));
    const QColor color = index.data(Good).toBool() ? tones.good : tones.warning;
    painter->fillRect(bar, mix(option.palette.color(QPalette::Base), color, 0.35));
    painter->fillRect(QRectF(bar.left(), bar.bottom() - 2, bar.width(), 2), color);
    painter->setPen(option.palette.color(
        option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(room.adjusted(4, 0, -4, 0), int(cell.displayAlignment) | Qt::AlignVCenter,
                      text);
}

/// Higher than text alone, so that the bars of two rows do not touch.
QSize BarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return QStyledItemDelegate::sizeHint(option, index)
        .expandedTo({0, option.fontMetrics.height() + 8});
}

} // namespace antiphon
