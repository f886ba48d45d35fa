#pragma once

#include <stdexcept>
#include <string>

namespace antiphon {

/// A fault the user can mend: one sentence naming the file, the place and the mend.
/// The kind decides the exit code of the command line (design section 7).
class UserError : public std::runtime_error {
public:
    enum class Kind {
        Input, ///< a file or value that was handed in is unusable (exit 3)
        Usage, ///< the request itself is malformed (exit 2)
        System ///< the machine refused: disk full, no permission to write, no device (exit 1)
    };

    explicit UserError(const std::string& sentence, Kind kind = Kind::Input)
        : std::runtime_error(sentence), m_kind(kind) {}

    Kind kind() const noexcept { return m_kind; }

private:
    Kind m_kind;
};

/// Thrown by JobContext::checkpoint() when the job was asked to stop. Not an error, so it does not
/// derive from std::exception: a handler of errors must not swallow it.
struct Cancelled {};

} // namespace antiphon
