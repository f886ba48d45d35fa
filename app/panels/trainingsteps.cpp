#include "app/panels/trainingsteps.h"

#include "app/panels/seedwidget.h"
#include "app/panels/trainingcost.h"
#include "app/panels/words.h"
#include "app/window/drops.h"
#include "core/error.h"
#include "models/systems.h"
#include "widgets/elidedlabel.h"
#include "widgets/form.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>

namespace antiphon {

void TrainingSteps::setFolder(const fs::path& folder) {
    const bool other = folder != m_folder;
    m_folder = folder;
    m_folderName->setText(folder.empty() ? m_noFolder : QString::fromStdString(display(folder)));
    m_folderName->setEnabled(!folder.empty());
    showState();
    if (other)
        Q_EMIT folderChanged();
}

QString TrainingSteps::obstacle(int step) const {
    if (!m_session.store().isOpen())
        return tr("Open a project first.");
    return form(step) ? QString() : tr("This version cannot do that.");
}

Options TrainingSteps::chosen(int step) const {
    return form(step)->options().as<Folding>().all;
}

Json TrainingSteps::optionsOf(int step) const {
    return toJson(chosen(step));
}

void TrainingSteps::begin(int step, Jobs::Id job) {
    m_hint->clear();
    setLive({});
    m_step = step;
    m_left = {};
    m_job = job;
    m_progress->setValue(0);
    m_progress->setFormat(tr("Waiting"));
    showState();
}

void TrainingSteps::start(int step) {
    const Task* task = findTask(systems(), taskOf(step));
    if (task && m_job == 0 && obstacle(step).isEmpty())
        begin(step, m_session.start(*task, inputsOf(step), chosen(step), m_seed->seed()));
}

fs::path TrainingSteps::stopped(int step) const {
    if (!m_rows[std::size_t(step)].goOn)
        return {};
    for (const RunRow& run : m_session.jobs().runs()) // newest first
        if (run.task == taskOf(step)) {
            const bool broken = run.state == RunState::Cancelled ||
                                run.state == RunState::Interrupted || run.state == RunState::Failed;
            return broken ? run.folder : fs::path();
        }
    return {};
}

const RunRow* TrainingSteps::done(int step) const {
    for (const RunRow& run : m_session.jobs().runs())
        if (run.task == taskOf(step) && run.state == RunState::Done)
            return &run;
    return nullptr;
}

std::optional<double> TrainingSteps::newest(const JobInfo& info, const char* metric) {
    const auto it = info.metrics.find(metric);
    return it == info.metrics.end() || it->second.empty() ? std::nullopt
                                                          : std::optional(it->second.back().second);
}

void TrainingSteps::goOn(int step) {
    if (const fs::path run = stopped(step); !run.empty() && m_job == 0)
        begin(step, m_session.jobs().resumeRun(run));
}

QString TrainingSteps::stateOf(int step) const {
    if (m_job != 0 && m_step == step)
        return tr("Under way");
    if (const QString why = obstacle(step); !why.isEmpty())
        return why;
    if (canGoOn(step))
        return tr("Stopped before its end; what was done is kept.");
    const QString result = resultOf(step);
    return result.isEmpty() ? tr("Not done yet") : result;
}

void TrainingSteps::jobChanged(quint64 id) {
    const JobInfo* info = m_session.jobs().job(id);
    if (id != m_job || !info || info->ended())
        return;
    m_left.update(info->row.seconds, info->row.fraction, false);
    m_progress->setValue(int(info->row.fraction * 1000));
    QString text = progressWords(info->row.text);
    if (const auto left = m_left.estimate())
        //: what is being done, and the time that it will still take
        text = tr("%1, %2 left").arg(text, roughTime(*left));
    m_progress->setFormat(text);
    told(*info);
}

void TrainingSteps::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    m_job = 0;
    setLive({});
    const JobInfo* info = m_session.jobs().job(id);
    if (info && info->record.seed != 0)
        m_seed->showUsed(info->record.seed);
    if (!info || info->row.state != JobState::Done) {
        m_goesOn = false;
        if (info && info->row.state == JobState::Failed)
            m_hint->setText(QString::fromStdString(info->row.error));
        return showState();
    }
    for (const Item& item : info->outcome.items) {
        wrote(m_step, item);
        Q_EMIT made(QString::fromStdString(item.role), item.path);
    }
    showState();
    if (m_goesOn && m_step + 1 < m_inARow)
        start(m_step + 1);
    else
        m_goesOn = false;
}

/// Not while something is learned, which takes the memory and the time that would be measured.
void TrainingSteps::showCost(int step) {
    const Row& row = m_rows[std::size_t(step)];
    if (!row.cost)
        return;
    if (m_job != 0 || !obstacle(step).isEmpty())
        return row.cost->ask(Json(), {});
    const Inputs inputs = inputsOf(step);
    const Options options = chosen(step);
    Json question = {toJson(options)};
    for (const auto& [slot, items] : inputs)
        question.push_back(items.front().path.string());
    row.cost->ask(question,
                  [forecast = row.forecast, inputs, options] { return forecast(inputs, options); });
}

void TrainingSteps::showState() {
    if (!m_complete)
        return;
    const bool busy = m_job != 0;
    m_running->setVisible(busy);
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const Row& row = m_rows[std::size_t(i)];
        const QString why = obstacle(i);
        row.start->setEnabled(why.isEmpty() && !busy);
        row.start->setToolTip(why);
        row.state->setText(stateOf(i));
        if (row.goOn)
            row.goOn->setVisible(!busy && canGoOn(i));
        showCost(i);
    }
    const QString why = allObstacle();
    m_all->setEnabled(!busy && why.isEmpty());
    m_all->setToolTip(why.isEmpty() ? allTip() : why);
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void TrainingSteps::setLive(const QString& text) {
    m_live->setText(text);
    m_live->setVisible(!text.isEmpty());
}

void TrainingSteps::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void TrainingSteps::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    if (const auto files = localFiles(*event->mimeData()); !files.empty())
        setFolder(files.front());
}

Json TrainingSteps::state() const {
    Json options = Json::object();
    for (int i = 0; i < int(m_rows.size()); ++i)
        if (form(i))
            options[taskOf(i)] = optionsOf(i);
    return {{"folder", m_folder.string()}, {"seed", m_seed->seed()}, {"options", options}};
}

void TrainingSteps::restore(const Json& state) {
    setFolder(state.value("folder", std::string()));
    m_seed->setSeed(state.value("seed", std::uint64_t(0)));
    const Json options = state.value("options", Json::object());
    for (const Row& row : m_rows) {
        if (!row.form || !options.contains(row.task))
            continue;
        Folding fields = row.form->options().as<Folding>();
        try {
            readJson(fields.all, options[row.task], row.task);
            row.form->setOptions(fields);
        } catch (const UserError& e) { // settings of another version: the rest still serves
            m_session.tell(QString::fromUtf8(e.what()));
        }
    }
}

} // namespace antiphon
