#include "app/window/shortcuts.h"

namespace antiphon {

namespace {

QString keyOf(const QAction& action) {
    return QStringLiteral("shortcuts/") + action.objectName();
}

} // namespace

void loadShortcuts(const QSettings& settings, const QList<QAction*>& actions) {
    for (QAction* action : actions) {
        const QVariant chosen = settings.value(keyOf(*action));
        if (chosen.isValid())
            action->setShortcut(QKeySequence(chosen.toString(), QKeySequence::PortableText));
    }
}

void saveShortcuts(QSettings& settings, const QList<QAction*>& actions) {
    for (const QAction* action : actions) {
        const auto initial = action->property("defaultShortcut").value<QKeySequence>();
        if (action->shortcut() == initial)
            settings.remove(keyOf(*action));
        else
            settings.setValue(keyOf(*action),
                              action->shortcut().toString(QKeySequence::PortableText));
    }
}

} // namespace antiphon
