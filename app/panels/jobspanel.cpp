#include "app/panels/jobspanel.h"

#include "app/panels/confirmstrip.h"
#include "app/panels/jobtable.h"
#include "app/panels/outputs.h"
#include "app/panels/runactions.h"
#include "app/panels/rundetails.h"
#include "app/panels/runtrash.h"
#include "app/panels/statedelegate.h"
#include "app/window/background.h"
#include "widgets/glyphs.h"
#include "widgets/rowtable.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

JobsPanel::JobsPanel(Session& s, QWidget* parent)
    : Panel(s, QStringLiteral("jobs"), tr("Jobs"), parent), m_rows(new JobRows(s.jobs(), this)),
      m_table(new RowTable(jobColumns(), this)), m_view(new RowTableView(this)),
      m_details(new RunDetails(s, *m_rows, this)), m_confirm(new ConfirmStrip(this)) {
    m_view->setAccessibleName(tr("Jobs and runs"));
    m_view->setEmptyText(tr("Nothing has run yet. Press Generate in the guide panel, or Start in "
                            "the task panel: what runs appears here, and stays as a run of the "
                            "project."));
    m_view->setTable(m_table);
    m_view->setItemDelegateForColumn(stateColumn, new StateDelegate(*m_rows, m_view));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    addActions();
    layOut();

    connect(m_rows, &JobRows::rebuilt, this, &JobsPanel::showRows);
    connect(m_rows, &JobRows::changed, this, [this](qint64 id) {
        if (const JobRow* row = m_rows->row(id))
            m_table->upsert({tableRow(*row)});
        updateActions();
    });
    connect(m_view, &RowTableView::currentIdChanged, this, [this] {
        m_details->show(m_view->currentId());
        updateActions();
    });
    connect(m_view, &RowTableView::idsSelected, this, &JobsPanel::updateActions);
    connect(m_view, &RowTableView::activatedId, m_audition, &QAction::trigger);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (QAction* action :
             {m_pause, m_cancel, m_resume, m_retry, m_audition, m_reveal, m_log, m_remove, m_clear})
            menu->addAction(action);
        menu->popup(m_view->viewport()->mapToGlobal(at));
    });
    showRows();
}

void JobsPanel::addActions() {
    const auto add = [this](const char* name, Glyph sign, const QString& text,
                            const QKeySequence& keys, void (JobsPanel::*slot)()) {
        QAction* action = addPanelAction(name, text, keys);
        action->setIcon(glyph(sign));
        if (slot)
            connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_pause = add("pause", Glyph::Pause, tr("Pause"), Qt::Key_P, nullptr);
    m_cancel = add("cancel", Glyph::Stop, tr("Cancel"), Qt::Key_Backspace, nullptr);
    m_resume = add("resume", Glyph::Play, tr("Resume the run"), Qt::Key_U, nullptr);
    m_retry = add("retry", Glyph::Edit, tr("Retry with changes…"), Qt::Key_E, &JobsPanel::retry);
    m_audition = add("audition", Glyph::Hear, tr("Hear the result"), Qt::Key_A, nullptr);
    m_reveal = add("reveal", Glyph::Folder, tr("Reveal in the file manager"), Qt::Key_F,
                   &JobsPanel::reveal);
    m_log = add("log", Glyph::Lines, tr("Show the log"), Qt::Key_G, nullptr);
    m_remove = add("remove", Glyph::Trash, tr("Move the run to the trash…"), Qt::Key_Delete,
                   &JobsPanel::askToRemove);
    m_clear =
        add("clear", Glyph::Done, tr("Clear ended jobs"), Qt::SHIFT | Qt::Key_Delete, nullptr);
    connect(m_pause, &QAction::triggered, this, [this] { pauseOrGoOn(session(), selected()); });
    connect(m_cancel, &QAction::triggered, this, [this] { cancelJobs(session(), selected()); });
    connect(m_resume, &QAction::triggered, this, [this] { resumeRuns(session(), selected()); });
    connect(m_audition, &QAction::triggered, this, [this] { m_details->outputs()->audition(); });
    connect(m_log, &QAction::triggered, m_details, &RunDetails::showLog);
    connect(m_clear, &QAction::triggered, this, [this] { session().jobs().clearEnded(); });
}

void JobsPanel::layOut() {
    auto* bar = new QHBoxLayout;
    bar->setSpacing(2);
    for (QAction* action :
         {m_pause, m_cancel, m_resume, m_retry, m_audition, m_reveal, m_log, m_remove, m_clear}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        bar->addWidget(button);
        if (action == m_cancel || action == m_log)
            bar->addSpacing(8);
    }
    bar->addStretch();
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_view);
    split->addWidget(m_details);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(m_confirm);
    layout->addWidget(split, 1);
    setColumnWidths(*m_view);
}

void JobsPanel::showRows() {
    std::vector<TableRow> rows;
    for (const JobRow& row : m_rows->rows())
        rows.push_back(tableRow(row));
    m_table->setRows(std::move(rows));
    if (m_view->currentId() < 0 && m_table->shown() > 0)
        m_view->selectRow(0);
    // The details follow what is current; what has gone leaves them empty.
    m_details->show(std::max<std::int64_t>(0, m_view->currentId()));
    updateActions();
}

void JobsPanel::select(std::int64_t row) {
    m_view->setCurrentIndex(m_table->index(m_table->rowOf(row), 0));
}

std::vector<const JobRow*> JobsPanel::selected() const {
    std::vector<const JobRow*> found;
    for (const std::int64_t id : m_view->selectedIds())
        if (const JobRow* row = m_rows->row(id))
            found.push_back(row);
    return found;
}

const JobRow* JobsPanel::current() const {
    return m_rows->row(m_view->currentId());
}

void JobsPanel::updateActions() {
    const auto chosen = selected();
    const auto any = [&chosen](auto test) {
        return std::any_of(chosen.begin(), chosen.end(), [&](const JobRow* r) { return test(*r); });
    };
    const RunAbilities can = abilitiesOf(chosen);
    const bool goOn = can.paused && !can.running;
    m_pause->setText(goOn ? tr("Go on") : tr("Pause"));
    m_pause->setIcon(glyph(goOn ? Glyph::Play : Glyph::Pause));
    m_pause->setEnabled(can.paused || can.running);
    m_cancel->setEnabled(can.stoppable);
    m_resume->setEnabled(can.resumable);
    const JobRow* row = current();
    m_retry->setEnabled(row && !row->task.empty());
    m_audition->setEnabled(row && firstHeard(row->items));
    m_reveal->setEnabled(row && !row->run.empty());
    m_log->setEnabled(row);
    m_remove->setEnabled(any([](const JobRow& r) { return !r.run.empty() && !r.active(); }));
    const auto& all = m_rows->rows();
    m_clear->setEnabled(
        std::any_of(all.begin(), all.end(), [](const JobRow& r) { return r.job && !r.active(); }));
}

void JobsPanel::retry() {
    if (const JobRow* row = current())
        editAgain(session(), *row);
}

void JobsPanel::reveal() {
    revealFolder(current()->run);
}

void JobsPanel::askToRemove() {
    std::vector<fs::path> runs;
    for (const JobRow* row : selected())
        if (!row->run.empty() && !row->active())
            runs.push_back(row->run);
    if (runs.empty())
        return;
    const QString question = runs.size() == 1
                                 ? tr("Move “%1” with its log and results to the trash?")
                                       .arg(QString::fromStdString(display(runs[0].filename())))
                                 : tr("Move %n runs with their logs and results to the trash?",
                                      nullptr, int(runs.size()));
    m_confirm->ask(question, tr("Move to the trash"), tr("Keep"), m_view,
                   [this, runs] { removeRuns(runs); });
}

void JobsPanel::removeRuns(const std::vector<fs::path>& runs) {
    inBackground(
        this, [runs] { return moveToTrash(runs); },
        [this](const Trashed& done) {
            if (!done.moved.empty()) {
                forgetItemsOf(session(), done.moved);
                session().tell(tr("%n runs are in the trash, from where the desktop can bring them "
                                  "back.",
                                  nullptr, int(done.moved.size())));
            }
            for (const fs::path& run : done.refused)
                session().warn(tr("%1 could not be moved to the trash; remove the folder in the "
                                  "file manager.")
                                   .arg(QString::fromStdString(display(run))));
            session().jobs().refreshRuns();
        });
}

Json JobsPanel::state() const {
    return {{"tab", m_details->currentIndex()}};
}

void JobsPanel::restore(const Json& state) {
    if (const auto it = state.find("tab"); it != state.end() && it->is_number_integer())
        m_details->setCurrentIndex(it->get<int>());
}

} // namespace antiphon
