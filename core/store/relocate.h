#pragma once

#include "core/scan.h"
#include "core/store/library.h"

#include <functional>
#include <map>

namespace antiphon {

/// Finds the files of items again by their content, below a folder, as a running value: step()
/// lists a folder or reads a file. It touches no library: found() is put by its owner. Only files
/// of a fitting size are read. Where several items have the same content, the one whose place is
/// most alike gets the file. One thread.
class Relocator {
public:
    /// `missing`: the items; `project`: its folder, which found paths are relative to; `taken`:
    /// says whether a path, as items have it, already belongs to an item. `checkpoint` is called at
    /// every file and every 4 MiB and may throw Cancelled.
    Relocator(std::vector<LibraryItem> missing, const fs::path& project, const fs::path& folder,
              std::function<bool(const std::string&)> taken, std::function<void()> checkpoint = {});

    /// False when all is done.
    bool step();
    double progress() const;
    /// The items with their new paths.
    const std::vector<LibraryItem>& found() const { return m_found; }
    std::size_t stillMissing() const { return m_waiting; }
    const std::vector<std::string>& problems() const { return m_problems; }

private:
    void look(const FoundFile& file);

    std::string m_project; ///< with a slash
    std::multimap<std::int64_t, LibraryItem> m_bySize;
    std::size_t m_waiting;
    std::function<bool(const std::string&)> m_taken;
    std::function<void()> m_checkpoint;
    FolderScan m_scan;
    bool m_listed = false;
    std::size_t m_next = 0;
    std::vector<LibraryItem> m_found;
    std::vector<std::string> m_problems;
};

/// Items whose files are not there now, looked up afresh; corrects `missing` in the library (not
/// flushed).
std::vector<LibraryItem> lookForMissing(Library& library);

} // namespace antiphon
