#pragma once

#include "app/panels/timeleft.h"
#include "app/window/session.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace antiphon {

class DetailTable;
class OutputsView;

/// A job in place, below the form that started it: progress, pause and cancel, then what it made,
/// or the sentence on why it failed.
class RunView : public QWidget {
    Q_OBJECT

public:
    explicit RunView(Session& session, QWidget* parent = nullptr);

    void follow(Jobs::Id job);
    /// 0: none yet.
    Jobs::Id job() const { return m_job; }
    /// The job is not over.
    bool active() const { return m_active; }
    void pauseOrResume();
    void cancel();

Q_SIGNALS:
    /// It began, was paused, ended.
    void changed();

private:
    void update();
    void showEnd(const JobInfo& info);

    Session& m_session;
    Jobs::Id m_job = 0;
    bool m_active = false;
    TimeLeft m_left;
    QWidget* m_running;
    QProgressBar* m_bar;
    QLabel* m_text;
    QToolButton *m_pause, *m_cancel;
    QLabel* m_end;
    QWidget* m_results;
    OutputsView* m_outputs;
    DetailTable* m_figures;
};

} // namespace antiphon
