// How the page of learning looks; what it does is in emotiontraining.cpp.
#include "app/panels/emotiontraining.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/seedwidget.h"
#include "app/panels/trainingcost.h"
#include "app/window/choosefiles.h"
#include "models/systems.h"
#include "widgets/elidedlabel.h"
#include "widgets/form.h"
#include "widgets/glyphs.h"

#include <QGroupBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

EmotionTraining::EmotionTraining(Session& session, EmotionChoice& model, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(model),
      m_data(new EmotionChoice(session, tr("Data set"), tr("No data set yet"), {"emotion.dataset"},
                               "data", {tr("Data sets (*.npz)")})),
      m_steps(new EmotionSteps(session, this)), m_folderName(new ElidedLabel),
      m_seed(new SeedWidget), m_all(new QPushButton(tr("Do all steps"))), m_hint(new QLabel),
      m_running(buildProgress()) {
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
        m_folderIsNew = false;
        showState();
        Q_EMIT dataChanged(data());
    });
    connect(&m_model, &EmotionChoice::changed, this, &EmotionTraining::showState);
    connect(&session.jobs(), &Jobs::changed, this, &EmotionTraining::jobChanged);
    connect(&session.jobs(), &Jobs::ended, this, &EmotionTraining::jobEnded);
    connect(m_steps, &EmotionSteps::changed, this, &EmotionTraining::showState);
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
        if (step == Model || step == Prior)
            layout->addWidget(row.cost = new TrainingCost);
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
    if (step == Model || step == Prior || step == Classifier) {
        row.goOn = new QPushButton(tr("Go on"));
        row.goOn->setAccessibleName(tr("%1: %2").arg(title, row.goOn->text()));
        row.goOn->setToolTip(
            tr("Go on with the training that was stopped, as it was started; Train starts anew"));
        row.goOn->hide();
        connect(row.goOn, &QPushButton::clicked, this, [this, step] {
            m_goesOn = false;
            goOn(step);
        });
        line->addWidget(row.goOn);
    }
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
    stop->setToolTip(tr("Stop; what was done is kept and can go on"));
    stop->setFocusPolicy(Qt::TabFocus);
    connect(stop, &QToolButton::clicked, this, [this] {
        m_goesOn = false;
        m_session.jobs().cancel(m_job);
    });
    line->addWidget(m_progress, 1);
    line->addWidget(stop);
    return box;
}

} // namespace antiphon
