#include "core/store/import.h"

#include "core/error.h"
#include "core/foldtext.h"

#include <algorithm>
#include <new>

namespace antiphon {

namespace {

constexpr int filesPerFlush = 64;
constexpr auto timePerFlush = std::chrono::milliseconds(500);
/// What opening a file costs, in bytes of reading: progress is even for small and large files.
constexpr double bytesPerFile = 256 << 10;
constexpr std::size_t itemsPerStep = 1000;

constexpr const char* mediaFolders[] = {"audio", "notes", "tables", "models"};

const char* folderOf(ItemKind kind) {
    switch (kind) {
    case ItemKind::Notes:
        return "notes";
    case ItemKind::Table:
    case ItemKind::Corpus:
        return "tables";
    case ItemKind::Model:
    case ItemKind::Embedding:
        return "models";
    case ItemKind::Audio:
        break;
    }
    return "audio";
}

/// What lies beside the weights of a model of ours (model.json, its dictionary ...) and makes them
/// one; nothing beside other files.
std::vector<FoundFile> recordsOf(const FoundFile& weights) {
    std::vector<FoundFile> records;
    const fs::path path = weights.path, folder = path.parent_path();
    std::error_code error;
    if (path.extension() != ".safetensors" || !fs::is_regular_file(folder / "model.json", error))
        return records;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (FoundFile record; it->path().extension() == ".json" && lookAt(it->path(), record))
            records.push_back(std::move(record));
    return records;
}

bool isUnder(const std::string& path, const std::string& folder) {
    return path == folder || (path.size() > folder.size() && path.starts_with(folder) &&
                              (folder.ends_with('/') || path[folder.size()] == '/'));
}

std::string titleOf(const std::string& path, const LibraryItem& item) {
    const std::string stem = fs::path(path).stem().string();
    // "guide" says little in a list of fifty songs.
    if (!item.song.empty() && (foldText(stem) == foldText(item.role)))
        return item.song + " " + stem;
    return stem;
}

bool isData(ItemKind kind) {
    return kind == ItemKind::Audio || kind == ItemKind::Notes || kind == ItemKind::Corpus;
}

} // namespace

Json toJson(const ImportSummary& s) {
    return {{"added", s.added},         {"changed", s.changed},       {"moved", s.moved},
            {"unchanged", s.unchanged}, {"duplicates", s.duplicates}, {"failed", s.failed},
            {"ignored", s.ignored},     {"missing", s.missing},       {"problems", s.problems}};
}

Importer::Importer(Project& project, const std::vector<fs::path>& sources, ImportOptions options,
                   std::function<void()> checkpoint)
    : m_project(project), m_library(project.library()),
      m_media(options.media.value_or(project.settings().media)),
      m_checkpoint(checkpoint ? std::move(checkpoint) : [] {}),
      m_folder(project.folder().string() + "/"), m_scan(sources, project.folder()),
      m_copies(project.folder()), m_flushed(std::chrono::steady_clock::now()) {}

bool Importer::step() {
    try {
        m_checkpoint();
        advance();
    } catch (const Cancelled&) {
        flush();
        throw;
    } catch (...) {
        abandon();
        throw;
    }
    return m_phase != Phase::Done;
}

void Importer::advance() {
    switch (m_phase) {
    case Phase::Clean:
        for (const char* name : mediaFolders)
            removeAbandonedBelow(m_folder + name);
        m_phase = Phase::Scan;
        break;
    case Phase::Scan:
        if (!m_scan.step())
            m_phase = Phase::Recognise;
        break;
    case Phase::Recognise: {
        m_summary.problems = m_scan.problems;
        m_summary.failed = std::int64_t(m_scan.problems.size());
        std::vector<std::string> names;
        names.reserve(m_scan.files.size());
        for (const FoundFile& file : m_scan.files) {
            names.push_back(file.path);
            m_work += double(file.size) + bytesPerFile;
        }
        m_places = recogniseLayouts(names, m_scan.roots);
        m_phase = Phase::Files;
        break;
    }
    case Phase::Files: {
        if (m_next == m_scan.files.size()) {
            flush();
            m_phase = Phase::Missing;
            m_next = 0;
            m_items = m_library.find({});
            break;
        }
        const FoundFile& file = m_scan.files[m_next];
        takeFile(file, m_places[m_next]);
        ++m_next;
        m_workDone += double(file.size) + bytesPerFile;
        if (++m_unflushed >= filesPerFlush ||
            std::chrono::steady_clock::now() - m_flushed > timePerFlush)
            flush();
        break;
    }
    case Phase::Missing:
        findMissing();
        if (m_next == m_items.size()) {
            flush();
            m_phase = Phase::Done;
        }
        break;
    case Phase::Done:
        break;
    }
}

Importer::~Importer() {
    try {
        flush();
    } catch (...) {
        abandon();
    }
}

void Importer::flush() {
    m_copies.commit();
    m_library.flush();
    m_unflushed = 0;
    m_flushed = std::chrono::steady_clock::now();
}

void Importer::abandon() noexcept {
    m_library.discard(); // its rows speak of the copies
    m_copies.discard();
    m_unflushed = 0;
}

/// A copy that is still being written counts as there.
bool Importer::isThere(const LibraryItem& item, FoundFile& file) const {
    if (m_copies.contains(item.path)) {
        file = {{}, item.size, item.mtime};
        return true;
    }
    return lookAt(m_library.fileOf(item).string(), file);
}

double Importer::progress() const {
    switch (m_phase) {
    case Phase::Clean:
    case Phase::Scan:
    case Phase::Recognise:
        return 0;
    case Phase::Files:
        return m_work > 0 ? 0.99 * m_workDone / m_work : 0;
    case Phase::Missing:
        return 0.99;
    case Phase::Done:
        return 1;
    }
    return 0;
}

std::string Importer::text() const {
    switch (m_phase) {
    case Phase::Clean:
    case Phase::Scan:
    case Phase::Recognise:
        return std::to_string(m_scan.files.size()) + " files found";
    case Phase::Files:
        return m_next < m_scan.files.size()
                   ? display(fs::path(m_scan.files[m_next].path).filename())
                   : std::string();
    case Phase::Missing:
        return "looking for missing files";
    case Phase::Done:
        return "done";
    }
    return {};
}

// One file

void Importer::takeFile(const FoundFile& file, const Placement& place) {
    try {
        if (!isKnown(file, place))
            takeContent(file, place);
    } catch (const UserError& e) {
        // A full disk or a damaged index will not get better with the next file.
        if (e.kind() != UserError::Kind::Input || dynamic_cast<const BrokenDatabase*>(&e))
            throw;
        ++m_summary.failed;
        m_summary.problems.emplace_back(e.what());
    } catch (const std::bad_alloc&) {
        ++m_summary.failed;
        m_summary.problems.push_back(display(file.path) +
                                     ": needs more memory than there is; split it.");
    }
}

bool Importer::isKnown(const FoundFile& file, const Placement& place) {
    if (auto item = itemOf(file); item && item->size == file.size && item->mtime == file.mtime) {
        FoundFile ours;
        if (!isThere(*item, ours))
            return false; // the copy has gone: it is made again
        if (applyPlacement(*item, place))
            m_library.put(*item);
        if (item->missing)
            m_library.setMissing(item->id, false);
        ++m_summary.unchanged;
        return true;
    }
    const auto duplicate = m_library.duplicateAt(pathFor(file));
    if (!duplicate || duplicate->size != file.size || duplicate->mtime != file.mtime)
        return false;
    const auto original = m_library.item(duplicate->id);
    FoundFile there;
    if (!original || !isThere(*original, there) || there.size != original->size ||
        there.mtime != original->mtime)
        return false; // the other one has gone or changed
    const bool structured =
        place.layout != Placement::Layout::Plain && place.layout != Placement::Layout::Emotion;
    if (structured && (original->role != place.role || original->song != songName(place)))
        return false; // it became part of a song since
    ++m_summary.duplicates;
    return true;
}

void Importer::takeContent(const FoundFile& file, const Placement& place) {
    const std::optional<Probe> probe = probeFile(file.path);
    if (!probe) {
        ++m_summary.ignored;
        return;
    }
    const std::string hash = hashOf(file.path);
    if (auto item = itemOf(file)) {
        takeChanged(std::move(*item), file, place, *probe, hash);
        return;
    }
    LibraryItem item;
    item.kind = probe->kind;
    item.seconds = probe->seconds;
    item.hash = hash;
    item.size = file.size;
    item.mtime = file.mtime;
    applyPlacement(item, place);
    item.title = titleOf(file.path, item);
    const bool structured =
        place.layout != Placement::Layout::Plain && place.layout != Placement::Layout::Emotion;
    if (takeDuplicate(file, item, structured))
        return;
    item.path = pathFor(file);
    if (m_media == MediaPolicy::Copy && item.path == file.path) {
        item.path = copy(file, item.kind, hash);
        item.source = file.path;
    }
    m_library.put(item);
    ++m_summary.added;
}

void Importer::takeChanged(LibraryItem item, const FoundFile& file, const Placement& place,
                           const Probe& probe, const std::string& hash) {
    const bool sameContent = item.hash == hash;
    FoundFile ours;
    const bool copied = !item.source.empty();
    if (copied && (!sameContent || !isThere(item, ours)))
        copyTo(item.path, file, hash);
    item.kind = probe.kind;
    item.seconds = probe.seconds;
    item.hash = hash;
    item.size = file.size;
    item.mtime = file.mtime;
    item.missing = false;
    applyPlacement(item, place);
    m_library.put(item);
    ++(sameContent ? m_summary.unchanged : m_summary.changed);
}

bool Importer::takeDuplicate(const FoundFile& file, const LibraryItem& fresh, bool structured) {
    for (LibraryItem& other : m_library.withHash(fresh.hash)) {
        if (structured && (other.song != fresh.song || other.role != fresh.role))
            continue;
        FoundFile there;
        if (!isThere(other, there)) {
            // Its file has gone and this is the same: it was moved here. What was noted stays.
            other.path = pathFor(file);
            other.source.clear();
            if (m_media == MediaPolicy::Copy && other.path == file.path) {
                other.path = copy(file, fresh.kind, fresh.hash);
                other.source = file.path;
            }
            other.size = file.size;
            other.mtime = file.mtime;
            other.title = fresh.title;
            other.song = fresh.song;
            other.role = fresh.role;
            other.missing = false;
            m_library.put(other);
            ++m_summary.moved;
            return true;
        }
        if (there.size != other.size || there.mtime != other.mtime)
            continue; // rewritten meanwhile: it may not be the same any more
        m_library.remember({other.id, pathFor(file), file.size, file.mtime});
        ++m_summary.duplicates;
        return true;
    }
    return false;
}

void Importer::findMissing() {
    const std::size_t end = std::min(m_items.size(), m_next + itemsPerStep);
    for (; m_next < end; ++m_next) {
        const auto item = m_library.item(m_items[m_next]);
        if (!item)
            continue;
        const std::string origin = originOf(*item);
        const bool ours = std::any_of(m_scan.starts.begin(), m_scan.starts.end(),
                                      [&](const auto& start) { return isUnder(origin, start); });
        if (!ours)
            continue;
        std::error_code error;
        const bool missing = !fs::exists(m_library.fileOf(*item), error);
        m_summary.missing += missing;
        if (missing != item->missing)
            m_library.setMissing(item->id, missing);
    }
}

// Places

std::string Importer::pathFor(const FoundFile& file) const {
    return file.path.starts_with(m_folder) ? file.path.substr(m_folder.size()) : file.path;
}

std::string Importer::originOf(const LibraryItem& item) const {
    return item.source.empty() ? m_library.fileOf(item).string() : item.source;
}

std::optional<LibraryItem> Importer::itemOf(const FoundFile& file) const {
    if (auto item = m_library.atPath(pathFor(file)))
        return item;
    return m_library.copyOf(file.path);
}

/// True when the item was changed.
bool Importer::applyPlacement(LibraryItem& item, const Placement& place) {
    const LibraryItem before = item;
    // What is known already, perhaps from the user, is not overwritten by the names of files.
    if (place.layout != Placement::Layout::Plain && item.song.empty() && item.role.empty()) {
        item.song = songName(place);
        item.role = place.role;
    }
    if (item.emotion == 0)
        item.emotion = place.emotion;
    if (isData(item.kind)) {
        const bool fresh = item.split == Split::None;
        if (place.split != Split::None && (fresh || !item.splitFixed)) {
            item.split = place.split;
            item.splitFixed = true;
        } else if (!item.splitFixed && (fresh || splitKey(item) != splitKey(before))) {
            item.split = stableSplit(splitKey(item), m_project.settings().split);
        }
    }
    return item != before;
}

std::string Importer::songName(const Placement& place) {
    if (place.folder.empty() || place.song.empty())
        return place.song;
    const auto [entry, fresh] = m_songs.try_emplace(place.folder + '\n' + place.song);
    if (!fresh)
        return entry->second;
    const auto taken = [&](const std::string& name) {
        const std::vector<LibraryItem> items = m_library.ofSong(name);
        return std::any_of(items.begin(), items.end(), [&](const LibraryItem& item) {
            return !isUnder(originOf(item), place.folder);
        });
    };
    // Two data sets may both have a "song1": the later one carries its parent's name too.
    std::string name = display(place.song);
    if (taken(name))
        name = display(fs::path(place.folder).parent_path().filename()) + "/" + name;
    for (int n = 2; taken(name); ++n) {
        if (n > 2)
            name.resize(name.rfind(" ("));
        name += " (" + std::to_string(n) + ")";
    }
    return entry->second = name;
}

// Copies

std::string Importer::hashOf(const std::string& path) const {
    const auto call = [](void* checkpoint) {
        (*static_cast<std::function<void()>*>(checkpoint))();
    };
    return contentHash(fs::path(path), call, const_cast<std::function<void()>*>(&m_checkpoint));
}

std::string Importer::copyTarget(const FoundFile& file, ItemKind kind,
                                 const std::string& hash) const {
    // <kind>/<name of the imported folder>/<place in it>: the layout survives the copying.
    // A model is more than its weights, so that its folder is what another name is found for.
    const bool isModel = !recordsOf(file).empty();
    const fs::path path = file.path;
    std::string place =
        (isModel ? path.parent_path().filename() / path.filename() : path.filename()).string();
    for (const std::string& start : m_scan.starts)
        if (isUnder(file.path, start) && file.path != start) {
            const fs::path root = fs::path(start).filename();
            place =
                (root / fs::path(file.path.substr(start.size() + !start.ends_with('/')))).string();
            break;
        }
    const fs::path wanted = fs::path(folderOf(kind)) / place;
    fs::path target = wanted;
    for (int n = 2;; ++n) {
        FoundFile there;
        const std::string whole = m_folder + target.string();
        std::error_code error;
        const bool free = !fs::exists(fs::symlink_status(whole, error));
        if (free && !m_copies.contains(target.string()))
            return target.string();
        // Left by an import that was killed before it could note it: as good as a fresh copy.
        if (!free && !m_library.atPath(target.string()) && lookAt(whole, there) &&
            there.size == file.size && hashOf(whole) == hash)
            return target.string();
        const std::string number = " (" + std::to_string(n) + ")";
        if (isModel) {
            target = wanted.parent_path();
            target += number;
            target /= wanted.filename();
            continue;
        }
        target = wanted.parent_path() / wanted.stem();
        target += number;
        target += wanted.extension();
    }
}

std::string Importer::copy(const FoundFile& file, ItemKind kind, const std::string& hash) {
    const std::string target = copyTarget(file, kind, hash);
    copyTo(target, file, hash);
    return target;
}

void Importer::copyTo(const std::string& target, const FoundFile& file, const std::string& hash) {
    m_copies.add(target, file.path, hash, file.mtime, m_checkpoint);
    for (const FoundFile& record : recordsOf(file))
        m_copies.add((fs::path(target).parent_path() / fs::path(record.path).filename()).string(),
                     record.path, hashOf(record.path), record.mtime, m_checkpoint);
}

ImportSummary rebuildProject(Project& project, std::function<void()> checkpoint,
                             const std::function<void(double, const std::string&)>& report) {
    project.rebuildIndex();
    std::vector<fs::path> places;
    for (const char* name : mediaFolders)
        places.push_back(project.folder() / name);
    Importer importer(project, places, {MediaPolicy::Link}, std::move(checkpoint));
    while (importer.step())
        if (report)
            report(importer.progress(), importer.text());
    return importer.summary();
}

} // namespace antiphon
