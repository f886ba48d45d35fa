#pragma once

#include "app/panels/guidemodels.h"
#include "widgets/timeaxis.h"

class QCheckBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace antiphon {

/// Models side by side: each answers the same guide with the same memory and seed, then their
/// figures stand in one table and their responses are switched between at equal loudness while they
/// play. Blind, they have letters in place of names and figures, in an order that is drawn, until
/// one is preferred. What it makes are takes of the project, and the choice is kept with them. GUI
/// thread.
class ModelCompare : public QWidget {
    Q_OBJECT

public:
    ModelCompare(Session& session, GuideModels& models, QWidget* parent = nullptr);

    /// What all answer.
    struct Task {
        fs::path guide, memory;
        Options options;
        std::uint64_t seed = 0; ///< 0: drawn, the same for all
    };
    void setTask(Task task);
    void compare();
    QTreeWidget* table() const { return m_table; }
    QListWidget* choices() const { return m_choices; }
    QCheckBox* blind() const { return m_blind; }
    /// The row is preferred: kept with the takes, and what was hidden is shown.
    void prefer(int row);

Q_SIGNALS:
    void backRequested();
    void choiceKept();
    /// Folder of the results.
    void takeRequested(const antiphon::fs::path& folder);

private:
    enum Column { Name, Right, Baseline, Perplexity, MeanRun, MaxRun, Entropy, Used };
    struct Row {
        fs::path model; ///< empty: the guide itself
        QString title;
        Json evaluation = {};
        Jobs::Id job = 0; ///< 0: ended
        fs::path response = {}, take = {};
        Json info = {}; ///< of the take
        QString trouble = {};
    };
    void fillChoices();
    void jobEnded(quint64 id);
    void readInfo(const fs::path& take, const fs::path& file);
    void setBlind(bool blind);
    QString titleOf(std::size_t row) const;
    void fill();
    void hear(int row);
    void showState();
    bool busy() const;

    Session& m_session;
    GuideModels& m_models;
    Task m_task;
    std::vector<Row> m_rows;
    TimeAxis* m_axis;
    QListWidget* m_choices;
    QTreeWidget* m_table;
    QLabel* m_hint;
    QProgressBar* m_progress;
    QCheckBox* m_blind;
    QPushButton *m_compare, *m_cancel, *m_prefer, *m_open;
    bool m_hidden = false; ///< what is what
    int m_preferred = -1;
};

} // namespace antiphon
