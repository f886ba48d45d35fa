#include "app/panels/emotiontraining.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/seedwidget.h"
#include "app/panels/trainingcost.h"
#include "app/panels/words.h"
#include "app/window/drops.h"
#include "core/error.h"
#include "models/emotion/trainforecast.h"
#include "models/systems.h"
#include "widgets/elidedlabel.h"
#include "widgets/form.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>

namespace antiphon {

fs::path EmotionTraining::data() const {
    return m_data->path();
}

void EmotionTraining::setFolder(const fs::path& folder) {
    m_folderIsNew = !folder.empty() && folder != m_folder;
    m_folder = folder;
    m_folderName->setText(folder.empty() ? tr("Choose a folder of MIDI files, or drop it here.")
                                         : QString::fromStdString(display(folder)));
    m_folderName->setEnabled(!folder.empty());
    showState();
}

QString EmotionTraining::obstacle(Step step) const {
    if (!m_session.store().isOpen())
        return tr("Open a project first.");
    if (!m_rows[step].form)
        return tr("This version cannot do that.");
    if (step == Data)
        return m_folder.empty() ? tr("Choose a folder of MIDI files first.") : QString();
    if (m_data->path().empty())
        return tr("Make or choose a data set first.");
    if ((step == Prior || step == Map) && m_model.path().empty())
        return tr("Train or choose a latent model first.");
    return {};
}

Inputs EmotionTraining::inputsOf(Step step) const {
    Inputs inputs;
    if (step == Data)
        inputs["midi"] = {{ItemKind::Notes, m_folder, "midi"}};
    else
        inputs["data"] = {{ItemKind::Corpus, m_data->path(), "data"}};
    if (step == Prior || step == Map)
        inputs["model"] = {{ItemKind::Model, m_model.path(), "model"}};
    return inputs;
}

void EmotionTraining::start(Step step) {
    const Task* task = findTask(systems(), m_rows[step].task);
    if (!task || m_job != 0 || !obstacle(step).isEmpty())
        return;
    begin(step, m_session.start(*task, inputsOf(step),
                                m_rows[step].form->options().as<Folding>().all, m_seed->seed()));
}

void EmotionTraining::goOn(Step step) {
    const EmotionSteps::Made* made = stopped(step);
    if (made && m_job == 0)
        begin(step, m_session.jobs().resumeRun(fs::path(made->run)));
}

void EmotionTraining::begin(Step step, Jobs::Id job) {
    m_hint->clear();
    m_step = step;
    m_left = {};
    m_job = job;
    m_progress->setValue(0);
    m_progress->setFormat(tr("Waiting"));
    showState();
}

void EmotionTraining::startAll() {
    for (int i = Data; i < Steps; ++i)
        if (const auto step = Step(i); !done(step)) {
            m_goesOn = true;
            // What was begun as it is wanted now is not begun again.
            const EmotionSteps::Made* made = stopped(step);
            return made && made->options == toJson(m_rows[step].form->options().as<Folding>().all)
                       ? goOn(step)
                       : start(step);
        }
}

/// What a step is done with, beside the folder of the first.
std::map<std::string, fs::path> EmotionTraining::inputPaths(Step step) const {
    std::map<std::string, fs::path> paths;
    for (const auto& [slot, items] : inputsOf(step))
        paths[slot] = items.front().path;
    return paths;
}

/// A training with what is chosen now that has not come to its end and does not run; null: none.
const EmotionSteps::Made* EmotionTraining::stopped(Step step) const {
    if (!m_rows[step].goOn || !obstacle(step).isEmpty())
        return nullptr;
    const EmotionSteps::Made* made = m_steps->stopped(m_rows[step].task, inputPaths(step));
    for (const Jobs::Id id : m_session.jobs().ids())
        if (const JobInfo* info = m_session.jobs().job(id);
            made && info && !info->ended() && info->run == made->run)
            return nullptr;
    return made;
}

/// The run that has done it; null: none of this project.
const EmotionSteps::Made* EmotionTraining::run(Step step) const {
    if (step == Data)
        return m_steps->maker(m_data->path());
    if (step == Model)
        return m_steps->maker(m_model.path());
    return m_steps->newest(m_rows[step].task, inputPaths(step));
}

bool EmotionTraining::done(Step step) const {
    const EmotionSteps::Made* made = run(step);
    if (step == Data)
        return !m_data->path().empty() &&
               (!m_folderIsNew || (made && made->of("midi") == m_folder));
    if (step == Model) // one from elsewhere serves, too
        return !m_model.path().empty() && (!made || made->of("data") == m_data->path());
    return made;
}

QString EmotionTraining::stateOf(Step step) const {
    if (m_job != 0 && m_step == step)
        return tr("Under way");
    if (const QString why = obstacle(step); !why.isEmpty())
        return why;
    if (stopped(step))
        return tr("Stopped before its end; what was done is kept.");
    if (!done(step))
        return tr("Not done yet");
    const EmotionSteps::Made* made = run(step);
    return made ? EmotionSteps::resultText(*made) : tr("Done");
}

void EmotionTraining::jobChanged(quint64 id) {
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
}

void EmotionTraining::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    m_job = 0;
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
        if (m_step == Data && item.role == "data")
            m_data->setPath(item.path);
        if (m_step == Model && item.role == "model")
            m_model.setPath(item.path);
        Q_EMIT made(QString::fromStdString(item.role), item.path);
    }
    showState();
    if (m_goesOn && m_step + 1 < Steps)
        start(Step(m_step + 1));
}

/// Not while something is learned, which takes the memory and the time that would be measured.
void EmotionTraining::showCost(Step step) {
    const Row& row = m_rows[step];
    if (!row.cost)
        return;
    if (m_job != 0 || !obstacle(step).isEmpty())
        return row.cost->ask(Json(), {});
    const Inputs inputs = inputsOf(step);
    const Options options = row.form->options().as<Folding>().all;
    Json question = {toJson(options)};
    for (const auto& [slot, items] : inputs)
        question.push_back(items.front().path.string());
    row.cost->ask(question, [step, inputs, options] {
        return step == Model ? emotion::trainForecast(inputs, options)
                             : emotion::priorForecast(inputs, options);
    });
}

void EmotionTraining::showState() {
    const bool busy = m_job != 0;
    m_running->setVisible(busy);
    bool all = !busy;
    for (int i = 0; i < Steps; ++i) {
        const Row& row = m_rows[i];
        if (!row.start)
            return; // still being built
        const QString why = obstacle(Step(i));
        row.start->setEnabled(why.isEmpty() && !busy);
        row.start->setToolTip(why);
        row.state->setText(stateOf(Step(i)));
        if (row.goOn) {
            row.goOn->setVisible(!busy && stopped(Step(i)));
            row.goOn->setEnabled(!busy);
        }
        showCost(Step(i));
        all = all && row.form;
    }
    m_all->setEnabled(all && m_session.store().isOpen() &&
                      (!m_folder.empty() || !m_data->path().empty()));
    m_all->setToolTip(m_all->isEnabled() ? tr("From the data set to the map, all that is not done "
                                              "yet, one after the other")
                                         : obstacle(Data));
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void EmotionTraining::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void EmotionTraining::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    if (const auto files = localFiles(*event->mimeData()); !files.empty())
        setFolder(files.front());
}

Json EmotionTraining::state() const {
    Json options = Json::object();
    for (const Row& row : m_rows)
        if (row.form)
            options[row.task] = toJson(row.form->options().as<Folding>().all);
    return {{"folder", m_folder.string()},
            {"folder_is_new", m_folderIsNew},
            {"data", m_data->path().string()},
            {"seed", m_seed->seed()},
            {"options", options}};
}

void EmotionTraining::restore(const Json& state) {
    setFolder(state.value("folder", std::string()));
    m_data->setPath(state.value("data", std::string()));
    m_folderIsNew = state.value("folder_is_new", m_data->path().empty());
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
