#include "app/panels/agentpanel.h"

#include "app/panels/agentevaluation.h"
#include "app/panels/agentform.h"
#include "app/panels/agentlist.h"
#include "app/panels/agentscene.h"
#include "app/panels/checkpointears.h"
#include "app/panels/pageparts.h"
#include "app/panels/taskstate.h"
#include "core/error.h"
#include "models/systems.h"
#include "widgets/glyphs.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

// How the panel is put together; what it does is in agentwork.cpp.
namespace antiphon {

AgentPanel::AgentPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("agent"), tr("Agent"), parent), m_form(new AgentForm(session)),
      m_agents(new AgentList(session)), m_do(makeActions()),
      m_listen(new AgentListen(session, m_do)), m_evaluation(new AgentEvaluation(session)),
      m_tabs(new QTabWidget), m_splitter(new QSplitter), m_hint(new QLabel), m_missing(new QLabel),
      m_start(new QPushButton), m_pause(new QToolButton), m_stop(new QToolButton),
      m_progress(new QProgressBar) {
    setAcceptDrops(true);
    setCheckpointEar("impro.agent",
                     [cache = session.cache()](const fs::path& run, const CheckpointRow& checkpoint,
                                               const StopCheck& stop) {
                         return hearAgentCheckpoint(run, checkpoint, cache, stop);
                     });
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildForm());
    m_splitter->addWidget(buildResults());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_splitter);
    connectAll();
    showState();
    showHint();
}

AgentPanel::~AgentPanel() = default;

AgentListen::Actions AgentPanel::makeActions() {
    m_train = addPanelAction("train", tr("Train"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_import = addPanelAction("import", tr("Import a zip of Stable-Baselines3…"));
    m_export = addPanelAction("export", tr("Export a zip for Stable-Baselines3…"));
    m_import->setIconText(tr("Import…")); // on its button
    m_export->setIconText(tr("Export…"));
    const auto action = [this](const char* name, const QString& text, const QKeySequence& keys,
                               const QString& tip) {
        QAction* made = addPanelAction(name, text, keys);
        made->setToolTip(tip);
        return made;
    };
    AgentListen::Actions a{};
    a.hear = action("hear", tr("Hear"), QKeySequence(Qt::Key_H),
                    tr("Hear what the agent plays now, by its newest checkpoint"));
    a.hear->setIcon(glyph(Glyph::Hear));
    a.play = action("play", tr("Play"), QKeySequence(Qt::Key_T), tr("Play the chosen sample"));
    a.play->setIcon(glyph(Glyph::Play));
    a.good = action("good", tr("Good"), QKeySequence(Qt::Key_G), {});
    a.good->setIcon(glyph(Glyph::Done));
    a.notThat = action("notThat", tr("Not that"), QKeySequence(Qt::Key_N), {});
    a.notThat->setIcon(glyph(Glyph::Close));
    a.feed = action("feed", tr("Feed a recording…"), {},
                    tr("The agent also follows this recording from its next episode on"));
    a.forbid = action("forbid", tr("Forbid region"), QKeySequence(Qt::Key_F),
                      tr("The agent keeps out of what is forbidden on the map of its table"));
    a.freeze = action("freeze", tr("Freeze"), {}, tr("The agent plays on but does not learn"));
    a.freeze->setIcon(glyph(Glyph::Lock));
    a.freeze->setCheckable(true);
    return a;
}

QWidget* AgentPanel::buildForm() {
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* scroll = scrolledFields(m_form);
    scroll->setMinimumWidth(300);
    layout->addWidget(scroll, 1);
    m_missing->setWordWrap(true);
    m_missing->setObjectName(QStringLiteral("missing"));
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress of the training"));
    m_start->setText(tr("Train"));
    m_start->setAutoDefault(true);
    m_start->setToolTip(
        tr("Train an agent (%1)").arg(m_train->shortcut().toString(QKeySequence::NativeText)));
    m_pause->setIcon(glyph(Glyph::Pause));
    m_pause->setCheckable(true);
    m_pause->setAccessibleName(tr("Pause the training"));
    m_stop->setIcon(glyph(Glyph::Stop));
    m_stop->setAccessibleName(tr("Stop the training"));
    m_stop->setToolTip(tr("Stop; what was learned is kept and can go on"));
    m_pause->setToolTip(m_pause->accessibleName());
    auto* line = new QHBoxLayout;
    line->addWidget(m_missing, 1);
    line->addWidget(m_progress, 1);
    for (QToolButton* button : {m_pause, m_stop}) {
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    }
    line->addWidget(m_start);
    layout->addLayout(line);
    return side;
}

QWidget* AgentPanel::buildResults() {
    auto* main = new QWidget;
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* files = new QHBoxLayout;
    files->addWidget(m_agents, 1);
    for (QAction* action : {m_import, m_export}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        files->addWidget(button);
    }
    layout->addLayout(files);
    m_hint->setWordWrap(true);
    m_hint->setMargin(4);
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_hint);
    m_tabs->addTab(m_listen, tr("Listen"));
    m_tabs->addTab(m_evaluation, tr("Evaluation"));
    m_tabs->setAccessibleName(tr("What the agent does"));
    m_tabs->setDocumentMode(true);
    layout->addWidget(m_tabs, 1);
    return main;
}

void AgentPanel::connectAll() {
    connect(m_train, &QAction::triggered, this, &AgentPanel::train);
    connect(m_start, &QPushButton::clicked, this, &AgentPanel::train);
    connect(m_stop, &QToolButton::clicked, this, [this] { session().jobs().cancel(m_job); });
    connect(m_pause, &QToolButton::toggled, this, [this](bool paused) {
        if (m_job == 0)
            return;
        if (paused)
            session().jobs().pause(m_job);
        else
            session().jobs().resume(m_job);
    });
    connect(m_import, &QAction::triggered, this, &AgentPanel::chooseImport);
    connect(m_export, &QAction::triggered, this, &AgentPanel::chooseExport);
    connect(m_form, &AgentForm::changed, this, &AgentPanel::showState);
    connect(m_form, &AgentForm::changed, this, [this] { m_listen->offer(offer()); });
    connect(m_agents, &AgentList::agentChosen, this, [this] {
        m_trouble.clear();
        m_listen->show(m_agents->agent());
        m_evaluation->show(m_agents->agent());
        showState();
        showHint();
    });
    connect(m_listen, &AgentListen::failed, this, &AgentPanel::trouble);
    connect(m_evaluation, &AgentEvaluation::failed, this, &AgentPanel::trouble);
    connect(m_listen, &AgentListen::said, &session(), &Session::tell);
    connect(m_evaluation, &AgentEvaluation::said, &session(), &Session::tell);
    connect(m_evaluation, &AgentEvaluation::evaluateRequested, this, [this] {
        m_trouble.clear();
        showHint();
        m_evaluation->evaluate(offer());
    });
    connect(&session().jobs(), &Jobs::changed, this, &AgentPanel::jobChanged);
    connect(&session().jobs(), &Jobs::ended, this, &AgentPanel::jobEnded);
    connect(&session().store(), &Store::opened, this, &AgentPanel::showState);
    connect(&session().store(), &Store::closed, this, [this] {
        m_job = 0; // goes on, and is listed in the jobs panel and among the runs of its project
        showState();
    });
}

AgentOffer AgentPanel::offer() const {
    AgentOffer offer;
    const Inputs chosen = m_form->inputs();
    if (const auto table = chosen.find("table"); table != chosen.end())
        offer.table = table->second.front().path;
    if (const auto corpus = chosen.find("corpus"); corpus != chosen.end())
        for (const Item& item : corpus->second)
            offer.corpus.push_back(item.path);
    return offer;
}

Json AgentPanel::state() const {
    RunRecord record;
    record.task = "impro.agent";
    record.options = toJson(Options(m_form->options()));
    record.inputs = m_form->inputs();
    Json state = taskState(record);
    state["agent"] = m_agents->agent().string();
    return state;
}

void AgentPanel::restore(const Json& state) {
    if (const auto record = recordOf(state); record && record->task == "impro.agent") {
        m_form->setInputs(record->inputs);
        Options options = impro::AgentTaskOptions{};
        try {
            readJson(options, record->options, "agent");
            m_form->setOptions(options.as<impro::AgentTaskOptions>());
        } catch (const UserError& e) { // settings of another version: the rest still serves
            session().tell(QString::fromUtf8(e.what()));
        }
    }
    if (const std::string agent = state.value("agent", std::string()); !agent.empty())
        m_agents->choose(agent);
}

} // namespace antiphon
