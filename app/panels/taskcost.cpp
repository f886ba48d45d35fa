#include "app/panels/taskcost.h"

#include "app/window/background.h"
#include "core/error.h"

#include <QTimer>

namespace antiphon {

namespace {

constexpr int delay = 300; ///< ms after the last change

} // namespace

TaskCost::TaskCost(Session& session, QWidget* parent)
    : QLabel(parent), m_session(session), m_times(session.settings()), m_delay(new QTimer(this)) {
    setWordWrap(true);
    hide();
    m_delay->setSingleShot(true);
    m_delay->setInterval(delay);
    connect(m_delay, &QTimer::timeout, this, &TaskCost::find);
    connect(&session.jobs(), &Jobs::changed, this, [this](quint64 id) {
        if (const JobInfo* job = m_session.jobs().job(id); job && job->row.paused)
            m_paused.insert(id);
    });
    connect(&session.jobs(), &Jobs::ended, this, &TaskCost::learn);
}

void TaskCost::ask(const Task* task, const RunRecord& record) {
    if (task == m_task && record.options == m_record.options && record.inputs == m_record.inputs &&
        record.device == m_record.device)
        return;
    ++m_asked; // what is on its way is of something else
    m_task = task;
    m_record = record;
    if (task) {
        m_delay->start();
    } else {
        m_delay->stop();
        hide();
    }
}

void TaskCost::find() {
    inBackground(
        this,
        [task = m_task, record = m_record] {
            Answer answer{measureInputs(record.inputs), {}, {}};
            if (task->seconds)
                try {
                    Options options = task->options();
                    readJson(options, record.options, "The options");
                    answer.seconds = task->seconds(record.inputs, options);
                } catch (const UserError& e) {
                    answer.trouble = QString::fromUtf8(e.what());
                }
            return answer;
        },
        [this, asked = m_asked](const Answer& answer) {
            if (asked == m_asked)
                tell(answer);
        });
}

void TaskCost::tell(const Answer& answer) {
    if (!answer.trouble.isEmpty())
        setText(answer.trouble);
    else if (answer.seconds)
        setText(forecastText(*answer.seconds, answer.size));
    else
        setText(forecastText(
            m_times.forecast(m_task->id, m_record.device, amountOf(m_record.options, answer.size)),
            answer.size));
    setVisible(true);
}

/// Whoever started it: also runs of other panels teach what a task costs.
void TaskCost::learn(quint64 id) {
    const JobInfo* job = m_session.jobs().job(id);
    if (!job || !job->task || job->task->seconds || job->row.state != JobState::Done ||
        m_paused.erase(id) > 0)
        return;
    // What was done, where it stopped early.
    Json options = job->record.options;
    if (const Json& figures = job->outcome.figures; figures.contains("steps"))
        options["steps"] = figures["steps"];
    inBackground(
        this, [inputs = job->record.inputs] { return measureInputs(inputs); },
        [this, options, task = job->record.task, device = job->record.device,
         seconds = job->row.seconds](const InputSize& size) {
            m_times.add(task, device, amountOf(options, size), seconds);
            if (m_task)
                find();
        });
}

} // namespace antiphon
