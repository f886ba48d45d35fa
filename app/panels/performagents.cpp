#include "app/panels/performagents.h"

#include "app/panels/agentlist.h"
#include "app/panels/performcontrols.h"
#include "app/panels/synthchooser.h"
#include "models/impro/starters.h"
#include "widgets/slider.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace antiphon {

namespace {

constexpr const char* nobody = "";
constexpr const char* trained = "agent";

} // namespace

PerformAgents::PerformAgents(Session& session, Performer& performer, QWidget* parent)
    : QWidget(parent), m_session(session), m_performer(performer), m_table(new QComboBox),
      m_synth(new SynthChooser(session)) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < int(m_strips.size()); ++i)
        addStrip(grid, i);
    auto* label = new QLabel(tr("Table"));
    label->setBuddy(m_table);
    m_table->setAccessibleName(tr("Table"));
    m_table->setToolTip(tr("The sounds that the agents move among; tables on the map are listed"));
    m_table->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_table->setMinimumContentsLength(8);
    grid->addWidget(label, int(m_strips.size()), 0);
    m_synth->setNone(tr("That of the table"));
    m_synth->setToolTip(tr("What the agents play; they were trained on that of the table"));
    auto* synth = new QLabel(tr("Synthesizer"));
    synth->setBuddy(m_synth);
    auto* both = new QHBoxLayout;
    both->addWidget(m_table, 1);
    both->addWidget(synth);
    both->addWidget(m_synth, 1);
    grid->addLayout(both, int(m_strips.size()), 1, 1, 3);
    connect(m_synth, &SynthChooser::chosen, this, [this](const QString& name) {
        m_synth->setSynth(name.toStdString());
        Q_EMIT changed();
    });
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(3, 1);
    connect(m_table, &QComboBox::activated, this, &PerformAgents::changed);
    connect(&session, &Session::mapTablesChanged, this, &PerformAgents::fillTables);
    connect(&performer, &Performer::castChanged, this,
            [this] { show(m_performer.cast()->settings); });
    fillTables();
    showKinds();
}

/// Those that a scene has brought on stage.
void PerformAgents::show(const impro::LiveCastSettings& cast) {
    Json strips = Json::array();
    const std::vector<impro::Starter> known = impro::starters();
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        const std::string who = i < cast.policies.size() ? cast.policies[i].agent : nobody;
        const bool controller =
            m_strips[i].kind->findData(QString::fromStdString(who)) >= 0 && who != trained;
        strips.push_back({{"kind", controller ? who : trained}, {"agent", controller ? "" : who}});
        for (const impro::Starter& starter : known)
            if (starter.name == who)
                strips.back()["agent"] = starter.folder.string();
    }
    m_table->setCurrentIndex(0); // unless it names one
    restore({{"strips", std::move(strips)}, {"table", cast.table.string()}, {"synth", cast.synth}});
}

void PerformAgents::addStrip(QGridLayout* grid, int number) {
    Strip& strip = m_strips[std::size_t(number)];
    const QString words = tr("Agent %1").arg(number + 1);
    strip.kind = new QComboBox;
    strip.kind->setAccessibleName(tr("%1: who").arg(words));
    strip.kind->addItem(tr("Nobody"), QLatin1String(nobody));
    strip.kind->addItem(tr("Agent"), QLatin1String(trained));
    strip.kind->addItem(tr("Nearest sound"), QStringLiteral("nearest"));
    strip.kind->addItem(tr("By chance"), QStringLiteral("random"));
    strip.kind->addItem(tr("Stays"), QStringLiteral("stay"));
    strip.kind->setCurrentIndex(number == 0 ? 1 : 0);
    strip.agent = new AgentList(m_session);
    strip.agent->setAccessibleName(words);
    Slider* weight =
        makeLiveSlider(m_performer, m_session.midi(), QStringLiteral("mix/%1").arg(number + 1));
    auto* label = new QLabel(words);
    label->setBuddy(strip.kind);
    grid->addWidget(label, number, 0);
    grid->addWidget(strip.kind, number, 1);
    grid->addWidget(strip.agent, number, 2);
    grid->addWidget(weight, number, 3);
    connect(strip.kind, &QComboBox::activated, this, [this] {
        showKinds();
        Q_EMIT changed();
    });
    connect(strip.agent, &QComboBox::activated, this, &PerformAgents::changed);
    connect(strip.agent, &AgentList::agentChosen, this, [this] {
        showKinds();
        Q_EMIT listed();
    });
}

void PerformAgents::showKinds() {
    for (const Strip& strip : m_strips)
        strip.agent->setVisible(strip.kind->currentData() == QLatin1String(trained));
}

void PerformAgents::fillTables() {
    const QSignalBlocker blocker(m_table);
    const QString before = m_table->currentData().toString();
    m_table->clear();
    m_table->addItem(tr("The agent's own"), QString());
    for (const fs::path& table : m_session.mapTables())
        m_table->addItem(QString::fromStdString(display(table.filename())),
                         QString::fromStdString(table.string()));
    if (!before.isEmpty() && m_table->findData(before) < 0)
        m_table->addItem(QString::fromStdString(display(fs::path(before.toStdString()).filename())),
                         before);
    m_table->setCurrentIndex(std::max(0, m_table->findData(before)));
}

impro::LiveCastSettings PerformAgents::cast() const {
    impro::LiveCastSettings cast;
    for (const Strip& strip : m_strips) {
        const QString kind = strip.kind->currentData().toString();
        if (kind == QLatin1String(trained)) {
            if (const fs::path agent = strip.agent->agent(); !agent.empty())
                cast.policies.push_back({agent.string()});
        } else if (kind != QLatin1String(nobody)) {
            cast.policies.push_back({kind.toStdString()});
        }
    }
    cast.table = m_table->currentData().toString().toStdString();
    cast.synth = m_synth->synth();
    return cast;
}

Json PerformAgents::state() const {
    Json strips = Json::array();
    for (const Strip& strip : m_strips)
        strips.push_back({{"kind", strip.kind->currentData().toString().toStdString()},
                          {"agent", strip.agent->agent().string()}});
    return {{"strips", strips},
            {"table", m_table->currentData().toString().toStdString()},
            {"synth", m_synth->synth()}};
}

void PerformAgents::restore(const Json& state) {
    if (!state.is_object())
        return;
    const Json strips = state.value("strips", Json::array());
    for (std::size_t i = 0; i < std::min(m_strips.size(), strips.size()); ++i) {
        if (!strips[i].is_object())
            continue;
        const QString kind = QString::fromStdString(strips[i].value("kind", std::string()));
        if (const int index = m_strips[i].kind->findData(kind); index >= 0)
            m_strips[i].kind->setCurrentIndex(index);
        if (const std::string agent = strips[i].value("agent", std::string()); !agent.empty())
            m_strips[i].agent->choose(agent);
    }
    if (const std::string table = state.value("table", std::string()); !table.empty()) {
        const QString path = QString::fromStdString(table);
        if (m_table->findData(path) < 0)
            m_table->addItem(QString::fromStdString(display(fs::path(table).filename())), path);
        m_table->setCurrentIndex(m_table->findData(path));
    }
    m_synth->setSynth(state.value("synth", std::string()));
    showKinds();
}

} // namespace antiphon
