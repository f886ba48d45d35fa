#include "app/panels/agentform.h"

#include "app/panels/agentcolumns.h"
#include "app/panels/emptytext.h"
#include "app/panels/quicktable.h"
#include "app/panels/seedwidget.h"
#include "app/panels/slotwidget.h"
#include "app/panels/withoutfields.h"
#include "models/systems.h"
#include "widgets/form.h"
#include "widgets/glyphs.h"
#include "widgets/numberbox.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

// How the form looks, and its way from and to options; see agentformwork.cpp.
namespace antiphon {

namespace {

/// What is left to the generic form.
struct Rest {
    impro::AgentTaskOptions all;
    void visit(OptionVisitor& v) {
        WithoutFields filter(v, {"algorithm", "preset", "steps", "training_mode", "reward_type",
                                 "features_keep", "features_reward", "reward_weights"});
        all.visit(filter);
    }
};

const Slot& slotOf(const char* key) {
    const Task* task = findTask(systems(), "impro.agent");
    for (const Slot& slot : task->inputs)
        if (std::string_view(slot.key) == key)
            return slot;
    throw std::logic_error("impro.agent has no such input");
}

class Regions : public QListWidget {
public:
    using QListWidget::QListWidget;

protected:
    void paintEvent(QPaintEvent* event) override {
        QListWidget::paintEvent(event);
        if (count() == 0)
            paintEmptyText(*this, AgentForm::tr("Nothing. Select sounds on the map and press "
                                                "Forbid there."));
    }
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override {
        return {80, (fontMetrics().height() + 4) * 3 + 2 * frameWidth()};
    }
};

/// The choices of a field, in the user's language.
QComboBox* choiceBox(const char* key, const QString& name) {
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    for (const FieldRow& row : fieldsOf(impro::AgentTaskOptions{}))
        if (std::string_view(row.field.key) == key) {
            for (const char* choice : row.field.choices)
                box->addItem(QCoreApplication::translate("Options", choice),
                             QString::fromUtf8(choice));
            box->setToolTip(QCoreApplication::translate("Options", row.field.help));
        }
    return box;
}

void choose(QComboBox* box, const std::string& value) {
    box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(value))));
}

std::string chosen(const QComboBox* box) {
    return box->currentData().toString().toStdString();
}

} // namespace

AgentForm::AgentForm(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_table(new SlotWidget(session, slotOf("table"))),
      m_corpus(new SlotWidget(session, slotOf("corpus"))),
      m_settings(new SlotWidget(session, slotOf("settings"))),
      m_start(new SlotWidget(session, slotOf("start"))), m_fromMap(new QToolButton),
      m_fold(new QToolButton), m_builder(new QuickTable(session)),
      m_algorithm(choiceBox("algorithm", tr("Algorithm"))),
      m_preset(choiceBox("preset", tr("Preset"))),
      m_mode(choiceBox("training_mode", tr("Follows"))),
      m_reward(choiceBox("reward_type", tr("Reward"))), m_columns(new AgentColumns),
      m_keepReached(new QPushButton(tr("Keep what it reaches"))), m_reach(new QLabel),
      m_forbidden(new Regions), m_steps(new WholeBox), m_more(new QWidget),
      m_form(new OptionsForm(Rest{})), m_seed(new SeedWidget) {
    layOut();
    setOptions({});
    for (QComboBox* box : {m_algorithm, m_preset})
        connect(box, &QComboBox::currentIndexChanged, this, &AgentForm::presetChosen);
    for (QComboBox* box : {m_mode, m_reward})
        connect(box, &QComboBox::currentIndexChanged, this, &AgentForm::edited);
    connect(m_steps, &WholeBox::valueChanged, this, &AgentForm::edited);
    connect(m_columns, &AgentColumns::changed, this, &AgentForm::edited);
    connect(m_form, &OptionsForm::changed, this, &AgentForm::edited);
    connect(m_keepReached, &QPushButton::clicked, m_columns, &AgentColumns::keepReached);
    for (SlotWidget* slot : {m_table, m_corpus})
        connect(slot, &SlotWidget::changed, this, &AgentForm::inputsChanged);
    connect(m_builder, &QuickTable::built, this, [this](const fs::path& file) {
        m_table->setItems({{ItemKind::Table, file, "table"}});
    });
    connect(&session, &Session::mapTablesChanged, this, &AgentForm::showMapButton);
    connect(&session, &Session::tableMarked, this, [this](const fs::path& table) {
        if (!m_table->items().empty() && m_table->items().front().path == table)
            readFacts();
    });
    connect(&session.store(), &Store::closed, this, [this] { setInputs({}); });
    showMapButton();
    inputsChanged();
}

AgentForm::~AgentForm() = default;

QWidget* AgentForm::tableRow() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_fromMap->setText(tr("From the map"));
    m_fromMap->setToolTip(tr("Take the table that the map shows"));
    m_fromMap->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_fromMap);
    layout->addWidget(m_builder, 1);
    connect(m_fromMap, &QToolButton::clicked, this, [this] {
        const auto& files = m_session.mapTables();
        if (files.size() == 1)
            m_table->setItems({{ItemKind::Table, files.front(), "table"}});
        if (files.size() < 2)
            return;
        auto* menu = new QMenu(m_fromMap);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const fs::path& file : files)
            menu->addAction(QString::fromStdString(display(file.filename())), this, [this, file] {
                m_table->setItems({{ItemKind::Table, file, "table"}});
            });
        menu->popup(m_fromMap->mapToGlobal(QPoint(0, m_fromMap->height())));
    });
    return row;
}

QWidget* AgentForm::reachRow() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_keepReached->setToolTip(tr("Hear only descriptors of which the table reaches at least half "
                                 "of the corpus"));
    m_reach->setWordWrap(true);
    layout->addWidget(m_reach, 1);
    layout->addWidget(m_keepReached);
    return row;
}

QWidget* AgentForm::morePart() {
    auto* layout = new QVBoxLayout(m_more);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* how = new QFormLayout;
    how->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    how->addRow(tr("Algorithm"), m_algorithm);
    how->addRow(tr("Seed"), m_seed);
    layout->addLayout(how);
    layout->addWidget(m_start);
    layout->addWidget(m_settings);
    layout->addWidget(m_form);
    m_more->hide();
    return m_more;
}

void AgentForm::layOut() {
    m_steps->setRange(1, 1000000000);
    m_steps->setAccessibleName(tr("Length of the training"));
    m_steps->setToolTip(tr("Steps that the agent lives through"));
    m_steps->setUnit(tr("steps"));
    m_forbidden->setAccessibleName(tr("Forbidden regions"));
    m_forbidden->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_fold->setText(tr("More"));
    m_fold->setIcon(glyph(Glyph::Unfold));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);
    m_fold->setCheckable(true);
    m_fold->setAccessibleName(tr("Show the other options"));
    connect(m_fold, &QToolButton::toggled, this, [this](bool shown) {
        m_more->setVisible(shown);
        m_fold->setIcon(glyph(shown ? Glyph::Fold : Glyph::Unfold));
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_table);
    layout->addWidget(tableRow());
    layout->addWidget(m_corpus);
    auto* how = new QFormLayout;
    how->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    how->addRow(tr("Preset"), m_preset);
    how->addRow(tr("Follows"), m_mode);
    how->addRow(tr("Reward"), m_reward);
    how->addRow(tr("Length"), m_steps);
    layout->addLayout(how);
    layout->addWidget(m_columns);
    layout->addWidget(reachRow());
    auto* forbidden = new QLabel(tr("May not play:"));
    forbidden->setBuddy(m_forbidden);
    layout->addWidget(forbidden);
    layout->addWidget(m_forbidden);
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    layout->addWidget(morePart());
    layout->addStretch();
}

impro::AgentTaskOptions AgentForm::options() const {
    impro::AgentTaskOptions options = m_form->options().as<Rest>().all;
    options.agent.algorithm = chosen(m_algorithm);
    options.preset = chosen(m_preset);
    options.train.steps = m_steps->value();
    options.environment.mode = chosen(m_mode);
    options.environment.rewardType = chosen(m_reward);
    m_columns->choose(options.environment);
    return options;
}

void AgentForm::setOptions(const impro::AgentTaskOptions& options) {
    m_filling = true;
    choose(m_algorithm, options.agent.algorithm);
    choose(m_preset, options.preset);
    choose(m_mode, options.environment.mode);
    choose(m_reward, options.environment.rewardType);
    m_steps->setValue(options.train.steps);
    m_columns->setChosen(options.environment);
    m_form->setOptions(Rest{options});
    m_filling = false;
    edited();
}

void AgentForm::presetChosen() {
    if (m_filling)
        return;
    impro::AgentTaskOptions chosen = options();
    chosen.usePreset();
    setOptions(chosen);
}

Inputs AgentForm::inputs() const {
    Inputs inputs;
    for (const SlotWidget* slot : {m_table, m_corpus, m_settings, m_start})
        if (!slot->items().empty())
            inputs[slot->slot().key] = slot->items();
    return inputs;
}

void AgentForm::setInputs(const Inputs& inputs) {
    for (SlotWidget* slot : {m_table, m_corpus, m_settings, m_start}) {
        const auto it = inputs.find(slot->slot().key);
        slot->setItems(it == inputs.end() ? std::vector<Item>() : it->second);
    }
}

std::uint64_t AgentForm::seed() const {
    return m_seed->seed();
}

void AgentForm::showSeed(std::uint64_t used) {
    m_seed->showUsed(used);
}

} // namespace antiphon
