#include "app/window/keys.h"

#include "app/window/player.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace antiphon {

namespace {

bool types(const QWidget* widget) {
    if (const auto* box = qobject_cast<const QComboBox*>(widget))
        return box->isEditable();
    return qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

} // namespace

bool keepsKey(const Player& player, const QEvent& event) {
    const auto& key = static_cast<const QKeyEvent&>(event);
    const QWidget* focus = QApplication::focusWidget();
    if (key.key() == Qt::Key_Escape)
        return !player.auditioning();
    // In a list it goes to the first row, as everywhere; elsewhere to the beginning of the sound.
    if (key.key() == Qt::Key_Home && key.modifiers() == Qt::ControlModifier)
        return qobject_cast<const QAbstractItemView*>(focus);
    if (!focus || (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0)
        return false;
    if (key.key() == Qt::Key_Space)
        return types(focus) || qobject_cast<const QAbstractButton*>(focus) ||
               qobject_cast<const QComboBox*>(focus);
    // Letters and digits without Ctrl are shortcuts of panels; where text is typed they are text.
    return types(focus) && !key.text().isEmpty() && key.text()[0].isPrint();
}

} // namespace antiphon
