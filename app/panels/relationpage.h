#pragma once

#include "app/panels/forecast.h"
#include "app/panels/guidemodels.h"
#include "app/panels/relationpairs.h"
#include "app/panels/timeleft.h"
#include "models/guide/train.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolButton;

namespace antiphon {

class CodebookList;
class CurveChart;
class OptionsForm;
class RelationLanes;
class RelationVerdict;
class SeedWidget;

/// Learning how one track answers another, every step in sight: recordings, the labels they are
/// heard as, the training, how good it became. What it starts are runs of the project, so each can
/// be repeated. GUI thread.
class RelationPage : public QWidget {
    Q_OBJECT

public:
    RelationPage(Session& session, GuideModels& models, QWidget* parent = nullptr);

    /// The recordings of the take page; taken as the first pair while there is none.
    void propose(const RelationPair& pair);
    /// Empty: a new model; else it is trained on.
    void startFrom(const fs::path& model);
    /// Learns the codes of the recordings, as a run of its own.
    void listen();
    /// Listens first where that was not done with these settings.
    void train();

    RelationPairs& pairs() const { return *m_pairs; }
    RelationLanes& lanes() const { return *m_lanes; }
    CodebookList& codebook() const { return *m_codebook; }
    RelationVerdict& verdict() const { return *m_verdict; }
    OptionsForm& form() const { return *m_trainForm; }
    /// The last model that was learned here; empty: none.
    const fs::path& model() const { return m_model; }
    /// What keeps it from starting; empty: nothing does.
    QString obstacle() const;

    Json state() const;
    void restore(const Json& state);

Q_SIGNALS:
    void backRequested();
    void continueRequested(const antiphon::fs::path& model);
    void answerRequested(const antiphon::fs::path& model, const antiphon::RelationPair& pair);

private:
    enum class Phase { None, Listening, Training };

    QWidget* buildForm();
    QWidget* buildResults();
    QWidget* buildButtons();
    void connectAll();

    guide::GuideTrainOptions trainOptions() const;
    /// What a codebook is learned from and with; another one needs another listening.
    Json listeningKey() const;
    fs::path start() const; ///< the model to be trained on
    void fillStarts();
    void inputsChanged();
    void measure();
    void showPair();
    void showLabels();
    void showKnown();
    void startTraining();
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    void listened(const JobInfo& info);
    void trained(const JobInfo& info);
    void stopped(const JobInfo& info);
    void showMetrics();
    void readExamples();
    void showState();
    fs::path runShown() const; ///< of the training or of the model; empty: none
    void showMore();
    void openTask(const char* task, const Options& options, const fs::path& model);
    void tell(const QString& sentence);

    Session& m_session;
    GuideModels& m_models;
    RelationPairs* m_pairs;
    QComboBox* m_start;
    QToolButton* m_more; ///< what else can be done with recordings and models
    OptionsForm *m_trainForm, *m_tuneForm;
    QStackedWidget* m_forms;
    SeedWidget* m_seed;
    QLabel *m_forecast, *m_hint;
    QProgressBar* m_progress;
    QPushButton *m_listen, *m_train;
    QToolButton *m_pause, *m_stop;
    RelationLanes* m_lanes;
    QTabWidget* m_tabs;
    CurveChart* m_curves;
    CodebookList* m_codebook;
    RelationVerdict* m_verdict;
    QPushButton *m_answer, *m_tune, *m_open;
    QTimer* m_timer; ///< draws what a training tells, some times a second

    Phase m_phase = Phase::None;
    Jobs::Id m_job = 0;
    bool m_trainNext = false; ///< when listening is done
    TimeLeft m_left;
    RunTimes m_times;
    InputSize m_size;
    int m_measured = 0, m_labelled = 0; ///< the newest of each
    Json m_heardKey;                    ///< of m_heard
    fs::path m_heard;                   ///< the codebook that was learned; empty: none
    fs::path m_model;
    bool m_continues = false; ///< it continues a track instead of answering a guide
    double m_segment = 0.5;   ///< of what is being learned
    std::size_t m_told = 0;   ///< metrics that are shown
    fs::path m_wantedStart;   ///< not in the list yet
};

} // namespace antiphon
