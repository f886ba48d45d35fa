#pragma once

#include "widgets/timeruler.h"

#include <QAccessible>
#include <QTabBar>
#include <QWidget>

// What a screen reader finds.
namespace antiphon::testing {

/// Roles that a user acts on: these need a name.
inline bool needsName(const QAccessibleInterface& item) {
    const auto state = item.state();
    if (state.invisible)
        return false;
    switch (item.role()) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::ScrollBar:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::List:
        return true;
    default:
        return state.focusable;
    }
}

inline void walk(QAccessibleInterface* item, const QString& path, QStringList& unnamed, int& seen,
                 int depth) {
    if (!item || depth > 12)
        return;
    const QString here = path + QLatin1Char('/') +
                         (item->object() ? QLatin1String(item->object()->metaObject()->className())
                                         : QLatin1String("?"));
    const auto* widget = qobject_cast<QWidget*>(item->object());
    // Qt's own innards: the line edit of a spin box, the bars and viewport of a view.
    const bool inner =
        widget && (widget->objectName().startsWith(QLatin1String("qt_")) ||
                   (widget->parentWidget() &&
                    (widget->parentWidget()->inherits("QAbstractSpinBox") ||
                     widget->parentWidget()->inherits("QKeySequenceEdit") ||
                     widget->parentWidget()->inherits("QLineEdit") ||
                     widget->parentWidget()->objectName().startsWith(QLatin1String("qt_")))));
    const bool bar =
        widget && widget->inherits("QScrollBar") && !qobject_cast<const TimeScrollBar*>(widget);
    // Qt names a bar of tabs after the current one: without tabs there is nothing to act on.
    const auto* tabs = qobject_cast<const QTabBar*>(widget);
    if (!inner && !bar && widget && !(tabs && tabs->count() == 0)) {
        if (needsName(*item)) {
            ++seen;
            if (item->text(QAccessible::Name).trimmed().isEmpty())
                unnamed << here;
        }
    }
    // Cells are named by their contents.
    if (widget && widget->inherits("QAbstractItemView"))
        return;
    for (int i = 0; i < item->childCount(); ++i)
        walk(item->child(i), here, unnamed, seen, depth + 1);
}

/// Controls without a name below `top`; `seen` counts those that need one.
inline QStringList unnamedIn(QWidget& top, int& seen) {
    QStringList unnamed;
    walk(QAccessible::queryAccessibleInterface(&top), {}, unnamed, seen, 0);
    return unnamed;
}

} // namespace antiphon::testing
