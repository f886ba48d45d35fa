#pragma once

#include <QDialog>
#include <QPointer>

class QAction;
class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace antiphon {

/// Type a few letters of what you want, Up and Down choose, Return does it, Escape closes. Actions
/// that are disabled are shown greyed out and cannot be run. What was run lately comes first.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* parent = nullptr);

    /// Separators, actions without text and invisible ones are left out. An action's "path"
    /// property (such as "View") is shown before its text and searched too.
    void setActions(const QList<QAction*>& actions);
    /// Opens over the upper part of the parent window, empty, with the keyboard in the field.
    void popUp();

protected:
    bool eventFilter(QObject*, QEvent*) override;

private:
    void refresh();
    void run();

    QList<QPointer<QAction>> m_actions;
    QList<QPointer<QAction>> m_recent; ///< latest first
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_none; ///< instead of an empty list
    QStandardItemModel* m_model;
};

/// An action's text as prose: no mnemonic, no dots at the end.
QString plainText(const QAction& action);

} // namespace antiphon
