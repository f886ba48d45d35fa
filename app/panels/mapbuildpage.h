#pragma once

#include "app/window/session.h"
#include "core/json.h"
#include "core/maps/lookup.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace antiphon {

class RealBox;
class SoundSlot;
class WholeBox;

/// How many values a parameter gets, for about 200, 1000 or 8000 sounds in all.
enum class TableDetail { Quick, Normal, Fine, Custom };
int subdivisionsFor(TableDetail detail, std::size_t parameters);
/// Of a plan that is not refined.
double plannedSounds(const PlanSettings& plan, std::size_t parameters);

/// Asks for a synthesizer and how finely to sample it, says beforehand what that will cost, and
/// starts the task "impro.table". GUI thread.
class MapBuildPage : public QWidget {
    Q_OBJECT

public:
    explicit MapBuildPage(Session& session, QWidget* parent = nullptr);

    /// `head` stands above the settings and scrolls with them; `title` tells them apart.
    void setHead(QWidget* head, const QString& title);

    LookupSettings settings() const;
    Json state() const;
    void restore(const Json& state);
    void setSynth(const std::string& nameOrFolder);
    void setDetail(TableDetail detail);
    void start();
    void cancel();
    /// The job under way; 0: none.
    Jobs::Id job() const { return m_job; }
    /// What keeps it from starting, as a sentence; empty when nothing does.
    QString obstacle() const;
    /// The new table shall join those that are on the map, not replace them.
    bool beside() const;

Q_SIGNALS:
    void changed();
    /// A table grows in this file.
    void growing(const antiphon::fs::path& file);
    /// It is complete; or it was cancelled or failed, and what there is can be seen.
    void ended(const antiphon::fs::path& file, bool done);

private:
    void layOut();
    void choosePatch();
    void takePatch(const fs::path& folder);
    void synthChanged();
    void settingsChanged();
    void probe();
    void showForecast();
    void showJob();
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    void resume();
    std::string synth() const;

    Session& m_session;
    QVBoxLayout* m_scrolled;
    QGroupBox* m_box;
    QFormLayout* m_form;
    QComboBox *m_synth, *m_detail, *m_plan, *m_analysis;
    QLabel *m_help, *m_forecast, *m_status;
    QCheckBox *m_parity, *m_statistics, *m_pitch, *m_beside;
    SoundSlot* m_grains;
    WholeBox *m_subdivisions, *m_parameters;
    RealBox* m_seconds;
    QProgressBar* m_progress;
    QPushButton *m_start, *m_cancel;
    QToolButton *m_pause, *m_resume;

    SynthInfo m_info;   ///< of what is chosen
    QString m_trouble;  ///< why it cannot be used
    double m_cost = -1; ///< seconds of one processor a sound; below 0: not known
    int m_probe = 0;    ///< the newest probe
    Jobs::Id m_job = 0;
    fs::path m_file;    ///< of the table under way
    fs::path m_stopped; ///< run that was cancelled or failed and can go on
    bool m_filling = false;
    QTimer* m_soon; ///< until it is known where the table grows
};

} // namespace antiphon
