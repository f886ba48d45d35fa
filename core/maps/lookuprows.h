#pragma once

#include "core/maps/lookup.h"

namespace antiphon {

/// The line of column names, and lines of numbers, as they stand in the file.
std::string lookupHeader(std::size_t parameters, std::span<const std::string> descriptors,
                         std::span<const std::string> extra);
void appendLookupRow(std::string& text, std::span<const double> point,
                     std::span<const double> values, std::span<const double> extras);

/// Names of the statistics columns of these descriptors: all four of the first one come first.
std::vector<std::string> statisticsNames(std::span<const std::string> descriptors);

/// By parameters, as tables are written.
void sortLookup(LookupTable& table);

/// A table that grows on disk: each row is one write, so a kill tears at most the last line. No
/// other process can grow it meanwhile. One thread at a time.
class GrowingLookup {
public:
    enum class Begin {
        Fresh,   ///< a table without rows replaces what is there
        Continue ///< rows that are there stay; what follows the last line end is cut off
    };
    /// Fresh: what is there is first copied to `aside`, if that is not empty. Throws UserError when a
    /// file cannot be written, the table is being built by another program, or (Continue) begins
    /// with another header.
    GrowingLookup(fs::path file, const std::string& header, Begin begin,
                  const fs::path& aside = {});
    ~GrowingLookup();
    GrowingLookup(const GrowingLookup&) = delete;
    GrowingLookup& operator=(const GrowingLookup&) = delete;

    /// Appends whole lines. Throws UserError (System), and then the file is as it was before.
    void add(std::string_view lines);

private:
    void open();
    std::uint64_t keptBytes(const std::string& header) const;
    [[noreturn]] void refuse(int error) const;

    fs::path m_file;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

} // namespace antiphon
