#pragma once

#include "app/panels/agentfacts.h"
#include "app/window/session.h"
#include "models/impro/agent.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace antiphon {

class AgentColumns;
class OptionsForm;
class QuickTable;
class SeedWidget;
class SlotWidget;
class WholeBox;

/// What an agent is trained with: table, corpus, what it hears and is rewarded for, what it may not
/// play, how long; the rest of the options folded. Reads table and corpus in the background, and
/// tries how long the training will take. GUI thread.
class AgentForm : public QWidget {
    Q_OBJECT

public:
    explicit AgentForm(Session& session, QWidget* parent = nullptr);
    ~AgentForm() override;

    impro::AgentTaskOptions options() const;
    void setOptions(const impro::AgentTaskOptions& options);
    /// Without what is marked on the map.
    Inputs inputs() const;
    void setInputs(const Inputs& inputs);
    std::uint64_t seed() const;
    void showSeed(std::uint64_t used);

    /// What keeps it from starting, as a sentence; empty when nothing does.
    QString obstacle() const;
    /// What is known of the chosen table; another one while it is being read.
    const AgentFacts& facts() const { return m_facts; }
    bool ready() const; ///< the facts are those of what is chosen
    /// Seconds that the training will take; below 0: not known (yet).
    double forecast() const { return m_forecast; }
    AgentColumns& columns() const { return *m_columns; }
    QuickTable& builder() const { return *m_builder; }

Q_SIGNALS:
    /// Options, inputs, facts or forecast are others.
    void changed();

private:
    void layOut();
    QWidget* tableRow();
    QWidget* reachRow();
    QWidget* morePart();
    void presetChosen();
    void inputsChanged();
    void readFacts();
    void takeFacts(AgentFacts facts);
    void showForbidden();
    void probe();
    void showMapButton();
    void edited();

    Session& m_session;
    SlotWidget *m_table, *m_corpus, *m_settings, *m_start;
    QToolButton *m_fromMap, *m_fold;
    QuickTable* m_builder;
    QComboBox *m_algorithm, *m_preset, *m_mode, *m_reward;
    AgentColumns* m_columns;
    QPushButton* m_keepReached;
    QLabel* m_reach;
    QListWidget* m_forbidden;
    WholeBox* m_steps;
    QWidget* m_more;
    OptionsForm* m_form;
    SeedWidget* m_seed;

    AgentFacts m_facts;
    QString m_trouble;       ///< why the table cannot be used
    QString m_optionTrouble; ///< why nothing can be trained with these options
    double m_forecast = -1;
    int m_asked = 0, m_probed = 0; ///< the newest reading, the newest probe
    bool m_reading = false;
    bool m_filling = false;
};

} // namespace antiphon
