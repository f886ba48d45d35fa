#pragma once

#include "core/job.h"
#include "core/json.h"
#include "core/splits.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace antiphon {

/// A moment of an item that somebody gave a name.
struct ItemMarker {
    double seconds = 0;
    std::string text;
    bool operator==(const ItemMarker&) const = default;
};

/// One row of the library: a typed file and what is known of it. A plain value; the store hands it
/// out to any thread. Paths are bytes as the system has them (text for people: display()).
struct LibraryItem {
    std::int64_t id = 0; ///< never reused within a project; 0: not in the library yet
    ItemKind kind = ItemKind::Audio;
    std::string path;   ///< inside the project relative to its folder, elsewhere absolute
    std::string source; ///< a copy: the absolute path it was taken from; else empty
    std::string title;
    std::optional<double> seconds;
    Split split = Split::None;
    bool splitFixed = false; ///< by the user or the name of a folder: no rule moves it
    std::string hash;        ///< contentHash()
    std::int64_t size = 0;   ///< bytes
    std::int64_t mtime = 0;  ///< ns since 1970, of the file (a copy keeps its source's)
    std::string song;        ///< what belongs together; empty: the item stands alone
    std::string role;        ///< stem name, "guide", "memory", "memory2", ...
    int emotion = 0;         ///< quadrant 1 ... 4; 0 unknown
    std::vector<std::string> tags;
    int rating = 0; ///< 1 ... 5; 0 none
    std::string notes;
    std::vector<ItemMarker> markers;
    std::optional<double> bpm;  ///< absent: not analysed, or no beat was found
    std::optional<double> lufs; ///< integrated loudness (EBU R128)
    std::string key;            ///< such as "F# minor"; empty: unknown
    std::string analysed;       ///< the `hash` that bpm, lufs and key were measured of
    bool missing = false;       ///< the file was not there when it was last looked for

    bool operator==(const LibraryItem&) const = default;
};

/// Kind by its stable name ("audio", "notes", ...).
std::optional<ItemKind> itemKindNamed(std::string_view text);

/// What splits keep together: the song, or the item's own content.
const std::string& splitKey(const LibraryItem& item);

// The journal's lines (see LibraryJournal). An entry changes one item.

/// Sets the fields that `fields` names; creates the item when it is new.
struct PutEntry {
    std::int64_t id = 0;
    Json fields;
};
struct DropEntry {
    std::int64_t id = 0;
};
/// A file whose content another item already has: remembered, so that it is not read again.
struct DuplicateEntry {
    std::int64_t id = 0; ///< the item that has the content
    std::string path;
    std::int64_t size = 0;
    std::int64_t mtime = 0;
    bool operator==(const DuplicateEntry&) const = default;
};
using JournalEntry = std::variant<PutEntry, DropEntry, DuplicateEntry>;

/// One line without its end. Throws UserError naming `origin`.
JournalEntry parseEntry(std::string_view line, const std::string& origin);
/// With the end of the line.
std::string toLine(const JournalEntry& entry);

/// The fields in which `item` differs from `before`, as a PutEntry has them. `missing` is no field:
/// the files know it better.
Json changedFields(const LibraryItem& before, const LibraryItem& item);
/// Throws UserError naming `origin` and the key; unknown keys are left alone.
void applyFields(LibraryItem& item, const Json& fields, const std::string& origin);

Json toJson(const std::vector<ItemMarker>& markers);
/// Throws UserError naming `origin`.
std::vector<ItemMarker> parseMarkers(std::string_view text, const std::string& origin);

/// An item as `project list --json` prints it.
Json toJson(const LibraryItem& item);

} // namespace antiphon
