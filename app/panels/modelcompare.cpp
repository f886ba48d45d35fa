#include "app/panels/modelcompare.h"

#include "app/panels/comparisonfile.h"
#include "app/panels/emptytext.h"
#include "app/window/background.h"
#include "core/rng.h"
#include "models/guide/options.h"
#include "models/systems.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

constexpr int pathRole = Qt::UserRole;

class Table : public QTreeWidget {
protected:
    void paintEvent(QPaintEvent* event) override {
        QTreeWidget::paintEvent(event);
        if (topLevelItemCount() == 0)
            paintEmptyText(*this, ModelCompare::tr("Tick what is to be compared and press Compare. "
                                                   "All answer the same guide with the same "
                                                   "memory and seed."));
    }
};

} // namespace

ModelCompare::ModelCompare(Session& session, GuideModels& models, QWidget* parent)
    : QWidget(parent), m_session(session), m_models(models), m_axis(new TimeAxis(this)),
      m_choices(new QListWidget), m_table(new Table), m_hint(new QLabel),
      m_progress(new QProgressBar), m_blind(new QCheckBox(tr("Blind"))),
      m_compare(new QPushButton(tr("Compare"))), m_cancel(new QPushButton(tr("Cancel"))),
      m_prefer(new QPushButton(tr("Prefer this"))), m_open(new QPushButton(tr("Open the take"))) {
    auto* back = new QToolButton;
    back->setText(tr("Back to the take"));
    back->setArrowType(Qt::LeftArrow);
    back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    back->setFocusPolicy(Qt::TabFocus);
    auto* title = new QLabel(tr("Compare models"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto* top = new QHBoxLayout;
    top->addWidget(back);
    top->addWidget(title, 1);
    m_hint->setWordWrap(true);
    m_choices->setAccessibleName(tr("What is compared"));
    m_choices->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_choices->setMinimumWidth(180);
    m_table->setAccessibleName(tr("Comparison"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setHeaderLabels({tr("Model"), tr("Right"), tr("Baseline"), tr("Perplexity"),
                              tr("Mean run"), tr("Longest run"), tr("Entropy"), tr("Labels")});
    const auto tip = [this](int column, const QString& text) {
        m_table->headerItem()->setToolTip(column, text);
    };
    tip(Right, tr("Labels that the model gets right by itself, of what was held back when it was "
                  "trained"));
    tip(Baseline, tr("The best of what needs no model, on the same"));
    tip(Perplexity, tr("Between how many labels the model chose, on average"));
    tip(MeanRun, tr("Memory segments that are played in one go, on average"));
    tip(MaxRun, tr("The longest stretch of the memory that is played in one go"));
    tip(Entropy, tr("How varied the labels are, in bits"));
    tip(Used, tr("Share of all labels that the memory has"));
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_progress->setAccessibleName(tr("Progress of the comparison"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_compare);
    line->addWidget(m_cancel);
    line->addWidget(m_progress, 1);
    line->addWidget(m_blind);
    line->addStretch();
    line->addWidget(m_prefer);
    line->addWidget(m_open);
    m_blind->setToolTip(tr("Letters in place of names and figures, in another order, until you "
                           "have preferred one"));
    m_prefer->setToolTip(
        tr("Keep with the takes that this one is the best, and show what is what"));
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_choices);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_hint);
    layout->addWidget(splitter, 1);
    layout->addLayout(line);

    connect(back, &QToolButton::clicked, this, &ModelCompare::backRequested);
    connect(m_compare, &QPushButton::clicked, this, &ModelCompare::compare);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        for (const Row& row : m_rows)
            if (row.job != 0)
                m_session.jobs().cancel(row.job);
    });
    connect(m_choices, &QListWidget::itemChanged, this, &ModelCompare::showState);
    connect(m_table, &QTreeWidget::itemClicked, this,
            [this](QTreeWidgetItem* item) { hear(m_table->indexOfTopLevelItem(item)); });
    connect(m_table, &QTreeWidget::currentItemChanged, this, &ModelCompare::showState);
    connect(m_blind, &QCheckBox::toggled, this, &ModelCompare::setBlind);
    connect(m_prefer, &QPushButton::clicked, this,
            [this] { prefer(m_table->indexOfTopLevelItem(m_table->currentItem())); });
    const auto open = [this] {
        if (const int row = m_table->indexOfTopLevelItem(m_table->currentItem());
            row >= 0 && !m_rows[std::size_t(row)].take.empty())
            Q_EMIT takeRequested(m_rows[std::size_t(row)].take);
    };
    connect(m_open, &QPushButton::clicked, this, open);
    connect(m_table, &QTreeWidget::itemActivated, this, [this, open](QTreeWidgetItem* item) {
        m_hidden ? hear(m_table->indexOfTopLevelItem(item)) : open();
    });
    connect(&models, &GuideModels::changed, this, &ModelCompare::fillChoices);
    connect(&session.jobs(), &Jobs::ended, this, &ModelCompare::jobEnded);
    connect(&session.store(), &Store::closed, this, [this] {
        m_rows.clear(); // what still runs is listed in the jobs panel
        m_preferred = -1;
        fill();
    });
    fillChoices();
}

void ModelCompare::setTask(Task task) {
    m_task = std::move(task);
    showState();
}

void ModelCompare::fillChoices() {
    std::vector<std::string> off;
    for (int i = 0; i < m_choices->count(); ++i)
        if (m_choices->item(i)->checkState() != Qt::Checked)
            off.push_back(m_choices->item(i)->data(pathRole).toString().toStdString());
    const QSignalBlocker blocker(m_choices);
    m_choices->clear();
    const auto add = [&](const QString& text, const QString& tip, const fs::path& path) {
        auto* item = new QListWidgetItem(text, m_choices);
        item->setData(pathRole, QString::fromStdString(path.string()));
        item->setToolTip(tip);
        const bool kept = std::ranges::find(off, path.string()) != off.end();
        item->setCheckState(kept ? Qt::Unchecked : Qt::Checked);
    };
    add(tr("The guide itself"), tr("The memory follows the guide's own labels."), {});
    for (const GuideModel& model : m_models.models())
        if (model.model.decision.task == "answer")
            add(nameOf(model), worthOf(model), model.path);
    showState();
}

bool ModelCompare::busy() const {
    return std::ranges::any_of(m_rows, [](const Row& row) { return row.job != 0; });
}

void ModelCompare::compare() {
    const antiphon::Task* task = findTask(systems(), "guide.generate");
    if (!task || busy() || m_task.guide.empty() || m_task.memory.empty())
        return;
    const auto given = m_task.options.as<guide::GenerateOptions>();
    const std::uint64_t seed = m_task.seed != 0 ? m_task.seed : drawSeed();
    m_rows.clear();
    m_preferred = -1;
    for (int i = 0; i < m_choices->count(); ++i) {
        const QListWidgetItem* item = m_choices->item(i);
        if (item->checkState() != Qt::Checked)
            continue;
        Row row{item->data(pathRole).toString().toStdString(), item->text()};
        Inputs inputs = {{"guide", {{ItemKind::Audio, m_task.guide, "guide"}}},
                         {"memory", {{ItemKind::Audio, m_task.memory, "memory"}}}};
        guide::GenerateOptions options = given;
        if (const GuideModel* model = m_models.find(row.model)) {
            inputs["model"] = {{ItemKind::Model, row.model, "model"}};
            row.evaluation = model->model.evaluation;
            options.render.fade =
                std::min(options.render.fade, model->model.perception->settings().segment);
        }
        row.job = m_session.start(*task, inputs, options, seed);
        m_rows.push_back(std::move(row));
    }
    setBlind(m_blind->isChecked());
}

/// Hides or shows what is what. Hidden once more, the order is another one, too.
void ModelCompare::setBlind(bool blind) {
    m_hidden = blind && m_preferred < 0;
    if (m_hidden) {
        m_table->setCurrentItem(nullptr);
        Rng(drawSeed()).shuffle(std::span(m_rows));
    }
    fill();
}

QString ModelCompare::titleOf(std::size_t row) const {
    if (!m_hidden)
        return m_rows[row].title;
    //: what is compared without knowing it; %1 is a letter
    return tr("Answer %1").arg(QChar(u'A' + char16_t(row)));
}

void ModelCompare::prefer(int row) {
    if (busy() || row < 0 || row >= int(m_rows.size()) || m_rows[std::size_t(row)].take.empty())
        return;
    std::vector<ComparedTake> takes;
    std::size_t preferred = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].take.empty())
            continue;
        if (int(i) == row)
            preferred = takes.size();
        takes.push_back({m_rows[i].take, m_rows[i].title.toStdString()});
    }
    inBackground(
        this,
        [takes = std::move(takes), preferred, blind = m_hidden] {
            keepChoice(takes, preferred, blind);
        },
        [this] { Q_EMIT choiceKept(); },
        [this](const QString& sentence) { m_session.warn(sentence); });
    m_preferred = row;
    m_hidden = false;
    fill();
}

void ModelCompare::jobEnded(quint64 id) {
    const auto row = std::ranges::find(m_rows, id, &Row::job);
    if (id == 0 || row == m_rows.end())
        return;
    row->job = 0;
    const JobInfo* info = m_session.jobs().job(id);
    if (info && info->row.state == JobState::Done) {
        for (const Item& item : info->outcome.items) {
            if (item.role == "response")
                row->response = item.path;
            else if (item.role == "info") {
                row->take = item.path.parent_path();
                readInfo(row->take, item.path);
            }
        }
    } else {
        row->trouble = info && info->row.state == JobState::Failed
                           ? QString::fromStdString(info->row.error)
                           : tr("Cancelled");
    }
    fill();
}

void ModelCompare::readInfo(const fs::path& take, const fs::path& file) {
    inBackground(
        this, [file] { return readJson(file); },
        [this, take](const Json& info) {
            const auto row = std::ranges::find(m_rows, take, &Row::take);
            if (row == m_rows.end())
                return;
            row->info = info;
            fill();
        });
}

void ModelCompare::showState() {
    int ticked = 0;
    for (int i = 0; i < m_choices->count(); ++i)
        ticked += m_choices->item(i)->checkState() == Qt::Checked;
    const bool ready = !m_task.guide.empty() && !m_task.memory.empty();
    int ended = 0;
    for (const Row& row : m_rows)
        ended += row.job == 0;
    m_compare->setVisible(!busy());
    m_cancel->setVisible(busy());
    m_progress->setVisible(busy());
    m_progress->setRange(0, std::max(1, int(m_rows.size())));
    m_progress->setValue(ended);
    m_compare->setEnabled(ready && ticked > 1);
    m_compare->setToolTip(!ready       ? tr("Choose a guide and a memory on the page of the take.")
                          : ticked < 2 ? tr("Tick two or more.")
                                       : QString());
    const int row = m_table->indexOfTopLevelItem(m_table->currentItem());
    const bool there = row >= 0 && !m_rows[std::size_t(row)].take.empty();
    m_open->setEnabled(there && !m_hidden);
    m_prefer->setEnabled(there && !busy() && row != m_preferred && m_rows.size() > 1);
    const auto name = [](const fs::path& file) {
        return QString::fromStdString(display(file.filename()));
    };
    m_hint->setText(ready
                        ? tr("%1 is answered with %2.").arg(name(m_task.guide), name(m_task.memory))
                        : tr("Choose a guide and a memory on the page of the take first."));
}

} // namespace antiphon
