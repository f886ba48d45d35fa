#pragma once

#include "app/panels/agentsamples.h"
#include "app/panels/agentscene.h"
#include "app/window/session.h"

#include <QWidget>

#include <atomic>

class QAction;
class QLabel;
class QListWidget;
class QTimer;
class QToolButton;

namespace antiphon {

namespace impro {
struct AgentRequest;
}

/// Hears an agent while it trains and afterwards: its samples by step, each played with one click
/// and rated; recordings are fed, regions forbidden, the weights frozen. GUI thread.
class AgentListen : public QWidget {
    Q_OBJECT

public:
    /// What is done here, with keys; the panel owns them.
    struct Actions {
        QAction *play, *good, *notThat, *feed, *forbid, *freeze, *hear;
    };
    AgentListen(Session& session, const Actions& actions, QWidget* parent = nullptr);
    ~AgentListen() override;

    /// A run's folder, or another agent, which has no samples and can be heard; empty: none.
    void show(const fs::path& agent);
    const AgentRunState& state() const { return m_state; }
    /// The sample heard last; -1: none.
    std::int64_t heard() const { return m_heard; }
    /// Recordings, or files of descriptors.
    void feed(const std::vector<fs::path>& files);
    /// For agents that bring no table.
    void offer(AgentOffer offer) { m_offer = std::move(offer); }
    /// The agent itself, on its table; made in the background.
    void hear();
    bool busy() const { return m_stop != nullptr; } ///< making it heard

Q_SIGNALS:
    void failed(const QString& sentence);
    void said(const QString& sentence);

protected:
    void showEvent(QShowEvent*) override;

private:
    class List;
    void layOut();
    void refresh();
    void takeState(AgentRunState state);
    void playCurrent();
    void rate(int rating);
    void forbid();
    void freeze(bool frozen);
    void ask(std::vector<impro::AgentRequest> requests, const QString& said);
    void chooseRecordings();
    void updateActions();
    bool training() const; ///< the run is under way in this window
    QString applied(const QString& sentence) const;

    Session& m_session;
    Actions m_do;
    List* m_list;
    QLabel *m_asked, *m_busyText;
    QToolButton* m_stopHearing;
    QTimer* m_timer;
    fs::path m_agent;
    AgentOffer m_offer;
    AgentRunState m_state;
    std::int64_t m_heard = -1;
    int m_generation = 0;
    bool m_reading = false;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< of what is being made heard
};

} // namespace antiphon
