// How steps of a training look; what they do is in trainingsteps.cpp.
#include "app/panels/seedwidget.h"
#include "app/panels/trainingcost.h"
#include "app/panels/trainingsteps.h"
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

#include <algorithm>

namespace antiphon {

TrainingSteps::TrainingSteps(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_folderName(new ElidedLabel), m_seed(new SeedWidget),
      m_open(new QPushButton(tr("Open in Training"))), m_all(new QPushButton(tr("Do all steps"))),
      m_hint(new QLabel), m_live(new QLabel), m_running(buildProgress()) {
    setAcceptDrops(true);
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
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
    m_live->setMargin(4);
    m_live->hide();
    layout->addWidget(m_hint);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_live);
    layout->addWidget(m_running);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(new QLabel(tr("Seed")));
    bottom->addWidget(m_seed);
    bottom->addStretch();
    m_open->setToolTip(tr("See the curves of all trainings"));
    connect(m_open, &QPushButton::clicked, this,
            [this] { m_session.show(QStringLiteral("training")); });
    bottom->addWidget(m_open);
    bottom->addWidget(m_all);
    layout->addLayout(bottom);
}

void TrainingSteps::completeLayout() {
    m_column->addStretch();
    m_complete = true;
    // Only trainings that take long have curves.
    m_open->setVisible(std::ranges::any_of(m_rows, [](const Row& row) { return row.goOn; }));
    connect(m_all, &QPushButton::clicked, this, &TrainingSteps::startAll);
    connect(&m_session.jobs(), &Jobs::changed, this, &TrainingSteps::jobChanged);
    connect(&m_session.jobs(), &Jobs::ended, this, &TrainingSteps::jobEnded);
    connect(&m_session.store(), &Store::opened, this, &TrainingSteps::showState);
    connect(&m_session.store(), &Store::closed, this, [this] {
        m_job = 0; // goes on, and is listed in the jobs panel
        m_goesOn = false;
        forget();
        setFolder({});
    });
    setFolder({});
}

QWidget* TrainingSteps::folderRow(const QString& title, const QString& empty) {
    m_noFolder = empty;
    auto* box = new QWidget;
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    auto* choose = new QPushButton(tr("Choose a folder…"));
    connect(choose, &QPushButton::clicked, this, [this, title] {
        chooseFolder(this, title, [this](const fs::path& folder) { setFolder(folder); });
    });
    line->addWidget(m_folderName, 1);
    line->addWidget(choose);
    return box;
}

void TrainingSteps::addStep(Step step, QWidget* above) {
    const int index = int(m_rows.size());
    Row row;
    row.task = step.task;
    row.forecast = step.cost;
    auto* box = new QGroupBox(step.title);
    auto* layout = new QVBoxLayout(box);
    layout->setSpacing(4);
    auto* words = new QLabel(step.help);
    words->setWordWrap(true);
    layout->addWidget(words);
    if (above)
        layout->addWidget(above);
    if (const Task* task = findTask(systems(), step.task)) {
        row.form = new OptionsForm(Folding{task->options(), std::move(step.open)});
        connect(row.form, &OptionsForm::changed, this, &TrainingSteps::showState);
        layout->addWidget(row.form);
        if (step.cost)
            layout->addWidget(row.cost = new TrainingCost);
    }
    auto* line = new QHBoxLayout;
    row.state = new QLabel;
    row.state->setWordWrap(true);
    line->addWidget(row.state, 1);
    if (step.goesOn) {
        row.goOn = new QPushButton(tr("Go on"));
        //: a button and the step that it starts
        row.goOn->setAccessibleName(tr("%1: %2").arg(step.title, row.goOn->text()));
        row.goOn->setToolTip(
            tr("Go on with the training that was stopped, as it was started; Train starts anew"));
        row.goOn->hide();
        connect(row.goOn, &QPushButton::clicked, this, [this, index] {
            m_goesOn = false;
            goOn(index);
        });
        line->addWidget(row.goOn);
    }
    row.start = new QPushButton(step.button);
    row.start->setAccessibleName(tr("%1: %2").arg(step.title, step.button));
    connect(row.start, &QPushButton::clicked, this, [this, index] {
        m_goesOn = false;
        pressed(index);
    });
    line->addWidget(row.start);
    layout->addLayout(line);
    m_column->addWidget(box);
    m_rows.push_back(row);
}

QWidget* TrainingSteps::buildProgress() {
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
