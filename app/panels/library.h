#pragma once

#include "app/panels/librarytable.h"
#include "app/window/panel.h"

#include <QSet>

class QAction;
class QLabel;
class QLineEdit;
class QTimer;

namespace antiphon {

class LibraryActions;
class LibraryJobs;

/// The files of the project as a table: found by a query, edited in place, heard by a double click.
/// Its selection is the session's. Rows follow the store in pieces, so that 100 000 of them never
/// hold up the window.
class LibraryPanel : public Panel {
    Q_OBJECT

public:
    explicit LibraryPanel(Session& session, QWidget* parent = nullptr);
    ~LibraryPanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    RowTableView* view() const { return m_view; }
    RowTable* table() const { return m_table; }
    QLineEdit* filter() const { return m_filter; }
    LibraryActions* actionsOfRows() const { return m_actions; }
    /// Whether every row of the store has arrived.
    bool isSettled() const { return m_waiting.isEmpty(); }

    /// For LibraryActions.
    QAction* addRowAction(const char* name, const QString& text, const QKeySequence& keys) {
        return addPanelAction(name, text, keys);
    }
    /// What is selected, in the order of the table.
    QList<qint64> selection() const;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildTable();
    void buildFilter();
    void followStore();
    void takeSome();
    void takeAll();
    void applyFilter(const QString& text);
    void showCount();
    void showEmptyText();
    void announceSelection();
    void followSelection();
    void selectWanted();
    void edited(qint64 id, int column, const QString& text);
    void restoreColumns();
    void saveColumns();

    RowTable* m_table;
    RowTableView* m_view;
    QLineEdit* m_filter;
    QLabel* m_error;
    QLabel* m_count;
    LibraryJobs* m_jobs;
    LibraryActions* m_actions;
    QTimer* m_taking; ///< takeSome() when the window is idle
    QTimer* m_saving;
    QSet<qint64> m_waiting; ///< changed rows that the table does not show yet
    QList<qint64> m_wanted; ///< to be selected once they have arrived
    bool m_following = false;
};

} // namespace antiphon
