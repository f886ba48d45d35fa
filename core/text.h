#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace antiphon {

/// Bytes that must be changed, added or taken away to turn one word into the other (Levenshtein):
/// what a person who mistyped a name most likely meant has the smallest.
std::size_t letterDistance(std::string_view a, std::string_view b);

/// The double that is written as the float is: 0.1 instead of 0.10000000149. Others than numbers
/// stay.
double asWritten(float value);

/// For sentences: four significant digits at most, and no zeros that say nothing ("40", "0.35").
std::string numberText(double value);

/// "1 window", "2 windows": of English nouns that take an s.
std::string counted(std::size_t count, std::string_view noun);

/// This moment in UTC after ISO 8601: "2026-01-31T12:00:00Z".
std::string timestamp();

} // namespace antiphon
