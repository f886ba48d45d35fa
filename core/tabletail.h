#pragma once

#include "core/files.h"

#include <cstdint>
#include <string>
#include <vector>

namespace antiphon {

/// Follows a CSV that somebody else appends to, in the plain form of our own writers: a header line
/// of names, then lines of numbers between commas. Each poll() reads only what is new. A value; one
/// thread at a time.
class TableTail {
public:
    explicit TableTail(fs::path file) : m_file(std::move(file)) {}

    /// Reads whole lines that came since the last call; true if there are any. A file that is not
    /// there yet is empty. One that became shorter or was replaced (built anew, sorted at its end)
    /// begins anew: rows() starts at its first row again and generation() goes up. A field that is
    /// no number is NaN, missing fields too. Throws UserError (System) when it cannot be read.
    bool poll();

    const std::vector<std::string>& names() const { return m_names; }
    std::size_t rows() const { return m_names.empty() ? 0 : m_values.size() / m_names.size(); }
    /// rows() x names().size(), row-major.
    const std::vector<double>& values() const { return m_values; }
    int generation() const { return m_generation; }

private:
    void restart();
    void takeLine(const char* begin, const char* end);

    fs::path m_file;
    std::vector<std::string> m_names;
    std::vector<double> m_values;
    std::uint64_t m_read = 0;   ///< bytes of whole lines
    std::uint64_t m_device = 0; ///< and m_node: which file it was
    std::uint64_t m_node = 0;
    int m_generation = 0;
};

} // namespace antiphon
