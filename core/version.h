#pragma once

#include <string>

namespace antiphon {

/// "0.1.0"
std::string version();

/// "Antiphon 0.1.0": what files say that made them.
std::string software();

} // namespace antiphon
