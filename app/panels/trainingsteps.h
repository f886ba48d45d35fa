#pragma once

#include "app/panels/foldedfields.h"
#include "app/panels/timeleft.h"
#include "app/window/session.h"
#include "models/forecast.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace antiphon {

class ElidedLabel;
class OptionsForm;
class SeedWidget;
class TrainingCost;

/// From a folder to models, step by step: of each step its options, what it will cost, how far it
/// is, and buttons. Each is a run of the project; one after the other does them all. What the steps
/// are is up to those that derive from it. GUI thread.
class TrainingSteps : public QWidget {
    Q_OBJECT

public:
    const fs::path& folder() const { return m_folder; }
    virtual void setFolder(const fs::path& folder);

    /// Why a step cannot be started; empty: it can.
    virtual QString obstacle(int step) const;
    void start(int step);
    /// A training that was stopped goes on where it was, with the options that it was started with;
    /// nothing where there is none.
    void goOn(int step);
    bool canGoOn(int step) const { return !stopped(step).empty(); }
    /// All that are not done yet, one after the other.
    virtual void startAll() = 0;
    /// What is said of a step.
    QString stateOf(int step) const;
    Jobs::Id job() const { return m_job; }
    OptionsForm* form(int step) const { return m_rows[std::size_t(step)].form; }
    /// What the training of a step will take; null: nothing is learned, or it takes little.
    TrainingCost* cost(int step) const { return m_rows[std::size_t(step)].cost; }

    virtual Json state() const;
    virtual void restore(const Json& state);

Q_SIGNALS:
    void folderChanged();
    /// A step has written this.
    void made(const QString& role, const antiphon::fs::path& result);

protected:
    using Cost = Forecast (*)(const Inputs&, const Options&);
    struct Step {
        const char* task;
        QString title, help, button;
        std::set<std::string_view> open; ///< options that are not folded away
        Cost cost = nullptr;             ///< null: it takes little
        bool goesOn = false;             ///< it takes long, and can be stopped and gone on with
    };

    TrainingSteps(Session& session, QWidget* parent);
    /// Below those before it. `above`: between what it does and its options; may be null.
    void addStep(Step step, QWidget* above = nullptr);
    /// To be put above the options of the step that reads the folder. `title`: of the dialog;
    /// `empty`: shown where none is chosen.
    QWidget* folderRow(const QString& title, const QString& empty);
    /// Once all steps are there.
    void completeLayout();

    virtual Inputs inputsOf(int step) const = 0;
    /// What came of a step that is done; empty: it is not.
    virtual QString resultOf(int step) const = 0;
    /// The run of a step that was stopped and can go on now; empty: none. Unless an heir knows
    /// better it is the newest run of a step that goesOn, where that has not come to its end.
    virtual fs::path stopped(int step) const;
    /// Why not all steps can be done now; empty: they can, and `allTip` says what that does.
    virtual QString allObstacle() const = 0;
    virtual QString allTip() const = 0;
    virtual void pressed(int step) { start(step); }
    virtual void wrote(int step, const Item& item) = 0;
    /// The step that is under way has told something.
    virtual void told(const JobInfo&) {}
    /// The project was closed.
    virtual void forget() = 0;

    void showState();
    /// A line above the progress; empty: none.
    void setLive(const QString& text);
    const char* taskOf(int step) const { return m_rows[std::size_t(step)].task; }
    /// The newest run of a step that is done; null: none.
    const RunRow* done(int step) const;
    /// What a run has told of a metric last; nothing: it has not yet.
    static std::optional<double> newest(const JobInfo& info, const char* metric);
    Json optionsOf(int step) const;

    Session& m_session;
    int m_inARow = 0;      ///< steps that are done one after the other, from the first on
    bool m_goesOn = false; ///< with the next step
    int m_step = 0;        ///< that job() does

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
        QLabel* state = nullptr;
        QPushButton *start = nullptr, *goOn = nullptr; ///< the second may be null
        TrainingCost* cost = nullptr;
        Cost forecast = nullptr;
    };
    QWidget* buildProgress();
    Options chosen(int step) const;
    void begin(int step, Jobs::Id job);
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    void showCost(int step);

    fs::path m_folder;
    ElidedLabel* m_folderName;
    QString m_noFolder;
    std::vector<Row> m_rows;
    QVBoxLayout* m_column;
    SeedWidget* m_seed;
    QPushButton *m_open, *m_all;
    QLabel *m_hint, *m_live;
    QWidget* m_running;
    QProgressBar* m_progress;
    TimeLeft m_left;
    Jobs::Id m_job = 0;
    bool m_complete = false;
};

} // namespace antiphon
