#include "core/cachelimit.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace antiphon {

void touchCached(const fs::path& file) {
    std::error_code ignored;
    fs::last_write_time(file, fs::file_time_type::clock::now(), ignored);
}

std::size_t trimCache(const fs::path& folder, std::uintmax_t bytes) {
    struct File {
        fs::file_time_type used;
        fs::path path;
        std::uintmax_t bytes = 0;
    };
    std::vector<File> files;
    std::uintmax_t all = 0;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::error_code gone;
        File file{it->last_write_time(gone), it->path(), 0};
        if (gone || !it->is_regular_file(gone))
            continue;
        file.bytes = it->file_size(gone);
        if (gone)
            continue;
        all += file.bytes;
        files.push_back(std::move(file));
    }
    // Of files of one moment the name decides, so that it is the same everywhere.
    std::ranges::sort(files, {}, [](const File& file) { return std::tie(file.used, file.path); });
    std::size_t removed = 0;
    for (const File& file : files) {
        if (all <= bytes)
            break;
        std::error_code kept;
        if (!fs::remove(file.path, kept))
            continue;
        all -= file.bytes;
        ++removed;
    }
    return removed;
}

} // namespace antiphon
