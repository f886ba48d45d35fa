#pragma once

#include "core/files.h"
#include "core/json.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A table as the map shows it: a lookup table, or any CSV with numbers. A value.
struct MapTable {
    fs::path file;
    QString title;
    Json side;                                ///< of the side file; null: none
    std::size_t parameters = 0;               ///< the first so many columns are a synthesizer's
    QStringList parameterNames;               ///< for people
    std::vector<std::string> names;           ///< of the columns, as in the file
    std::vector<std::vector<double>> columns; ///< each with a number a row
    std::size_t rows = 0;
    std::string hash; ///< of the content; empty while it grows
    /// What the rows are of, where they are pieces or recordings: columns "file" and "title". One a
    /// row, or none.
    std::vector<fs::path> files;
    std::vector<QString> titles;
};

/// Reads a table and its side file; for a background thread. Columns that are no numbers are left
/// out, and so is an unnamed running index. Throws UserError, also for a table without numbers.
MapTable readMapTable(const fs::path& file);

/// Rows that were read while the table is being written: `values` row by row.
MapTable growingMapTable(const fs::path& file, const Json& side,
                         const std::vector<std::string>& names, std::span<const double> values);

struct MapColumn {
    std::string name; ///< as in the file
    QString label;    ///< for people
    /// "parameter", a category of descriptors ("loudness", "mfcc", ...), "statistics" for the
    /// spread of a descriptor, "other".
    std::string category;
};

/// The rows of all tables of a map, one after the other: row i is point i of the map. Columns of
/// the same name are one; where a table lacks a column its rows have NaN. Immutable, so that
/// threads share it.
class MapRows {
public:
    MapRows() = default;
    explicit MapRows(std::vector<std::shared_ptr<const MapTable>> tables);

    const std::vector<std::shared_ptr<const MapTable>>& tables() const { return m_tables; }
    const std::vector<MapColumn>& columns() const { return m_columns; }
    std::size_t rows() const { return m_starts.empty() ? 0 : m_starts.back(); }
    bool empty() const { return rows() == 0; }

    struct Place {
        std::size_t table = 0, row = 0;
    };
    Place place(std::size_t row) const;
    /// The first row of a table; of the number of tables: rows().
    std::size_t start(std::size_t table) const { return m_starts[table]; }
    const MapTable& tableOf(std::size_t row) const { return *m_tables[place(row).table]; }

    double value(std::size_t row, std::size_t column) const;
    std::vector<float> numbers(std::size_t column) const;
    /// The piece or recording that a row is of; empty: it is of none.
    fs::path file(std::size_t row) const;
    /// What that is called; empty where it is of none.
    QString title(std::size_t row) const;
    /// The parameters of a row; empty where its table has none.
    std::vector<double> point(std::size_t row) const;
    /// -1: none.
    int find(const std::string& name) const;
    /// For each point the row of the table whose parameters are exactly those; -1: none.
    std::vector<int> rowsAt(std::size_t table, std::span<const std::vector<double>> points) const;

    /// Those that are there, in the order of the columns.
    std::vector<std::string> categories() const;
    std::vector<std::size_t> columnsOf(std::span<const std::string> categories) const;
    /// Changes with everything that an embedding of these columns depends on.
    std::string hash(std::span<const std::size_t> columns) const;

    /// What a point is, as lines: the first names it, then parameters, then the columns `shown`.
    QString describe(std::size_t row, std::span<const std::size_t> shown) const;
    QString parametersText(std::size_t row) const;

    // Rows to take along: exact numbers, parameters first.
    /// `places`: x and y a row, as two columns in front; empty: without them.
    std::string csv(std::span<const int> rows, std::span<const float> places = {}) const;
    Json json(std::span<const int> rows) const;

private:
    std::vector<std::shared_ptr<const MapTable>> m_tables;
    std::vector<std::size_t> m_starts; ///< and the end
    std::vector<MapColumn> m_columns;
    std::vector<std::vector<int>> m_of; ///< [table][column] -> its column there, -1: none
};

/// "mfcc" -> "MFCC", for people.
QString categoryWords(const std::string& category);
/// As short as it reads well: "0.25", "-31.8", "1.2e+05".
QString numberText(double value);
/// The shortest text that reads back the same; empty for NaN.
std::string exactText(double value);
/// The same for a parameter, which synthesizers take in single precision.
std::string parameterText(double value);

} // namespace antiphon
