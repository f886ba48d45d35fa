#include "core/store/library.h"

#include "core/foldtext.h"


#include <algorithm>
#include <charconv>

namespace antiphon {

namespace {

constexpr std::int32_t applicationId = 0x416E7470; // "Antp"

constexpr const char* migrations[] = {
    R"(CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
       CREATE TABLE items (
           id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, path TEXT NOT NULL UNIQUE,
           source TEXT NOT NULL, title TEXT NOT NULL, seconds REAL, split INTEGER NOT NULL,
           split_fixed INTEGER NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL,
           mtime INTEGER NOT NULL, song TEXT NOT NULL, role TEXT NOT NULL,
           emotion INTEGER NOT NULL, tags TEXT NOT NULL, rating INTEGER NOT NULL,
           notes TEXT NOT NULL, missing INTEGER NOT NULL, search TEXT NOT NULL);
       CREATE INDEX items_source ON items (source) WHERE source != '';
       CREATE INDEX items_hash ON items (hash);
       CREATE INDEX items_song ON items (song) WHERE song != '';
       CREATE TABLE duplicates (
           path TEXT PRIMARY KEY, item INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
           size INTEGER NOT NULL, mtime INTEGER NOT NULL) WITHOUT ROWID;
       CREATE INDEX duplicates_item ON duplicates (item);)",
    R"(ALTER TABLE items ADD COLUMN markers TEXT NOT NULL DEFAULT '';
       ALTER TABLE items ADD COLUMN bpm REAL;
       ALTER TABLE items ADD COLUMN lufs REAL;
       ALTER TABLE items ADD COLUMN key TEXT NOT NULL DEFAULT '';
       ALTER TABLE items ADD COLUMN analysed TEXT NOT NULL DEFAULT '';)",
};

constexpr std::string_view columns =
    "SELECT id, kind, path, source, title, seconds, split, split_fixed, hash, size, mtime, song, "
    "role, emotion, tags, rating, notes, missing, markers, bpm, lufs, key, analysed FROM items ";

std::string searchText(const LibraryItem& item) {
    std::string text = item.title + '\n' + item.path + '\n' + item.song + '\n' + item.role;
    for (const std::string& tag : item.tags)
        text += '\n' + tag;
    return foldText(text);
}

/// A list as a column holds it; empty where it is.
std::string listText(const Json& list) {
    return list.empty() ? std::string() : list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void bindNumber(Statement& statement, int index, const std::optional<double>& value) {
    if (value)
        statement.bind(index, *value);
    else
        statement.bindNull(index);
}

std::optional<double> numberAt(const Statement& statement, int column) {
    return statement.isNull(column) ? std::nullopt : std::optional(statement.real(column));
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : foldText(text) + " ") {
        if (c != ' ' && c != '\t' && c != '\n') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

std::uint64_t numberIn(const std::string& text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool isData(ItemKind kind) {
    return kind == ItemKind::Audio || kind == ItemKind::Notes || kind == ItemKind::Corpus;
}

/// The WHERE clause of a filter and the values of its parameters.
struct Where {
    std::string sql;
    std::vector<std::string> texts;
    std::vector<std::int64_t> numbers;
    std::vector<bool> isText;

    explicit Where(const LibraryFilter& filter) {
        if (filter.kind)
            add("kind = ?", std::int64_t(*filter.kind));
        if (filter.role)
            add("role = ?", *filter.role);
        if (filter.song)
            add("song = ?", *filter.song);
        if (filter.split)
            add("split = ?", std::int64_t(*filter.split));
        if (filter.emotion)
            add("emotion = ?", std::int64_t(*filter.emotion));
        if (filter.missing)
            add("missing = ?", std::int64_t(*filter.missing));
        if (filter.minRating > 0)
            add("rating >= ?", std::int64_t(filter.minRating));
        for (const std::string& word : wordsOf(filter.text))
            add("contains(search, ?)", word);
    }

    void bind(Statement& statement) const {
        std::size_t text = 0, number = 0;
        for (std::size_t i = 0; i < isText.size(); ++i) {
            if (isText[i])
                statement.bind(int(i), texts[text++]);
            else
                statement.bind(int(i), numbers[number++]);
        }
    }

private:
    void add(const char* term) {
        sql += (sql.empty() ? "WHERE " : "AND ") + std::string(term) + " ";
    }
    void add(const char* term, std::int64_t value) {
        add(term);
        numbers.push_back(value);
        isText.push_back(false);
    }
    void add(const char* term, const std::string& value) {
        add(term);
        texts.push_back(value);
        isText.push_back(true);
    }
};

} // namespace

std::unique_ptr<Database> openIndex(const fs::path& file, Database::Mode mode) {
    return std::make_unique<Database>(file, mode, applicationId, migrations);
}

LibraryState parseLibrary(std::string_view text, const std::string& origin) {
    LibraryState state;
    const JournalHeader header = parseJournalHeader(text.substr(0, text.find('\n')), origin);
    state.nextId = header.firstFreeId;
    forEachLine(text, 0, [&](std::string_view line, std::size_t number) {
        const std::string place = origin + " line " + std::to_string(number);
        try {
            const JournalEntry entry = parseEntry(line, place);
            if (const auto* put = std::get_if<PutEntry>(&entry)) {
                const auto found = state.items.find(put->id);
                LibraryItem item = found == state.items.end() ? LibraryItem{} : found->second;
                item.id = put->id;
                applyFields(item, put->fields, place);
                if (item.path.empty())
                    throw UserError(place + ": an item must have a 'path'.");
                state.nextId = std::max(state.nextId, item.id + 1);
                state.items.insert_or_assign(item.id, std::move(item));
            } else if (const auto* drop = std::get_if<DropEntry>(&entry)) {
                state.nextId = std::max(state.nextId, drop->id + 1);
                state.items.erase(drop->id);
            } else {
                const auto& duplicate = std::get<DuplicateEntry>(entry);
                state.duplicates.insert_or_assign(duplicate.path, duplicate);
            }
        } catch (const UserError& e) {
            state.problems.push_back(std::string(e.what()) + " The line was skipped.");
        }
    });
    std::erase_if(state.duplicates,
                  [&](const auto& entry) { return !state.items.contains(entry.second.id); });
    return state;
}

struct Library::Statements {
    Statement byId, byPath, bySource, byHash, bySong, duplicate;
    Statement clearPath, insert, drop, remember, missing, setMeta;
};

Library::Library(Database& database, fs::path folder)
    : m_database(database), m_folder(std::move(folder)),
      m_statements(std::make_unique<Statements>()) {
    const auto select = [&](const char* where) {
        return m_database.prepare(std::string(columns) + where);
    };
    Statements& s = *m_statements;
    s.byId = select("WHERE id = ?");
    s.byPath = select("WHERE path = ?");
    // The partial indexes serve only where the condition is repeated.
    s.bySource = select("WHERE source = ? AND source != ''");
    s.byHash = select("WHERE hash = ? ORDER BY id");
    s.bySong = select("WHERE song = ? AND song != '' ORDER BY id");
    s.duplicate = m_database.prepare("SELECT item, size, mtime FROM duplicates WHERE path = ?");
    s.clearPath = m_database.prepare("DELETE FROM items WHERE path = ? AND id != ? RETURNING id");
    s.insert = m_database.prepare(
        "INSERT INTO items VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT "
        "(id) DO "
        "UPDATE "
        "SET kind=excluded.kind, path=excluded.path, source=excluded.source, title=excluded.title, "
        "seconds=excluded.seconds, split=excluded.split, split_fixed=excluded.split_fixed, "
        "hash=excluded.hash, size=excluded.size, mtime=excluded.mtime, song=excluded.song, "
        "role=excluded.role, emotion=excluded.emotion, tags=excluded.tags, rating=excluded.rating, "
        "notes=excluded.notes, missing=excluded.missing, search=excluded.search, "
        "markers=excluded.markers, bpm=excluded.bpm, lufs=excluded.lufs, key=excluded.key, "
        "analysed=excluded.analysed");
    s.drop = m_database.prepare("DELETE FROM items WHERE id = ?");
    s.remember = m_database.prepare("INSERT OR REPLACE INTO duplicates VALUES (?, ?, ?, ?)");
    s.missing = m_database.prepare("UPDATE items SET missing = ? WHERE id = ?");
    s.setMeta = m_database.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)");
}

Library::~Library() = default;

// Reading

LibraryItem Library::row(const Statement& s) const {
    LibraryItem item;
    item.id = s.integer(0);
    item.kind = ItemKind(s.integer(1));
    item.path = s.text(2);
    item.source = s.text(3);
    item.title = s.text(4);
    item.seconds = numberAt(s, 5);
    item.split = Split(s.integer(6));
    item.splitFixed = s.integer(7) != 0;
    item.hash = s.text(8);
    item.size = s.integer(9);
    item.mtime = s.integer(10);
    item.song = s.text(11);
    item.role = s.text(12);
    item.emotion = int(s.integer(13));
    if (const std::string_view tags = s.text(14); !tags.empty())
        for (const Json& tag : parseJson(tags, display(m_database.file())))
            item.tags.push_back(tag.get<std::string>());
    item.rating = int(s.integer(15));
    item.notes = s.text(16);
    item.missing = s.integer(17) != 0;
    if (const std::string_view markers = s.text(18); !markers.empty())
        item.markers = parseMarkers(markers, display(m_database.file()));
    item.bpm = numberAt(s, 19);
    item.lufs = numberAt(s, 20);
    item.key = s.text(21);
    item.analysed = s.text(22);
    return item;
}

std::vector<LibraryItem> Library::rows(Statement& statement) const {
    std::vector<LibraryItem> items;
    while (statement.step())
        items.push_back(row(statement));
    statement.reset();
    return items;
}

std::vector<LibraryItem> Library::list(const LibraryFilter& filter) const {
    const Where where(filter);
    Statement statement = m_database.prepare(std::string(columns) + where.sql + "ORDER BY id");
    where.bind(statement);
    return rows(statement);
}

std::vector<std::int64_t> Library::find(const LibraryFilter& filter) const {
    const Where where(filter);
    Statement statement = m_database.prepare("SELECT id FROM items " + where.sql + "ORDER BY id");
    where.bind(statement);
    std::vector<std::int64_t> ids;
    while (statement.step())
        ids.push_back(statement.integer(0));
    return ids;
}

std::int64_t Library::count() const {
    Statement statement = m_database.prepare("SELECT count(*) FROM items");
    return statement.step() ? statement.integer(0) : 0;
}

namespace {
std::optional<LibraryItem> first(std::vector<LibraryItem> items) {
    return items.empty() ? std::nullopt : std::optional(std::move(items.front()));
}
} // namespace

std::optional<LibraryItem> Library::item(std::int64_t id) const {
    return first(rows(m_statements->byId.bind(0, id)));
}

std::optional<LibraryItem> Library::atPath(const std::string& path) const {
    return first(rows(m_statements->byPath.bind(0, path)));
}

std::optional<LibraryItem> Library::copyOf(const std::string& source) const {
    return first(rows(m_statements->bySource.bind(0, source)));
}

std::vector<LibraryItem> Library::withHash(const std::string& hash) const {
    return rows(m_statements->byHash.bind(0, hash));
}

std::vector<LibraryItem> Library::ofSong(const std::string& song) const {
    return rows(m_statements->bySong.bind(0, song));
}

std::optional<DuplicateEntry> Library::duplicateAt(const std::string& path) const {
    Statement& s = m_statements->duplicate.bind(0, path);
    std::optional<DuplicateEntry> found;
    if (s.step())
        found = DuplicateEntry{s.integer(0), path, s.integer(1), s.integer(2)};
    s.reset();
    return found;
}

fs::path Library::fileOf(const LibraryItem& item) const {
    return m_folder / item.path; // an absolute path replaces the folder
}

// Writing

void Library::begin() {
    if (!m_pending)
        m_pending = std::make_unique<Transaction>(m_database);
}

void Library::touch(std::int64_t id) {
    m_changed.insert(id);
    m_touched.insert(id);
}

std::vector<std::int64_t> Library::takeChanges() {
    std::vector<std::int64_t> ids(m_changed.begin(), m_changed.end());
    m_changed.clear();
    return ids;
}

void Library::store(const LibraryItem& item) {
    Statements& s = *m_statements;
    touch(item.id);
    s.clearPath.bind(0, item.path).bind(1, item.id);
    while (s.clearPath.step())
        touch(s.clearPath.integer(0));
    s.clearPath.reset();
    const std::string tags = listText(item.tags);
    const std::string markers = listText(toJson(item.markers));
    const std::string search = searchText(item);
    s.insert.bind(0, item.id).bind(1, std::int64_t(item.kind)).bind(2, item.path);
    s.insert.bind(3, item.source).bind(4, item.title);
    bindNumber(s.insert, 5, item.seconds);
    s.insert.bind(6, std::int64_t(item.split)).bind(7, std::int64_t(item.splitFixed));
    s.insert.bind(8, item.hash).bind(9, item.size).bind(10, item.mtime).bind(11, item.song);
    s.insert.bind(12, item.role).bind(13, std::int64_t(item.emotion)).bind(14, tags);
    s.insert.bind(15, std::int64_t(item.rating)).bind(16, item.notes);
    s.insert.bind(17, std::int64_t(item.missing)).bind(18, search);
    s.insert.bind(19, markers).bind(22, item.key).bind(23, item.analysed);
    bindNumber(s.insert, 20, item.bpm);
    bindNumber(s.insert, 21, item.lufs);
    s.insert.run();
}

std::int64_t Library::nextId() const {
    Statement statement = m_database.prepare("SELECT max(id) FROM items");
    const std::int64_t used = statement.step() ? statement.integer(0) : 0;
    return std::max({used + 1, std::int64_t(numberIn(meta("next_id"))),
                     m_journal ? m_journal->firstFreeId() : std::int64_t(1)});
}

template <class Change>
void Library::pending(Change change) {
    try {
        begin();
        change();
    } catch (...) {
        // SQLite may have rolled back by itself: no line must reach the journal as if it had not.
        discard();
        throw;
    }
}

std::int64_t Library::put(const LibraryItem& changed) {
    LibraryItem item = changed;
    pending([&] {
        if (m_nextId == 0)
            m_nextId = nextId();
        LibraryItem before;
        if (item.id == 0)
            item.id = m_nextId++;
        else if (auto stored = this->item(item.id))
            before = std::move(*stored);
        if (const auto other = atPath(item.path); other && other->id != item.id)
            m_lines += toLine(DropEntry{other->id});
        Json fields = changedFields(before, item);
        if (!fields.empty())
            m_lines += toLine(PutEntry{item.id, std::move(fields)});
        store(item);
    });
    return item.id;
}

void Library::drop(std::int64_t id) {
    pending([&] {
        m_lines += toLine(DropEntry{id});
        touch(id);
        m_statements->drop.bind(0, id).run();
    });
}

void Library::remember(const DuplicateEntry& duplicate) {
    pending([&] {
        m_lines += toLine(duplicate);
        m_statements->remember.bind(0, duplicate.path).bind(1, duplicate.id);
        m_statements->remember.bind(2, duplicate.size).bind(3, duplicate.mtime).run();
    });
}

void Library::setMissing(std::int64_t id, bool missing) {
    pending([&] {
        touch(id);
        m_statements->missing.bind(0, std::int64_t(missing)).bind(1, id).run();
    });
}

void Library::flush() {
    if (!m_pending)
        return;
    try {
        if (!m_lines.empty()) {
            m_journal->append(m_lines);
            setMark();
        }
        m_pending->commit();
    } catch (...) {
        discard();
        throw;
    }
    m_pending.reset();
    m_lines.clear();
    m_touched.clear();
}

void Library::discard() noexcept {
    m_pending.reset();
    m_lines.clear();
    m_changed.merge(m_touched);
    m_touched.clear();
    m_nextId = 0;
}

void Library::assignSplits(SplitMethod method, const SplitRule& rule) {
    std::vector<LibraryItem> items = list();
    std::erase_if(items, [](const LibraryItem& item) { return !isData(item.kind); });
    std::vector<std::string> keys;
    keys.reserve(items.size());
    for (const LibraryItem& item : items)
        keys.push_back(splitKey(item));
    std::vector<Split> parts;
    if (method == SplitMethod::Exact)
        parts = exactSplit(keys, rule);
    else if (method == SplitMethod::Numpy)
        parts = numpySplit(keys, std::uint32_t(rule.seed), 1 - rule.validation - rule.test);
    else
        for (const std::string& key : keys)
            parts.push_back(stableSplit(key, rule));
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].splitFixed || items[i].split == parts[i])
            continue;
        items[i].split = parts[i];
        put(items[i]);
    }
    flush();
}

// Index and journal

void Library::setMeta(const char* key, const std::string& value) {
    m_statements->setMeta.bind(0, std::string_view(key)).bind(1, value).run();
}

std::string Library::meta(const char* key) const {
    Statement statement = m_database.prepare("SELECT value FROM meta WHERE key = ?");
    statement.bind(0, std::string_view(key));
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

void Library::setMark() {
    setMeta("generation", m_journal->generation());
    setMeta("size", std::to_string(m_journal->size()));
    setMeta("next_id", std::to_string(m_nextId ? m_nextId : nextId()));
}

Library::Standing Library::standing() const {
    const std::uint64_t seen = numberIn(meta("size"));
    if (meta("generation") != m_journal->generation() || seen > m_journal->size())
        return Standing::Foreign;
    return seen < m_journal->size() ? Standing::Behind : Standing::Current;
}

void Library::apply(const JournalEntry& entry, const std::string& origin) {
    if (const auto* put = std::get_if<PutEntry>(&entry)) {
        LibraryItem item = this->item(put->id).value_or(LibraryItem{});
        item.id = put->id;
        applyFields(item, put->fields, origin);
        if (item.path.empty())
            throw UserError(origin + ": an item must have a 'path'.");
        std::error_code error;
        item.missing = !fs::exists(fileOf(item), error);
        store(item);
        m_nextId = std::max(m_nextId, item.id + 1);
    } else if (const auto* drop = std::get_if<DropEntry>(&entry)) {
        touch(drop->id);
        m_statements->drop.bind(0, drop->id).run();
        m_nextId = std::max(m_nextId, drop->id + 1);
    } else {
        const auto& duplicate = std::get<DuplicateEntry>(entry);
        if (!item(duplicate.id))
            return;
        m_statements->remember.bind(0, duplicate.path).bind(1, duplicate.id);
        m_statements->remember.bind(2, duplicate.size).bind(3, duplicate.mtime).run();
    }
}

std::vector<std::string> Library::catchUp() {
    std::vector<std::string> problems;
    const std::string text = readFile(m_journal->file());
    const std::string origin = display(m_journal->file());
    begin();
    m_nextId = nextId();
    forEachLine(text, numberIn(meta("size")), [&](std::string_view line, std::size_t number) {
        const std::string place = origin + " line " + std::to_string(number);
        try {
            apply(parseEntry(line, place), place);
        } catch (const BrokenDatabase&) {
            throw;
        } catch (const UserError& e) {
            if (e.kind() != UserError::Kind::Input)
                throw;
            problems.push_back(std::string(e.what()) + " The line was skipped.");
        }
    });
    setMark();
    flush();
    return problems;
}

void Library::fill(const LibraryState& state) {
    for (const std::int64_t id : find({}))
        touch(id);
    m_database.execute("DELETE FROM duplicates; DELETE FROM items; DELETE FROM meta");
    for (const auto& [id, stored] : state.items) {
        LibraryItem item = stored;
        std::error_code error;
        item.missing = !fs::exists(fileOf(item), error);
        store(item);
    }
    for (const auto& [path, duplicate] : state.duplicates) {
        if (!item(duplicate.id)) // two items of one path: the later one stayed
            continue;
        m_statements->remember.bind(0, path).bind(1, duplicate.id);
        m_statements->remember.bind(2, duplicate.size).bind(3, duplicate.mtime).run();
    }
}

std::vector<std::string> Library::rebuild() {
    discard();
    LibraryState state = parseLibrary(readFile(m_journal->file()), display(m_journal->file()));
    begin();
    fill(state);
    m_nextId = state.nextId;
    setMark();
    flush();
    return std::move(state.problems);
}

void Library::load(const LibraryState& state) {
    begin();
    fill(state);
    flush();
}

void Library::compact() {
    flush();
    std::string lines;
    for (const LibraryItem& item : list())
        lines += toLine(PutEntry{item.id, changedFields({}, item)});
    Statement s = m_database.prepare("SELECT item, path, size, mtime FROM duplicates");
    while (s.step())
        lines += toLine(
            DuplicateEntry{s.integer(0), std::string(s.text(1)), s.integer(2), s.integer(3)});
    s.reset();
    m_nextId = nextId();
    // Between these two the index is of another generation: it is rebuilt if we end here.
    m_journal->rewrite(lines, m_nextId);
    begin();
    setMark();
    flush();
}

bool Library::wantsCompacting() const {
    // An item's full line has about 300 bytes.
    constexpr std::uint64_t lineBytes = 300, slack = 4 << 20;
    return m_journal->size() > slack + 4 * lineBytes * std::uint64_t(count());
}

} // namespace antiphon
