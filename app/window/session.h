#pragma once

#include "app/window/jobs.h"
#include "app/window/media.h"
#include "app/window/midi.h"
#include "app/window/player.h"
#include "app/window/store.h"

#include <QSettings>
#include <QUndoStack>

#include <memory>
#include <set>

class QTimer;

namespace antiphon {

/// The only place where the layers meet: store, jobs, sound and media of one window, what is
/// selected in it, and undo. Panels talk to the session and never to each other. GUI thread.
class Session : public QObject {
    Q_OBJECT

public:
    struct Setup {
        std::unique_ptr<Player> player = {};   ///< tests bring one with a scripted device
        fs::path cache = {};                   ///< empty: the user's cache folder
        std::unique_ptr<MidiSource> midi = {}; ///< tests bring one that they play
    };
    Session();
    explicit Session(Setup setup, QObject* parent = nullptr);
    ~Session() override;

    Store& store() { return *m_store; }
    Jobs& jobs() { return *m_jobs; }
    Player& player() { return *m_player; }
    Media& media() { return *m_media; }
    Midi& midi() { return *m_midi; }
    QUndoStack& undo() { return *m_undo; }
    /// The user's settings (not the project's); tests redirect them by QSettings::setPath().
    QSettings& settings() { return *m_settings; }
    /// Writes a setting and tells whoever must follow it at once.
    void set(const QString& key, const QVariant& value);

    /// Closes the project; jobs that work on its library are cancelled, tasks go on.
    void closeProject();

    /// Calls `then` when the project in this folder, which was just asked for, is open; never where
    /// opening fails or another one comes first.
    void onceOpen(const fs::path& folder, std::function<void()> then);

    /// The item that the centre shows; 0: none.
    std::int64_t current() const { return m_current; }
    void setCurrent(std::int64_t id);
    /// What is selected in the library, in order; other panels highlight it.
    const QList<qint64>& selection() const { return m_selection; }
    void setSelection(const QList<qint64>& ids);

    /// Writes edited rows as one undo step named `text` ("Rate 3 items").
    void edit(const QString& text, std::vector<LibraryItem> items);
    /// Takes items out of the library (files stay where they are), as one undo step.
    void remove(const QString& text, const QList<qint64>& ids);

    /// Imports files and folders as a job; the summary's sentences go to the job's log.
    Jobs::Id import(const std::vector<fs::path>& paths, ImportOptions options = {});
    /// Starts a task on the open project; its results join the library when it is done.
    Jobs::Id start(const Task& task, const Inputs& inputs, const Options& options,
                   std::uint64_t seed = 0);
    /// For what can be made again at any time.
    const fs::path& cache() const { return m_cache; }
    /// Where the user exported to last; at first the folder for music.
    QString exportFolder() const;
    void setExportFolder(const fs::path& folder);
    /// "cpu", "cuda:0": where new tasks compute (a setting).
    std::string device() const;

    /// Tells the user something in the status bar / the log dock; never a modal box.
    void tell(const QString& sentence);
    void warn(const QString& sentence);

    /// Asks the window to bring up the panel of this id ("guide", "jobs", ...).
    void show(const QString& panel) { Q_EMIT panelRequested(panel); }
    /// Asks a panel to take a file over: the guide panel as "guide" or "memory", the map as "map"
    /// (a table) or "song" (a recording), the accompaniment panel as one more context: "stem".
    void useAs(const QString& slot, const fs::path& file) { Q_EMIT slotRequested(slot, file); }
    /// The lookup tables on the map, which other panels offer.
    const std::vector<fs::path>& mapTables() const { return m_mapTables; }
    void setMapTables(std::vector<fs::path> files);
    /// What is noted about places of a table (core/maps/tablemarks.h) is another on the disk.
    void tellMarked(const fs::path& table) { Q_EMIT tableMarked(table); }
    /// Asks the task panel to take a run's task, inputs, options and seed over, to be changed.
    void editRun(const RunRecord& record) { Q_EMIT runRequested(record); }
    /// Brings up the training panel with this run chosen, as soon as it is listed.
    void showTraining(const fs::path& run) {
        show(QStringLiteral("training"));
        Q_EMIT trainingRequested(run);
    }
    /// Brings up the task panel with a task, inputs and options filled in.
    void showTask(const RunRecord& record) {
        show(QStringLiteral("task"));
        editRun(record);
    }

Q_SIGNALS:
    void currentChanged(qint64 id);
    void selectionChanged();
    /// By set(): "appearance/scheme" (follow, light, dark), "appearance/language",
    /// "computing/device", "computing/threads", ...
    void settingChanged(const QString& key);
    void told(const QString& sentence, bool warning);
    void panelRequested(const QString& panel);
    void slotRequested(const QString& slot, const antiphon::fs::path& file);
    void trainingRequested(const antiphon::fs::path& run);
    void runRequested(const antiphon::RunRecord& record);
    void mapTablesChanged();
    void tableMarked(const antiphon::fs::path& table);
    void importEnded(const antiphon::ImportSummary& summary);

private:
    void takeRows();
    void jobEnded(quint64 id);
    void joinResults();
    void addResults(const JobInfo& info);

    std::unique_ptr<QSettings> m_settings;
    fs::path m_cache;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Media> m_media;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<Jobs> m_jobs; ///< after the store: jobs use it
    std::unique_ptr<Midi> m_midi;
    std::unique_ptr<QUndoStack> m_undo;
    QTimer* m_timer; ///< 30 Hz
    std::int64_t m_current = 0;
    QList<qint64> m_selection;
    std::vector<fs::path> m_mapTables;
    std::set<Jobs::Id> m_unjoined; ///< done, and their results not yet in their library
};

} // namespace antiphon
