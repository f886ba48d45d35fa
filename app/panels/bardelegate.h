#pragma once

#include <QStyledItemDelegate>

namespace antiphon {

/// A cell with its text over a bar that is as long as its share.
class BarDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// Roles: 0 ... 1, or none without a bar; whether it is painted as good news.
    enum Role { Share = Qt::UserRole + 40, Good };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace antiphon
