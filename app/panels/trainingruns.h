#pragma once

#include "app/panels/jobrows.h"
#include "core/curvefeed.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QThreadPool>

#include <optional>

class QTimer;

namespace antiphon {

/// A training as the training panel lists it: one of the project's runs, or event files that some
/// other program left.
struct TrainingRun {
    std::int64_t id = 0; ///< as in JobRows; negative for foreign ones
    fs::path folder;     ///< empty as long as it waits for its turn
    QString name;
    bool foreign = false;
    JobRow job;                           ///< of the project's runs
    double step = -1;                     ///< the newest; -1: none
    double written = 0;                   ///< seconds since 1970, of the newest data; 0: none
    std::optional<double> silentFor = {}; ///< seconds; a stalled run
    QString trouble;                      ///< a sentence: what of its files could not be read
    QString note;
    int look = 0; ///< colour and dash of its curves
    bool shown = true;
    std::vector<CurveFeed::Tag> tags = {};
};

/// Joins the project's trainings with the curves that a CurveFeed reads, and with foreign folders.
/// What the user made of them (colour, hidden, note) is kept: colours and hiding in state(), the
/// note as notes.txt in the run's folder. Pulls by itself. GUI thread.
class TrainingRuns : public QObject {
    Q_OBJECT

public:
    explicit TrainingRuns(Jobs& jobs, QObject* parent = nullptr);

    /// The project's, newest first, then foreign ones, newest first.
    const std::vector<TrainingRun>& runs() const { return m_runs; }
    /// Null when there is no such run.
    const TrainingRun* run(std::int64_t id) const;
    const JobRows& jobRows() const { return *m_rows; }

    void setFolders(std::vector<fs::path> folders);
    const std::vector<fs::path>& folders() const { return m_folders; }

    void setLook(std::int64_t id, int look);
    void setShown(std::int64_t id, bool shown);
    /// Written in the background, one after the other; what goes wrong comes as failed().
    void setNote(std::int64_t id, const QString& note);

    /// Looks and hidden runs; of the project's runs by their folder's name.
    Json state() const;
    void restore(const Json& state);

    double fraction() const { return m_fraction; } ///< of all event files that has been read
    bool searching() const { return m_searching; }
    /// Sentences about folders that cannot be read.
    const QStringList& troubles() const { return m_troubles; }

Q_SIGNALS:
    /// Runs came, went or changed their order.
    void rebuilt();
    void changed(const QList<qint64>& ids);
    /// Reading began, went on or ended.
    void progressed();
    /// A run that should be writing has fallen silent: a sentence.
    void stalled(const QString& sentence);
    void failed(const QString& sentence);

private:
    struct Wish {
        std::optional<int> look = {};
        bool shown = true;
    };
    /// A time in which a run need not write; both in seconds since 1970.
    struct Rest {
        double written = 0; ///< the newest value in it
        double until = 0;
    };
    void watch();
    void pull();
    void rebuild();
    TrainingRun* find(std::int64_t id);
    TrainingRun made(const JobRow& row) const;
    void take(TrainingRun& run, const CurveFeed::Run* read) const;
    void updateSilence();
    void readNotes();
    std::string keyOf(const TrainingRun& run) const;

    Jobs& m_jobs;
    JobRows* m_rows;
    std::vector<fs::path> m_folders;
    std::vector<TrainingRun> m_runs;
    std::map<std::uint32_t, CurveFeed::Run> m_read;
    std::map<fs::path, std::uint32_t> m_places; ///< folder -> id of what was read
    std::uint64_t m_version = 0;
    std::map<std::string, Wish> m_wishes;
    std::map<fs::path, QString> m_notes;
    std::map<fs::path, QString> m_refused; ///< why a note is not touched: a sentence
    std::set<fs::path> m_notesAsked, m_announced;
    std::map<Jobs::Id, Rest> m_rests; ///< the last one of each job
    QStringList m_troubles;
    double m_fraction = 1;
    bool m_searching = false;
    QTimer* m_timer;
    QElapsedTimer m_lastLook; ///< for the first curve of a run
    QThreadPool m_noteFiles;  ///< one at a time, so that the newest wins
    CurveFeed m_feed;         ///< last
};

} // namespace antiphon
