#pragma once

#include "app/panels/performer.h"

#include <QWidget>

#include <array>

class QComboBox;
class QGridLayout;

namespace antiphon {

class AgentList;
class SynthChooser;

/// Four strips: who plays, as an agent or a controller that needs no training, and with which
/// weight. GUI thread.
class PerformAgents : public QWidget {
    Q_OBJECT

public:
    PerformAgents(Session& session, Performer& performer, QWidget* parent = nullptr);

    /// Who is chosen; no policies when nobody is.
    impro::LiveCastSettings cast() const;
    Json state() const;
    void restore(const Json& state);

Q_SIGNALS:
    /// By the user.
    void changed();
    void listed(); ///< what can be chosen was looked up anew

private:
    struct Strip {
        QComboBox* kind;
        AgentList* agent;
    };
    void addStrip(QGridLayout* grid, int number);
    void fillTables();
    void show(const impro::LiveCastSettings& cast);
    void showKinds();

    Session& m_session;
    Performer& m_performer;
    std::array<Strip, LiveControls::mostPolicies> m_strips{};
    QComboBox* m_table;
    SynthChooser* m_synth;
};

} // namespace antiphon
