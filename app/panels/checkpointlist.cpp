#include "app/panels/checkpointlist.h"

#include "app/panels/checkpointears.h"
#include "app/panels/emptytext.h"
#include "app/panels/words.h"
#include "app/window/background.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace antiphon {

namespace {

class List : public QTreeWidget {
public:
    using QTreeWidget::QTreeWidget;

protected:
    void paintEvent(QPaintEvent* event) override {
        QTreeWidget::paintEvent(event);
        if (topLevelItemCount() == 0)
            paintEmptyText(*this, CheckpointList::tr("A training keeps checkpoints as it goes; "
                                                     "those of the chosen run appear here."));
    }
};

bool same(const std::vector<CheckpointRow>& a, const std::vector<CheckpointRow>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.weights == y.weights && x.best == y.best && x.last == y.last &&
               x.bytes == y.bytes && x.written == y.written;
    });
}

} // namespace

CheckpointList::CheckpointList(Session& session, QAction* audition, QWidget* parent)
    : QWidget(parent), m_session(session), m_audition(audition), m_list(new List(this)),
      m_why(new QLabel(this)) {
    m_list->setAccessibleName(tr("Checkpoints"));
    m_list->setHeaderLabels({tr("Step"), tr("Kept as"), tr("Size"), tr("Written")});
    m_list->header()->setAccessibleName(tr("Columns"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumHeight(m_list->fontMetrics().height() * 3);
    m_why->setWordWrap(true);
    auto* button = new QToolButton(this);
    button->setDefaultAction(audition);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* line = new QHBoxLayout;
    line->addWidget(button);
    line->addWidget(m_why, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_list, 1);
    layout->addLayout(line);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &CheckpointList::updateActions);
    connect(m_list, &QTreeWidget::itemActivated, audition, &QAction::trigger);
    connect(audition, &QAction::triggered, this, &CheckpointList::hear);
    updateActions();
}

CheckpointList::~CheckpointList() {
    if (m_superseded)
        *m_superseded = true;
}

void CheckpointList::show(const fs::path& run, const std::string& task) {
    m_task = task;
    if (run != m_run) {
        if (m_superseded)
            *m_superseded = true;
        m_run = run;
        take({});
    }
    refresh();
}

void CheckpointList::refresh() {
    if (m_run.empty())
        return;
    // One reading at a time: on a slow disk a newer one must not for ever supersede the last.
    m_again = m_reading;
    if (std::exchange(m_reading, true))
        return;
    inBackground(
        this, [run = m_run] { return listCheckpoints(run / "checkpoints"); },
        [this, run = m_run](std::vector<CheckpointRow> rows) {
            m_reading = false;
            if (run == m_run)
                take(std::move(rows));
            if (m_again)
                refresh();
        });
}

void CheckpointList::take(std::vector<CheckpointRow> rows) {
    std::reverse(rows.begin(), rows.end()); // the newest first
    if (same(rows, m_rows) && !rows.empty())
        return;
    const CheckpointRow* now = current();
    const std::int64_t step = now ? now->step : -1;
    m_rows = std::move(rows);
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const CheckpointRow& row : m_rows) {
        const QString value = QLocale().toString(row.bestValue, 'g', 4);
        const QString kept = row.last && row.best ? tr("last and best (%1)").arg(value)
                             : row.last           ? tr("last")
                             : row.best           ? tr("best (%1)").arg(value)
                                                  : QString();
        auto* item = new QTreeWidgetItem(m_list, {QLocale().toString(qlonglong(row.step)), kept,
                                                  byteText(double(row.bytes)),
                                                  whenText(double(row.written))});
        item->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter);
        if (row.step == step)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && !m_rows.empty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    for (int column = 0; column < 3; ++column)
        m_list->resizeColumnToContents(column);
    updateActions();
}

const CheckpointRow* CheckpointList::current() const {
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && std::size_t(row) < m_rows.size() ? &m_rows[std::size_t(row)] : nullptr;
}

QString CheckpointList::obstacle() const {
    if (m_rows.empty())
        return tr("There is no checkpoint to hear yet.");
    if (!checkpointEar(m_task))
        return m_task.empty() ? tr("It is not known what made this run, so it cannot be heard; "
                                   "import its model to play it.")
                              : tr("Checkpoints of “%1” cannot be heard by themselves; use the "
                                   "model in its panel.")
                                    .arg(taskTitle(m_task));
    return {};
}

void CheckpointList::updateActions() {
    const QString why = obstacle();
    m_audition->setEnabled(why.isEmpty() && current());
    m_audition->setToolTip(why.isEmpty() ? m_audition->text() : why);
    m_why->setText(m_rows.empty() ? QString() : why);
}

void CheckpointList::hear() {
    const CheckpointRow* row = current();
    CheckpointEar ear = checkpointEar(m_task);
    if (!row || !ear)
        return;
    if (m_superseded)
        *m_superseded = true;
    m_superseded = std::make_shared<std::atomic<bool>>(false);
    m_why->setText(tr("Rendering step %1…").arg(QLocale().toString(qlonglong(row->step))));
    inBackground(
        this,
        [ear = std::move(ear), run = m_run, row = *row, dropped = m_superseded] {
            return std::make_shared<const Sound>(ear(run, row, [&dropped] {
                if (*dropped)
                    throw Cancelled{};
            }));
        },
        [this, dropped = m_superseded](std::shared_ptr<const Sound> sound) {
            if (*dropped)
                return;
            updateActions();
            m_session.player().audition(std::move(sound));
        },
        [this, dropped = m_superseded](const QString& sentence) {
            if (*dropped)
                return;
            updateActions();
            m_session.warn(sentence);
        });
}

} // namespace antiphon
