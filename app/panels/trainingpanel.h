#pragma once

#include "app/panels/trainingruns.h"
#include "app/window/panel.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTabWidget;
class QTimer;

namespace antiphon {

class CheckpointList;
class CurveChart;
class CurvesView;
class OutputsView;
class RowTable;
class RowTableView;
class TrainingCompare;

/// Trainings, watched: the project's runs and those of foreign folders, their curves side by side,
/// what they were asked to do, their checkpoints and samples to hear, and what can be done with
/// them. The same for every system.
class TrainingPanel : public Panel {
    Q_OBJECT

public:
    explicit TrainingPanel(Session& session, QWidget* parent = nullptr);

    /// Reads the event files below a folder, too, from now on.
    void addFolder(const fs::path& folder);
    const TrainingRuns& runs() const { return *m_runs; }
    CurvesView* curves() const { return m_curves; }
    void select(std::int64_t run);
    /// Chooses the run of this folder, now or as soon as it is listed.
    void selectRun(const fs::path& folder);
    /// Writes a chart ("png", "svg", "csv") in the background.
    void writeChart(CurveChart* chart, const fs::path& file, const QString& ending);

    Json state() const override;
    void restore(const Json& state) override;

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;
    bool eventFilter(QObject*, QEvent*) override;

private:
    // trainingpanel.cpp
    void addActions();
    QWidget* makeList();
    QWidget* makeDetails();
    void layOut();
    void showRows();
    void selectWanted();
    void showRuns(const QList<qint64>& ids);
    void showChoice();
    void fillTab();
    void showCurrent();
    void showStatus();
    void updateActions();
    std::vector<const TrainingRun*> selected() const;
    std::vector<const JobRow*> selectedJobs() const;
    const TrainingRun* current() const;
    // trainingactions.cpp
    void toggleShown();
    void showOnlySelected();
    void chooseLook(const QList<qint64>& ids, QPoint globalPosition);
    void setFolders(std::vector<fs::path> folders);
    void chooseFolder();
    void forgetFolder();
    void exportChart(CurveChart* chart, const QString& ending);
    void readSamples();
    void saveNote();

    TrainingRuns* m_runs;
    RowTable* m_table;
    RowTableView* m_view;
    QLineEdit* m_filter;
    QLabel *m_status, *m_trouble;
    CurvesView* m_curves;
    QTabWidget* m_tabs;
    TrainingCompare* m_compare;
    CheckpointList* m_checkpoints;
    OutputsView* m_samples;
    QPlainTextEdit* m_note;
    QTimer* m_again; ///< looks at what a live run leaves on the disk
    QAction *m_start, *m_pause, *m_resume, *m_stop, *m_duplicate, *m_audition, *m_toggle, *m_only,
        *m_look, *m_reveal, *m_open, *m_forget;
    bool m_stale = false;              ///< chosen runs have changed since the tab was filled
    fs::path m_wanted;                 ///< a run to be chosen; empty: none
    std::int64_t m_noted = 0;          ///< the run whose note is in the field
    std::vector<std::int64_t> m_order; ///< of the runs in the list
    bool m_readingSamples = false, m_readSamplesAgain = false;
};

/// Sounds in a run's results, by the step in their names. For a background thread.
std::vector<Item> samplesByStep(const fs::path& run);

} // namespace antiphon
