#pragma once

#include "core/store/database.h"
#include "core/store/journal.h"
#include "core/store/libraryitem.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace antiphon {

/// What a list of items is narrowed to; everything that is set must hold.
struct LibraryFilter {
    std::string text = {}; ///< words, each found in title, path, song, role or tags (foldText)
    std::optional<ItemKind> kind = {};
    std::optional<std::string> role = {};
    std::optional<std::string> song = {};
    std::optional<Split> split = {};
    std::optional<int> emotion = {};
    std::optional<bool> missing = {};
    int minRating = 0;
};

/// The library as its journal tells it: what the index is built from.
struct LibraryState {
    std::map<std::int64_t, LibraryItem> items;
    std::map<std::string, DuplicateEntry> duplicates; ///< by path
    std::int64_t nextId = 1;
    std::vector<std::string> problems; ///< a sentence for each line that was skipped
};
/// Replays a journal's text, header included; lines that make no sense are skipped and reported.
/// Throws UserError for a header that is not ours.
LibraryState parseLibrary(std::string_view text, const std::string& origin);

/// The rows of a project: an SQLite index of the journal, which is the truth. Changes are pending,
/// visible to this connection only, until flush() appends them to the journal, syncs it and then
/// commits the index: whatever happens in between, the index catches up when it is next opened.
/// Used by the one store thread.
class Library {
public:
    /// `folder`: of the project; relative paths are relative to it.
    Library(Database& database, fs::path folder);
    ~Library();

    // Reading.
    std::vector<LibraryItem> list(const LibraryFilter& filter = {}) const;
    std::vector<std::int64_t> find(const LibraryFilter& filter) const;
    std::int64_t count() const;
    std::optional<LibraryItem> item(std::int64_t id) const;
    std::optional<LibraryItem> atPath(const std::string& path) const;
    /// The copy that was made of the file `source`.
    std::optional<LibraryItem> copyOf(const std::string& source) const;
    std::vector<LibraryItem> withHash(const std::string& hash) const;
    std::vector<LibraryItem> ofSong(const std::string& song) const;
    std::optional<DuplicateEntry> duplicateAt(const std::string& path) const;
    /// Where the item's file is.
    fs::path fileOf(const LibraryItem& item) const;

    // Writing; needs a journal.
    void setJournal(LibraryJournal* journal) { m_journal = journal; }
    /// Adds (id 0) or changes an item; returns its id. An item with the same path is replaced.
    std::int64_t put(const LibraryItem& item);
    void drop(std::int64_t id);
    void remember(const DuplicateEntry& duplicate);
    /// Not journalled: looking at the files tells it again.
    void setMissing(std::int64_t id, bool missing);
    /// Makes the pending changes last. Throws UserError; they are discarded then.
    void flush();
    void discard() noexcept;

    /// Ids of the rows that were put, dropped, replaced, or found missing or back since the last
    /// call, ascending; pending ones too, which are named again when they are discarded. item()
    /// tells which of them are gone.
    std::vector<std::int64_t> takeChanges();

    enum class SplitMethod { Stable, Exact, Numpy };
    /// Assigns every item that is data (audio, notes, corpus) and not fixed to a part, then
    /// flushes.
    void assignSplits(SplitMethod method, const SplitRule& rule);

    // Index and journal.
    enum class Standing { Current, Behind, Foreign };
    /// How the index stands to the journal.
    Standing standing() const;
    /// Applies the part of the journal that the index has not seen. Returns sentences on bad lines.
    std::vector<std::string> catchUp();
    /// Fills the index anew from the journal; `missing` is looked up. Returns sentences on bad
    /// lines.
    std::vector<std::string> rebuild();
    /// Fills the index from a state, without a journal.
    void load(const LibraryState& state);
    /// Writes the journal anew from the index, without what has been superseded.
    void compact();
    /// Lines worth keeping against lines there are, roughly: is compact() worth while?
    bool wantsCompacting() const;

private:
    struct Statements;

    void begin();
    void touch(std::int64_t id);
    /// Runs `change` in the pending transaction; when it throws, all that is pending is discarded.
    template <class Change>
    void pending(Change change);
    void fill(const LibraryState& state);
    void store(const LibraryItem& item);
    void apply(const JournalEntry& entry, const std::string& origin);
    void setMark();
    void setMeta(const char* key, const std::string& value);
    std::string meta(const char* key) const;
    std::int64_t nextId() const;
    LibraryItem row(const Statement& statement) const;
    std::vector<LibraryItem> rows(Statement& statement) const;

    Database& m_database;
    fs::path m_folder;
    LibraryJournal* m_journal = nullptr;
    std::unique_ptr<Statements> m_statements;
    std::unique_ptr<Transaction> m_pending;
    std::string m_lines;
    std::set<std::int64_t> m_changed; ///< since takeChanges()
    std::set<std::int64_t> m_touched; ///< in the pending transaction
    std::int64_t m_nextId = 0;        ///< 0: not looked up yet
};

/// The index's file header and versions (see Database).
std::unique_ptr<Database> openIndex(const fs::path& file, Database::Mode mode);

} // namespace antiphon
