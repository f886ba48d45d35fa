#include "app/panels/markeredit.h"

#include <QKeyEvent>

#include <algorithm>

namespace antiphon {

MarkerEdit::MarkerEdit(Lane* lane, double seconds, const QString& text) : QLineEdit(text, lane) {
    setAccessibleName(tr("Name of the marker"));
    setPlaceholderText(tr("Name of the marker"));
    setMaxLength(200);
    const int width = std::min(lane->plot().width(), fontMetrics().averageCharWidth() * 32);
    resize(width, sizeHint().height());
    const int x = int(lane->xAt(seconds));
    move(std::clamp(x, lane->plot().left(), std::max(lane->plot().left(), lane->width() - width)),
         0);
    selectAll();
    show();
    setFocus(Qt::OtherFocusReason);
}

void MarkerEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        end(false);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        end(true);
    else
        QLineEdit::keyPressEvent(event);
}

void MarkerEdit::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        end(true);
}

void MarkerEdit::end(bool keep) {
    if (m_ended)
        return;
    m_ended = true;
    hide();
    deleteLater();
    if (auto* lane = parentWidget())
        lane->setFocus(Qt::OtherFocusReason);
    if (keep)
        Q_EMIT kept(text().trimmed());
}

} // namespace antiphon
