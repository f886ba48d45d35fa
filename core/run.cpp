#include "core/run.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/runrecord.h"
#include "core/version.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <new>
#include <sys/file.h>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr std::array allStates = {RunState::Ready,  RunState::Running,   RunState::Done,
                                  RunState::Failed, RunState::Cancelled, RunState::Interrupted};

/// An advisory lock that the system releases when the process dies, however it dies.
class Lock {
public:
    explicit Lock(const fs::path& file)
        : m_fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)),
          m_held(m_fd >= 0 && ::flock(m_fd, LOCK_EX | LOCK_NB) == 0) {}
    ~Lock() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    bool held() const { return m_held; }

private:
    int m_fd;
    bool m_held;
};

constexpr const char* lockName = ".lock";

/// The lock of a run; throws when another process is executing it.
class Hold {
public:
    explicit Hold(const fs::path& folder) : m_lock(folder / lockName) {
        if (!m_lock.held())
            throw UserError(display(folder) + ": this run is being executed by another process; "
                                              "wait for it or cancel it there.");
    }

private:
    Lock m_lock;
};

/// What state.json says; Interrupted where it cannot be read.
RunState stateOf(const fs::path& folder) {
    try {
        return Run::open(folder).row().state;
    } catch (const UserError&) {
        return RunState::Interrupted;
    }
}

/// Whether a file lies in a folder or below it, links resolved.
bool inside(const fs::path& file, const fs::path& folder) {
    std::error_code error;
    const fs::path relative =
        fs::weakly_canonical(file, error).lexically_relative(fs::weakly_canonical(folder, error));
    return !relative.empty() && *relative.begin() != "..";
}

} // namespace

std::string_view name(RunState state) {
    switch (state) {
    case RunState::Ready:
        return "ready";
    case RunState::Running:
        return "running";
    case RunState::Done:
        return "done";
    case RunState::Failed:
        return "failed";
    case RunState::Cancelled:
        return "cancelled";
    case RunState::Interrupted:
        return "interrupted";
    }
    return "";
}

Run Run::create(const fs::path& folder, RunRecord record, Existing existing) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    std::error_code error;
    fs::create_directories(whole, error);
    if (!fs::is_directory(whole))
        throw UserError(display(folder) + ": this folder cannot be created (" + error.message() +
                            "); choose another place.",
                        UserError::Kind::System);
    const Lock lock(whole / lockName);
    if (!lock.held())
        throw UserError(display(folder) +
                        ": cannot be used, or another process is executing a run in "
                        "it; choose another folder or wait.");
    const bool earlier = fs::exists(whole / "run.json");
    const RunState state = earlier ? stateOf(whole) : RunState::Ready;
    // A run that failed before it made anything leaves only its records: nothing to be asked about.
    const bool failed = earlier && state == RunState::Failed;
    const bool taken = std::any_of(
        fs::directory_iterator(whole), fs::directory_iterator(), [failed](const auto& entry) {
            const fs::path name = entry.path().filename();
            return name != lockName &&
                   !(failed && (name == "run.json" || name == "state.json" || name == "log.txt" ||
                                (entry.is_directory() && fs::is_empty(entry.path()))));
        });
    if (taken && existing == Existing::Refuse)
        throw UserError(
            display(folder) +
            (!earlier ? ": holds other files; give a new or empty folder, or --force to write "
                        "among them."
             : state == RunState::Done
                 ? ": already holds the results of a run; give another folder, or --force to "
                   "replace them."
                 : ": holds a run that has not ended; 'antiphon-cli run " + display(folder) +
                       "' goes on with it. Or give another folder, or --force to begin anew."));
    for (const auto& [slot, items] : record.inputs)
        for (const Item& item : items)
            if (inside(item.path, whole))
                throw UserError(display(item.path) + ": the " + slot +
                                " lies in the folder for the results, where it could be "
                                "overwritten; choose another folder.");
    if (earlier) {
        try {
            for (const Item& item : open(whole).row().items)
                if (inside(item.path, whole))
                    fs::remove(item.path, error);
        } catch (const UserError&) {
            // An unreadable run.json names nothing to remove.
        }
        for (const char* name : {"run.json", "state.json", "log.txt", "requests.jsonl"})
            fs::remove(whole / name, error);
        // Else the new run would go on with the old one's weights and curves.
        fs::remove_all(whole / "checkpoints", error);
        for (const auto& entry : fs::directory_iterator(whole))
            if (entry.path().filename().string().starts_with("events.out.tfevents."))
                fs::remove(entry.path(), error);
    }
    if (record.seed == 0)
        record.seed = drawSeed();
    writeJson(whole / "run.json", toJson(record, whole));
    return open(whole);
}

Run Run::createNext(const fs::path& runs, RunRecord record) {
    fs::create_directories(runs);
    for (;;) {
        const fs::path folder = nextFolder(runs, record.task);
        if (fs::create_directory(folder)) // false: another process was faster
            return create(folder, std::move(record));
    }
}

fs::path Run::nextFolder(const fs::path& runs, const std::string& task) {
    int highest = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(runs, error)) {
        const std::string text = entry.path().filename().string();
        int number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        highest = std::max(highest, number);
    }
    return runs / (std::to_string(highest + 1) + "-" + task);
}

Run Run::open(const fs::path& folder) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    const fs::path file = whole / "run.json";
    return {whole, parseRun(readFile(file, std::uint64_t(16) << 20), display(file), whole)};
}

void Run::setOptions(Json options) {
    const Hold hold(m_folder);
    m_record.options = std::move(options);
    writeJson(m_folder / "run.json", toJson(m_record, m_folder));
}

RunRow Run::row() const {
    RunRow row;
    row.folder = m_folder;
    row.task = m_record.task;
    const fs::path file = m_folder / "state.json";
    if (!fs::exists(file))
        return row;
    try {
        const Json state = readJson(file);
        const std::string text = state.value("state", "");
        for (const RunState candidate : allStates)
            if (name(candidate) == text)
                row.state = candidate;
        row.error = state.value("error", "");
        row.figures = state.value("figures", Json::object());
        row.seconds = state.value("seconds", 0.0);
        row.ended = state.value("ended", std::int64_t(0));
        for (const Json& item : state.value("items", Json::array()))
            row.items.push_back(itemFromJson(item, display(file), m_folder));
    } catch (const std::exception&) {
        row.state = RunState::Interrupted; // an unreadable state is the trace of a crash
    }
    if (row.state == RunState::Running && Lock(m_folder / lockName).held())
        row.state = RunState::Interrupted;
    return row;
}

void Run::writeState(RunState state, const std::string& error, const Outcome& outcome,
                     double seconds) const {
    Json items = Json::array();
    for (const Item& item : outcome.items)
        items.push_back(itemToJson(item, m_folder));
    Json json = {
        {"state", name(state)}, {"error", error}, {"figures", outcome.figures}, {"items", items}};
    if (state != RunState::Running) {
        using std::chrono::system_clock;
        json["seconds"] = seconds;
        json["ended"] = system_clock::to_time_t(system_clock::now());
    }
    writeJson(m_folder / "state.json", json);
}

/// On a full disk not even the end can be noted: the run then counts as interrupted, and what
/// stopped it is reported all the same.
void Run::writeEnd(RunState state, const std::string& error, double seconds) const {
    try {
        std::ofstream(m_folder / "log.txt", std::ios::app)
            << name(state) << (error.empty() ? "" : ": ") << error << std::endl;
        writeState(state, error, {}, seconds);
    } catch (const std::exception&) {
    }
}

Outcome Run::execute(const Task& task, JobControl& control) {
    const Hold hold(m_folder);
    Options options = task.options();
    readJson(options, m_record.options, display(m_folder / "run.json"));
    for (const Slot& slot : task.inputs)
        if (slot.required)
            only(m_record.inputs, slot.key);

    const fs::path work = m_folder / "checkpoints";
    removeAbandoned(m_folder);
    removeAbandoned(results());
    fs::create_directories(results());
    writeState(RunState::Running, {}, {}, 0);
    const auto seconds = [start = std::chrono::steady_clock::now()] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    control.logTo(m_folder / "log.txt");
    try {
        JobContext context(control, m_record.seed, results(), work, m_record.device);
        context.log("antiphon " + version() + ", " + m_record.task + ", seed " +
                    std::to_string(m_record.seed));
        Outcome outcome = task.run(m_record.inputs, options, context);
        writeState(RunState::Done, {}, outcome, seconds());
        context.log("done");
        return outcome;
    } catch (const Cancelled&) {
        writeEnd(RunState::Cancelled, {}, seconds());
        throw;
    } catch (const std::bad_alloc&) {
        const UserError e("There is not enough memory for '" + task.title +
                              "'; close other programs, or ask for less: fewer points, shorter "
                              "sounds, smaller batches.",
                          UserError::Kind::System);
        writeEnd(RunState::Failed, e.what(), seconds());
        throw e;
    } catch (const std::exception& e) {
        writeEnd(RunState::Failed, e.what(), seconds());
        throw;
    }
}

std::vector<RunRow> listRuns(const fs::path& runs) {
    std::vector<std::pair<int, RunRow>> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(runs, error)) {
        if (!fs::exists(entry.path() / "run.json"))
            continue;
        const std::string text = entry.path().filename().string();
        int number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        try {
            found.emplace_back(number, Run::open(entry.path()).row());
        } catch (const UserError& e) {
            RunRow unreadable;
            unreadable.folder = entry.path();
            unreadable.state = RunState::Failed;
            unreadable.error = e.what();
            found.emplace_back(number, std::move(unreadable));
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second.folder) < std::pair(b.first, b.second.folder);
    });
    std::vector<RunRow> rows;
    for (auto& [number, row] : found)
        rows.push_back(std::move(row));
    return rows;
}

} // namespace antiphon
