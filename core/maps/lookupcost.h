#pragma once

#include "core/maps/lookup.h"

namespace antiphon {

/// Seconds that one thread takes to render and analyse one sound of such a table, measured now on
/// one in the middle of a built-in synthesizer's parameters. Throws UserError as buildLookup()
/// does.
double secondsOfRow(const LookupSettings& settings);

/// About how many bytes a row takes on disk.
double bytesOfRow(const LookupSettings& settings, std::size_t parameters);

} // namespace antiphon
