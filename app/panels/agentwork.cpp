// What the agent panel does: train, follow the job, take agents from and to other programs (see
// agentpanel.h).
#include "app/panels/agentevaluation.h"
#include "app/panels/agentform.h"
#include "app/panels/agentlist.h"
#include "app/panels/agentpanel.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "app/window/drops.h"
#include "core/error.h"
#include "models/systems.h"

#include <QAction>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace antiphon {

namespace {

bool isZip(const fs::path& file) {
    return file.extension() == ".zip";
}

/// `<folder>/<name>`, or with a number where that is taken.
fs::path freeName(const fs::path& folder, const std::string& name) {
    std::error_code error;
    fs::path free = folder / name;
    for (int i = 2; fs::exists(free, error); ++i)
        free = folder / (name + "-" + std::to_string(i));
    return free;
}

} // namespace

void AgentPanel::train() {
    if (m_job != 0 || m_starting || !m_form->obstacle().isEmpty() || !m_form->ready())
        return;
    m_trouble.clear();
    m_starting = true;
    showState();
    const Inputs inputs = m_form->inputs();
    const auto settings = inputs.find("settings");
    inBackground(
        this,
        [facts = m_form->facts(), folder = m_agents->importFolder(),
         own = settings == inputs.end() ? fs::path() : settings->second.front().path] {
            return writeMarkedSettings(facts, own, folder);
        },
        [this](const fs::path& marked) { start(marked); },
        [this](const QString& sentence) {
            m_starting = false;
            trouble(sentence);
        });
}

void AgentPanel::start(const fs::path& settings) {
    m_starting = false;
    const Task* task = findTask(systems(), "impro.agent");
    if (!task || !session().store().isOpen()) // closed meanwhile
        return showState();
    Inputs inputs = m_form->inputs();
    if (!settings.empty())
        inputs["settings"] = {{ItemKind::Model, settings, "settings"}};
    m_job = session().start(*task, inputs, m_form->options(), m_form->seed());
    m_progress->setValue(0);
    m_tabs->setCurrentWidget(m_listen);
    showState();
    showHint();
}

void AgentPanel::jobChanged(quint64 id) {
    const JobInfo* info = session().jobs().job(id);
    if (id != m_job || !info)
        return;
    m_progress->setValue(int(info->row.fraction * 1000));
    m_progress->setFormat(info->stopping ? tr("Stopping…") : progressWords(info->row.text));
    {
        const QSignalBlocker blocker(m_pause);
        m_pause->setChecked(info->row.paused);
    }
    if (!info->run.empty() && m_agents->agent() != info->run &&
        m_agents->findData(QString::fromStdString(info->run.string())) < 0)
        m_agents->choose(info->run);
}

void AgentPanel::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    const JobInfo* info = session().jobs().job(id);
    m_job = 0;
    if (info && info->row.state == JobState::Failed)
        trouble(QString::fromStdString(info->row.error));
    if (info && info->record.seed != 0)
        m_form->showSeed(info->record.seed);
    if (info && info->row.state == JobState::Done) {
        m_agents->choose(info->run);
        m_evaluation->show(m_agents->agent(), true);
    }
    showState();
    showHint();
}

void AgentPanel::trouble(const QString& sentence) {
    m_trouble = sentence;
    session().warn(sentence);
    showState();
    showHint();
}

void AgentPanel::showHint() {
    QString text = m_trouble;
    if (text.isEmpty() && m_job == 0 && !m_agents->hasOwn())
        text = m_agents->count() > 0
                   ? tr("Nothing was trained here yet. Press Hear to listen to an agent that comes "
                        "with the program, or choose a table on the left and press Train.")
                   : tr("Nothing was trained here yet. Choose or build the table of a synthesizer "
                        "on the left and press Train.");
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void AgentPanel::showState() {
    const bool busy = m_job != 0;
    const QString why = m_form->obstacle();
    QString text = why;
    if (text.isEmpty())
        text = m_form->forecast() >= 0
                   //: %1 is a time such as "about 12 s"
                   ? tr("Takes %1.").arg(roughTime(m_form->forecast()))
                   : tr("Finding out how long it takes…");
    m_missing->setText(text);
    m_missing->setVisible(!busy);
    m_progress->setVisible(busy);
    m_pause->setVisible(busy);
    m_stop->setVisible(busy);
    m_start->setVisible(!busy);
    const bool ready = !busy && !m_starting && why.isEmpty() && m_form->ready();
    m_start->setEnabled(ready);
    m_train->setEnabled(ready);
    m_import->setEnabled(session().store().isOpen());
    m_export->setEnabled(!m_agents->agent().empty());
}

void AgentPanel::importZip(const fs::path& zip) {
    const fs::path folder = m_agents->importFolder();
    if (folder.empty())
        return trouble(tr("Open or make a project first: it keeps the agents."));
    inBackground(
        this,
        [zip, folder] {
            const impro::Agent agent = impro::readAgent(zip);
            if (!agent.zip)
                throw UserError(display(zip) + ": is no zip of Stable-Baselines3.");
            const fs::path target = freeName(folder, zip.stem().string());
            impro::writeAgent(target, agent);
            return std::pair(target, agent.columns.empty());
        },
        [this](const std::pair<fs::path, bool>& made) {
            m_agents->choose(made.first);
            session().tell(
                made.second
                    ? tr("Imported. Its settings are missing, so that it is not known what it "
                         "hears: put its environment_settings.json beside the zip to play it.")
                    : tr("Imported: %1")
                          .arg(QString::fromStdString(display(made.first.filename()))));
        },
        [this](const QString& sentence) { trouble(sentence); });
}

void AgentPanel::exportZip(const fs::path& zip) {
    const fs::path agent = m_agents->agent();
    if (agent.empty())
        return;
    session().setExportFolder(zip.parent_path());
    inBackground(
        this, [agent, zip] { impro::exportAgent(zip, impro::readAgent(agent)); },
        [this, zip] {
            session().tell(tr("Written: %1").arg(QString::fromStdString(display(zip))));
        },
        [this](const QString& sentence) { trouble(sentence); });
}

void AgentPanel::chooseImport() {
    auto* dialog = new QFileDialog(this, tr("Agent of Stable-Baselines3"), {},
                                   tr("Zips of Stable-Baselines3 (*.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { importZip(name.toStdString()); });
    dialog->open();
}

void AgentPanel::chooseExport() {
    auto* dialog = new QFileDialog(this, tr("Export for Stable-Baselines3"), {},
                                   tr("Zips of Stable-Baselines3 (*.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    dialog->setDirectory(session().exportFolder());
    dialog->selectFile(QString::fromStdString(display(m_agents->agent().filename())) +
                       QStringLiteral(".zip"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { exportZip(name.toStdString()); });
    dialog->open();
}

void AgentPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

/// Zips are imported; recordings are fed to the training that is shown.
void AgentPanel::dropEvent(QDropEvent* event) {
    std::vector<fs::path> recordings;
    for (const fs::path& file : localFiles(*event->mimeData()))
        if (isZip(file))
            importZip(file);
        else
            recordings.push_back(file);
    event->acceptProposedAction();
    if (recordings.empty())
        return;
    if (m_listen->state().run.empty())
        trouble(tr("Recordings are fed to an agent that was trained here; choose one first."));
    else
        m_listen->feed(recordings);
}

} // namespace antiphon
