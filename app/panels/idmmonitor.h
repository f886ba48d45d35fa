#pragma once

#include "app/panels/idmtrainingnews.h"
#include "app/window/session.h"

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QTimer;

namespace antiphon {

class FrontierStrip;
class PacingPlot;
class Plot;
class StepSounds;

/// A training of electronic music, watched while it runs or when it has ended: its pace, as planned
/// and as it became; which clips are in, each to be heard; the scores of what it draws beside those
/// of what it learns from; what it draws of the same noise, to be heard step by step; other
/// trainings beside it, thin. Before one starts its pace is drawn here. Read in the background. GUI
/// thread.
class IdmMonitor : public QWidget {
    Q_OBJECT

public:
    explicit IdmMonitor(Session& session, QWidget* parent = nullptr);

    /// What a training will be given that is not started yet.
    void setPlan(const idm::CurriculumOptions& plan);
    /// Empty: the one that is not started yet.
    void watch(const fs::path& run);
    const fs::path& watched() const { return m_run; }

    QComboBox& choice() const { return *m_choice; }
    QCheckBox& others() const { return *m_others; }
    PacingPlot& pacing() const { return *m_pacing; }
    FrontierStrip& frontier() const { return *m_frontier; }
    Plot& plot(std::size_t measure) const { return *m_plots[measure]; }
    StepSounds& sounds() const { return *m_sounds; }
    /// What is said of the clips that are in, or of the one at the pointer.
    QString clipText() const;
    const idm::TrainingLog* log() const;

Q_SIGNALS:
    /// The pace of the next training was drawn.
    void planMoved(double begin, double end);

protected:
    void showEvent(QShowEvent*) override;
    void changeEvent(QEvent*) override;

private:
    QWidget* buildPlots();
    std::vector<fs::path> trainings() const;
    bool running(const fs::path& run) const;
    void refreshChoice();
    void readSoon();
    void take(IdmTrainingNews news);
    void showAll();
    void showPace();
    void showScores();
    void showFrontier();
    const IdmTrainingRead* read() const;
    void hearClip(int place);

    Session& m_session;
    QComboBox* m_choice;
    QCheckBox* m_others;
    PacingPlot* m_pacing;
    FrontierStrip* m_frontier;
    std::array<Plot*, 4> m_plots{};
    StepSounds* m_sounds;
    QLabel *m_clip, *m_trouble;
    QTimer* m_again;

    fs::path m_run;
    bool m_follows = true; ///< the newest training, until somebody has chosen
    idm::CurriculumOptions m_plan;
    IdmTrainingReads m_reads;
    fs::path m_placesOf;
    std::vector<IdmClipPlace> m_places;
    bool m_reading = false, m_stale = false;
};

} // namespace antiphon
