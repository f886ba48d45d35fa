#pragma once

#include "core/task.h"

#include <optional>
#include <string>
#include <vector>

namespace antiphon {

/// What a run is asked to do: the content of run.json. The same record gives the same bytes
/// wherever it is executed. `inputs` hold absolute paths in memory; on disk, paths below the folder
/// that contains the run's project are kept relative to the run's folder, so that a project can
/// move.
struct RunRecord {
    std::string task;
    Json options = Json::object();
    Inputs inputs;
    std::uint64_t seed = 0; ///< never 0 once the run exists
    int threads = 0;
    std::string device = "cpu";
    std::string out =
        "out"; ///< results, relative to the run's folder; "." puts them beside run.json
};

enum class RunState { Ready, Running, Done, Failed, Cancelled, Interrupted };

std::string_view name(RunState state);

/// Reads run.json's text. Throws UserError naming `origin`, the key and the mend.
RunRecord parseRun(std::string_view text, const std::string& origin, const fs::path& folder);

/// A run as the list shows it.
struct RunRow {
    fs::path folder;
    std::string task;
    RunState state = RunState::Ready;
    std::string error;
    Json figures = Json::object();
    std::vector<Item> items;
    double seconds = 0;     ///< that the last attempt computed; 0: unknown
    std::int64_t ended = 0; ///< of the last attempt, seconds since 1970; 0: unknown
};

/// A folder with run.json (what was asked), state.json (how far it came), log.txt, checkpoints/ and
/// the results. Everything is on disk before it matters, so a crash leaves a run to resume.
/// One thread at a time.
class Run {
public:
    enum class Existing {
        Refuse, ///< the folder must be new or empty
        Replace ///< what an earlier run made in it is removed first; other files stay
    };
    /// Writes a new run into `folder`. Draws the seed if it is 0. Throws UserError where the folder
    /// is taken: by files, by a run that another process executes, or by one of the new run's
    /// inputs.
    static Run create(const fs::path& folder, RunRecord record,
                      Existing existing = Existing::Refuse);
    /// Writes a new run into the next free `<runs>/<n>-<task>`, also when several processes do so
    /// at once.
    static Run createNext(const fs::path& runs, RunRecord record);
    /// The folder that createNext() would take now.
    static fs::path nextFolder(const fs::path& runs, const std::string& task);
    /// Throws UserError when there is no readable run.json.
    static Run open(const fs::path& folder);

    const fs::path& folder() const noexcept { return m_folder; }
    const RunRecord& record() const noexcept { return m_record; }
    fs::path results() const { return (m_folder / m_record.out).lexically_normal(); }
    /// From now on other options are asked for, in run.json, too: of a run that is to go on longer.
    /// Throws UserError when another process is executing it.
    void setOptions(Json options);
    /// Running means that a live process holds the run; a run whose process died is Interrupted.
    RunRow row() const;

    /// Executes or resumes the run in the calling thread and records how it ended; what the task
    /// throws is rethrown. Half-written files of an earlier attempt are removed first.
    /// Throws UserError when another process is running it.
    Outcome execute(const Task& task, JobControl& control);

private:
    Run(fs::path folder, RunRecord record)
        : m_folder(std::move(folder)), m_record(std::move(record)) {}
    void writeState(RunState state, const std::string& error, const Outcome& outcome,
                    double seconds) const;
    void writeEnd(RunState state, const std::string& error, double seconds) const;

    fs::path m_folder;
    RunRecord m_record;
};

/// Every run below a folder, by number; folders that are no runs are passed over.
std::vector<RunRow> listRuns(const fs::path& runs);

} // namespace antiphon
