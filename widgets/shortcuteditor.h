#pragma once

#include <QKeySequence>
#include <QList>
#include <QWidget>

#include <vector>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace antiphon {

/// Every action with its keys: searchable, editable, with conflicts marked. Changes take effect on
/// apply(); shortcuts are remembered by the actions' object names.
class ShortcutEditor : public QWidget {
    Q_OBJECT

public:
    explicit ShortcutEditor(QWidget* parent = nullptr);

    /// An action's default is its "defaultShortcut" property if set, else its present shortcut. The
    /// "path" property groups.
    void setActions(const QList<QAction*>& actions);
    /// As edited, in the order of the actions.
    std::vector<std::pair<QAction*, QKeySequence>> shortcuts() const;
    void setShortcut(QAction* action, const QKeySequence& keys);
    /// Names of the actions that share these keys with this one (a prefix counts as well).
    QStringList conflictsOf(const QAction* action) const;
    bool hasConflicts() const;
    void resetAll();
    /// Gives the actions their edited shortcuts.
    void apply();
    /// A table without editing: the reference window.
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void changed();

private:
    struct Entry {
        QAction* action;
        QString name;
        QKeySequence keys, initial;
        QTreeWidgetItem* item = nullptr;
    };
    void refresh();
    void showCurrent();
    int currentEntry() const;

    std::vector<Entry> m_entries;
    QLineEdit* m_search;
    QTreeWidget* m_tree;
    QWidget* m_editing;
    QKeySequenceEdit* m_keys;
    QToolButton* m_clear;
    QToolButton* m_reset;
    QLabel* m_conflict;
    bool m_readOnly = false;
};

} // namespace antiphon
