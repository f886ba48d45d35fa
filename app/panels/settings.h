#pragma once

#include <QDialog>

class QAction;

namespace antiphon {

class Session;

/// What the user sets once: language and appearance, sound, computing, keys. Every choice takes
/// effect when it is made; keys when the dialog is confirmed.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(Session& session, const QList<QAction*>& actions, QWidget* parent = nullptr);
};

} // namespace antiphon
