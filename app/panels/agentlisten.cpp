#include "app/panels/agentlisten.h"

#include "app/panels/actionbutton.h"
#include "app/panels/emptytext.h"
#include "app/window/background.h"
#include "widgets/glyphs.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

// What is there and how it is heard; what is asked of a training is in agentasks.cpp.
namespace antiphon {

namespace {

constexpr int refreshEvery = 500; ///< ms, while it trains

} // namespace

class AgentListen::List : public QListWidget {
public:
    explicit List(AgentListen& owner) : m_owner(owner) {}

protected:
    void paintEvent(QPaintEvent* event) override {
        QListWidget::paintEvent(event);
        if (count() > 0)
            return;
        paintEmptyText(*this,
                       m_owner.m_agent.empty()
                           ? AgentListen::tr("Train an agent, or choose one above to hear it.")
                       : m_owner.m_state.run.empty()
                           ? AgentListen::tr("This agent is not in training here. Press Hear to "
                                             "listen to it.")
                           : AgentListen::tr("Samples of what the agent plays appear here while "
                                             "it trains; click one to hear it."));
    }

private:
    AgentListen& m_owner;
};

AgentListen::AgentListen(Session& session, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_session(session), m_do(actions), m_list(new List(*this)),
      m_asked(new QLabel), m_busyText(new QLabel), m_stopHearing(new QToolButton),
      m_timer(new QTimer(this)) {
    layOut();
    connect(m_list, &QListWidget::itemClicked, this, &AgentListen::playCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &AgentListen::playCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, &AgentListen::updateActions);
    connect(m_do.play, &QAction::triggered, this, &AgentListen::playCurrent);
    connect(m_do.good, &QAction::triggered, this, [this] { rate(1); });
    connect(m_do.notThat, &QAction::triggered, this, [this] { rate(-1); });
    connect(m_do.feed, &QAction::triggered, this, &AgentListen::chooseRecordings);
    connect(m_do.forbid, &QAction::triggered, this, &AgentListen::forbid);
    connect(m_do.freeze, &QAction::triggered, this, &AgentListen::freeze);
    connect(m_do.hear, &QAction::triggered, this, &AgentListen::hear);
    connect(m_stopHearing, &QToolButton::clicked, this, [this] {
        if (m_stop)
            *m_stop = true;
        m_stop.reset();
        updateActions();
    });
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&session.jobs(), &Jobs::ended, this, &AgentListen::refresh);
    updateActions();
}

AgentListen::~AgentListen() {
    if (m_stop)
        *m_stop = true;
}

void AgentListen::layOut() {
    m_list->setAccessibleName(tr("Samples"));
    m_asked->setWordWrap(true);
    m_busyText->setText(tr("Making it heard…"));
    m_stopHearing->setIcon(glyph(Glyph::Close));
    m_stopHearing->setAutoRaise(true);
    m_stopHearing->setAccessibleName(tr("Stop making it heard"));
    m_stopHearing->setToolTip(m_stopHearing->accessibleName());
    const auto row = [](std::initializer_list<QAction*> actions) {
        auto* line = new QHBoxLayout;
        line->setSpacing(4);
        for (QAction* action : actions)
            line->addWidget(actionButton(action));
        line->addStretch();
        return line;
    };
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    auto* first = row({m_do.hear, m_do.play, m_do.good, m_do.notThat});
    first->addWidget(m_busyText);
    first->addWidget(m_stopHearing);
    layout->addLayout(first);
    layout->addWidget(m_list, 1);
    layout->addLayout(row({m_do.feed, m_do.forbid, m_do.freeze}));
    layout->addWidget(m_asked);
}

void AgentListen::show(const fs::path& agent) {
    if (agent == m_agent)
        return;
    m_agent = agent;
    m_heard = -1;
    m_reading = false;
    ++m_generation;
    takeState({});
    refresh();
}

bool AgentListen::training() const {
    for (const Jobs::Id id : m_session.jobs().ids())
        if (const JobInfo* info = m_session.jobs().job(id);
            info && !info->ended() && !m_agent.empty() && info->run == m_agent)
            return true;
    return false;
}

void AgentListen::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void AgentListen::refresh() {
    if (training() && !m_timer->isActive())
        m_timer->start(refreshEvery);
    else if (!training())
        m_timer->stop();
    if (m_agent.empty() || m_reading)
        return;
    m_reading = true;
    inBackground(
        this, [agent = m_agent, known = m_state.samples] { return readAgentRun(agent, known); },
        [this, asked = m_generation](AgentRunState state) {
            if (asked != m_generation)
                return;
            m_reading = false;
            takeState(std::move(state));
        },
        [this, asked = m_generation](const QString& sentence) {
            if (asked != m_generation)
                return;
            m_reading = false;
            Q_EMIT failed(sentence);
        });
}

void AgentListen::takeState(AgentRunState state) {
    const auto textOf = [](const AgentSample& sample) {
        const QString rating = sample.rating > 0   ? tr("good")
                               : sample.rating < 0 ? tr("not that")
                                                   : QString();
        //: a sample: %1 a step of the training, %2 a distance
        const QString text = tr("Step %1, distance %2")
                                 .arg(QLocale().toString(qlonglong(sample.step)),
                                      QLocale().toString(sample.rmse, 'f', 2));
        //: %1 a sample, %2 how it was rated
        return rating.isEmpty() ? text : tr("%1 — %2").arg(text, rating);
    };
    const std::int64_t current =
        m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toLongLong() : -1;
    m_state = std::move(state);
    // Rows are kept where they are the same, so that nothing flickers while it trains.
    m_list->setUpdatesEnabled(false);
    const QSignalBlocker blocker(m_list);
    for (int i = 0; i < int(m_state.samples.size()); ++i) {
        const AgentSample& sample = m_state.samples[std::size_t(i)];
        if (m_list->count() <= i)
            m_list->addItem(QString());
        QListWidgetItem* item = m_list->item(i);
        item->setText(textOf(sample));
        item->setIcon(sample.rating > 0   ? glyph(Glyph::Done)
                      : sample.rating < 0 ? glyph(Glyph::Close)
                                          : glyph(Glyph::Hear));
        item->setData(Qt::UserRole, qlonglong(sample.step));
    }
    while (m_list->count() > int(m_state.samples.size()))
        delete m_list->takeItem(m_list->count() - 1);
    // Old samples are thinned out: one that is gone is neither chosen nor rated any more.
    const auto rowOf = [this](std::int64_t step) {
        const auto it = std::ranges::find(m_state.samples, step, &AgentSample::step);
        return it == m_state.samples.end() ? -1 : int(it - m_state.samples.begin());
    };
    m_list->setCurrentRow(rowOf(current));
    if (rowOf(m_heard) < 0)
        m_heard = -1;
    m_list->setUpdatesEnabled(true);
    m_list->viewport()->update();

    QStringList asked;
    if (m_state.recordings > 0)
        asked << tr("%n recording(s) fed", nullptr, m_state.recordings);
    if (m_state.regions > 0)
        asked << tr("%n region(s) forbidden", nullptr, m_state.regions);
    if (m_state.frozen)
        asked << tr("frozen");
    m_asked->setText(asked.isEmpty() ? QString()
                                     //: what was asked of a training: a list
                                     : tr("Asked: %1.").arg(asked.join(QStringLiteral(", "))));
    m_asked->setVisible(!asked.isEmpty());
    m_do.freeze->setChecked(m_state.frozen);
    updateActions();
}

void AgentListen::updateActions() {
    const bool run = !m_state.run.empty();
    m_do.play->setEnabled(!m_state.samples.empty());
    const bool rates = run && m_state.rates && m_heard >= 0;
    for (QAction* action : {m_do.good, m_do.notThat})
        action->setEnabled(rates);
    m_do.good->setToolTip(!run || m_state.rates
                              ? tr("More of what was just heard (%1)")
                                    .arg(m_do.good->shortcut().toString(QKeySequence::NativeText))
                              : tr("Only a DQN remembers what it was rated for"));
    m_do.notThat->setToolTip(!run || m_state.rates ? tr("Less of what was just heard (%1)")
                                                         .arg(m_do.notThat->shortcut().toString(
                                                             QKeySequence::NativeText))
                                                   : m_do.good->toolTip());
    for (QAction* action : {m_do.feed, m_do.forbid, m_do.freeze})
        action->setEnabled(run);
    m_do.hear->setEnabled(!m_agent.empty() && !busy());
    m_busyText->setVisible(busy());
    m_stopHearing->setVisible(busy());
}

void AgentListen::playCurrent() {
    if (m_state.samples.empty())
        return;
    const int row = std::max(0, m_list->currentRow());
    const AgentSample& sample = m_state.samples[std::size_t(row)];
    m_list->setCurrentRow(row);
    m_session.player().audition(sample.sound);
    m_heard = sample.step;
    updateActions();
}

void AgentListen::hear() {
    if (m_agent.empty() || busy())
        return;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    updateActions();
    const auto over = [this, mine = m_stop] {
        if (m_stop != mine)
            return false;
        m_stop.reset();
        updateActions();
        return true;
    };
    inBackground(
        this,
        [agent = m_agent, offer = m_offer, cache = m_session.cache(), stop = m_stop] {
            const auto check = [&] {
                if (*stop)
                    throw Cancelled{};
            };
            return std::make_shared<const Sound>(
                hearAgent(agentScene(agent, offer, cache, check), check));
        },
        [this, over](const std::shared_ptr<const Sound>& sound) {
            if (over())
                m_session.player().audition(sound);
        },
        [this, over](const QString& sentence) {
            if (over())
                Q_EMIT failed(sentence);
        });
}

} // namespace antiphon
