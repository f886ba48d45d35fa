#pragma once

#include "app/window/panel.h"
#include "core/dsp/lscore.h"

#include <atomic>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QTabWidget;

namespace antiphon {

class AffinityMatrix;
class EmotionChoice;
class IdmClips;
class IdmLanes;
class IdmMonitor;
class IdmScore;
class IdmTraining;
class IdmVary;
class IntervalPlot;
class SoundSlot;

/// Electronic music. How involved a recording is, and why: its L-Score with everything that it is
/// made of, beside a data set's clips, measured in the background. Variations of a recording and
/// clips from noise (IdmVary). Models are trained and watched (IdmTraining, IdmMonitor). GUI
/// thread.
class IdmPanel : public Panel {
    Q_OBJECT

public:
    explicit IdmPanel(Session& session, QWidget* parent = nullptr);
    ~IdmPanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    SoundSlot& recording() const { return *m_slot; }
    IdmLanes& lanes() const { return *m_lanes; }
    IdmScore& score() const { return *m_score; }
    AffinityMatrix& matrix() const { return *m_matrix; }
    IntervalPlot& intervals() const { return *m_intervals; }
    IdmClips& clips() const { return *m_clips; }
    EmotionChoice& model() const { return *m_model; }
    IdmVary& vary() const { return *m_vary; }
    IdmTraining& training() const { return *m_training; }
    IdmMonitor& monitor() const { return *m_monitor; }
    enum Page { ScorePage, VaryPage, TrainPage };
    void setPage(int page);
    /// What is said above the lanes.
    QString hint() const;
    const std::optional<LScoreReport>& report() const { return m_report; }

    /// Measures the selection, or all where nothing is selected.
    void measure();
    /// Both moments, one after the other.
    void hearBoth(double first, double second);

private:
    /// What was measured, with the sound that it was measured on.
    struct Measured {
        LScoreReport report;
        std::shared_ptr<const Sound> sound;
        double from = 0;
    };

    void makeActions();
    QWidget* buildTop();
    QWidget* buildScorePage();
    QWidget* buildTrainPage();
    void connectAll();
    void showActions();
    void play();
    void takeFile();
    void take(Measured measured);
    void stopMeasuring();
    void showHint(const QString& sentence, bool trouble = false);
    void openTask(const char* task);

    SoundSlot* m_slot;
    QComboBox* m_mode;
    IdmLanes* m_lanes;
    QTabWidget *m_pages, *m_tabs;
    IdmScore* m_score;
    AffinityMatrix* m_matrix;
    IntervalPlot* m_intervals;
    IdmClips* m_clips;
    QLabel* m_hint;
    QAction *m_measure, *m_play, *m_start, *m_compare, *m_export, *m_hover;
    EmotionChoice* m_model;
    IdmVary* m_vary;
    IdmTraining* m_training;
    IdmMonitor* m_monitor;

    std::optional<LScoreReport> m_report;      ///< without its series
    std::shared_ptr<const Sound> m_sound;      ///< 24 kHz, what was measured
    std::shared_ptr<std::atomic<bool>> m_stop; ///< of what is being measured; null: nothing is
    std::optional<TimeSpan> m_wanted;          ///< to be measured when the file is open
};

} // namespace antiphon
