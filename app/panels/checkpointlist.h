#pragma once

#include "app/window/session.h"
#include "models/checkpoint.h"

#include <QWidget>

#include <atomic>

class QAction;
class QLabel;
class QTreeWidget;

namespace antiphon {

/// The checkpoints of a run; each can be heard where something knows how (checkpointears.h), one
/// after the other at the same seed. Read in the background. GUI thread.
class CheckpointList : public QWidget {
    Q_OBJECT

public:
    /// `audition` plays the current one; it is enabled as long as that can be done.
    CheckpointList(Session& session, QAction* audition, QWidget* parent = nullptr);
    ~CheckpointList() override;

    /// An empty folder: no run.
    void show(const fs::path& run, const std::string& task);
    /// Looks for new ones.
    void refresh();
    const std::vector<CheckpointRow>& rows() const { return m_rows; }
    /// Why the current one cannot be heard, a sentence; empty: it can.
    QString obstacle() const;

private:
    void take(std::vector<CheckpointRow> rows);
    void hear();
    void updateActions();
    const CheckpointRow* current() const;

    Session& m_session;
    QAction* m_audition;
    QTreeWidget* m_list;
    QLabel* m_why;
    fs::path m_run;
    std::string m_task;
    std::vector<CheckpointRow> m_rows;
    bool m_reading = false, m_again = false;
    std::shared_ptr<std::atomic<bool>> m_superseded; ///< stops the rendering under way
};

} // namespace antiphon
