#pragma once

#include "core/error.h"
#include "core/files.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace antiphon {

/// The file does not begin as a journal of ours does.
class BrokenJournal : public UserError {
public:
    using UserError::UserError;
};

/// Lines that only grow: the memory of a project that the index can be rebuilt from. The first
/// line is a header; a line counts once its end is on the disk, so a torn one at the end is cut
/// off. The *generation* names one growth of the file: it changes when the file is written anew,
/// and (generation, size) tells the index how far it has come. One writer at a time (the project's
/// lock).
class LibraryJournal {
public:
    /// Opens for appending; creates the file with its header, cuts a torn last line.
    /// Throws BrokenJournal, or UserError, also for a file of a newer program.
    explicit LibraryJournal(fs::path file);
    ~LibraryJournal();
    LibraryJournal(const LibraryJournal&) = delete;
    LibraryJournal& operator=(const LibraryJournal&) = delete;

    const fs::path& file() const noexcept { return m_file; }
    const std::string& generation() const noexcept { return m_generation; }
    std::uint64_t size() const noexcept { return m_size; }
    /// Item ids below this were used before the file was written anew.
    std::int64_t firstFreeId() const noexcept { return m_firstFreeId; }

    /// Appends whole lines and flushes them to the disk: all or, with a UserError, none.
    void append(std::string_view lines);
    /// Replaces the content atomically; a new generation begins.
    void rewrite(std::string_view lines, std::int64_t firstFreeId);

private:
    void open();
    void close();

    fs::path m_file;
    int m_fd = -1;
    std::string m_generation;
    std::uint64_t m_size = 0;
    std::int64_t m_firstFreeId = 1;
};

/// What the header line says.
struct JournalHeader {
    std::string generation;
    std::int64_t firstFreeId = 1;
};
/// Throws BrokenJournal naming `origin`, or UserError for one of a newer program.
JournalHeader parseJournalHeader(std::string_view line, const std::string& origin);

/// Calls `use(line, number)` for each whole line after the header from byte `offset` on (0: after
/// the header); `number` counts the lines of `text` from 1. Returns where the last whole line ends.
std::uint64_t forEachLine(std::string_view text, std::uint64_t offset,
                          const std::function<void(std::string_view, std::size_t)>& use);

} // namespace antiphon
