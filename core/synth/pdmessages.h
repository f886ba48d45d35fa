#pragma once

#include "core/files.h"

#include <deque>
#include <set>
#include <string>
#include <vector>

namespace antiphon {

/// What Pure Data prints while it runs a patch: which lines are new to the user, and what they say
/// is missing. Written for 0.53, which marks lines "error: " and "verbose(1): "; older ones do not.
class PdMessages {
public:
    /// Reads a line. Returns what to show of it: empty when there is nothing, when the same was
    /// said before or after 200 different lines.
    std::string add(const std::string& line);

    /// Objects and files that it could not find, each once: "freeverb~ 1 2", "bell.wav".
    const std::vector<std::string>& objects() const noexcept { return m_objects; }
    const std::vector<std::string>& files() const noexcept { return m_files; }
    bool missing() const noexcept { return !m_objects.empty() || !m_files.empty(); }

    /// The sentence for what is missing in the patch `file`.
    std::string complaint(const fs::path& file) const;
    /// The last lines, for an error that has no better explanation: " Pure Data said: ...", or
    /// nothing.
    std::string lastWords() const;

private:
    std::string m_before; ///< the line before, bare
    std::set<std::string> m_shown;
    std::deque<std::string> m_last;
    std::vector<std::string> m_objects;
    std::vector<std::string> m_files;
};

} // namespace antiphon
