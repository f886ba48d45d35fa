#pragma once

#include "core/json.h"

#include <string>

namespace antiphon {

/// A value as a sentence names it: its JSON, and after a number `unit`, such as " s". NaN and
/// infinities, for which JSON has no word, are named.
std::string inWords(const Json& value, const char* unit = "");

} // namespace antiphon
