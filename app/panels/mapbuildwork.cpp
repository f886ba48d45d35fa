#include "app/panels/mapbuildpage.h"

#include "app/panels/soundslot.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "core/maps/lookupcost.h"
#include "models/impro/tableoptions.h"
#include "models/systems.h"
#include "widgets/numberbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QThread>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

// What a table will cost, and the job that builds it.
namespace antiphon {

/// One sound tells what a thousand will cost.
void MapBuildPage::probe() {
    const int asked = ++m_probe;
    if (isPatchName(synth()) || m_info.parameters.empty())
        return;
    inBackground(
        this, [settings = settings()] { return secondsOfRow(settings); },
        [this, asked](double cost) {
            if (asked != m_probe)
                return;
            m_cost = cost;
            showForecast();
        },
        [this, asked](const QString& sentence) {
            if (asked != m_probe)
                return;
            m_trouble = sentence;
            showJob();
        });
}

QString MapBuildPage::obstacle() const {
    if (!m_session.store().isOpen())
        return tr("Open or make a project first: it keeps the tables.");
    if (!m_trouble.isEmpty())
        return m_trouble;
    if (plannedSounds(settings().plan, m_info.parameters.size()) > 1e7)
        return tr("That would be more than ten million sounds; take fewer steps.");
    return {};
}

void MapBuildPage::showForecast() {
    if (m_job != 0 || m_info.parameters.empty()) {
        m_forecast->setText(m_job != 0 ? QString() : m_trouble);
        return;
    }
    const LookupSettings asked = settings();
    const double sounds = plannedSounds(asked.plan, m_info.parameters.size());
    QString text = tr("%1 sounds of %2 s.")
                       .arg(QLocale().toString(sounds, 'f', 0), QLocale().toString(asked.seconds));
    if (m_cost > 0)
        //: %1 is a time such as "about 12 s", %2 an amount such as "3 MB"
        text += QLatin1Char(' ') +
                tr("Takes %1; the table will have %2.")
                    .arg(roughTime(m_cost * sounds / std::max(1, QThread::idealThreadCount())),
                         byteText(sounds * bytesOfRow(asked, m_info.parameters.size())));
    else
        text += QLatin1Char(' ') +
                tr("The table will have %1.")
                    .arg(byteText(sounds * bytesOfRow(asked, m_info.parameters.size())));
    if (const QString why = obstacle(); !why.isEmpty())
        text = why;
    m_forecast->setText(text);
}

void MapBuildPage::showJob() {
    const bool busy = m_job != 0;
    m_start->setVisible(!busy);
    m_start->setEnabled(obstacle().isEmpty());
    m_cancel->setVisible(busy);
    m_pause->setVisible(busy);
    m_progress->setVisible(busy);
    m_resume->setVisible(!busy && !m_stopped.empty());
    m_status->setVisible(!m_status->text().isEmpty());
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_synth, m_detail, m_plan, m_analysis, m_parity, m_statistics, m_pitch, m_grains,
             m_subdivisions, m_parameters, m_seconds})
        widget->setEnabled(!busy);
    showForecast();
}

void MapBuildPage::start() {
    const Task* task = findTask(systems(), "impro.table");
    if (!task || m_job != 0 || !obstacle().isEmpty())
        return;
    const LookupSettings asked = settings();
    impro::TableOptions options;
    (isPatchName(asked.synth) ? options.patch : options.synth) = asked.synth;
    options.parameters = options.patch.empty() ? 0 : std::int64_t(m_info.parameters.size());
    options.grid = name(asked.plan.kind);
    options.subdiv = asked.plan.subdivisions;
    options.seconds = asked.seconds;
    options.window = asked.analysis.window;
    options.mode = asked.analysis.mode == DescriptorSettings::Mode::Clean ? "clean" : "parity";
    options.grains = asked.sound.grains.string();
    options.original = asked.sound.parity;
    options.statistics = asked.statistics;
    options.pitch = asked.analysis.pitch;
    m_stopped.clear();
    m_file.clear();
    m_status->clear();
    m_job = m_session.start(*task, {}, options);
    m_progress->setValue(0);
    m_soon->start();
    showJob();
    m_cancel->setFocus();
    Q_EMIT changed();
}

void MapBuildPage::cancel() {
    if (m_job != 0)
        m_session.jobs().cancel(m_job);
}

void MapBuildPage::resume() {
    if (m_job != 0 || m_stopped.empty())
        return;
    m_file.clear();
    m_status->clear();
    m_job = m_session.jobs().resumeRun(std::exchange(m_stopped, {}));
    showJob();
    Q_EMIT changed();
}

void MapBuildPage::jobChanged(quint64 id) {
    const JobInfo* info = m_session.jobs().job(id);
    if (id != m_job || !info || info->ended())
        return;
    m_progress->setValue(int(info->row.fraction * 1000));
    {
        const QSignalBlocker blocker(m_pause);
        m_pause->setChecked(info->row.paused);
    }
    m_status->setText(info->stopping                        ? tr("Stopping…")
                      : info->row.state == JobState::Queued ? tr("Waiting for other work")
                      : info->row.paused                    ? tr("Paused")
                                                            : QString());
    m_status->setVisible(!m_status->text().isEmpty());
    if (m_file.empty() && !info->run.empty()) {
        m_file = info->run / "checkpoints" / "table.csv";
        m_soon->stop();
        Q_EMIT growing(m_file);
    }
}

void MapBuildPage::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    const JobInfo* info = m_session.jobs().job(id);
    m_job = 0;
    m_soon->stop();
    const fs::path growing = std::exchange(m_file, {});
    if (info && info->row.state == JobState::Done) {
        for (const Item& item : info->outcome.items)
            if (item.role == "table")
                Q_EMIT ended(item.path, true);
        m_status->setText(tr("Done: the table is in the library."));
    } else {
        m_stopped = info ? info->run : fs::path();
        m_status->setText(info && info->row.state == JobState::Failed
                              ? QString::fromStdString(info->row.error)
                              : tr("Cancelled. What was built is shown, and can go on."));
        Q_EMIT ended(growing, false);
    }
    showJob();
    if (m_start->isEnabled() && (!focusWidget() || focusWidget() == m_cancel))
        m_start->setFocus();
    Q_EMIT changed();
}

} // namespace antiphon
