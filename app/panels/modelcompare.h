#pragma once

#include "app/panels/guidemodels.h"
#include "widgets/timeaxis.h"

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace antiphon {

/// Models side by side: each answers the same guide with the same memory and seed, then their
/// figures stand in one table and their responses are switched between at equal loudness while they
/// play. What it makes are takes of the project. GUI thread.
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

Q_SIGNALS:
    void backRequested();
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
    void readInfo(std::size_t row, const fs::path& file);
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
    QPushButton *m_compare, *m_cancel, *m_open;
    int m_generation = 0;
};

} // namespace antiphon
