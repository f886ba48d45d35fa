#include "app/panels/pageparts.h"

#include <QHBoxLayout>
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

QWidget* namedField(QWidget* field) {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(field->accessibleName());
    label->setBuddy(field);
    line->addWidget(label);
    line->addWidget(field, 1);
    return row;
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
