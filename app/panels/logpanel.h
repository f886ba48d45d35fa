#pragma once

#include "app/window/panel.h"

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace antiphon {

class LogModel;

/// Everything that the user was told, and what jobs say; to be searched, copied and saved.
class LogPanel : public Panel {
    Q_OBJECT

public:
    explicit LogPanel(Session& session, QWidget* parent = nullptr);

    /// Writes what the filter lets through into a file, in the background.
    void saveTo(const fs::path& file);

private:
    void addActions();
    void follow();
    void copy();
    void saveAs();

    LogModel* m_model;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_filter;
    QTreeView* m_view;
    QLabel* m_whole; ///< the current line, wrapped
    QAction *m_copy, *m_save, *m_clear;
    bool m_atEnd = true;
};

} // namespace antiphon
