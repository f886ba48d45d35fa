#include "widgets/quietwheel.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

namespace antiphon {

namespace {

bool holdsValue(const QObject* object) {
    return qobject_cast<const QComboBox*>(object) ||
           qobject_cast<const QAbstractSpinBox*>(object) ||
           (qobject_cast<const QAbstractSlider*>(object) &&
            !qobject_cast<const QScrollBar*>(object));
}

bool isScrolled(const QWidget& widget) {
    for (const QWidget* above = widget.parentWidget(); above; above = above->parentWidget())
        if (qobject_cast<const QScrollArea*>(above))
            return true;
    return false;
}

} // namespace

bool QuietWheel::eventFilter(QObject* object, QEvent* event) {
    const bool born = event->type() == QEvent::Polish, turned = event->type() == QEvent::Wheel;
    if ((!born && !turned) || !holdsValue(object))
        return false;
    auto* widget = static_cast<QWidget*>(object);
    if (born && widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
    if (!turned || widget->hasFocus() || !isScrolled(*widget))
        return false;
    event->ignore(); // whoever is above may have it
    return true;
}

} // namespace antiphon
