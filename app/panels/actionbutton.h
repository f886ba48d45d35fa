#pragma once

#include <QToolButton>

namespace antiphon {

/// A button for an action, its text beside its icon, that Tab reaches and a click does not focus.
inline QToolButton* actionButton(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace antiphon
