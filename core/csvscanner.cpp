#include "core/csvscanner.h"

#include "core/error.h"

#include <algorithm>
#include <array>

namespace antiphon {

namespace {

constexpr std::size_t longestField = 1 << 20;
constexpr std::size_t mostColumns = 65536;

std::string placeName(const std::string& origin, std::size_t line, std::size_t column) {
    return origin + ": line " + std::to_string(line) + ", column " + std::to_string(column);
}

} // namespace

CsvScanner::CsvScanner(std::string_view text, char delimiter, std::string origin)
    : m_text(text), m_delimiter(delimiter), m_origin(std::move(origin)) {
    if (m_text.starts_with("\xEF\xBB\xBF"))
        m_text.remove_prefix(3);
}

bool CsvScanner::isDelimiter(char c) const {
    return m_delimiter == ' ' ? c == ' ' || c == '\t' : c == m_delimiter;
}

bool CsvScanner::atLineEnd() const {
    return m_place >= m_text.size() || m_text[m_place] == '\n' || m_text[m_place] == '\r';
}

void CsvScanner::skipLineEnd() {
    m_complete = m_place < m_text.size();
    if (!m_complete)
        return;
    if (m_text[m_place] == '\r' && m_place + 1 < m_text.size() && m_text[m_place + 1] == '\n')
        ++m_place;
    ++m_place;
    ++m_line;
}

void CsvScanner::skipBlanks() {
    while (m_place < m_text.size() && (m_text[m_place] == ' ' || m_text[m_place] == '\t') &&
           m_text[m_place] != m_delimiter)
        ++m_place;
}

void CsvScanner::add(std::string_view text, bool quoted) {
    if (text.size() > longestField)
        throw UserError(placeName(m_origin, m_rowLine, m_fields.size() + 1) +
                        ": the field is longer than 1 MiB; is a quote missing?");
    if (m_fields.size() >= mostColumns)
        throw UserError(m_origin + ": line " + std::to_string(m_rowLine) + ": more than " +
                        std::to_string(mostColumns) + " columns; is this a table?");
    m_fields.push_back({text, quoted});
}

bool CsvScanner::next() {
    while (m_place < m_text.size()) {
        m_fields.clear();
        m_undoneCount = 0;
        m_rowLine = m_line;
        readRow();
        const bool empty = m_fields.empty() || (m_fields.size() == 1 && m_fields[0].text.empty() &&
                                                !m_fields[0].quoted);
        if (!empty)
            return true;
    }
    m_fields.clear();
    return false;
}

void CsvScanner::readRow() {
    const bool blanks = m_delimiter == ' ';
    for (;;) {
        if (blanks)
            while (m_place < m_text.size() && isDelimiter(m_text[m_place]))
                ++m_place;
        if (blanks && atLineEnd())
            break;
        const std::size_t start = m_place;
        skipBlanks();
        if (m_place < m_text.size() && m_text[m_place] == '"') {
            readQuoted();
        } else {
            m_place = start;
            readPlain();
        }
        if (atLineEnd())
            break;
        ++m_place; // the delimiter
    }
    skipLineEnd();
}

void CsvScanner::readPlain() {
    const std::size_t start = m_place;
    while (!atLineEnd() && !isDelimiter(m_text[m_place]))
        ++m_place;
    add(m_text.substr(start, m_place - start), false);
}

void CsvScanner::readQuoted() {
    const std::size_t startLine = m_line;
    const std::size_t start = ++m_place;
    bool doubled = false;
    for (;; ++m_place) {
        if (m_place >= m_text.size() || m_place - start > 2 * longestField)
            throw UserError(placeName(m_origin, startLine, m_fields.size() + 1) +
                            ": the quote that begins here is not closed.");
        const char c = m_text[m_place];
        if (c == '"') {
            if (m_place + 1 >= m_text.size() || m_text[m_place + 1] != '"')
                break;
            doubled = true;
            ++m_place;
        } else if (c == '\n' ||
                   (c == '\r' && (m_place + 1 >= m_text.size() || m_text[m_place + 1] != '\n'))) {
            ++m_line;
        }
    }
    std::string_view text = m_text.substr(start, m_place - start);
    ++m_place; // the closing quote
    skipBlanks();
    if (!atLineEnd() && !isDelimiter(m_text[m_place]))
        throw UserError(placeName(m_origin, m_line, m_fields.size() + 1) +
                        ": text follows the closing quote; double the quotes inside a field.");
    if (doubled) {
        if (m_undoneCount == m_undone.size())
            m_undone.emplace_back();
        std::string& plain = m_undone[m_undoneCount++];
        plain.clear();
        for (std::size_t i = 0; i < text.size(); ++i) {
            plain += text[i];
            if (text[i] == '"')
                ++i;
        }
        text = plain;
    }
    add(text, true);
}

char delimiterOf(std::string_view text) {
    constexpr std::array<char, 3> candidates = {',', ';', '\t'};
    constexpr int sampled = 20;
    // Of each candidate: the smallest and the largest count in a line.
    std::array<int, 3> least{}, most{}, count{};
    least.fill(1 << 30);
    int lines = 0;
    bool quoted = false, content = false;
    for (std::size_t i = 0; i <= text.size() && lines < sampled; ++i) {
        const bool end = i == text.size();
        const char c = end ? '\n' : text[i];
        if (c == '"')
            quoted = !quoted;
        if ((c == '\n' || c == '\r') && (!quoted || end)) {
            // A sample that is cut off in the middle of a line must not spoil the counts.
            if (content && (!end || lines == 0)) {
                ++lines;
                for (std::size_t k = 0; k < candidates.size(); ++k) {
                    least[k] = std::min(least[k], count[k]);
                    most[k] = std::max(most[k], count[k]);
                }
            }
            count.fill(0);
            content = false;
            continue;
        }
        content = content || (c != ' ' && c != '\t');
        for (std::size_t k = 0; k < candidates.size(); ++k)
            count[k] += !quoted && c == candidates[k];
    }
    const auto even = [&](std::size_t k) { return least[k] > 0 && least[k] == most[k]; };
    std::size_t best = 0;
    for (const std::size_t k : {std::size_t(1), std::size_t(2)}) {
        if (most[k] == 0)
            continue;
        // Decimal commas may divide as evenly, but then there is at most one in each field.
        const bool overComma = even(k) && (!even(best) || least[best] <= most[k] + 1);
        const bool neither = !even(k) && !even(best) && most[k] > most[best];
        if (overComma || neither)
            best = k;
    }
    if (most[best] > 0)
        return candidates[best];
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    const std::size_t first = line.find_first_not_of(' ');
    const bool numbers = first != std::string_view::npos &&
                         line.find_first_not_of("0123456789+-.eE ") == std::string_view::npos;
    return numbers && line.find(' ', first) != std::string_view::npos ? ' ' : ',';
}

} // namespace antiphon
