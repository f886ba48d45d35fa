#include "core/store/project.h"

#include "core/error.h"
#include "core/json.h"
#include "core/text.h"

#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr const char* folders[] = {"audio", "notes", "tables", "models", "runs"};

fs::path absoluteFolder(const fs::path& folder) {
    std::error_code error;
    fs::path whole = fs::weakly_canonical(fs::absolute(folder, error), error);
    if (error || whole.empty())
        whole = fs::absolute(folder, error).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

/// What a file manager opens the project by. One is enough: a renamed folder keeps the old.
void addDocument(const fs::path& folder, std::vector<std::string>& notices) {
    constexpr const char* ending = ".antiphon";
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (entry->path().extension() == ending)
            return;
    fs::path file = folder / folder.filename();
    file += ending;
    try {
        // The format comes first: desktops know the file by its beginning.
        writeJson(file, {{"format", "antiphon-project"}, {"version", "1.0"}});
    } catch (const UserError& e) {
        notices.push_back(e.what()); // the project itself does not need it
    }
}

bool isEmptyFolder(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (!entry->path().filename().string().starts_with('.'))
            return false;
    if (error)
        throw UserError(display(folder) + ": the folder cannot be read (" + error.message() + ").");
    return true;
}

} // namespace

/// An advisory lock: the system drops it with the process, however that ends.
struct Project::Lock {
    enum class Outcome { Taken, Busy, Refused };

    int fd = -1;
    Outcome outcome = Outcome::Refused;
    std::string holder;

    explicit Lock(const fs::path& folder) {
        fd = ::open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (fd < 0)
            return;
        if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
            outcome = Outcome::Busy;
            char text[32];
            const ssize_t got = ::pread(fd, text, sizeof text, 0);
            holder.assign(text, got > 0 ? std::size_t(got) : 0);
            return;
        }
        outcome = Outcome::Taken;
        const std::string pid = std::to_string(::getpid());
        // Only for the message of whoever finds the project locked.
        if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.data(), pid.size(), 0) < 0)
            holder.clear();
    }
    ~Lock() {
        if (fd >= 0)
            ::close(fd);
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
};

Project::Project(fs::path folder, ProjectFile settings)
    : m_folder(std::move(folder)), m_settings(std::move(settings)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&& other) noexcept {
    // Member by member the old lock would go before the old database.
    m_library.reset();
    m_database.reset();
    m_journal.reset();
    m_lock = std::move(other.m_lock);
    m_journal = std::move(other.m_journal);
    m_database = std::move(other.m_database);
    m_library = std::move(other.m_library);
    m_folder = std::move(other.m_folder);
    m_settings = std::move(other.m_settings);
    m_notices = std::move(other.m_notices);
    return *this;
}
Project::~Project() = default;

bool Project::isProject(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "project.json", error);
}

Project Project::create(const fs::path& folder, ProjectFile settings) {
    const fs::path place = absoluteFolder(folder);
    std::error_code error;
    if (isProject(place))
        throw UserError(display(place) +
                        ": already holds a project; open it, or choose another folder.");
    if (fs::exists(place, error) && !fs::is_directory(place, error))
        throw UserError(display(place) + ": is a file; choose a folder for the project.");
    if (fs::exists(place, error) && !isEmptyFolder(place))
        throw UserError(display(place) +
                        ": holds files that are not a project's; choose an empty or a new folder.");
    if (settings.name.empty())
        settings.name = display(place.filename());
    settings.created = timestamp();
    // From the moment that this file exists the folder is a project; open() makes what lacks.
    writeFile(place / "project.json", projectText(settings));
    return open(place);
}

Project Project::open(const fs::path& folder, Access access) {
    const fs::path place = absoluteFolder(folder);
    if (!isProject(place))
        throw UserError(display(place) +
                        ": is no project (it has no project.json); choose the folder of "
                        "one, or make a new project.");
    const fs::path file = place / "project.json";
    Project project(place, parseProject(readFile(file, 16 << 20), display(file)));

    // Readers hold the lock for a moment too, while they look whether the index is current.
    auto lock = std::make_unique<Lock>(place);
    for (int patience = 20;
         access == Access::Write && lock->outcome == Lock::Outcome::Busy && patience > 0;
         --patience) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        lock = std::make_unique<Lock>(place);
    }
    if (lock->outcome == Lock::Outcome::Taken) {
        // A reader mends too as long as nobody else does, then lets others write.
        project.openForWriting(std::move(lock));
        if (access == Access::Read) {
            project.m_library->setJournal(nullptr);
            project.m_journal.reset();
            project.m_lock.reset();
        }
        return project;
    }
    if (access == Access::Write) {
        if (lock->outcome == Lock::Outcome::Busy)
            throw UserError(display(place) + ": is being written to by another process" +
                                (lock->holder.empty() ? "" : " (" + lock->holder + ")") +
                                "; wait until it has finished or close it there.",
                            UserError::Kind::System);
        throw UserError(display(place) +
                            ": cannot be written to; check your permission on the folder.",
                        UserError::Kind::System);
    }
    project.openForReading();
    return project;
}

void Project::save(ProjectFile settings) {
    writeFile(m_folder / "project.json", projectText(settings));
    m_settings = std::move(settings);
}

void Project::setAside(const fs::path& file, const std::string& why) {
    std::error_code error;
    fs::path kept;
    int n = 1;
    do
        kept = file.string() + ".broken-" + std::to_string(n++);
    while (fs::exists(kept, error));
    fs::rename(file, kept, error);
    if (error)
        throw UserError(display(file) + ": cannot be moved aside (" + error.message() + ").",
                        UserError::Kind::System);
    m_notices.push_back(why + " It was kept as " + display(kept.filename()) + ".");
}

void Project::openDatabase(Database::Mode mode) {
    m_library.reset();
    m_database.reset();
    m_database = openIndex(m_folder / "index.sqlite", mode);
    if (mode == Database::Mode::Write)
        if (const auto damage = m_database->damage())
            throw BrokenDatabase(display(m_database->file()) + ": is damaged (" + *damage + ").");
    m_library = std::make_unique<Library>(*m_database, m_folder);
}

void Project::openForWriting(std::unique_ptr<Lock> lock) {
    m_lock = std::move(lock);
    for (const char* name : folders) {
        std::error_code error;
        fs::create_directory(m_folder / name, error);
        if (error)
            throw UserError(display(m_folder / name) + ": the folder cannot be made (" +
                                error.message() + ").",
                            UserError::Kind::System);
    }
    addDocument(m_folder, m_notices);
    std::error_code error;
    const fs::path index = m_folder / "index.sqlite";
    const bool hadIndex = fs::exists(index, error);
    const bool hadJournal = fs::exists(m_folder / "library.jsonl", error);
    bool mended = false;
    try {
        openDatabase(Database::Mode::Write);
    } catch (const BrokenDatabase& e) {
        m_library.reset();
        m_database.reset();
        setAside(index, e.what());
        // Write-ahead log and shared memory belong to the file that has gone.
        fs::remove(index.string() + "-wal", error);
        fs::remove(index.string() + "-shm", error);
        openDatabase(Database::Mode::Write);
        mended = true;
    }
    const bool haveRows = m_library->count() > 0;
    if (!hadJournal && haveRows)
        recoverJournal(display(m_folder / "library.jsonl") + ": was missing.");
    else
        openJournal();
    m_library->setJournal(m_journal.get());
    mendIndex();
    if (mended || (!hadIndex && m_library->count() > 0))
        m_notices.push_back(display(index) + ": the index was rebuilt from the library's journal.");
    if (m_library->wantsCompacting())
        m_library->compact();
}

void Project::openJournal() {
    const fs::path file = m_folder / "library.jsonl";
    try {
        m_journal = std::make_unique<LibraryJournal>(file);
    } catch (const BrokenJournal& e) {
        setAside(file, e.what());
        recoverJournal({});
    }
}

void Project::recoverJournal(const std::string& why) {
    const fs::path file = m_folder / "library.jsonl";
    m_journal = std::make_unique<LibraryJournal>(file);
    m_library->setJournal(m_journal.get());
    m_library->compact();
    m_notices.push_back((why.empty() ? why : why + " ") +
                        "The library's journal was written anew from the index.");
}

void Project::mendIndex() {
    const Library::Standing standing = m_library->standing();
    std::vector<std::string> problems;
    if (standing == Library::Standing::Behind)
        problems = m_library->catchUp();
    else if (standing == Library::Standing::Foreign)
        problems = m_library->rebuild();
    m_notices.insert(m_notices.end(), problems.begin(), problems.end());
}

void Project::rebuildIndex() {
    const std::vector<std::string> problems = m_library->rebuild();
    if (!problems.empty()) {
        // Compacting drops what could not be read: keep it for whoever wants to look.
        const fs::path file = m_folder / "library.jsonl";
        std::error_code error;
        fs::copy_file(file, file.string() + ".broken-" + std::to_string(m_journal->size()),
                      fs::copy_options::skip_existing, error);
    }
    m_notices.insert(m_notices.end(), problems.begin(), problems.end());
    m_library->compact();
}

void Project::openForReading() {
    std::error_code error;
    const fs::path index = m_folder / "index.sqlite";
    if (fs::exists(index, error) && ::access(m_folder.c_str(), W_OK) == 0) {
        try {
            openDatabase(Database::Mode::Read);
        } catch (const BrokenDatabase& e) {
            throw UserError(std::string(e.what()) +
                                " Another process is working on the project; try again when it "
                                "has finished.",
                            UserError::Kind::System);
        }
        return;
    }
    // A folder that may only be read (a CD, somebody else's): an index in memory serves as well.
    const LibraryState state = [&] {
        const fs::path file = m_folder / "library.jsonl";
        return fs::exists(file, error) ? parseLibrary(readFile(file), display(file))
                                       : LibraryState{};
    }();
    m_notices.insert(m_notices.end(), state.problems.begin(), state.problems.end());
    m_database = openIndex(":memory:", Database::Mode::Write);
    m_library = std::make_unique<Library>(*m_database, m_folder);
    m_library->load(state);
}

} // namespace antiphon
