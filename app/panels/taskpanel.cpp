#include "app/panels/taskpanel.h"

#include "app/panels/presets.h"
#include "app/panels/runview.h"
#include "app/panels/seedwidget.h"
#include "app/panels/slotwidget.h"
#include "app/panels/taskchooser.h"
#include "app/panels/taskcost.h"
#include "app/panels/taskstate.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "core/error.h"
#include "models/device.h"
#include "widgets/form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace antiphon {

TaskPanel::TaskPanel(Session& s, QWidget* parent)
    : Panel(s, QStringLiteral("task"), tr("Task"), parent), m_chooser(new TaskChooser(this)),
      m_help(new QLabel(this)), m_inputBox(new QGroupBox(tr("Inputs"))),
      m_optionBox(new QGroupBox(tr("Options"))), m_inputLayout(new QVBoxLayout(m_inputBox)),
      m_optionLayout(new QVBoxLayout(m_optionBox)), m_presets(new PresetBar(s.settings())),
      m_seed(new SeedWidget), m_device(new QComboBox), m_cost(new TaskCost(s)),
      m_missing(new QLabel), m_start(new QPushButton), m_run(new RunView(s)) {
    m_startAction =
        addPanelAction("start", tr("Start the task"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_pauseAction = addPanelAction("pause", tr("Pause or go on with the run"),
                                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    m_cancelAction =
        addPanelAction("cancel", tr("Cancel the run"), QKeySequence(Qt::CTRL | Qt::Key_Backspace));
    layOut();
    fillDevices();
    showTask();

    connect(m_chooser, &TaskChooser::taskChosen, this, &TaskPanel::showTask);
    connect(m_presets, &PresetBar::chosen, this, &TaskPanel::setOptions);
    connect(m_device, &QComboBox::currentIndexChanged, this, &TaskPanel::askCost);
    connect(m_start, &QPushButton::clicked, this, &TaskPanel::start);
    connect(m_startAction, &QAction::triggered, this, &TaskPanel::start);
    connect(m_pauseAction, &QAction::triggered, m_run, &RunView::pauseOrResume);
    connect(m_cancelAction, &QAction::triggered, m_run, &RunView::cancel);
    connect(m_run, &RunView::changed, this, &TaskPanel::updateStart);
    connect(&s, &Session::runRequested, this, &TaskPanel::loadRun);
    connect(&s.store(), &Store::opened, this, &TaskPanel::updateStart);
    connect(&s.store(), &Store::closed, this, &TaskPanel::updateStart);
    connect(&s.jobs(), &Jobs::ended, this, &TaskPanel::jobEnded);
}

void TaskPanel::layOut() {
    m_help->setWordWrap(true);
    m_cost->setObjectName(QStringLiteral("forecast"));
    m_missing->setWordWrap(true);
    m_missing->setObjectName(QStringLiteral("missing"));
    m_start->setObjectName(QStringLiteral("start"));
    m_start->setAutoDefault(true);
    m_device->setObjectName(QStringLiteral("device"));
    m_device->setAccessibleName(tr("Device"));
    m_device->setToolTip(tr("Where the networks of the task compute"));
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_device->setMinimumContentsLength(8);
    auto* presetLine = new QFormLayout;
    presetLine->addRow(tr("Preset"), m_presets);
    m_optionLayout->addLayout(presetLine);

    auto* page = new QWidget;
    auto* pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(4, 4, 4, 4);
    pageLayout->addWidget(m_chooser);
    pageLayout->addWidget(m_help);
    pageLayout->addWidget(m_inputBox);
    pageLayout->addWidget(m_optionBox);
    auto* how = new QFormLayout;
    how->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    how->setRowWrapPolicy(QFormLayout::WrapLongRows);
    how->addRow(tr("Seed"), m_seed);
    how->addRow(tr("Device"), m_device);
    pageLayout->addLayout(how);
    pageLayout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus); // the fields inside have it
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);

    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    auto* top = new QWidget;
    auto* topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(0, 0, 0, 0);
    topLayout->addWidget(scroll, 1);
    topLayout->addWidget(m_cost);
    auto* startLine = new QHBoxLayout;
    startLine->addWidget(m_missing, 1);
    startLine->addWidget(m_start);
    topLayout->addLayout(startLine);
    split->addWidget(top);
    split->addWidget(m_run);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(split);
}

const Task* TaskPanel::task() const {
    return m_chooser->task();
}

void TaskPanel::showTask() {
    const Task* now = task();
    if (!now)
        return;
    m_help->setText(QCoreApplication::translate("Task", now->help.c_str()));
    for (SlotWidget* slot : m_slots)
        delete slot;
    m_slots.clear();
    for (const Slot& slot : now->inputs) {
        auto* widget = new SlotWidget(session(), slot, m_inputBox);
        m_inputLayout->addWidget(widget);
        m_slots.push_back(widget);
        connect(widget, &SlotWidget::changed, this, &TaskPanel::updateStart);
    }
    m_inputBox->setVisible(!m_slots.empty());
    delete m_form;
    m_form = new OptionsForm(now->options(), m_optionBox);
    m_optionLayout->addWidget(m_form);
    const Json defaults = toJson(now->options());
    m_presets->setTask(QString::fromStdString(now->id), defaults);
    m_presets->setCurrent(defaults);
    connect(m_form, &OptionsForm::changed, this, [this] {
        m_presets->setCurrent(toJson(m_form->options()));
        askCost();
    });
    m_device->setEnabled(now->heavy);
    updateStart();
}

void TaskPanel::fillDevices() {
    m_device->addItem(tr("As in the settings"), QString());
    // The first question wakes the graphics driver, which may take a while.
    inBackground(this, computeDevices, [this](const std::vector<ComputeDevice>& devices) {
        for (const ComputeDevice& device : devices) {
            const QString id = QString::fromStdString(device.id);
            //: a device that computes: %1 such as "GPU 0", %2 its name
            const QString text =
                tr("%1: %2").arg(queueWords(device.id), QString::fromStdString(device.name));
            if (const int known = m_device->findData(id); known >= 0)
                m_device->setItemText(known, text);
            else
                m_device->addItem(text, id);
        }
    });
}

void TaskPanel::setOptions(const Json& given) {
    Options options = task()->options();
    try {
        readJson(options, given, tr("The options").toStdString());
    } catch (const UserError& e) {
        session().warn(QString::fromUtf8(e.what()));
    }
    m_form->setOptions(options);
}

void TaskPanel::loadRun(const RunRecord& record) {
    if (!m_chooser->choose(record.task)) {
        session().warn(tr("The task “%1” is unknown to this version; open the run with the "
                          "version that made it.")
                           .arg(QString::fromStdString(record.task)));
        return;
    }
    for (SlotWidget* slot : m_slots) {
        const auto items = record.inputs.find(slot->slot().key);
        slot->setItems(items == record.inputs.end() ? std::vector<Item>() : items->second);
    }
    setOptions(record.options);
    m_seed->setSeed(record.seed);
    const QString device = QString::fromStdString(record.device);
    m_device->setCurrentIndex(std::max(0, m_device->findData(device)));
}

RunRecord TaskPanel::record() const {
    RunRecord record;
    record.task = task()->id;
    record.options = toJson(m_form->options());
    for (const SlotWidget* slot : m_slots)
        if (!slot->items().empty())
            record.inputs[slot->slot().key] = slot->items();
    record.seed = m_seed->seed();
    const std::string device = m_device->currentData().toString().toStdString();
    record.device = device.empty() ? session().device() : device;
    return record;
}

QString TaskPanel::missing() const {
    if (!session().store().isOpen())
        return tr("Open or make a project first: it keeps the results.");
    QStringList names;
    for (const SlotWidget* slot : m_slots)
        if (slot->slot().required && slot->items().empty())
            names << slot->label();
    return names.isEmpty() ? QString()
                           : tr("Still missing: %1").arg(names.join(QStringLiteral(", ")));
}

void TaskPanel::start() {
    if (m_run->active() || !missing().isEmpty())
        return;
    m_run->follow(session().jobs().start(*task(), record()));
}

void TaskPanel::askCost() {
    m_cost->ask(missing().isEmpty() ? task() : nullptr, record());
}

void TaskPanel::updateStart() {
    const QString why = missing();
    m_missing->setText(why);
    const bool ready = why.isEmpty() && !m_run->active();
    m_start->setText(m_run->job() && !m_run->active() ? tr("Run again") : tr("Start"));
    m_start->setToolTip(tr("Start the task (%1)")
                            .arg(m_startAction->shortcut().toString(QKeySequence::NativeText)));
    m_start->setEnabled(ready);
    m_startAction->setEnabled(ready);
    m_pauseAction->setEnabled(m_run->active());
    m_cancelAction->setEnabled(m_run->active());
    askCost();
}

void TaskPanel::jobEnded(quint64 id) {
    const JobInfo* job = session().jobs().job(id);
    if (job && job->task && id == m_run->job() && job->record.seed != 0)
        m_seed->showUsed(job->record.seed);
}

Json TaskPanel::state() const {
    return task() ? taskState(record()) : Json::object();
}

void TaskPanel::restore(const Json& state) {
    if (const auto record = recordOf(state);
        record && m_chooser->findData(QString::fromStdString(record->task)) >= 0)
        loadRun(*record);
}

} // namespace antiphon
