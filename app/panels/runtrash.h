#pragma once

#include "app/window/session.h"

namespace antiphon {

struct Trashed {
    std::vector<fs::path> moved, refused;
};
/// Moves folders to the desktop's trash. For a background thread.
Trashed moveToTrash(const std::vector<fs::path>& runs);

/// Takes results of these runs out of the library, as one undo step. GUI thread.
void forgetItemsOf(Session& session, const std::vector<fs::path>& runs);

} // namespace antiphon
