#include "app/window/panel.h"

namespace antiphon {

Panel::Panel(Session& session, const QString& id, const QString& title, QWidget* parent)
    : QWidget(parent), m_session(session), m_id(id), m_title(title) {
    setObjectName(id);
    setAccessibleName(title);
}

QAction* Panel::addPanelAction(const char* name, const QString& text, const QKeySequence& keys) {
    auto* action = new QAction(text, this);
    action->setObjectName(m_id + QLatin1Char('.') + QLatin1String(name));
    action->setProperty("path", m_title);
    action->setShortcut(keys);
    action->setProperty("defaultShortcut", QVariant::fromValue(keys));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
}

} // namespace antiphon
