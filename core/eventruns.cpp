#include "core/eventruns.h"

#include "core/error.h"

#include <algorithm>
#include <string_view>
#include <sys/stat.h>

namespace antiphon {

namespace {

constexpr int deepest = 24; ///< folders in folders

bool isEventFile(const fs::path& file) {
    return file.filename().string().find("events.out.tfevents.") != std::string::npos;
}

class Search {
public:
    Search(const fs::path& root, const std::function<void()>& checkpoint)
        : m_root(root), m_checkpoint(checkpoint) {}

    void look(const fs::path& folder, EventRun* run, int depth) {
        if (m_checkpoint)
            m_checkpoint();
        std::vector<fs::path> below;
        std::vector<EventFile> files;
        std::error_code error;
        fs::directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
        for (; !error && at != fs::directory_iterator(); at.increment(error)) {
            const fs::file_type type = at->symlink_status(error).type();
            if (type == fs::file_type::directory)
                below.push_back(at->path());
            else if (EventFile file{at->path()}; isEventFile(file.path) && file.refresh())
                files.push_back(std::move(file));
        }
        EventRun own;
        const bool whole = !run && fs::exists(folder / "run.json", error);
        EventRun* into = run ? run : &own;
        into->files.insert(into->files.end(), files.begin(), files.end());
        if (depth < deepest)
            for (const fs::path& next : below)
                look(next, run || whole ? into : nullptr, depth + 1);
        if (!run && !own.files.empty())
            finish(std::move(own), folder);
    }
    std::vector<EventRun> runs;

private:
    void finish(EventRun run, const fs::path& folder) {
        run.folder = folder;
        const fs::path relative = folder.lexically_relative(m_root);
        run.name = display(relative.empty() || relative == "." ? folder.filename() : relative);
        std::sort(run.files.begin(), run.files.end(), [](const auto& a, const auto& b) {
            const auto one = a.path.filename(), other = b.path.filename();
            return one != other ? one < other : a.path < b.path;
        });
        for (const EventFile& file : run.files) {
            run.bytes += file.bytes;
            run.written = std::max(run.written, file.written);
        }
        runs.push_back(std::move(run));
    }

    const fs::path& m_root;
    const std::function<void()>& m_checkpoint;
};

} // namespace

bool EventFile::refresh() {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    bytes = std::uint64_t(info.st_size);
    inode = std::uint64_t(info.st_ino);
    written = double(info.st_mtim.tv_sec) + 1e-9 * double(info.st_mtim.tv_nsec);
    return true;
}

std::vector<EventRun> findEventRuns(const fs::path& given,
                                    const std::function<void()>& checkpoint) {
    const fs::path root = given.has_filename() ? given : given.parent_path();
    std::error_code error;
    if (!fs::is_directory(root, error))
        throw UserError(display(root) + ": there is no such folder; it may have been moved or its "
                                        "disk is not there.");
    Search search(root, checkpoint);
    search.look(root, nullptr, 0);
    std::stable_sort(search.runs.begin(), search.runs.end(), [](const auto& a, const auto& b) {
        return a.written != b.written ? a.written > b.written : a.name > b.name;
    });
    return std::move(search.runs);
}

bool lowerIsBetter(std::string_view tag) {
    std::string name(tag);
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    for (const char* word :
         {"loss", "error", "rmse", "mse", "mae", "kl", "nll", "perp", "dist", "_std", "saturated"})
        if (name.find(word) != std::string::npos)
            return true;
    return false;
}

} // namespace antiphon
