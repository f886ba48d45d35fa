#pragma once

#include "app/panels/performer.h"
#include "app/window/panel.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QTabWidget;

namespace antiphon {

class LiveBars;
class PerformAgents;
class PerformPorts;
class PerformScenes;
class SoundcheckPage;

/// Playing live with agents: who plays, how they answer, scenes, and whether all is well. Large and
/// dark, to be read on a stage. GUI thread.
class PerformPanel : public Panel {
    Q_OBJECT

public:
    explicit PerformPanel(Session& session, QWidget* parent = nullptr);
    ~PerformPanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    Performer& performer() const { return *m_performer; }
    PerformAgents& agents() const { return *m_agents; }
    PerformScenes& scenes() const { return *m_scenes; }
    LiveBars& bars() const { return *m_bars; }

protected:
    void changeEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    QWidget* buildStatus();
    QWidget* buildStage();
    QWidget* buildAnswers();
    QWidget* buildStances();
    QLabel* readOut(const QString& name);
    void makeActions();
    void togglePlay();
    void openChosen();
    void showState();
    void showMeters();
    void showParameters();
    void showColumns();
    void darken(bool dark);
    void lamp(QLabel* label, const QString& text, bool warns);

    Performer* m_performer; ///< deleted first: it lets go of the player
    PerformAgents* m_agents;
    PerformScenes* m_scenes;
    SoundcheckPage* m_soundcheck;
    PerformPorts* m_ports;
    LiveBars* m_bars;
    QTabWidget* m_tabs;
    QPushButton *m_play, *m_panic, *m_record;
    QLabel *m_latency, *m_dropouts, *m_reach, *m_distance, *m_hint;
    QWidget* m_parameters;
    QGridLayout* m_grid;
    std::vector<QLabel*> m_sounding; ///< of each parameter
    QCheckBox* m_dark;
};

} // namespace antiphon
