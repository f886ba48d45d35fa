#include "app/panels/pageparts.h"

#include <QLabel>
#include <QScrollArea>

namespace antiphon {

QLabel* heading(const QString& text, double scale) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(scale < 1.5);
    label->setFont(font);
    return label;
}

QScrollArea* scrolledFields(QWidget* fields) {
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(fields);
    return scroll;
}

} // namespace antiphon
