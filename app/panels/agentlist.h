#pragma once

#include "app/window/session.h"

#include <QComboBox>

#include <vector>

namespace antiphon {

/// The agents that there are: runs of this project, newest first, those that were imported, and
/// those that come with the program. GUI thread; folders are read in the background.
class AgentList : public QComboBox {
    Q_OBJECT

public:
    explicit AgentList(Session& session, QWidget* parent = nullptr);

    /// A run's or an agent's folder; empty: there is none.
    fs::path agent() const;
    void choose(const fs::path& agent);
    /// Something was trained or imported here.
    bool hasOwn() const { return m_hasOwn; }
    void refresh();
    /// Where imported agents of the open project are.
    fs::path importFolder() const;

Q_SIGNALS:
    void agentChosen();

private:
    struct Entry {
        QString title;
        fs::path agent;
        bool own = false;
    };
    void show(const std::vector<Entry>& entries);

    Session& m_session;
    fs::path m_wanted; ///< not in the list yet
    bool m_hasOwn = false;
    int m_generation = 0;
};

} // namespace antiphon
