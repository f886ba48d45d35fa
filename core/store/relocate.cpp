#include "core/store/relocate.h"

#include "core/error.h"

#include <algorithm>

namespace antiphon {

namespace {

/// How many bytes two paths share at their ends: another disk, the same folders.
std::size_t commonEnd(const std::string& a, const std::string& b) {
    const auto [end, other] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return std::size_t(end - a.rbegin());
}

} // namespace

Relocator::Relocator(std::vector<LibraryItem> missing, const fs::path& project,
                     const fs::path& folder, std::function<bool(const std::string&)> taken,
                     std::function<void()> checkpoint)
    : m_project(project.string() + "/"), m_waiting(missing.size()), m_taken(std::move(taken)),
      m_checkpoint(checkpoint ? std::move(checkpoint) : [] {}), m_scan({folder}) {
    for (LibraryItem& item : missing)
        m_bySize.emplace(item.size, std::move(item));
}

bool Relocator::step() {
    m_checkpoint();
    if (!m_listed) {
        m_listed = !m_scan.step();
        if (m_listed)
            m_problems = m_scan.problems;
        return true;
    }
    if (m_bySize.empty() || m_next == m_scan.files.size())
        return false;
    look(m_scan.files[m_next++]);
    return true;
}

double Relocator::progress() const {
    if (!m_listed)
        return 0;
    return m_scan.files.empty() ? 1 : double(m_next) / double(m_scan.files.size());
}

void Relocator::look(const FoundFile& file) {
    const auto [first, last] = m_bySize.equal_range(file.size);
    if (first == last)
        return;
    const std::string path =
        file.path.starts_with(m_project) ? file.path.substr(m_project.size()) : file.path;
    if (m_taken(path))
        return;
    const auto call = [](void* checkpoint) {
        (*static_cast<std::function<void()>*>(checkpoint))();
    };
    std::string hash;
    try {
        hash = contentHash(fs::path(file.path), call, &m_checkpoint);
    } catch (const UserError& e) {
        m_problems.emplace_back(e.what());
        return;
    }
    auto best = m_bySize.end();
    for (auto entry = first; entry != last; ++entry)
        if (entry->second.hash == hash &&
            (best == m_bySize.end() ||
             commonEnd(entry->second.path, file.path) > commonEnd(best->second.path, file.path)))
            best = entry;
    if (best == m_bySize.end())
        return;
    LibraryItem item = std::move(best->second);
    m_bySize.erase(best);
    --m_waiting;
    item.path = path;
    item.source.clear();
    item.mtime = file.mtime;
    item.missing = false;
    m_found.push_back(std::move(item));
}

std::vector<LibraryItem> lookForMissing(Library& library) {
    std::vector<LibraryItem> missing;
    for (LibraryItem& item : library.list()) {
        std::error_code error;
        const bool gone = !fs::exists(library.fileOf(item), error);
        if (gone != item.missing)
            library.setMissing(item.id, gone);
        item.missing = gone;
        if (gone)
            missing.push_back(std::move(item));
    }
    return missing;
}

} // namespace antiphon
