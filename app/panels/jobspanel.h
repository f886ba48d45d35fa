#pragma once

#include "app/panels/jobrows.h"
#include "app/window/panel.h"

namespace antiphon {

class ConfirmStrip;
class RowTable;
class RowTableView;
class RunDetails;

/// The queue and the history of runs: what runs, what has been, and what can be done with it.
class JobsPanel : public Panel {
    Q_OBJECT

public:
    explicit JobsPanel(Session& session, QWidget* parent = nullptr);

    Json state() const override;
    void restore(const Json& state) override;

    /// Shows this job or run in the details.
    void select(std::int64_t row);
    const JobRows& rows() const { return *m_rows; }

private:
    void addActions();
    void layOut();
    void showRows();
    void updateActions();
    std::vector<const JobRow*> selected() const;
    const JobRow* current() const;

    void retry();
    void reveal();
    void askToRemove();
    void removeRuns(const std::vector<fs::path>& runs);

    JobRows* m_rows;
    RowTable* m_table;
    RowTableView* m_view;
    RunDetails* m_details;
    ConfirmStrip* m_confirm;
    QAction *m_pause, *m_cancel, *m_resume, *m_retry, *m_audition, *m_reveal, *m_log, *m_remove,
        *m_clear;
};

} // namespace antiphon
