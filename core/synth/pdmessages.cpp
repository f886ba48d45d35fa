#include "core/synth/pdmessages.h"

#include <algorithm>
#include <string_view>

namespace antiphon {

namespace {

constexpr std::size_t linesShown = 200;
constexpr std::size_t linesKept = 3;
constexpr std::size_t namesKept = 20;

/// Without blanks around it and Pure Data's "verbose(1): ".
std::string bare(std::string_view line) {
    const auto trim = [&] {
        const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
        while (!line.empty() && blank(line.front()))
            line.remove_prefix(1);
        while (!line.empty() && blank(line.back()))
            line.remove_suffix(1);
    };
    trim();
    if (line.starts_with("verbose(")) {
        const std::size_t end = line.find("): ");
        if (end != std::string_view::npos) {
            line.remove_prefix(end + 3);
            trim();
        }
    }
    return display(fs::path(std::string(line)));
}

void keep(std::vector<std::string>& names, const std::string& name) {
    if (names.size() < namesKept && !name.empty() &&
        std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
}

std::string list(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "'" : ", '") + name + "'";
    return text;
}

/// The file that "soundfiler read: bell.wav: No such file or directory" is about; else empty.
std::string missingFile(std::string_view line) {
    if (line.starts_with("error: "))
        line.remove_prefix(7);
    for (const std::string_view why : {": No such file or directory", ": can't open"}) {
        if (!line.ends_with(why))
            continue;
        line.remove_suffix(why.size());
        const std::size_t verb = line.find(" read: "); // "soundfiler read: "
        return std::string(verb == std::string_view::npos ? line : line.substr(verb + 7));
    }
    return {};
}

} // namespace

std::string PdMessages::add(const std::string& line) {
    const std::string said = bare(line);
    if (said.empty())
        return {};
    if (said.ends_with("couldn't create"))
        keep(m_objects, m_before.starts_with("... ") ? m_before.substr(4) : m_before);
    else
        keep(m_files, missingFile(said));
    m_before = said;
    if (m_shown.size() == linesShown || !m_shown.insert(said).second)
        return {};
    m_last.push_back(said);
    if (m_last.size() > linesKept)
        m_last.pop_front();
    return m_shown.size() == linesShown ? said + " (further messages are not shown)" : said;
}

std::string PdMessages::complaint(const fs::path& file) const {
    std::string text = display(file) + ": Pure Data ";
    if (!m_objects.empty()) {
        text += "could not create " + list(m_objects) +
                "; install the external that has it (package pd-... of your system, "
                "'apt search ^pd-'), put its files beside the patch, or replace the object";
    }
    if (!m_files.empty()) {
        text += m_objects.empty() ? "" : ", and it ";
        text += "did not find " + list(m_files) + "; put the file into the folder of the patch";
    }
    return text + ".";
}

std::string PdMessages::lastWords() const {
    std::string text;
    for (const std::string& line : m_last)
        text += (text.empty() ? " Pure Data said: " : " / ") + line;
    return text;
}

} // namespace antiphon
