#pragma once

#include "core/files.h"

namespace antiphon {

/// A folder for one piece of work: new, private, below the system's folder for temporary files
/// (TMPDIR), and gone afterwards with all that is in it. One thread at a time.
class Workshop {
public:
    /// Its name begins with `prefix`. Throws UserError (System) where none can be made.
    explicit Workshop(std::string_view prefix);
    ~Workshop();
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    const fs::path& folder() const noexcept { return m_folder; }

private:
    fs::path m_folder;
};

} // namespace antiphon
