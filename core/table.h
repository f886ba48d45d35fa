#pragma once

#include "core/files.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

/// A column of a table. It is numeric when every field in it is a number or empty (NaN); otherwise
/// it keeps the fields as texts.
struct TableColumn {
    std::string name;
    bool numeric = true;
    std::vector<double> numbers;    ///< one a row if numeric, else empty
    std::vector<std::string> texts; ///< one a row if not numeric, else empty
    bool operator==(const TableColumn&) const = default;
};

/// A table in memory, column by column. A value.
struct Table {
    std::string origin; ///< what messages call it
    std::size_t rows = 0;
    std::vector<TableColumn> columns;
    std::vector<std::size_t> lines; ///< of each row in its text, from 1; empty if not read from one

    /// Null when there is none.
    const TableColumn* find(std::string_view name) const;
    /// Throws UserError naming the column and the nearest name.
    const TableColumn& column(std::string_view name) const;
    /// The numbers of a column; throws UserError naming the first field that is none.
    const std::vector<double>& numbers(std::string_view name) const;

    void add(std::string name, std::vector<double> values);
    void add(std::string name, std::vector<std::string> values);
};

struct TableOptions {
    char delimiter = 0; ///< ',', ';', tab or space (any number of blanks); 0: found out
    enum class Header { Auto, Yes, No } header = Header::Auto; ///< Auto: first row without a number
    bool ragged = false; ///< short rows are filled up and over-long ones cut, instead of refused
    bool lastLineTorn = false; ///< ignore a last line without an end (the head of a file)
};

/// Reads CSV (RFC 4180: quotes, doubled quotes, line breaks in quotes; also LF and CR line ends, a
/// UTF-8 byte order mark, empty lines, blanks around numbers). Decimal points; where the delimiter
/// is not the comma, decimal commas too. Unnamed columns keep an empty name; without a header they
/// are called c0, c1, ... Limits: 1 MiB a field, 65536 columns, 64 Mi fields. Throws UserError
/// naming origin, line and column.
Table parseTable(std::string_view text, const std::string& origin,
                 const TableOptions& options = {});

/// parseTable() of a file of at most 1 GiB, unpacked if it is gzip. Throws UserError.
Table readTable(const fs::path& file, const TableOptions& options = {});
/// Its first rows, from the first 64 KiB.
Table readTableHead(const fs::path& file, const TableOptions& options = {});

/// A field as CSV has it (RFC 4180): in quotes where it needs them to be read back as it is.
std::string csvField(std::string_view text, char delimiter = ',');
/// CSV with a header, shortest numbers that read back the same, empty for NaN, "inf" and "-inf".
std::string tableText(const Table& table, char delimiter = ',');
/// Writes tableText() atomically. Throws UserError.
void writeTable(const fs::path& file, const Table& table, char delimiter = ',');

} // namespace antiphon
