#include "core/scan.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <memory>
#include <sys/stat.h>

namespace antiphon {

namespace {

FoundFile foundFile(const std::string& path, const struct stat& status) {
    return {path, std::int64_t(status.st_size),
            std::int64_t(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::string absoluteOf(const fs::path& path) {
    std::error_code error;
    fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
    if (error || whole.empty())
        whole = fs::absolute(path, error).lexically_normal();
    std::string text = whole.string();
    while (text.size() > 1 && text.back() == '/')
        text.pop_back();
    return text;
}

std::string unreadable(const std::string& path, const char* what, int error) {
    return display(path) + ": " + what + " (" + std::strerror(error) +
           "); check that it is there and that you may read it.";
}

} // namespace

bool lookAt(const std::string& path, FoundFile& file) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    file = foundFile(path, status);
    return true;
}

FolderScan::FolderScan(const std::vector<fs::path>& given, fs::path avoid) {
    if (!avoid.empty())
        m_avoid = absoluteOf(avoid);
    for (const fs::path& start : given) {
        const std::string path = absoluteOf(start);
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) {
            problems.push_back(unreadable(path, "cannot be found or read", errno));
            starts.push_back(path); // what was once imported from here has gone
            continue;
        }
        starts.push_back(path);
        if (S_ISREG(status.st_mode)) {
            files.push_back(foundFile(path, status));
            roots.push_back(fs::path(path).parent_path().string());
        } else if (S_ISDIR(status.st_mode)) {
            roots.push_back(path);
            m_waiting.push_back(path);
            // Somebody who imports from inside the project means it.
            if (path == m_avoid || path.starts_with(m_avoid + "/"))
                m_avoid.clear();
        } else {
            problems.push_back(display(path) + ": is neither a file nor a folder; choose another.");
        }
    }
    std::reverse(m_waiting.begin(), m_waiting.end());
}

bool FolderScan::step() {
    if (!m_waiting.empty()) {
        const std::string folder = std::move(m_waiting.back());
        m_waiting.pop_back();
        if (enter(folder))
            list(folder);
    }
    return !m_waiting.empty();
}

bool FolderScan::enter(const std::string& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) {
        problems.push_back(unreadable(folder, "the folder cannot be read", errno));
        return false;
    }
    return m_visited.emplace(status.st_dev, status.st_ino).second;
}

void FolderScan::list(const std::string& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
    if (!open) {
        problems.push_back(unreadable(folder, "the folder cannot be read", errno));
        return;
    }
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(open.get()))
        if (entry->d_name[0] != '.')
            names.emplace_back(entry->d_name);
    if (errno != 0)
        problems.push_back(unreadable(folder, "reading the folder broke off", errno));
    std::sort(names.begin(), names.end());
    std::vector<std::string> folders;
    const std::string before = folder == "/" ? folder : folder + "/";
    for (const std::string& name : names) {
        const std::string path = before + name;
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) {
            // A link that leads nowhere (or in circles) is nobody's loss, the rest is.
            if (errno != ENOENT && errno != ELOOP)
                problems.push_back(unreadable(path, "cannot be looked at", errno));
        } else if (S_ISREG(status.st_mode)) {
            files.push_back(foundFile(path, status));
        } else if (S_ISDIR(status.st_mode) && path != m_avoid) {
            folders.push_back(path);
        }
    }
    m_waiting.insert(m_waiting.end(), folders.rbegin(), folders.rend());
}

} // namespace antiphon
