#pragma once

#include "core/files.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

struct EventFile {
    fs::path path;
    std::uint64_t bytes = 0;
    std::uint64_t inode = 0; ///< another one: the file was replaced
    double written = 0;      ///< seconds since 1970

    /// Asks the file system; false: it is not there any more.
    bool refresh();
};

/// A training that left TensorBoard event files.
struct EventRun {
    fs::path folder;
    std::string name;             ///< relative to where it was looked for, UTF-8
    std::vector<EventFile> files; ///< oldest first: their names begin with the time of their making
    std::uint64_t bytes = 0;
    double written = 0; ///< by the newest file
};

/// Looks for event files (events.out.tfevents.*) in a folder and everything below it. A folder
/// with run.json is one run with all that lies below; elsewhere each folder that has such files is
/// one. Folders that may not be read and links to folders are passed over. Newest first.
/// `checkpoint` is called once a folder and may throw to stop. Throws UserError when there is no
/// such folder.
std::vector<EventRun> findEventRuns(const fs::path& root,
                                    const std::function<void()>& checkpoint = {});

/// Whether a metric of this name is the better the lower it is, as losses and errors are: guessed
/// from its words.
bool lowerIsBetter(std::string_view tag);

} // namespace antiphon
