// What the page of learning a relation does; see relationpage.h.
#include "app/panels/codebooklist.h"
#include "app/panels/relationlanes.h"
#include "app/panels/relationpage.h"
#include "app/panels/relationverdict.h"
#include "app/panels/seedwidget.h"
#include "app/window/background.h"
#include "models/guide/labelcache.h"
#include "models/guide/modeltasks.h"
#include "models/guide/trainingset.h"
#include "models/systems.h"
#include "widgets/form.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace antiphon {

namespace {

/// What a pair was heard as.
struct PairLabels {
    std::vector<int> guide, partner;
    double segment = 0.5;
};

PairLabels labelsOf(const guide::Perception& perception, const RelationPair& pair,
                    const fs::path& cache) {
    const auto never = [] {};
    const auto labels = [&](const fs::path& file) {
        const auto coded = perception.label(guide::listenTo(file, never), cache, never);
        return std::vector<int>(coded.track.labels.begin(), coded.track.labels.end());
    };
    return {labels(pair.guide), labels(pair.partner), perception.settings().segment};
}

} // namespace

void RelationPage::connectAll() {
    connect(m_pairs, &RelationPairs::changed, this, &RelationPage::inputsChanged);
    connect(m_pairs, &RelationPairs::currentChanged, this, [this] {
        showPair();
        showLabels();
    });
    connect(m_trainForm, &OptionsForm::changed, this, &RelationPage::showState);
    connect(m_tuneForm, &OptionsForm::changed, this, &RelationPage::showState);
    connect(m_start, &QComboBox::currentIndexChanged, this, [this] {
        m_forms->setCurrentIndex(start().empty() ? 0 : 1);
        inputsChanged();
        showLabels();
    });
    connect(&m_models, &GuideModels::changed, this, &RelationPage::fillStarts);
    connect(m_listen, &QPushButton::clicked, this, &RelationPage::listen);
    connect(m_train, &QPushButton::clicked, this, &RelationPage::train);
    connect(m_stop, &QToolButton::clicked, this, [this] {
        m_trainNext = false;
        m_session.jobs().cancel(m_job);
    });
    connect(m_pause, &QToolButton::toggled, this, [this](bool paused) {
        if (m_job != 0 && paused)
            m_session.jobs().pause(m_job);
        else if (m_job != 0)
            m_session.jobs().resume(m_job);
    });
    connect(m_answer, &QPushButton::clicked, this, [this] {
        if (m_continues)
            Q_EMIT continueRequested(m_model);
        else
            Q_EMIT answerRequested(m_model, m_pairs->current());
    });
    connect(m_tune, &QPushButton::clicked, this, [this] {
        startFrom(m_model);
        m_pairs->setFocus();
        tell(tr("Choose the recordings that the model is to be trained on with; then press "
                "Train."));
    });
    connect(m_open, &QPushButton::clicked, this, [this] { m_session.showTraining(runShown()); });
    connect(m_more, &QToolButton::clicked, this, &RelationPage::showMore);
    connect(&m_session.jobs(), &Jobs::changed, this, &RelationPage::jobChanged);
    connect(&m_session.jobs(), &Jobs::ended, this, &RelationPage::jobEnded);
    connect(m_timer, &QTimer::timeout, this, &RelationPage::showMetrics);
    connect(&m_session.store(), &Store::closed, this, [this] {
        m_job = 0; // goes on, and is listed in the jobs panel and among the runs of its project
        m_phase = Phase::None;
        m_trainNext = false;
        m_timer->stop();
        m_heard.clear();
        m_model.clear();
        m_codebook->show({}, Json::object(), 0);
        m_verdict->setEvaluation({});
        m_pairs->setPairs({});
        m_pairs->setFolder({});
    });
    connect(&m_session.store(), &Store::opened, this, &RelationPage::showState);
    connect(&m_session.jobs(), &Jobs::runsChanged, this, [this] {
        if (m_codebook->codes() == 0 && !m_heard.empty() && m_job == 0)
            showKnown();
    });
}

void RelationPage::propose(const RelationPair& pair) {
    m_pairs->setOffer(pair);
    if (m_pairs->empty() && !pair.guide.empty() && !pair.partner.empty() &&
        pair.guide != pair.partner)
        m_pairs->setPairs({pair});
}

QString RelationPage::obstacle() const {
    if (!m_session.store().isOpen())
        return tr("Open a project first.");
    if (m_pairs->empty())
        return tr("Add two recordings that were played together, or a folder of songs.");
    for (const RelationPair& pair : m_pairs->pairs())
        if (pair.guide == pair.partner)
            return tr("%1 cannot answer itself; choose another recording.")
                .arg(QString::fromStdString(display(pair.guide.filename())));
    return {};
}

Json RelationPage::listeningKey() const {
    Json files = m_pairs->toJson();
    return {{"recordings", files}, {"options", toJson(Options(trainOptions().listening))}};
}

void RelationPage::inputsChanged() {
    const QString two =
        m_pairs->folder().empty() ? tr("Only where a song has more than two tracks.") : QString();
    m_trainForm->setDecided("relation", two);
    m_tuneForm->setDecided("relation", two);
    showPair();
    showState();
    measure();
}

void RelationPage::measure() {
    inBackground(
        this, [inputs = m_pairs->inputs()] { return measureInputs(inputs); },
        [this, asked = ++m_measured](const InputSize& size) {
            if (asked != m_measured)
                return;
            m_size = size;
            showState();
        });
}

void RelationPage::showPair() {
    const RelationPair pair = m_pairs->current();
    m_lanes->showFile(RelationLanes::Guide, pair.guide);
    m_lanes->showFile(RelationLanes::Partner, pair.partner);
}

void RelationPage::showLabels() {
    const RelationPair pair = m_pairs->current();
    const fs::path model = start();
    const int asked = ++m_labelled;
    if (pair.guide.empty() || (model.empty() && (m_heard.empty() || m_heardKey != listeningKey())))
        return;
    inBackground(
        this,
        [pair, model, heard = m_heard, cache = guide::labelCacheFolder()] {
            return model.empty() ? labelsOf(guide::Perception::load(heard), pair, cache)
                                 : labelsOf(*guide::readModelRecord(model).perception, pair, cache);
        },
        [this, asked](const PairLabels& labels) {
            if (asked != m_labelled)
                return;
            m_lanes->showLabels(RelationLanes::Guide, labels.guide, labels.segment);
            m_lanes->showLabels(RelationLanes::Partner, labels.partner, labels.segment);
        },
        [this](const QString& sentence) { tell(sentence); });
}

/// What an earlier day's runs found out.
void RelationPage::showKnown() {
    for (const RunRow& run : m_session.jobs().runs())
        if (m_codebook->codes() == 0 && !m_heard.empty() &&
            std::ranges::find(run.items, m_heard, &Item::path) != run.items.end())
            m_codebook->show(run.items, run.figures, int(trainOptions().listening.vocab));
    if (!m_model.empty() && m_job == 0)
        inBackground(
            this, [model = m_model] { return guide::readModelRecord(model).evaluation; },
            [this, model = m_model](const Json& evaluation) {
                if (model == m_model && evaluation.is_object())
                    m_verdict->setEvaluation(evaluation);
            });
}

void RelationPage::listen() {
    const Task* task = findTask(systems(), "guide.codebook");
    if (!task || m_job != 0 || !obstacle().isEmpty())
        return;
    tell({});
    if (!start().empty())
        return showLabels(); // by the model's own codes
    Inputs inputs;
    for (const auto& [slot, items] : m_pairs->inputs())
        for (const Item& item : items)
            inputs["audio"].push_back({ItemKind::Audio, item.path, "audio"});
    m_heard.clear();
    m_heardKey = listeningKey();
    m_phase = Phase::Listening;
    m_left = {};
    m_tabs->setCurrentWidget(m_codebook);
    m_job = m_session.start(*task, inputs, trainOptions().listening, m_seed->seed());
    showState();
}

void RelationPage::train() {
    if (m_job != 0 || !obstacle().isEmpty())
        return;
    // Folders hold tracks that a training passes over; it learns codes of its own from the others.
    if (start().empty() && m_pairs->folder().empty() &&
        (m_heard.empty() || m_heardKey != listeningKey())) {
        m_trainNext = true;
        return listen();
    }
    startTraining();
}

void RelationPage::listened(const JobInfo& info) {
    for (const Item& item : info.outcome.items)
        if (item.role == "codebook")
            m_heard = item.path;
    m_codebook->show(info.outcome.items, info.outcome.figures,
                     info.record.options.value("vocab", 0));
    showLabels();
    if (std::exchange(m_trainNext, false))
        startTraining();
}

fs::path RelationPage::runShown() const {
    if (const JobInfo* info = m_phase == Phase::Training ? m_session.jobs().job(m_job) : nullptr)
        return info->run;
    for (const RunRow& run : m_session.jobs().runs()) {
        const auto [rest, model] = std::ranges::mismatch(run.folder, m_model);
        if (rest == run.folder.end() && !m_model.empty())
            return run.folder;
    }
    return {};
}

/// What is set up on this page and done in the task panel.
void RelationPage::showMore() {
    auto* menu = new QMenu(m_more);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    QAction* grid = menu->addAction(tr("Try segments and codes…"), this, [this] {
        guide::GridOptions options;
        options.train = trainOptions();
        openTask("guide.grid", options, {});
    });
    grid->setToolTip(tr("Train with several lengths of segments and numbers of codes, and compare "
                        "them in a table"));
    const fs::path model = start().empty() ? m_model : start();
    QAction* judge = menu->addAction(tr("Evaluate on…"), this, [this, model] {
        guide::RelationOptions options;
        options.relation = trainOptions().learn.relation.relation;
        openTask("guide.evaluate", options, model);
    });
    judge->setEnabled(!model.empty());
    judge->setToolTip(model.empty()
                          ? tr("Choose a model, or train one.")
                          : tr("Compare what the model answers with what was played, beside what "
                               "needs no model"));
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void RelationPage::openTask(const char* task, const Options& options, const fs::path& model) {
    RunRecord record;
    record.task = task;
    record.inputs = m_pairs->inputs();
    if (!model.empty())
        record.inputs["model"] = {{ItemKind::Model, model, "model"}};
    record.options = toJson(options);
    record.seed = m_seed->seed();
    m_session.showTask(record);
}

void RelationPage::tell(const QString& sentence) {
    m_hint->setText(sentence);
    m_hint->setVisible(!sentence.isEmpty());
}

void RelationPage::showState() {
    const QString why = obstacle();
    const bool busy = m_job != 0, ready = why.isEmpty() && !busy;
    m_listen->setEnabled(ready);
    m_train->setEnabled(ready);
    m_train->setToolTip(why.isEmpty() ? tr("Learn the relation between these recordings") : why);
    m_train->setVisible(!busy);
    m_progress->setVisible(busy);
    m_pause->setVisible(busy);
    m_stop->setVisible(busy);
    const std::string task = start().empty() ? "guide.train" : "guide.finetune";
    const Json options = toJson((start().empty() ? m_trainForm : m_tuneForm)->options());
    const RunTimes::Forecast forecast =
        m_times.forecast(task, m_session.device(), amountOf(options, m_size));
    m_forecast->setText(!why.isEmpty() ? why
                        : forecast.runs == 0 && start().empty() && trainOptions().preset == "tiny"
                            ? tr("A tiny model learns a pair in about a minute.")
                            : forecastText(forecast, m_size));
    m_forecast->setVisible(!busy);
    for (QPushButton* button : {m_answer, m_tune})
        button->setEnabled(!m_model.empty() && !busy);
    m_answer->setText(m_continues ? tr("Continue the guide with it") : tr("Answer with it"));
    m_open->setEnabled(m_phase == Phase::Training || !m_model.empty());
}

} // namespace antiphon
