#include "models/guide/measureentries.h"

#include "core/error.h"
#include "core/soundfile.h"

#include <algorithm>
#include <map>
#include <system_error>

namespace antiphon::guide {

namespace {

bool isTake(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "info.json", error) &&
           fs::is_regular_file(folder / "response.wav", error);
}

MeasureEntry entryOf(const fs::path& path, bool take, const fs::path& root) {
    MeasureEntry entry{path, take};
    entry.names.push_back(display(take ? path.filename() : path.stem()));
    for (fs::path above = path; above != root && above.has_relative_path();) {
        above = above.parent_path();
        entry.names.push_back(display(above.filename()));
    }
    return entry;
}

/// Files that are called alike, as every song's "original.wav", are called as their folders; with
/// their own names behind, where a folder has several of them.
void nameApart(std::vector<MeasureEntry>& entries) {
    std::map<std::string, int> count;
    for (const MeasureEntry& entry : entries)
        ++count[entry.names.front()];
    const auto folderOf = [](const MeasureEntry& entry) {
        return display(fs::absolute(entry.path).parent_path().filename());
    };
    std::vector<MeasureEntry*> alike;
    std::map<std::string, int> inFolder;
    for (MeasureEntry& entry : entries)
        if (!entry.take && count[entry.names.front()] > 1) {
            alike.push_back(&entry);
            ++inFolder[folderOf(entry)];
        }
    for (MeasureEntry* entry : alike) {
        const std::string folder = folderOf(*entry);
        const bool several = inFolder[folder] > 1;
        entry->names.insert(entry->names.begin(),
                            several ? folder + "-" + entry->names.front() : folder);
    }
}

} // namespace

std::vector<MeasureEntry> entriesOf(const Inputs& inputs, const char* slot, JobContext& context) {
    std::vector<MeasureEntry> entries;
    for (const fs::path& given : pathsOf(inputs, slot)) {
        fs::path path = given.lexically_normal();
        if (!path.has_filename()) // "takes/"
            path = path.parent_path();
        if (!fs::is_directory(path)) {
            entries.push_back(entryOf(path, false, path));
            continue;
        }
        if (isTake(path)) {
            entries.push_back(entryOf(path, true, path));
            continue;
        }
        std::vector<MeasureEntry> inside;
        fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied),
            end;
        for (; it != end; ++it) {
            context.checkpoint();
            if (it->is_directory() && isTake(it->path())) {
                inside.push_back(entryOf(it->path(), true, path));
                it.disable_recursion_pending();
            } else if (it->is_regular_file() && namesSound(it->path())) {
                inside.push_back(entryOf(it->path(), false, path));
            }
        }
        if (inside.empty())
            throw UserError(display(path) +
                            ": there is no recording and no take in it; choose another folder.");
        // Beside takes lie the recordings that they were made from.
        if (std::ranges::any_of(inside, &MeasureEntry::take))
            std::erase_if(inside, [](const MeasureEntry& entry) { return !entry.take; });
        std::ranges::sort(inside, {}, &MeasureEntry::path);
        std::ranges::move(inside, std::back_inserter(entries));
    }
    nameApart(entries);
    return entries;
}

const MeasureEntry* truthOf(const MeasureEntry& entry, const std::vector<MeasureEntry>& truths) {
    for (const std::string& name : entry.names)
        for (const MeasureEntry& truth : truths)
            if (truth.names.front() == name)
                return &truth;
    // "song-model-2" of guide.generate-batch
    const MeasureEntry* longest = nullptr;
    for (const MeasureEntry& truth : truths) {
        const std::string& name = truth.names.front();
        const std::string& own = entry.names.front();
        if (own.starts_with(name) && (own[name.size()] == '-' || own[name.size()] == '_') &&
            (!longest || name.size() > longest->names.front().size()))
            longest = &truth;
    }
    return longest;
}

} // namespace antiphon::guide
