#include "widgets/featurebars.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {
enum Column { Name, Before, After, Change, Columns };
constexpr int shareRole = Qt::UserRole + 1;
} // namespace

/// The change as a bar from the middle, its number beside it on the empty side.
class FeatureBars::Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QVariant share = index.data(shareRole);
        if (!share.isValid())
            return QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QString text = cell.text;
        cell.text.clear();
        const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        const Tones tone = tonesOf(option.palette);
        const QRectF room = QRectF(option.rect).adjusted(3, 3, -3, -3);
        const double middle = room.center().x(), way = share.toDouble();
        const bool more = way > 0;
        QRectF bar(middle, room.top(), room.width() / 2 * way, room.height());
        bar = bar.normalized();
        painter->fillRect(bar, mix(option.palette.color(QPalette::Base), tone.data, 0.45));
        if (way != 0) // the end that moved, seen without colours
            painter->fillRect(
                QRectF(more ? bar.right() - 2 : bar.left(), bar.top(), 2, bar.height()), tone.data);
        painter->fillRect(QRectF(std::floor(middle), room.top() - 1, 1, room.height() + 2),
                          tone.faint);
        painter->setPen(option.palette.color(
            option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
        const QRectF side =
            more ? QRectF(room.left(), room.top(), room.width() / 2 - 4, room.height())
                 : QRectF(middle + 4, room.top(), room.width() / 2 - 4, room.height());
        painter->drawText(side, (more ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text);
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index)
            .expandedTo({0, option.fontMetrics.height() + 8});
    }
};

FeatureBars::FeatureBars(QWidget* parent) : QTreeWidget(parent) {
    setAccessibleName(tr("Changes"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setItemDelegate(new Delegate(this));
    setHeaderLabels({tr("Figure"), tr("Before"), tr("After"), tr("Change")});
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(24);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (const int column : {Before, After})
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(Change, QHeaderView::Fixed);
    header()->resizeSection(Change, 120);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHeaderHidden(true);
}

double FeatureBars::share(const FeatureChange& change) {
    const double way = change.after - change.before;
    const double scale =
        change.scale > 0 ? change.scale : std::max(std::abs(change.before), std::abs(change.after));
    return std::isfinite(way) && scale > 0 ? std::clamp(way / scale, -1.0, 1.0) : 0;
}

void FeatureBars::setChanges(const std::vector<FeatureChange>& changes) {
    clear();
    setHeaderHidden(changes.empty());
    for (const FeatureChange& change : changes) {
        const auto number = [&](double value) {
            return std::isfinite(value) ? locale().toString(value, 'f', change.decimals)
                                        : QStringLiteral("–");
        };
        auto* item =
            new QTreeWidgetItem(this, {change.name, number(change.before), number(change.after)});
        for (const int column : {Before, After})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        for (int column = 0; column < Columns && !change.help.isEmpty(); ++column)
            item->setToolTip(column, change.help);
        const double way = change.after - change.before;
        if (!std::isfinite(way))
            continue;
        const QString text = number(way);
        item->setText(Change, way > 0 ? QStringLiteral("+%1").arg(text) : text);
        item->setData(Change, shareRole, share(change));
    }
    updateGeometry();
}

void FeatureBars::setEmptyText(const QString& text) {
    m_empty = text;
    viewport()->update();
}

QSize FeatureBars::sizeHint() const {
    const int row = topLevelItemCount() > 0 ? sizeHintForRow(0) : fontMetrics().height() + 8;
    return {320, std::max(4, topLevelItemCount() + 1) * row + 2 * frameWidth() + 4};
}

void FeatureBars::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (topLevelItemCount() > 0 || m_empty.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(tonesOf(palette()).faint);
    painter.drawText(viewport()->rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     m_empty);
}

} // namespace antiphon
