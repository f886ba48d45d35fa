#pragma once

#include <string>
#include <string_view>

namespace antiphon {

/// Text as it is compared in searches: lower case (ASCII, Latin, Greek, Cyrillic) and without the
/// accents of Latin letters, so that "Übung" is found by "ubung". Other bytes stay as they are.
std::string foldText(std::string_view text);

} // namespace antiphon
