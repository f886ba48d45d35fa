#include "app/panels/trainingpanel.h"

#include "app/panels/checkpointlist.h"
#include "app/panels/outputs.h"
#include "app/panels/runactions.h"
#include "app/panels/statedelegate.h"
#include "app/panels/systemload.h"
#include "app/panels/trainingcompare.h"
#include "app/panels/trainingtable.h"
#include "widgets/curves.h"
#include "widgets/glyphs.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace antiphon {

TrainingPanel::TrainingPanel(Session& s, QWidget* parent)
    : Panel(s, QStringLiteral("training"), tr("Training"), parent),
      m_runs(new TrainingRuns(s.jobs(), this)), m_table(new RowTable(trainingColumns(), this)),
      m_view(new RowTableView(this)), m_filter(new QLineEdit(this)), m_status(new QLabel(this)),
      m_trouble(new QLabel(this)), m_curves(new CurvesView(this)), m_tabs(new QTabWidget(this)),
      m_compare(new TrainingCompare), m_samples(new OutputsView(s)), m_note(new QPlainTextEdit),
      m_again(new QTimer(this)) {
    setAcceptDrops(true);
    addActions();
    m_checkpoints = new CheckpointList(s, m_audition);
    layOut();

    connect(m_runs, &TrainingRuns::rebuilt, this, &TrainingPanel::showRows);
    connect(m_runs, &TrainingRuns::changed, this, &TrainingPanel::showRuns);
    connect(&s, &Session::trainingRequested, this, &TrainingPanel::selectRun);
    connect(m_runs, &TrainingRuns::progressed, this, &TrainingPanel::showStatus);
    connect(m_runs, &TrainingRuns::stalled, &s, &Session::warn);
    connect(m_runs, &TrainingRuns::failed, &s, &Session::warn);
    connect(m_view, &RowTableView::currentIdChanged, this, &TrainingPanel::showChoice);
    connect(m_view, &RowTableView::idsSelected, this, &TrainingPanel::showChoice);
    connect(m_view, &RowTableView::activatedId, m_audition, &QAction::trigger);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions({m_pause, m_resume, m_stop, m_duplicate});
        menu->addSeparator();
        menu->addActions({m_toggle, m_only, m_look});
        menu->addSeparator();
        menu->addActions({m_reveal, m_open, m_forget});
        menu->popup(m_view->viewport()->mapToGlobal(at));
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        const QString error = m_table->setFilter(text);
        m_filter->setToolTip(error);
        showStatus();
    });
    connect(m_table, &RowTable::edited, this,
            [this](qint64 id, int, const QString& text) { m_runs->setNote(id, text.trimmed()); });
    connect(m_curves, &CurvesView::exportWanted, this, &TrainingPanel::exportChart);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TrainingPanel::showChoice);
    m_again->setInterval(1000);
    connect(m_again, &QTimer::timeout, this, [this] {
        if (const TrainingRun* run = current();
            isVisible() && (m_stale || (run && run->job.active()))) {
            fillTab();
            if (m_tabs->currentWidget() == m_checkpoints)
                m_checkpoints->refresh();
        }
    });
    m_again->start();

    std::vector<fs::path> folders;
    for (const QString& folder :
         s.settings().value(QStringLiteral("training/folders")).toStringList())
        folders.emplace_back(folder.toStdString());
    m_runs->setFolders(std::move(folders));
    showRows();
}

void TrainingPanel::addActions() {
    const auto add = [this](const char* name, Glyph sign, const QString& text,
                            const QKeySequence& keys, auto work) {
        QAction* action = addPanelAction(name, text, keys);
        action->setIcon(glyph(sign));
        connect(action, &QAction::triggered, this, work);
        return action;
    };
    m_start = add("start", Glyph::Record, tr("New training…"), Qt::Key_N,
                  [this] { session().show(QStringLiteral("agent")); });
    m_pause = add("pause", Glyph::Pause, tr("Pause"), Qt::Key_P,
                  [this] { pauseOrGoOn(session(), selectedJobs()); });
    m_resume = add("resume", Glyph::Play, tr("Resume the training"), Qt::Key_U,
                   [this] { resumeRuns(session(), selectedJobs()); });
    m_stop = add("stop", Glyph::Stop, tr("Stop and keep"), Qt::Key_Backspace,
                 [this] { cancelJobs(session(), selectedJobs()); });
    m_stop->setToolTip(tr("Stop; what it learned is kept as its last checkpoint, and it can be "
                          "resumed"));
    m_duplicate = add("duplicate", Glyph::Copy, tr("Duplicate with changes…"), Qt::Key_E, [this] {
        if (const TrainingRun* run = current(); run && !run->foreign)
            editAgain(session(), run->job);
    });
    m_audition = addPanelAction("audition", tr("Hear this checkpoint"), Qt::Key_A);
    m_audition->setIcon(glyph(Glyph::Hear));
    m_toggle = add("toggle", Glyph::Done, tr("Show or hide its curves"), Qt::Key_H,
                   [this] { toggleShown(); });
    m_only = add("only", Glyph::Search, tr("Show only the chosen runs"), Qt::Key_S,
                 [this] { showOnlySelected(); });
    m_look = add("look", Glyph::Marker, tr("Colour of the curves…"), Qt::Key_C, [this] {
        QList<qint64> ids;
        for (const TrainingRun* run : selected())
            ids << run->id;
        const QModelIndex at = m_view->currentIndex();
        chooseLook(ids, m_view->viewport()->mapToGlobal(m_view->visualRect(at).bottomLeft()));
    });
    m_reveal = add("reveal", Glyph::Folder, tr("Reveal in the file manager"), Qt::Key_F, [this] {
        if (const TrainingRun* run = current(); run && !run->folder.empty())
            revealFolder(run->folder);
    });
    m_open = add("open", Glyph::Folder, tr("Add a folder of event files…"), Qt::Key_O,
                 [this] { chooseFolder(); });
    m_forget = add("forget", Glyph::Close, tr("Take the folder off the list"), Qt::Key_Delete,
                   [this] { forgetFolder(); });
}

QWidget* TrainingPanel::makeList() {
    m_view->setAccessibleName(tr("Trainings"));
    m_view->setEmptyText(tr("No training yet. Start one in the agent panel (New training…), or add "
                            "a folder with TensorBoard event files of another program."));
    m_view->setTable(m_table);
    m_view->setItemDelegateForColumn(trainingStateColumn,
                                     new StateDelegate(m_runs->jobRows(), m_view));
    auto* curve = new CurveDelegate(*m_runs, m_view);
    m_view->setItemDelegateForColumn(curveColumn, curve);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    setTrainingColumnWidths(*m_view);
    connect(curve, &CurveDelegate::checkClicked, this,
            [this](qint64 id) { m_runs->setShown(id, !m_runs->run(id)->shown); });
    connect(curve, &CurveDelegate::sampleClicked, this,
            [this](qint64 id, QPoint at) { chooseLook({id}, at); });
    m_filter->setPlaceholderText(tr("Filter trainings"));
    m_filter->setAccessibleName(tr("Filter trainings"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(glyph(Glyph::Search), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(60);
    m_trouble->setWordWrap(true);
    m_trouble->setObjectName(QStringLiteral("trouble"));
    m_trouble->hide();
    m_status->setObjectName(QStringLiteral("status"));

    auto* bar = new QHBoxLayout;
    bar->setSpacing(2);
    for (QAction* action :
         {m_start, m_pause, m_resume, m_stop, m_duplicate, m_toggle, m_look, m_open}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        bar->addWidget(button);
        if (action == m_duplicate || action == m_look)
            bar->addSpacing(6);
    }
    bar->addWidget(m_filter, 1);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_trouble);
    layout->addWidget(m_status);
    return page;
}

QWidget* TrainingPanel::makeDetails() {
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Details of the training"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("What you want to remember of this run; kept as notes.txt in its "
                                  "folder."));
    m_note->setTabChangesFocus(true);
    m_note->setFrameShape(QFrame::NoFrame);
    m_note->installEventFilter(this);
    m_tabs->addTab(m_compare, tr("Compare"));
    m_tabs->addTab(m_checkpoints, tr("Checkpoints"));
    m_tabs->addTab(m_samples, tr("Samples"));
    m_tabs->addTab(m_note, tr("Note"));
    return m_tabs;
}

void TrainingPanel::layOut() {
    auto* left = new QSplitter(Qt::Vertical);
    left->setChildrenCollapsible(false);
    left->addWidget(makeList());
    left->addWidget(makeDetails());
    left->setStretchFactor(0, 3);
    left->setStretchFactor(1, 2);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(m_curves);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({450, 550}); // a ratio
    m_curves->setEmptyText(tr("The curves of the trainings that are shown appear here."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(split, 1);
    layout->addWidget(new LoadStrip);
}

void TrainingPanel::showRows() {
    std::vector<TableRow> rows;
    std::vector<std::int64_t> order;
    for (const TrainingRun& run : m_runs->runs()) {
        rows.push_back(tableRow(run));
        order.push_back(run.id);
        m_curves->setRun({run.id, run.name, run.look, run.shown, run.tags});
    }
    const std::set<std::int64_t> ids(order.begin(), order.end());
    std::vector<std::int64_t> gone;
    for (const auto& [id, run] : m_curves->runs())
        if (ids.count(id) == 0)
            gone.push_back(id);
    for (const std::int64_t id : gone)
        m_curves->removeRun(id);
    // The list is only begun anew where it must be: a note that is being typed stays open.
    if (order == m_order)
        m_table->upsert(std::move(rows));
    else
        m_table->setRows(std::move(rows));
    m_order = std::move(order);
    if (m_view->currentId() == -1 && m_table->shown() > 0)
        m_view->selectRow(0);
    selectWanted();
    showChoice();
    showStatus();
}

void TrainingPanel::showRuns(const QList<qint64>& ids) {
    std::vector<TableRow> rows;
    const auto chosen = m_view->selectedIds();
    for (const qint64 id : ids)
        if (const TrainingRun* run = m_runs->run(id)) {
            rows.push_back(tableRow(*run));
            m_curves->setRun({run->id, run->name, run->look, run->shown, run->tags});
            m_stale = m_stale || std::find(chosen.begin(), chosen.end(), id) != chosen.end();
        }
    m_table->upsert(std::move(rows));
    if (ids.contains(m_view->currentId()))
        showCurrent();
    updateActions();
}

void TrainingPanel::select(std::int64_t run) {
    const int row = m_table->rowOf(run);
    if (row >= 0)
        m_view->selectRow(row);
}

void TrainingPanel::selectRun(const fs::path& folder) {
    m_wanted = folder;
    selectWanted();
}

void TrainingPanel::selectWanted() {
    const auto wanted = std::ranges::find(m_runs->runs(), m_wanted, &TrainingRun::folder);
    if (m_wanted.empty() || wanted == m_runs->runs().end())
        return;
    m_wanted.clear();
    if (m_table->rowOf(wanted->id) < 0)
        m_filter->clear(); // it hides the run
    select(wanted->id);
    m_view->setFocus();
}

std::vector<const TrainingRun*> TrainingPanel::selected() const {
    std::vector<const TrainingRun*> found;
    for (const std::int64_t id : m_view->selectedIds())
        if (const TrainingRun* run = m_runs->run(id))
            found.push_back(run);
    return found;
}

std::vector<const JobRow*> TrainingPanel::selectedJobs() const {
    std::vector<const JobRow*> rows;
    for (const TrainingRun* run : selected())
        if (!run->foreign)
            rows.push_back(&run->job);
    return rows;
}

const TrainingRun* TrainingPanel::current() const {
    return m_runs->run(m_view->currentId());
}

/// Other runs have been chosen, or another tab.
void TrainingPanel::showChoice() {
    const auto chosen = selected();
    std::set<std::int64_t> bold;
    if (chosen.size() < m_runs->runs().size())
        for (const TrainingRun* one : chosen)
            bold.insert(one->id);
    m_curves->setHighlighted(bold);
    const TrainingRun* run = current();
    m_checkpoints->show(run ? run->folder : fs::path(),
                        run && !run->foreign ? run->job.task : std::string());
    fillTab();
    showCurrent();
    updateActions();
}

/// What may have become more since.
void TrainingPanel::fillTab() {
    m_stale = false;
    const QWidget* tab = m_tabs->currentWidget();
    if (tab == m_compare)
        m_compare->show(selected());
    else if (tab == m_samples)
        readSamples();
}

/// Note and trouble of the current run.
void TrainingPanel::showCurrent() {
    const TrainingRun* run = current();
    if (m_noted != (run ? run->id : 0)) {
        saveNote();
        m_noted = run ? run->id : 0;
        m_note->setPlainText(run ? run->note : QString());
    } else if (run && !m_note->document()->isModified() && m_note->toPlainText() != run->note) {
        m_note->setPlainText(run->note);
    }
    m_note->setEnabled(run && !run->folder.empty());
    const QString trouble =
        run && !run->trouble.isEmpty() ? run->trouble : m_runs->troubles().join(u'\n');
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void TrainingPanel::showStatus() {
    const int all = m_table->total(), shown = m_table->shown();
    QStringList parts;
    parts << (shown == all ? tr("%n trainings", nullptr, all)
                           : tr("%1 of %n trainings", nullptr, all).arg(shown));
    if (m_runs->searching())
        parts << tr("looking for event files…");
    else if (m_runs->fraction() < 1)
        parts << tr("reading, %1 %").arg(int(m_runs->fraction() * 100));
    m_status->setText(parts.join(QStringLiteral(" · ")));
    showCurrent();
}

void TrainingPanel::updateActions() {
    const RunAbilities can = abilitiesOf(selectedJobs());
    const TrainingRun* run = current();
    const bool any = !selected().empty(), goOn = can.paused && !can.running;
    m_pause->setText(goOn ? tr("Go on") : tr("Pause"));
    m_pause->setIcon(glyph(goOn ? Glyph::Play : Glyph::Pause));
    m_pause->setEnabled(can.paused || can.running);
    m_resume->setEnabled(can.resumable);
    m_stop->setEnabled(can.stoppable);
    m_duplicate->setEnabled(run && !run->foreign);
    m_toggle->setEnabled(any);
    m_only->setEnabled(any);
    m_look->setEnabled(any);
    m_reveal->setEnabled(run && !run->folder.empty());
    m_forget->setEnabled(run ? run->foreign : !m_runs->folders().empty());
}

Json TrainingPanel::state() const {
    const CurveStyle& style = m_curves->style();
    return {{"runs", m_runs->state()},
            {"smoothing", style.smoothing},
            {"axis", int(style.axis)},
            {"log", style.logarithmic},
            {"tab", m_tabs->currentIndex()}};
}

void TrainingPanel::restore(const Json& state) {
    const auto number = [&](const char* key, double otherwise) {
        const auto it = state.find(key);
        return it != state.end() && it->is_number() ? it->get<double>() : otherwise;
    };
    m_curves->setStyle({CurveStyle::Axis(std::clamp(int(number("axis", 0)), 0, 2)),
                        std::clamp(number("smoothing", 0.6), 0.0, 0.999),
                        state.contains("log") && state["log"] == true});
    m_tabs->setCurrentIndex(int(number("tab", 0)));
    m_runs->restore(state.contains("runs") ? state["runs"] : Json::object());
}

} // namespace antiphon
