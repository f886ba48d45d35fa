#pragma once

#include "app/panels/forecast.h"
#include "app/window/session.h"

#include <QLabel>

#include <optional>
#include <set>

class QTimer;

namespace antiphon {

/// The line before the start: how long a run will take, and how much memory its inputs need. Tasks
/// that can say so are asked; of others the earlier runs tell, whoever started them. GUI thread.
class TaskCost : public QLabel {
    Q_OBJECT

public:
    explicit TaskCost(Session& session, QWidget* parent = nullptr);

    /// Of what is to be run; null: of nothing, and the line is hidden.
    void ask(const Task* task, const RunRecord& record);

private:
    struct Answer {
        InputSize size;
        std::optional<double> seconds; ///< that the task says
        QString trouble;               ///< why it would not run: a sentence
    };
    void find();
    void tell(const Answer& answer);
    void learn(quint64 job);

    Session& m_session;
    RunTimes m_times;
    const Task* m_task = nullptr;
    RunRecord m_record;
    QTimer* m_delay;            ///< while options are being turned
    quint64 m_asked = 0;        ///< the newest question
    std::set<quint64> m_paused; ///< jobs whose time tells nothing
};

} // namespace antiphon
