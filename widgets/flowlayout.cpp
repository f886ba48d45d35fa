#include "widgets/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace antiphon {

FlowLayout::FlowLayout(QWidget* parent, int spacing) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() {
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.append(item);
    invalidate();
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (index < 0 || index >= m_items.size())
        return nullptr;
    invalidate();
    return m_items.takeAt(index);
}

int FlowLayout::heightForWidth(int width) const {
    return arrange({0, 0, width, 0}, false);
}

QSize FlowLayout::minimumSize() const {
    QSize size(0, 0);
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

/// All in one line.
QSize FlowLayout::sizeHint() const {
    QSize size(0, 0);
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            size = {size.width() + item->sizeHint().width() + (size.width() > 0 ? spacing() : 0),
                    std::max(size.height(), item->sizeHint().height())};
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool place) const {
    const QRect room = rect.marginsRemoved(contentsMargins());
    QList<QLayoutItem*> line;
    int used = 0, height = 0, y = room.y();
    const auto finish = [&] {
        int x = room.x();
        for (QLayoutItem* item : line) {
            QSize size = item->sizeHint().boundedTo({room.width(), height});
            if (item->expandingDirections() & Qt::Horizontal)
                size.rwidth() += std::max(0, room.width() - used);
            if (place)
                item->setGeometry({{x, y + (height - size.height()) / 2}, size});
            x += size.width() + spacing();
        }
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (!line.isEmpty() && used + spacing() + size.width() > room.width()) {
            finish();
            y += height + spacing();
            line.clear();
            used = height = 0;
        }
        used += size.width() + (line.isEmpty() ? 0 : spacing());
        height = std::max(height, size.height());
        line.append(item);
    }
    finish();
    return y + height + contentsMargins().bottom() - rect.y();
}

} // namespace antiphon
