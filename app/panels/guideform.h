#pragma once

#include "models/guide/options.h"
#include "models/guide/perception.h"
#include "widgets/form.h"

#include <QWidget>

#include <optional>

class QProgressBar;
class QPushButton;
class QToolButton;

namespace antiphon {

class WholeBox;

/// What guide.generate is asked for: the options that decide which segments are chosen (how they
/// are joined is set where it is heard), the seed, and the button. GUI thread.
class GuideForm : public QWidget {
    Q_OBJECT

public:
    explicit GuideForm(QWidget* parent = nullptr);

    /// With `render` filled in.
    guide::GenerateOptions options(const guide::RenderOptions& render) const;
    void setOptions(const guide::GenerateOptions& options);
    /// 0: drawn anew.
    std::uint64_t seed() const;
    /// A model decides how recordings are heard: these fields show `heard` and cannot be changed,
    /// and those of answering can. Null: no model answers, and what was set before comes back.
    /// While it is being read `heard` has defaults.
    void setAnsweredBy(const guide::PerceptionSettings* heard);
    /// What of options() is the user's own, when a model decides some of them.
    guide::GenerateOptions ownOptions(const guide::RenderOptions& render) const;
    /// Of the last run, to be seen and kept.
    void showSeed(std::uint64_t seed);
    bool seedLocked() const;
    void setSeedLocked(bool locked);
    std::uint64_t shownSeed() const;

    /// Why there is nothing to generate; empty: there is.
    void setObstacle(const QString& sentence);
    /// A negative fraction: nothing runs.
    void setProgress(double fraction, const QString& text);
    QPushButton* generateButton() const { return m_generate; }

Q_SIGNALS:
    void generateRequested();
    void cancelRequested();
    void changed();

private:
    void showButton();

    OptionsForm* m_form;
    WholeBox* m_seed;
    QToolButton* m_lock;
    QPushButton* m_generate;
    QProgressBar* m_progress;
    std::optional<guide::ListeningOptions> m_own; ///< while a model decides
    QString m_obstacle;
    bool m_running = false;
};

} // namespace antiphon
