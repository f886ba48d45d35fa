#pragma once

#include "core/files.h"
#include "models/idm/modeloptions.h"

#include <string>
#include <vector>

namespace antiphon::idm {

/// Reads a configuration of the published program (YAML; spec section 12) over `options`; those
/// that differ from their preset's were chosen and stay. The result are remarks: keys that are not
/// known, or whose meaning does not apply here; they are told and the rest is taken. Throws
/// UserError naming file, line, key and what is wanted for a value of another type or outside of
/// its range, and for a file that is no YAML.
std::vector<std::string> readConfig(const fs::path& file, IdmTrainOptions& options);

} // namespace antiphon::idm
