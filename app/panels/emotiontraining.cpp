#include "app/panels/emotiontraining.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/foldedfields.h"
#include "app/panels/seedwidget.h"
#include "app/panels/words.h"
#include "app/window/choosefiles.h"
#include "app/window/drops.h"
#include "core/error.h"
#include "models/systems.h"
#include "widgets/elidedlabel.h"
#include "widgets/form.h"
#include "widgets/glyphs.h"

#include <QDragEnterEvent>
#include <QGroupBox>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

/// Any options, all but a few folded away.
struct Folding {
    Options all;
    std::set<std::string_view> open;
    void visit(OptionVisitor& v) {
        FoldedFields folded(v, open);
        all.visit(folded);
    }
};

} // namespace

EmotionTraining::EmotionTraining(Session& session, EmotionChoice& model, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(model),
      m_data(new EmotionChoice(session, tr("Data set"), tr("No data set yet"), {"emotion.dataset"},
                               "data", {tr("Data sets (*.npz)")})),
      m_folderName(new ElidedLabel), m_seed(new SeedWidget),
      m_all(new QPushButton(tr("Do all steps"))), m_hint(new QLabel), m_running(buildProgress()) {
    setAcceptDrops(true);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->addWidget(buildRow(Data, tr("1. Data set"),
                               tr("MIDI files as compound words. Folders or names Q1 to Q4 tell "
                                  "what emotion a piece has."),
                               {"sync"}, buildFolder()));
    column->addWidget(buildRow(Model, tr("2. Latent model"),
                               tr("Learns to take pieces apart into seven elements and to write "
                                  "them again."),
                               {"preset", "variant", "epochs"}, m_data));
    column->addWidget(buildRow(Prior, tr("3. Prior"),
                               tr("Learns which codes follow each other, so that new pieces can be "
                                  "written."),
                               {"preset", "epochs"}, nullptr));
    column->addWidget(buildRow(Classifier, tr("4. Emotion classifier"),
                               tr("Learns to tell the four emotions, and says how often it is "
                                  "right."),
                               {"preset", "epochs"}, nullptr));
    column->addWidget(buildRow(Map, tr("5. Map"),
                               tr("Lays the pieces out by each element, to be walked by ear."), {},
                               nullptr));
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    m_hint->setWordWrap(true);
    m_hint->setMargin(4);
    m_hint->setObjectName(QStringLiteral("hint"));
    layout->addWidget(m_hint);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_running);
    auto* bottom = new QHBoxLayout;
    auto* seed = new QLabel(tr("Seed"));
    bottom->addWidget(seed);
    bottom->addWidget(m_seed);
    bottom->addStretch();
    auto* open = new QPushButton(tr("Open in Training"));
    open->setToolTip(tr("See the curves of all trainings"));
    connect(open, &QPushButton::clicked, this,
            [this] { m_session.show(QStringLiteral("training")); });
    bottom->addWidget(open);
    bottom->addWidget(m_all);
    layout->addLayout(bottom);

    connect(m_all, &QPushButton::clicked, this, &EmotionTraining::startAll);
    connect(m_data, &EmotionChoice::changed, this, [this] {
        showState();
        Q_EMIT dataChanged(data());
    });
    connect(&m_model, &EmotionChoice::changed, this, &EmotionTraining::showState);
    connect(&session.jobs(), &Jobs::changed, this, &EmotionTraining::jobChanged);
    connect(&session.jobs(), &Jobs::ended, this, &EmotionTraining::jobEnded);
    connect(&session.jobs(), &Jobs::runsChanged, this, &EmotionTraining::showState);
    connect(&session.store(), &Store::opened, this, &EmotionTraining::showState);
    connect(&session.store(), &Store::closed, this, [this] {
        m_job = 0; // goes on, and is listed in the jobs panel
        m_goesOn = false;
        m_data->setTakesFirst(true);
        m_data->setPath({});
        setFolder({});
    });
    setFolder({});
}

QWidget* EmotionTraining::buildFolder() {
    auto* box = new QWidget;
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    auto* choose = new QPushButton(tr("Choose a folder…"));
    connect(choose, &QPushButton::clicked, this, [this] {
        chooseFolder(this, tr("Folder of MIDI files"),
                     [this](const fs::path& folder) { setFolder(folder); });
    });
    line->addWidget(m_folderName, 1);
    line->addWidget(choose);
    return box;
}

QWidget* EmotionTraining::buildRow(Step step, const QString& title, const QString& help,
                                   std::set<std::string_view> open, QWidget* above) {
    static constexpr const char* tasks[] = {"emotion.dataset", "emotion.train", "emotion.prior",
                                            "emotion.classifier", "emotion.explore"};
    Row& row = m_rows[step];
    row.task = tasks[step];
    auto* box = new QGroupBox(title);
    auto* layout = new QVBoxLayout(box);
    layout->setSpacing(4);
    auto* words = new QLabel(help);
    words->setWordWrap(true);
    layout->addWidget(words);
    if (above)
        layout->addWidget(above);
    if (const Task* task = findTask(systems(), row.task)) {
        row.form = new OptionsForm(Folding{task->options(), std::move(open)});
        connect(row.form, &OptionsForm::changed, this, &EmotionTraining::showState);
        layout->addWidget(row.form);
    }
    auto* line = new QHBoxLayout;
    row.state = new QLabel;
    row.state->setWordWrap(true);
    row.start = new QPushButton(step == Data  ? tr("Make data set")
                                : step == Map ? tr("Draw the map")
                                              : tr("Train"));
    //: a button and the step that it starts
    row.start->setAccessibleName(tr("%1: %2").arg(title, row.start->text()));
    connect(row.start, &QPushButton::clicked, this, [this, step] {
        m_goesOn = false;
        start(step);
    });
    line->addWidget(row.state, 1);
    line->addWidget(row.start);
    layout->addLayout(line);
    return box;
}

QWidget* EmotionTraining::buildProgress() {
    auto* box = new QWidget;
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    m_progress = new QProgressBar;
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress of the training"));
    auto* stop = new QToolButton;
    stop->setIcon(glyph(Glyph::Stop));
    stop->setAccessibleName(tr("Stop the training"));
    stop->setToolTip(tr("Stop; what was done can be resumed in Jobs"));
    stop->setFocusPolicy(Qt::TabFocus);
    connect(stop, &QToolButton::clicked, this, [this] {
        m_goesOn = false;
        m_session.jobs().cancel(m_job);
    });
    line->addWidget(m_progress, 1);
    line->addWidget(stop);
    return box;
}

fs::path EmotionTraining::data() const {
    return m_data->path();
}

void EmotionTraining::setFolder(const fs::path& folder) {
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

void EmotionTraining::start(Step step) {
    const Task* task = findTask(systems(), m_rows[step].task);
    if (!task || m_job != 0 || !obstacle(step).isEmpty())
        return;
    Inputs inputs;
    if (step == Data)
        inputs["midi"] = {{ItemKind::Notes, m_folder, "midi"}};
    else
        inputs["data"] = {{ItemKind::Corpus, m_data->path(), "data"}};
    if (step == Prior || step == Map)
        inputs["model"] = {{ItemKind::Model, m_model.path(), "model"}};
    m_hint->clear();
    m_step = step;
    m_left = {};
    m_job = m_session.start(*task, inputs, m_rows[step].form->options().as<Folding>().all,
                            m_seed->seed());
    m_progress->setValue(0);
    m_progress->setFormat(tr("Waiting"));
    showState();
}

void EmotionTraining::startAll() {
    for (int step = Data; step < Steps; ++step)
        if (!done(Step(step))) {
            m_goesOn = true;
            return start(Step(step));
        }
}

/// Some run of the project has done it; of the model and what rests on it that of the choice.
bool EmotionTraining::done(Step step) const {
    if (step == Data)
        return !m_data->path().empty();
    if (step == Model)
        return !m_model.path().empty();
    return std::ranges::any_of(m_session.jobs().runs(), [&](const RunRow& run) {
        return run.state == RunState::Done && run.task == m_rows[step].task;
    });
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
    }
    //: %1 a step, %2 the figures of its run
    m_hint->setText(figureSummary(info->outcome.figures));
    showState();
    if (m_goesOn && m_step + 1 < Steps)
        start(Step(m_step + 1));
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
        row.state->setText(busy && m_step == i ? tr("Under way")
                           : !why.isEmpty()    ? why
                           : done(Step(i))     ? tr("Done")
                                               : tr("Not done yet"));
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
            {"data", m_data->path().string()},
            {"seed", m_seed->seed()},
            {"options", options}};
}

void EmotionTraining::restore(const Json& state) {
    setFolder(state.value("folder", std::string()));
    m_data->setPath(state.value("data", std::string()));
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
