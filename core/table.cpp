#include "core/table.h"

#include "core/csvscanner.h"
#include "core/error.h"
#include "core/gzip.h"
#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>

namespace antiphon {

namespace {

constexpr std::uint64_t largestFile = std::uint64_t(1) << 30;
constexpr std::size_t mostFields = std::size_t(64) << 20;
constexpr std::size_t headBytes = 64 << 10;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Empty means NaN. False when the field is no number.
bool parseNumber(std::string_view field, bool decimalComma, double& value) {
    std::string_view text = trimmed(field);
    if (text.empty()) {
        value = std::numeric_limits<double>::quiet_NaN();
        return true;
    }
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);
    char local[64];
    if (decimalComma && text.size() < sizeof local) {
        const std::size_t comma = text.find(',');
        if (comma != std::string_view::npos && text.find('.') == std::string_view::npos) {
            std::copy(text.begin(), text.end(), local);
            local[comma] = '.';
            text = {local, text.size()};
        }
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size())
        return false;
    if (error == std::errc::result_out_of_range) {
        const bool tiny =
            text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
        value = std::copysign(tiny ? 0.0 : std::numeric_limits<double>::infinity(),
                              text[0] == '-' ? -1.0 : 1.0);
        return true;
    }
    return error == std::errc();
}

/// Reads the rows once for numbers; columns that turn out to be texts are read again for those.
class TableParser {
public:
    TableParser(std::string_view text, const std::string& origin, const TableOptions& options)
        : m_text(text), m_options(options),
          m_delimiter(options.delimiter ? options.delimiter
                                        : delimiterOf(text.substr(0, headBytes))) {
        m_table.origin = origin;
    }

    Table parse() {
        readNumbers();
        if (std::any_of(m_table.columns.begin(), m_table.columns.end(),
                        [](const TableColumn& column) { return !column.numeric; }))
            readTexts();
        return std::move(m_table);
    }

private:
    bool decimalComma() const { return m_delimiter != ','; }

    bool isHeader(const std::vector<CsvScanner::Field>& fields) const {
        if (m_options.header != TableOptions::Header::Auto)
            return m_options.header == TableOptions::Header::Yes;
        double value = 0;
        bool content = false;
        for (const CsvScanner::Field& field : fields) {
            if (trimmed(field.text).empty())
                continue;
            content = true;
            if (parseNumber(field.text, decimalComma(), value))
                return false;
        }
        return content;
    }

    /// Where a row is longer or shorter than the first one.
    void checkWidth(const CsvScanner& scanner) const {
        if (m_options.ragged || scanner.fields().size() == m_table.columns.size())
            return;
        throw UserError(m_table.origin + ": line " + std::to_string(scanner.line()) + " has " +
                        std::to_string(scanner.fields().size()) + " fields where the first has " +
                        std::to_string(m_table.columns.size()) +
                        "; mend the line, or check which delimiter the file uses.");
    }

    /// Calls `use(fields)` for each row of data.
    template <class Use>
    void forEachRow(Use use) {
        CsvScanner scanner(m_text, m_delimiter, m_table.origin);
        bool first = true;
        while (scanner.next()) {
            if (m_options.lastLineTorn && !scanner.complete())
                return;
            if (first) {
                first = false;
                const bool header = isHeader(scanner.fields());
                if (m_table.columns.empty())
                    makeColumns(scanner, header);
                if (header)
                    continue;
            }
            checkWidth(scanner);
            use(scanner);
        }
    }

    void makeColumns(const CsvScanner& scanner, bool header) {
        m_table.columns.resize(scanner.fields().size());
        for (std::size_t c = 0; c < m_table.columns.size(); ++c)
            m_table.columns[c].name =
                header ? std::string(trimmed(scanner.fields()[c].text)) : "c" + std::to_string(c);
    }

    void readNumbers() {
        forEachRow([this](const CsvScanner& scanner) {
            const auto& fields = scanner.fields();
            if ((m_table.rows + 1) * m_table.columns.size() > mostFields)
                throw UserError(m_table.origin + ": line " + std::to_string(scanner.line()) +
                                ": more than " + std::to_string(mostFields) +
                                " fields; split the table.");
            for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
                TableColumn& column = m_table.columns[c];
                if (!column.numeric)
                    continue;
                double value = std::numeric_limits<double>::quiet_NaN();
                if (c < fields.size() && !parseNumber(fields[c].text, decimalComma(), value)) {
                    column.numeric = false;
                    column.numbers = {};
                    continue;
                }
                column.numbers.push_back(value);
            }
            m_table.lines.push_back(scanner.line());
            ++m_table.rows;
        });
    }

    void readTexts() {
        forEachRow([this](const CsvScanner& scanner) {
            const auto& fields = scanner.fields();
            for (std::size_t c = 0; c < m_table.columns.size(); ++c)
                if (TableColumn& column = m_table.columns[c]; !column.numeric)
                    column.texts.emplace_back(c < fields.size() ? fields[c].text
                                                                : std::string_view());
        });
    }

    std::string_view m_text;
    TableOptions m_options;
    char m_delimiter;
    Table m_table;
};

void appendField(std::string& out, std::string_view field, char delimiter) {
    const bool blanks = !field.empty() && (field.front() == ' ' || field.back() == ' ' ||
                                           field.front() == '\t' || field.back() == '\t');
    // At the start of the text it would be taken for the byte order mark.
    const bool mark = field.starts_with("\xEF\xBB\xBF");
    const bool plain =
        !blanks && !mark && field.find_first_of("\"\r\n") == std::string_view::npos &&
        field.find(delimiter) == std::string_view::npos &&
        (delimiter != ' ' || (!field.empty() && field.find('\t') == std::string_view::npos));
    if (plain) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

void appendNumber(std::string& out, double value, bool quoteEmpty) {
    if (std::isnan(value)) {
        if (quoteEmpty)
            out += "\"\"";
        return;
    }
    char text[40];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    out.append(text, std::size_t(end - text));
}

} // namespace

const TableColumn* Table::find(std::string_view name) const {
    for (const TableColumn& column : columns)
        if (column.name == name)
            return &column;
    return nullptr;
}

const TableColumn& Table::column(std::string_view name) const {
    if (const TableColumn* found = find(name))
        return *found;
    std::string hint;
    std::size_t least = std::max<std::size_t>(2, name.size() / 2) + 1;
    for (const TableColumn& column : columns) {
        if (column.name.size() > 100)
            continue;
        if (const std::size_t d = letterDistance(name, column.name); d < least) {
            least = d;
            hint = "; did you mean '" + column.name + "'?";
        }
    }
    throw UserError(origin + ": has no column '" + std::string(name) + "'" +
                    (hint.empty() ? std::string(".") : hint));
}

const std::vector<double>& Table::numbers(std::string_view name) const {
    const TableColumn& found = column(name);
    if (found.numeric)
        return found.numbers;
    double value = 0;
    for (std::size_t r = 0; r < found.texts.size(); ++r)
        if (!parseNumber(found.texts[r], false, value)) {
            const std::string line = r < lines.size() ? " line " + std::to_string(lines[r])
                                                      : " row " + std::to_string(r + 1);
            throw UserError(origin + line + ", column '" + found.name + "': '" +
                            found.texts[r].substr(0, 40) + "' is not a number.");
        }
    throw UserError(origin + ": column '" + found.name + "' holds texts where numbers are needed.");
}

void Table::add(std::string name, std::vector<double> values) {
    rows = std::max(rows, values.size());
    columns.push_back({std::move(name), true, std::move(values), {}});
}

void Table::add(std::string name, std::vector<std::string> values) {
    rows = std::max(rows, values.size());
    columns.push_back({std::move(name), false, {}, std::move(values)});
}

Table parseTable(std::string_view text, const std::string& origin, const TableOptions& options) {
    if (text.find('\0') != std::string_view::npos)
        throw UserError(origin + ": holds zero bytes, so it is no CSV text; export it as UTF-8.");
    Table table = TableParser(text, origin, options).parse();
    if (table.columns.empty())
        throw UserError(origin + ": is empty; a table needs at least one line.");
    return table;
}

Table readTable(const fs::path& file, const TableOptions& options) {
    std::string bytes = readFile(file, largestFile);
    if (isGzip(bytes))
        bytes = unpackGzip(bytes, display(file), largestFile);
    return parseTable(bytes, display(file), options);
}

Table readTableHead(const fs::path& file, const TableOptions& options) {
    std::string bytes(headBytes, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), std::streamsize(bytes.size()));
    if (in.bad() || !in.is_open())
        throw UserError(display(file) + ": cannot be read; check your permission to read it.");
    bytes.resize(std::size_t(in.gcount()));
    const bool whole = bytes.size() < headBytes;
    TableOptions head = options;
    head.lastLineTorn = !whole;
    if (isGzip(bytes)) {
        // Of a head nothing can be verified; the prefix ends before the packed bytes do.
        bytes = unpackGzip(bytes, display(file), whole ? largestFile : headBytes / 2, !whole);
    }
    return parseTable(bytes, display(file), head);
}

std::string csvField(std::string_view text, char delimiter) {
    std::string field;
    appendField(field, text, delimiter);
    return field;
}

std::string tableText(const Table& table, char delimiter) {
    std::string out;
    const bool alone = table.columns.size() == 1;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c > 0)
            out += delimiter;
        if (alone && table.columns[c].name.empty())
            out += "\"\"";
        else
            appendField(out, table.columns[c].name, delimiter);
    }
    out += '\n';
    for (std::size_t r = 0; r < table.rows; ++r) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (c > 0)
                out += delimiter;
            const TableColumn& column = table.columns[c];
            // An empty field alone in its line would make an empty line, which readers skip.
            const bool quoteEmpty = alone || delimiter == ' ';
            if (column.numeric) {
                appendNumber(out,
                             r < column.numbers.size() ? column.numbers[r]
                                                       : std::numeric_limits<double>::quiet_NaN(),
                             quoteEmpty);
            } else {
                const std::string_view text = r < column.texts.size()
                                                  ? std::string_view(column.texts[r])
                                                  : std::string_view();
                if (text.empty() && quoteEmpty)
                    out += "\"\"";
                else
                    appendField(out, text, delimiter);
            }
        }
        out += '\n';
    }
    return out;
}

void writeTable(const fs::path& file, const Table& table, char delimiter) {
    writeFile(file, tableText(table, delimiter));
}

} // namespace antiphon
