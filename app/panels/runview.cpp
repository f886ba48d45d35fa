#include "app/panels/runview.h"

#include "app/panels/detailtable.h"
#include "app/panels/outputs.h"
#include "app/panels/words.h"
#include "widgets/glyphs.h"
#include "widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

RunView::RunView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_running(new QWidget(this)),
      m_bar(new QProgressBar(this)), m_text(new QLabel(this)), m_pause(new QToolButton(this)),
      m_cancel(new QToolButton(this)), m_end(new QLabel(this)), m_results(new QWidget(this)),
      m_outputs(new OutputsView(session)),
      m_figures(new DetailTable(tr("Figures"), tr("This run has no figures."))) {
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setMaximumHeight(fontMetrics().height());
    m_text->setWordWrap(true);
    m_end->setWordWrap(true);
    m_end->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_pause->setAutoRaise(true);
    m_pause->setObjectName(QStringLiteral("runPause"));
    m_cancel->setAutoRaise(true);
    m_cancel->setObjectName(QStringLiteral("runCancel"));
    m_cancel->setIcon(glyph(Glyph::Stop));
    m_cancel->setToolTip(tr("Cancel the run; it can be resumed from the jobs panel"));
    m_cancel->setAccessibleName(tr("Cancel the run"));
    auto* grid = new QGridLayout(m_running);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_bar, 0, 0);
    grid->addWidget(m_pause, 0, 1);
    grid->addWidget(m_cancel, 0, 2);
    grid->addWidget(m_text, 1, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    auto* split = new QSplitter(Qt::Horizontal, m_results);
    split->setChildrenCollapsible(false);
    split->addWidget(m_outputs);
    split->addWidget(m_figures);
    auto* inner = new QVBoxLayout(m_results);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(split);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_running);
    layout->addWidget(m_end);
    layout->addWidget(m_results, 1);
    m_end->hide();
    m_results->hide();
    hide();

    connect(m_pause, &QToolButton::clicked, this, &RunView::pauseOrResume);
    connect(m_cancel, &QToolButton::clicked, this, &RunView::cancel);
    const auto mine = [this](quint64 id) {
        if (id == m_job)
            update();
    };
    connect(&session.jobs(), &Jobs::changed, this, mine);
    connect(&session.jobs(), &Jobs::ended, this, mine);
}

void RunView::follow(Jobs::Id job) {
    m_job = job;
    m_left = {};
    m_active = true;
    m_running->show();
    m_end->hide();
    m_results->hide();
    show();
    update();
    Q_EMIT changed();
}

void RunView::pauseOrResume() {
    const JobInfo* info = m_session.jobs().job(m_job);
    if (!info || info->ended())
        return;
    info->row.paused ? m_session.jobs().resume(m_job) : m_session.jobs().pause(m_job);
}

void RunView::cancel() {
    if (m_active)
        m_session.jobs().cancel(m_job);
}

void RunView::update() {
    const JobInfo* info = m_session.jobs().job(m_job);
    if (!info || !m_active)
        return;
    if (info->ended()) {
        m_active = false;
        showEnd(*info);
        Q_EMIT changed();
        return;
    }
    const JobQueue::Row& row = info->row;
    m_bar->setValue(int(row.fraction * 1000));
    m_left.update(row.seconds, row.fraction, row.paused);
    QStringList parts;
    if (info->stopping)
        parts << tr("Cancelling…");
    else if (row.paused)
        parts << tr("Paused");
    else if (row.state == JobState::Queued)
        parts << tr("Waits for other jobs");
    else
        parts << progressWords(row.text);
    parts << clockText(row.seconds);
    if (const auto left = m_left.estimate(); left && !row.paused && !info->stopping)
        //: time that a run will still take, such as "about 12 s left"
        parts << tr("%1 left").arg(roughTime(*left));
    parts.removeAll(QString());
    m_text->setText(parts.join(QStringLiteral(" · ")));
    const QString pause = row.paused ? tr("Go on with the run") : tr("Pause the run");
    m_pause->setIcon(glyph(row.paused ? Glyph::Play : Glyph::Pause));
    m_pause->setToolTip(pause);
    m_pause->setAccessibleName(pause);
    m_pause->setEnabled(!info->stopping);
    m_cancel->setEnabled(!info->stopping);
}

void RunView::showEnd(const JobInfo& info) {
    m_running->hide();
    const bool failed = info.row.state == JobState::Failed;
    QPalette colours = palette();
    if (failed)
        colours.setColor(QPalette::WindowText, tonesOf(palette()).warning);
    m_end->setPalette(colours);
    m_end->setText(failed ? QString::fromStdString(info.row.error)
                   : info.row.state == JobState::Done
                       ? tr("Done in %1.").arg(clockText(info.row.seconds))
                       : tr("Cancelled. The jobs panel can resume it."));
    m_end->show();
    const bool done = info.row.state == JobState::Done;
    m_results->setVisible(done);
    if (done) {
        m_outputs->setItems(info.outcome.items);
        m_figures->setRows(figureRows(info.outcome.figures));
    }
}

} // namespace antiphon
