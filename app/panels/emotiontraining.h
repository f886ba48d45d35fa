#pragma once

#include "app/panels/emotionsteps.h"
#include "app/panels/foldedfields.h"
#include "app/panels/forecast.h"
#include "app/panels/timeleft.h"
#include "app/window/session.h"

#include <QWidget>

#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace antiphon {

class ElidedLabel;
class EmotionChoice;
class OptionsForm;
class SeedWidget;
class TrainingCost;

/// From a folder of MIDI files to models, step by step: data set, latent model, prior, classifier,
/// map. Each step is a run of the project; one after the other does them all. GUI thread.
class EmotionTraining : public QWidget {
    Q_OBJECT

public:
    /// `model`: what priors and maps are made for; a new model is put there.
    EmotionTraining(Session& session, EmotionChoice& model, QWidget* parent = nullptr);

    fs::path data() const;
    const fs::path& folder() const { return m_folder; }
    void setFolder(const fs::path& folder);

    enum Step { Data, Model, Prior, Classifier, Map, Steps };
    /// Why a step cannot be started; empty: it can.
    QString obstacle(Step step) const;
    void start(Step step);
    /// A training of what is chosen now that was stopped goes on where it was, with the options
    /// that it was started with.
    void goOn(Step step);
    bool canGoOn(Step step) const { return stopped(step); }
    /// All that are not done yet, from the data set on.
    void startAll();
    /// It was done with what is chosen now.
    bool done(Step step) const;
    const EmotionSteps& steps() const { return *m_steps; }
    Jobs::Id job() const { return m_job; }
    OptionsForm* form(Step step) const { return m_rows[step].form; }
    /// What the training of a step will take; null: nothing is learned, or it takes little.
    TrainingCost* cost(Step step) const { return m_rows[step].cost; }

    Json state() const;
    void restore(const Json& state);

Q_SIGNALS:
    void dataChanged(const antiphon::fs::path& data);
    /// A step has written this.
    void made(const QString& role, const antiphon::fs::path& result);

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    /// Any options, all but a few folded away.
    struct Folding {
        Options all;
        std::set<std::string_view> open;
        void visit(OptionVisitor& v) {
            FoldedFields folded(v, open);
            all.visit(folded);
        }
    };
    struct Row {
        const char* task = nullptr;
        OptionsForm* form = nullptr; ///< null: this version has no such task
        QToolButton* fold = nullptr;
        QLabel* state = nullptr;
        QPushButton* start = nullptr;
        QPushButton* goOn = nullptr; ///< null: it takes moments, and starts anew
        TrainingCost* cost = nullptr;
    };
    QWidget* buildRow(Step step, const QString& title, const QString& help,
                      std::set<std::string_view> open, QWidget* above);
    QWidget* buildFolder();
    QWidget* buildProgress();
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    const EmotionSteps::Made* run(Step step) const;
    const EmotionSteps::Made* stopped(Step step) const;
    void begin(Step step, Jobs::Id job);
    QString stateOf(Step step) const;
    Inputs inputsOf(Step step) const;
    std::map<std::string, fs::path> inputPaths(Step step) const;
    void showCost(Step step);
    void showState();

    Session& m_session;
    EmotionChoice &m_model, *m_data;
    EmotionSteps* m_steps;
    fs::path m_folder;
    bool m_folderIsNew = false; ///< chosen after the data set
    ElidedLabel* m_folderName;
    Row m_rows[Steps];
    SeedWidget* m_seed;
    QPushButton* m_all;
    QLabel* m_hint;
    QWidget* m_running;
    QProgressBar* m_progress;
    TimeLeft m_left;
    Jobs::Id m_job = 0;
    Step m_step = Data;    ///< that m_job does
    bool m_goesOn = false; ///< with the next step
};

} // namespace antiphon
