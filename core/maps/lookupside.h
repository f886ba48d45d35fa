#pragma once

#include "core/maps/lookup.h"

namespace antiphon {

/// Grows when the definition of a descriptor changes: rows of different versions do not mix.
inline constexpr int descriptorVersion = 1;

/// What the side file says of how a table was made:
/// {"kind": "lookup table", "software", "date", "complete", "rows", "parameters": [names],
///  "synth": {...}, "sound": {...}, "analysis": {...}, "statistics", "plan": {...},
///  "refinements": [{...}, ...]}
Json lookupSide(const LookupSettings& settings, const SynthInfo& info, const std::string& hash);
Json planSide(const PlanSettings& plan);

/// The settings that a side file records, and the plans of its refinements. Throw UserError naming
/// `origin` where it is damaged.
LookupSettings lookupSettings(const Json& side, const std::string& origin);
std::vector<PlanSettings> lookupRefinements(const Json& side, const std::string& origin);

/// The first difference that makes the rows of two tables unfit for each other, such as
/// "sound.seconds is 2.0 there and 1.0 here"; empty if there is none.
std::string lookupMismatch(const Json& there, const Json& here);

bool isLookupSide(const Json& side);
/// Whether it says that all rows are there; also true where there is no side file.
bool isCompleteLookup(const Json& side);

/// Null when the table has none of ours. Throws UserError when it cannot be read.
Json readLookupSide(const fs::path& table);

} // namespace antiphon
