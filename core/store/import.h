#pragma once

#include "core/layout.h"
#include "core/scan.h"
#include "core/store/copies.h"
#include "core/store/probe.h"
#include "core/store/project.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace antiphon {

struct ImportOptions {
    std::optional<MediaPolicy> media = {}; ///< absent: as the project says
};

/// What an import did; each file counts once.
struct ImportSummary {
    std::int64_t added = 0;
    std::int64_t changed = 0; ///< other content under a known path
    std::int64_t moved = 0;   ///< known content whose old file has gone: the item follows it
    std::int64_t unchanged = 0;
    std::int64_t duplicates = 0; ///< content that another item has
    std::int64_t failed = 0;     ///< unreadable files and folders: a sentence each
    std::int64_t ignored = 0;    ///< texts, pictures and the like
    std::int64_t missing = 0;    ///< items from here whose files are no longer there
    std::vector<std::string> problems;
};
Json toJson(const ImportSummary& summary);

/// Brings files and folders into a project, as a running value: step() does one bounded piece
/// (lists a folder, takes in a file), so the caller shows progress and stops when it likes.
///
/// Incremental: a file of known path, size and time is not read again. Content that is already
/// there is not taken twice, except where its place says more than its content: the same bytes as
/// another stem, guide or memory of a song are an item of their own. Bad files cost one sentence
/// each. What step() has taken in is made durable every 64 files or half a second, media before
/// journal before index: killed at any moment the project opens, and the same import goes on where
/// it was. Used by the store thread.
class Importer {
public:
    /// `checkpoint` is called at every file and every 4 MiB; it may throw Cancelled, which step()
    /// passes on after having made durable what it has.
    Importer(Project& project, const std::vector<fs::path>& sources, ImportOptions options = {},
             std::function<void()> checkpoint = {});

    /// Makes durable what there is, as far as that is possible.
    ~Importer();
    Importer(const Importer&) = delete;
    Importer& operator=(const Importer&) = delete;

    /// False when all is done and durable. Throws Cancelled, or UserError when the machine refuses
    /// (disk full); what was taken in before stays.
    bool step();

    double progress() const;  ///< 0 ... 1
    std::string text() const; ///< what it is at, for people
    const ImportSummary& summary() const noexcept { return m_summary; }

private:
    enum class Phase { Clean, Scan, Recognise, Files, Missing, Done };

    void advance();
    void flush();
    void abandon() noexcept;
    void takeFile(const FoundFile& file, const Placement& place);
    bool isKnown(const FoundFile& file, const Placement& place);
    void takeContent(const FoundFile& file, const Placement& place);
    void takeChanged(LibraryItem item, const FoundFile& file, const Placement& place,
                     const Probe& probe, const std::string& hash);
    bool takeDuplicate(const FoundFile& file, const LibraryItem& fresh, bool structured);
    void findMissing();

    std::optional<LibraryItem> itemOf(const FoundFile& file) const;
    bool applyPlacement(LibraryItem& item, const Placement& place);
    std::string songName(const Placement& place);
    std::string originOf(const LibraryItem& item) const;
    std::string pathFor(const FoundFile& file) const;
    std::string copy(const FoundFile& file, ItemKind kind, const std::string& hash);
    void copyTo(const std::string& target, const FoundFile& file, const std::string& hash);
    std::string copyTarget(const FoundFile& file, ItemKind kind, const std::string& hash) const;
    std::string hashOf(const std::string& path) const;
    bool isThere(const LibraryItem& item, FoundFile& file) const;

    Project& m_project;
    Library& m_library;
    MediaPolicy m_media;
    std::function<void()> m_checkpoint;
    std::string m_folder; ///< of the project, with a slash
    Phase m_phase = Phase::Clean;
    FolderScan m_scan;
    std::vector<Placement> m_places;
    std::map<std::string, std::string> m_songs; ///< folder and song -> name in the library
    std::size_t m_next = 0;
    double m_work = 0, m_workDone = 0;
    CopyBatch m_copies;
    std::vector<std::int64_t> m_items; ///< to be looked at in the last phase
    int m_unflushed = 0;
    std::chrono::steady_clock::time_point m_flushed;
    ImportSummary m_summary;
};

/// Builds the index anew and takes in what lies in the project's own folders without being in its
/// journal. `checkpoint` as above; `report(fraction, text)` now and then.
ImportSummary rebuildProject(Project& project, std::function<void()> checkpoint = {},
                             const std::function<void(double, const std::string&)>& report = {});

} // namespace antiphon
