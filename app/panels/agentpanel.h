#pragma once

#include "app/panels/agentlisten.h"
#include "app/window/panel.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QTabWidget;
class QToolButton;

namespace antiphon {

class AgentEvaluation;
class AgentForm;
class AgentList;

/// The improvising agent: trained on a table and a corpus, heard and rated while it trains,
/// measured beside the baselines, taken from and to Stable-Baselines3. GUI thread.
class AgentPanel : public Panel {
    Q_OBJECT

public:
    explicit AgentPanel(Session& session, QWidget* parent = nullptr);
    ~AgentPanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    void train();
    /// An agent of Stable-Baselines3, into the project.
    void importZip(const fs::path& zip);
    /// The chosen agent as one, with its settings beside it.
    void exportZip(const fs::path& zip);

    AgentForm& form() const { return *m_form; }
    AgentList& agents() const { return *m_agents; }
    AgentListen& listening() const { return *m_listen; }
    AgentEvaluation& evaluation() const { return *m_evaluation; }
    /// The training under way; 0: none.
    Jobs::Id job() const { return m_job; }

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    AgentListen::Actions makeActions();
    QWidget* buildForm();
    QWidget* buildResults();
    void connectAll();
    AgentOffer offer() const;
    void start(const fs::path& settings);
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    void showState();
    void showHint();
    void trouble(const QString& sentence);
    void chooseImport();
    void chooseExport();

    AgentForm* m_form;
    AgentList* m_agents;
    AgentListen::Actions m_do{};
    QAction *m_train, *m_import, *m_export;
    AgentListen* m_listen;
    AgentEvaluation* m_evaluation;
    QTabWidget* m_tabs;
    QSplitter* m_splitter;
    QLabel *m_hint, *m_missing;
    QPushButton* m_start;
    QToolButton *m_pause, *m_stop;
    QProgressBar* m_progress;
    Jobs::Id m_job = 0;
    bool m_starting = false; ///< what is marked on the map is being written for it
    QString m_trouble;
};

} // namespace antiphon
