#pragma once

#include "app/panels/agentscene.h"
#include "app/window/session.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace antiphon {

class AgentBars;

/// How well an agent does beside chance, staying and the nearest sound, on songs it was trained on
/// and on others: bars, and a sentence on what they mean. GUI thread.
class AgentEvaluation : public QWidget {
    Q_OBJECT

public:
    explicit AgentEvaluation(Session& session, QWidget* parent = nullptr);

    /// Reads what is known of an agent, if it is another or `anew`; empty: none.
    void show(const fs::path& agent, bool anew = false);
    /// Measures it again as a background job.
    void evaluate(const AgentOffer& offer);
    bool busy() const { return m_job != 0; }
    /// What is shown, as impro::evaluationJson(); null: nothing.
    const Json& evaluation() const { return m_evaluation; }
    /// Writes it as ".csv" or ".json", as the name ends.
    void write(const fs::path& file);

Q_SIGNALS:
    /// "Evaluate again" was pressed: the panel says on what.
    void evaluateRequested();
    void failed(const QString& sentence);
    void said(const QString& sentence);

private:
    void layOut();
    void setEvaluation(const Json& evaluation);
    void chooseFile();
    void jobEnded(quint64 id);
    void takeResult();
    void showState();

    Session& m_session;
    AgentBars* m_bars;
    QLabel *m_sentence, *m_source;
    QPushButton *m_again, *m_export, *m_cancel;
    QProgressBar* m_progress;
    fs::path m_agent;
    Json m_evaluation;
    Jobs::Id m_job = 0;
    struct Result {
        fs::path agent;
        Json evaluation;
        std::string table; ///< that it was measured on
    };
    std::shared_ptr<Result> m_result; ///< of the job
    int m_generation = 0;
};

} // namespace antiphon
