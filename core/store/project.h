#pragma once

#include "core/store/library.h"
#include "core/store/projectfile.h"

#include <memory>
#include <string>
#include <vector>

namespace antiphon {

/// A folder that holds a piece of work:
///
///     project.json     name, version, media policy, split rule           (the user's)
///     library.jsonl    every item and what was noted of it, append-only  (the truth)
///     index.sqlite     the same as a database, rebuilt whenever needed   (may be deleted)
///     <NAME>.antiphon  names the format; opening it opens the folder   (for file managers)
///     audio/ notes/ tables/ models/ runs/
///
/// One process writes at a time (a lock on `.lock`, gone with the process), others may read
/// meanwhile. Used by one thread; values it hands out are free.
class Project {
public:
    enum class Access { Write, Read };

    /// Makes a project in a new or empty folder (hidden files do not count) and opens it.
    /// `settings.created` is filled in, an empty name becomes the folder's. Throws UserError.
    static Project create(const fs::path& folder, ProjectFile settings = {});

    /// Opens and, where the index is absent, behind, damaged or foreign, mends it from the journal;
    /// what was done is in notices(). A damaged file is kept under the name `<file>.broken-<n>`.
    /// Throws UserError: no project, a newer version, or being written to by another process.
    static Project open(const fs::path& folder, Access access = Access::Write);

    static bool isProject(const fs::path& folder);

    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project();

    const fs::path& folder() const noexcept { return m_folder; }
    const ProjectFile& settings() const noexcept { return m_settings; }
    /// Writes project.json. Throws UserError.
    void save(ProjectFile settings);

    Library& library() noexcept { return *m_library; }
    const Library& library() const noexcept { return *m_library; }

    /// Sentences on what had to be mended.
    const std::vector<std::string>& notices() const noexcept { return m_notices; }

    /// Builds the index anew from the journal, then compacts the journal.
    void rebuildIndex();

private:
    struct Lock;

    Project(fs::path folder, ProjectFile settings);
    void openForWriting(std::unique_ptr<Lock> lock);
    void openForReading();
    void openJournal();
    void openDatabase(Database::Mode mode);
    void recoverJournal(const std::string& why);
    void mendIndex();
    void setAside(const fs::path& file, const std::string& why);

    fs::path m_folder;
    ProjectFile m_settings;
    std::vector<std::string> m_notices;
    // Destroyed from the last to the first: the lock goes when all is closed.
    std::unique_ptr<Lock> m_lock;
    std::unique_ptr<LibraryJournal> m_journal;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Library> m_library;
};

} // namespace antiphon
