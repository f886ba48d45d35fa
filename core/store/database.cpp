#include "core/store/database.h"

#include <sqlite3.h>

#include <cstring>

namespace antiphon {

namespace {

/// contains(text, word): plain bytes, many times faster than LIKE on folded text.
void contains(sqlite3_context* context, int, sqlite3_value** values) {
    const void* text = sqlite3_value_blob(values[0]);
    const auto textSize = std::size_t(sqlite3_value_bytes(values[0]));
    const void* word = sqlite3_value_blob(values[1]);
    const auto wordSize = std::size_t(sqlite3_value_bytes(values[1]));
    const bool found =
        wordSize == 0 || (text && ::memmem(text, textSize, word, wordSize) != nullptr);
    sqlite3_result_int(context, found);
}

} // namespace

// Statement

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement& Statement::bind(int index, std::int64_t value) {
    if (const int code = sqlite3_bind_int64(m_statement.get(), index + 1, value))
        m_database->fail(code);
    return *this;
}

Statement& Statement::bind(int index, double value) {
    if (const int code = sqlite3_bind_double(m_statement.get(), index + 1, value))
        m_database->fail(code);
    return *this;
}

Statement& Statement::bind(int index, std::string_view bytes) {
    // A null pointer would bind NULL; an empty view may hold one.
    const char* data = bytes.empty() ? "" : bytes.data();
    if (const int code = sqlite3_bind_text64(m_statement.get(), index + 1, data, bytes.size(),
                                             SQLITE_STATIC, SQLITE_UTF8))
        m_database->fail(code);
    return *this;
}

Statement& Statement::bindNull(int index) {
    if (const int code = sqlite3_bind_null(m_statement.get(), index + 1))
        m_database->fail(code);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    sqlite3_reset(m_statement.get());
    m_database->fail(code);
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::text(int column) const {
    const auto* data =
        reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data ? std::string_view(data, std::size_t(size)) : std::string_view();
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

// Database

void Database::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

Database::Database(fs::path file, Mode mode, std::int32_t application,
                   std::span<const char* const> migrations)
    : m_file(std::move(file)) {
    // A reader too needs write access: WAL keeps its read marks in a shared file.
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (mode == Mode::Write)
        flags |= SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(m_file.c_str(), &handle, flags, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK)
        fail(code);
    configure(mode, application, migrations);
}

Database::~Database() = default;

void Database::configure(Mode mode, std::int32_t application,
                         std::span<const char* const> migrations) {
    sqlite3_busy_timeout(m_handle.get(), 5000);
    sqlite3_create_function(m_handle.get(), "contains", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                            nullptr, contains, nullptr, nullptr);
    const auto number = [this](const char* sql) {
        Statement statement = prepare(sql);
        return statement.step() ? statement.integer(0) : 0;
    };
    const bool empty = number("SELECT count(*) FROM sqlite_schema") == 0;
    if (!empty && number("PRAGMA application_id") != application)
        throw BrokenDatabase(display(m_file) + ": is a database of another program.");
    const std::int64_t version = number("PRAGMA user_version");
    const auto newest = std::int64_t(migrations.size());
    if (version > newest)
        throw BrokenDatabase(display(m_file) + ": was written by a newer version of this program.");

    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA synchronous = NORMAL");
    execute("PRAGMA temp_store = MEMORY");
    if (mode == Mode::Read) {
        if (empty || version < newest)
            throw BrokenDatabase(display(m_file) + ": is not complete.");
        execute("PRAGMA query_only = ON");
        return;
    }
    execute("PRAGMA journal_mode = WAL");
    for (std::int64_t n = version; n < newest; ++n) {
        Transaction transaction(*this);
        execute(migrations[std::size_t(n)]);
        execute(("PRAGMA application_id = " + std::to_string(application)).c_str());
        execute(("PRAGMA user_version = " + std::to_string(n + 1)).c_str());
        transaction.commit();
    }
}

void Database::execute(const char* sql) {
    const int code = sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code);
}

Statement Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle.get(), sql.data(), int(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        fail(code);
    return {this, statement};
}

std::int64_t Database::lastRowId() const {
    return sqlite3_last_insert_rowid(m_handle.get());
}

std::optional<std::string> Database::damage() const {
    Statement check = prepare("PRAGMA quick_check(1)");
    if (check.step() && check.text(0) != "ok")
        return std::string(check.text(0));
    return std::nullopt;
}

void Database::fail(int code) const {
    const std::string what = m_handle ? sqlite3_errmsg(m_handle.get()) : sqlite3_errstr(code);
    const std::string place = display(m_file) + ": ";
    switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        throw BrokenDatabase(place + "is damaged (" + what + ").");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw UserError(place + "is busy in another process; try again when that has finished.",
                        UserError::Kind::System);
    case SQLITE_FULL:
        throw UserError(place + "the disk is full; make room and try again.",
                        UserError::Kind::System);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
        throw UserError(place + "cannot be opened for writing (" + what +
                            "); check your permission on its folder.",
                        UserError::Kind::System);
    case SQLITE_IOERR:
        throw UserError(place + "reading or writing failed (" + what +
                            "); check the disk and the room on it.",
                        UserError::Kind::System);
    default:
        throw UserError(place + "the database refused (" + what + ").", UserError::Kind::System);
    }
}

// Transaction

Transaction::Transaction(Database& database) : m_database(&database) {
    database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!m_database)
        return;
    try {
        m_database->execute("ROLLBACK");
    } catch (const UserError&) {
        // SQLite has already rolled back after the error that brought us here.
    }
}

void Transaction::commit() {
    m_database->execute("COMMIT");
    m_database = nullptr;
}

} // namespace antiphon
