#pragma once

#include <string>

namespace antiphon {

/// "0.1.0"
std::string version();

} // namespace antiphon
