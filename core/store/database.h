#pragma once

#include "core/error.h"
#include "core/files.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace antiphon {

/// The file is no database, a damaged one, or one of another program or a newer version. Whoever
/// can rebuild it moves it aside and does so; to everybody else it is an ordinary UserError.
class BrokenDatabase : public UserError {
public:
    using UserError::UserError;
};

class Database;

/// A prepared statement. Parameters and columns are numbered from 0. Bound texts must live until
/// the next reset(). A value of the thread that owns the database.
class Statement {
public:
    Statement() = default;

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view bytes);
    Statement& bindNull(int index);

    /// Next row; false at the end. Throws BrokenDatabase or UserError naming the file.
    bool step();
    /// step() to the end, then reset(): for statements without rows.
    void run();
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    /// Valid until the next step() or reset().
    std::string_view text(int column) const;
    bool isNull(int column) const;

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(const Database* database, sqlite3_stmt* statement)
        : m_database(database), m_statement(statement) {}

    const Database* m_database = nullptr;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// One SQLite connection in WAL mode with foreign keys, normal synchronisation and a busy timeout
/// of 5 s. Owned and used by one thread (design section 1, rule 5). Not movable: statements point
/// at it.
class Database {
public:
    enum class Mode { Write, Read };

    /// Opens or, for writing, creates `file` (":memory:" for none) and brings it to the newest
    /// version: `migrations[n]` leads from PRAGMA user_version n to n + 1, each in its own
    /// transaction. `application` is the id in the file's header; a file of another one is refused.
    /// Throws BrokenDatabase, or UserError where the machine refuses.
    Database(fs::path file, Mode mode, std::int32_t application,
             std::span<const char* const> migrations);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const fs::path& file() const noexcept { return m_file; }

    void execute(const char* sql);
    Statement prepare(std::string_view sql) const;
    std::int64_t lastRowId() const;

    /// SQLite's own check of the file's structure; what it found, or nothing.
    std::optional<std::string> damage() const;

    /// Turns an SQLite result code into the exception that fits it.
    [[noreturn]] void fail(int code) const;

private:
    void configure(Mode mode, std::int32_t application, std::span<const char* const> migrations);

    fs::path m_file;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// BEGIN IMMEDIATE ... COMMIT; without commit() the destructor rolls back.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Database* m_database;
};

} // namespace antiphon
