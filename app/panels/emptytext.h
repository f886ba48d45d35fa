#pragma once

#include <QAbstractScrollArea>

namespace antiphon {

/// Says in the middle of an empty list what will appear there; for the end of its paintEvent().
void paintEmptyText(QAbstractScrollArea& list, const QString& text);

} // namespace antiphon
