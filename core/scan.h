#pragma once

#include "core/files.h"

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace antiphon {

/// A regular file that was found.
struct FoundFile {
    std::string path; ///< absolute
    std::int64_t size = 0;
    std::int64_t mtime = 0; ///< ns
};

/// Size and time of a regular file; false where there is none.
bool lookAt(const std::string& path, FoundFile& file);

/// Walks folders, one at a step. Hidden files, devices and pipes are passed over; symbolic links
/// are followed, each folder is visited once however many links lead to it. What cannot be read
/// becomes a sentence. Names are sorted, so the same tree gives the same list. One thread.
class FolderScan {
public:
    /// `starts`: files and folders; `avoid`: a folder not to enter (unless a start lies in it).
    FolderScan(const std::vector<fs::path>& starts, fs::path avoid = {});

    /// Lists one folder; false when all are done.
    bool step();

    std::vector<FoundFile> files;
    std::vector<std::string> roots;    ///< the starts, absolute; of a file its folder
    std::vector<std::string> starts;   ///< the starts themselves, absolute
    std::vector<std::string> problems; ///< a sentence each

private:
    void list(const std::string& folder);
    bool enter(const std::string& folder);

    std::string m_avoid;
    std::vector<std::string> m_waiting;
    std::set<std::pair<std::uint64_t, std::uint64_t>> m_visited; ///< device and inode
};

} // namespace antiphon
