#include "app/panels/emptytext.h"

#include "widgets/theme.h"

#include <QPainter>

namespace antiphon {

void paintEmptyText(QAbstractScrollArea& list, const QString& text) {
    QPainter painter(list.viewport());
    painter.setPen(tonesOf(list.palette()).faint);
    painter.drawText(list.viewport()->rect().adjusted(6, 2, -6, -2),
                     Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace antiphon
