#pragma once

#include "core/files.h"
#include "core/json.h"

#include <string>
#include <vector>

namespace antiphon {

/// A take that was compared, and by what it was answered.
struct ComparedTake {
    fs::path folder;
    std::string name;
};

/// Keeps beside every take of a comparison (comparison.json) which of them was preferred, and
/// whether that was chosen without seeing what is what; a choice of before is replaced. Throws
/// UserError (System). For background threads.
void keepChoice(const std::vector<ComparedTake>& takes, std::size_t preferred, bool blind);

/// Whether the take of this folder was preferred to others; a damaged file says nothing. For
/// background threads.
bool wasPreferred(const fs::path& take);

} // namespace antiphon
