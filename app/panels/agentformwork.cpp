#include "app/panels/agentform.h"

#include "app/panels/agentcolumns.h"
#include "app/panels/slotwidget.h"
#include "app/window/background.h"
#include "models/impro/agentcost.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

// What the form finds out about table and corpus; see agentform.cpp.
namespace antiphon {

namespace {

constexpr int probeDelay = 400; ///< ms after the last change

std::vector<fs::path> pathsOf(const std::vector<Item>& items) {
    std::vector<fs::path> paths;
    for (const Item& item : items)
        paths.push_back(item.path);
    return paths;
}

} // namespace

bool AgentForm::ready() const {
    return !m_reading && !m_table->items().empty() &&
           m_facts.table == m_table->items().front().path && m_trouble.isEmpty();
}

QString AgentForm::obstacle() const {
    if (!m_session.store().isOpen())
        return tr("Open or make a project first: it keeps the agents.");
    if (m_table->items().empty())
        return tr("Choose the table of a synthesizer, or build one.");
    if (!m_trouble.isEmpty())
        return m_trouble;
    if (m_reading)
        return tr("Reading the table…");
    if (const QString why = m_columns->obstacle(); !why.isEmpty())
        return why;
    if (!m_optionTrouble.isEmpty())
        return m_optionTrouble;
    if (m_corpus->items().empty() && m_mode->currentData().toString().contains(u"corpus"))
        return tr("It is to follow recordings, but there is no corpus; choose one.");
    return {};
}

void AgentForm::inputsChanged() {
    // Recordings are there to be followed; without them there is only the table.
    const QString mode = m_mode->currentData().toString();
    const bool follows = mode.contains(u"corpus"), some = !m_corpus->items().empty();
    if (follows != some)
        m_mode->setCurrentIndex(m_mode->findData(some ? QStringLiteral("mixed_random+corpus")
                                                      : QStringLiteral("mixed_random")));
    m_facts = {};
    m_columns->setReach({});
    readFacts();
}

void AgentForm::readFacts() {
    m_trouble.clear();
    const int asked = ++m_asked;
    m_reading = !m_table->items().empty();
    if (!m_reading) {
        m_facts = {};
        takeFacts({});
        return;
    }
    inBackground(
        this,
        [table = m_table->items().front().path, corpus = pathsOf(m_corpus->items())] {
            return readAgentFacts(table, corpus, [] {});
        },
        [this, asked](AgentFacts facts) {
            if (asked == m_asked)
                takeFacts(std::move(facts));
        },
        [this, asked](const QString& sentence) {
            if (asked != m_asked)
                return;
            m_reading = false;
            m_trouble = sentence;
            edited();
        });
    edited();
}

void AgentForm::takeFacts(AgentFacts facts) {
    m_reading = false;
    m_facts = std::move(facts);
    if (!m_facts.columns.empty()) {
        impro::EnvironmentOptions chosen;
        m_columns->choose(chosen);
        m_columns->setAvailable(m_facts.columns);
        m_columns->setChosen(chosen);
    }
    m_columns->setReach(m_facts.reach);
    showForbidden();
    int kept = 0;
    for (const ColumnReach& column : m_facts.reach)
        kept += column.keep();
    QString text;
    if (!m_facts.trouble.empty())
        text = QString::fromStdString(m_facts.trouble);
    else if (!m_facts.reach.empty())
        text = tr("The table reaches the corpus in %1 of %n descriptor(s).", nullptr,
                  int(m_facts.reach.size()))
                   .arg(kept);
    m_reach->setText(text);
    m_reach->setVisible(!text.isEmpty());
    m_keepReached->setVisible(!m_facts.reach.empty());
    m_keepReached->setEnabled(kept > 0);
    edited();
}

void AgentForm::showForbidden() {
    m_forbidden->clear();
    for (const AgentFacts::Region& region : m_facts.forbidden) {
        const QString sounds = tr("%n sound(s)", nullptr, int(region.sounds));
        m_forbidden->addItem(region.label.empty()
                                 ? sounds
                                 //: a region of the map: its name, how many sounds
                                 : tr("%1: %2").arg(QString::fromStdString(region.label), sounds));
    }
    if (!m_facts.starts.empty())
        m_forbidden->addItem(
            tr("Begins at %n marked sound(s)", nullptr, int(m_facts.starts.size())));
}

void AgentForm::showMapButton() {
    m_fromMap->setVisible(!m_session.mapTables().empty());
}

void AgentForm::edited() {
    if (m_filling)
        return;
    m_optionTrouble.clear();
    probe();
    Q_EMIT changed();
}

void AgentForm::probe() {
    const int asked = ++m_probed;
    m_forecast = -1;
    if (!obstacle().isEmpty())
        return;
    QTimer::singleShot(probeDelay, this, [this, asked] {
        if (asked != m_probed)
            return;
        inBackground(
            this,
            [table = m_facts.table, options = options()] {
                return impro::trainingSeconds(readLookup(table), options);
            },
            [this, asked](double seconds) {
                if (asked != m_probed)
                    return;
                m_forecast = seconds;
                Q_EMIT changed();
            },
            [this, asked](const QString& sentence) {
                if (asked != m_probed)
                    return;
                m_optionTrouble = sentence;
                Q_EMIT changed();
            });
    });
}

} // namespace antiphon
