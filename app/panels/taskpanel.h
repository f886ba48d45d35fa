#pragma once

#include "app/window/panel.h"

class QComboBox;
class QGroupBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace antiphon {

class OptionsForm;
class PresetBar;
class RunView;
class SeedWidget;
class SlotWidget;
class TaskChooser;
class TaskCost;

/// A panel for any task: inputs, options, cost, start, and then what came out. All of it is made
/// from what the task says of itself.
class TaskPanel : public Panel {
    Q_OBJECT

public:
    explicit TaskPanel(Session& session, QWidget* parent = nullptr);

    /// Takes over task, inputs, options, seed and device of a run, to be changed and started.
    void loadRun(const RunRecord& record);
    /// What Start would run.
    RunRecord record() const;
    /// What keeps it from starting, as a sentence; empty when nothing does.
    QString missing() const;
    void start();
    RunView* run() const { return m_run; }

    Json state() const override;
    void restore(const Json& state) override;

private:
    void layOut();
    void showTask();
    void fillDevices();
    void setOptions(const Json& options);
    void askCost();
    void updateStart();
    void jobEnded(quint64 id);
    const Task* task() const;

    TaskChooser* m_chooser;
    QLabel* m_help;
    QGroupBox *m_inputBox, *m_optionBox;
    QVBoxLayout *m_inputLayout, *m_optionLayout;
    std::vector<SlotWidget*> m_slots;
    PresetBar* m_presets;
    OptionsForm* m_form = nullptr;
    SeedWidget* m_seed;
    QComboBox* m_device;
    TaskCost* m_cost;
    QLabel* m_missing;
    QPushButton* m_start;
    RunView* m_run;
    QAction *m_startAction, *m_cancelAction, *m_pauseAction;
};

} // namespace antiphon
