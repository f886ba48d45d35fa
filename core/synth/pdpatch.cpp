#include "core/synth/pdpatch.h"

#include "core/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::size_t wordsKept = 5;      // "#X obj 10 20 outlet~"
constexpr std::size_t lettersKept = 1000; // of a word
constexpr std::size_t portsKept = 1000;   // more than any patch can be played by
constexpr std::size_t nesting = 1000;

bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Statements of a patch: words between blanks, commas as words of their own, up to a semicolon;
/// a backslash takes the next letter as it is.
class Statements {
public:
    Statements(std::string_view text, const std::string& origin) : m_text(text), m_origin(origin) {}

    /// The first words of the next statement; false at the end.
    bool next(std::vector<std::string>& words) {
        words.clear();
        skipBlanks();
        m_first = m_line;
        if (m_at == m_text.size())
            return false;
        std::string word;
        bool open = false; // a word has begun
        const auto close = [&] {
            if (open && words.size() < wordsKept)
                words.push_back(word);
            word.clear();
            open = false;
        };
        while (m_at < m_text.size()) {
            char c = m_text[m_at++];
            m_line += c == '\n' ? 1 : 0;
            if (c == ';') {
                close();
                return true;
            }
            if (blank(c)) {
                close();
                continue;
            }
            if (c == ',') {
                close();
                word = ",";
                open = true;
                close();
                continue;
            }
            if (c == '\0')
                fault("holds a zero byte", "it is no text; save the patch again in Pure Data");
            if (c == '\\' && m_at < m_text.size()) {
                c = m_text[m_at++];
                m_line += c == '\n' ? 1 : 0;
            }
            open = true;
            if (word.size() < lettersKept)
                word += c;
        }
        fault("is cut off: its last statement has no semicolon",
              "save the patch again in Pure Data");
    }

    [[noreturn]] void fault(const std::string& what, const std::string& mend) const {
        throw UserError(m_origin + ", line " + std::to_string(m_first) + ": " + what + "; " + mend +
                        ".");
    }

private:
    void skipBlanks() {
        for (; m_at < m_text.size() && blank(m_text[m_at]); ++m_at)
            m_line += m_text[m_at] == '\n' ? 1 : 0;
    }

    std::string_view m_text;
    const std::string& m_origin;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_first = 1; ///< line where the statement begins
};

/// Pure Data takes what is no number as 0.
double number(const std::string& word) {
    double value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return std::isfinite(value) ? value : 0;
}

/// Of several at one place Pure Data puts the one that was made last before the others.
void inOrder(std::vector<PdPatch::Port>& ports) {
    std::reverse(ports.begin(), ports.end());
    std::stable_sort(ports.begin(), ports.end(),
                     [](const auto& a, const auto& b) { return a.x < b.x; });
}

int firstOf(const std::vector<PdPatch::Port>& ports, bool signal) {
    const auto found = std::find_if(ports.begin(), ports.end(),
                                    [&](const auto& port) { return port.signal == signal; });
    return found == ports.end() ? -1 : int(found - ports.begin());
}

} // namespace

int PdPatch::messageInlet() const {
    return firstOf(inlets, false);
}

int PdPatch::signalOutlet() const {
    return firstOf(outlets, true);
}

PdPatch parsePdPatch(std::string_view text, const std::string& origin) {
    PdPatch patch;
    Statements statements(text, origin);
    std::vector<std::string> words;
    std::size_t depth = 0;
    for (bool first = true; statements.next(words); first = false) {
        const auto is = [&](std::size_t i, std::string_view word) {
            return words.size() > i && words[i] == word;
        };
        const bool canvas = is(0, "#N") && is(1, "canvas");
        if (first && !canvas)
            statements.fault("is no Pure Data patch: it does not begin with '#N canvas'",
                             "save the patch in Pure Data as synth.pd");
        if (canvas) {
            if (depth == 0 && !first)
                statements.fault("a second patch begins where the first has ended",
                                 "save the patch again in Pure Data");
            if (++depth > nesting)
                statements.fault("more than 1000 subpatches lie in one another",
                                 "simplify the patch");
        } else if (is(0, "#X") && is(1, "restore")) {
            if (depth <= 1)
                statements.fault("a subpatch ends that has not begun",
                                 "save the patch again in Pure Data");
            --depth;
        } else if (is(0, "#X") && is(1, "obj")) {
            ++patch.objects;
            if (depth != 1 || words.size() < 5)
                continue;
            const std::string& name = words[4];
            if (name != "inlet" && name != "inlet~" && name != "outlet" && name != "outlet~")
                continue;
            auto& ports = name[0] == 'i' ? patch.inlets : patch.outlets;
            if (ports.size() == portsKept)
                statements.fault("has more than 1000 inlets or outlets", "simplify the patch");
            ports.push_back({number(words[2]), name.back() == '~'});
        }
    }
    if (depth == 0)
        statements.fault("is empty", "save the patch in Pure Data as synth.pd");
    if (depth > 1)
        statements.fault("is cut off: " + std::to_string(depth - 1) + " subpatches do not end",
                         "save the patch again in Pure Data");
    inOrder(patch.inlets);
    inOrder(patch.outlets);
    return patch;
}

} // namespace antiphon
