#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

/// Walks the rows of a CSV text (see core/table.h). Fields are views into the text, or, where
/// doubled quotes had to be undone, into the scanner. The text must outlive it.
class CsvScanner {
public:
    struct Field {
        std::string_view text;
        bool quoted = false;
    };

    /// `delimiter` ' ' stands for any number of blanks or tabs.
    CsvScanner(std::string_view text, char delimiter, std::string origin);

    /// Next row that is not empty; false at the end. Throws UserError.
    bool next();

    /// Of the present row; valid until next().
    const std::vector<Field>& fields() const noexcept { return m_fields; }
    /// Where the present row begins, from 1.
    std::size_t line() const noexcept { return m_rowLine; }
    /// The present row ended with a line end, not with the text.
    bool complete() const noexcept { return m_complete; }

private:
    void readRow();
    void readPlain();
    void readQuoted();
    bool atLineEnd() const;
    bool isDelimiter(char c) const;
    void skipBlanks();
    void skipLineEnd();
    void add(std::string_view text, bool quoted);

    std::string_view m_text;
    char m_delimiter;
    std::string m_origin;
    std::size_t m_place = 0;
    std::size_t m_line = 1;
    std::size_t m_rowLine = 0;
    bool m_complete = false;
    std::vector<Field> m_fields;
    std::deque<std::string> m_undone; ///< fields that had doubled quotes; views point at them
    std::size_t m_undoneCount = 0;
};

/// The delimiter of a text, from its first lines: the one of comma, semicolon and tab that
/// divides them most evenly; blanks where none occurs and several numbers stand in a line.
char delimiterOf(std::string_view text);

} // namespace antiphon
