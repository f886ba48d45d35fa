#include "core/workshop.h"

#include "core/error.h"

#include <cerrno>
#include <stdlib.h>

namespace antiphon {

Workshop::Workshop(std::string_view prefix) {
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    std::string pattern = (parent / (std::string(prefix) + "XXXXXX")).string();
    if (error || !::mkdtemp(pattern.data()))
        throw UserError(
            writeFailure(error ? fs::path("TMPDIR") : parent, error ? error.value() : errno),
            UserError::Kind::System);
    m_folder = pattern;
}

Workshop::~Workshop() {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

} // namespace antiphon
