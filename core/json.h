#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>

// Instantiated once, in json.cpp, and not again in every file that touches a value.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace antiphon {

/// Keys keep the order in which they were written, so files are stable and readable.
using Json = nlohmann::ordered_json;

/// Parses a text; `origin` names it in errors. Refused are nesting beyond 200 levels, objects of
/// more than 10 000 keys, invalid UTF-8 and numbers beyond the range of double. Throws UserError,
/// with line and column where they are known.
Json parseJson(std::string_view text, const std::string& origin);

/// Reads and parses a file of at most 256 MiB. Throws UserError.
Json readJson(const std::filesystem::path& file);

/// Writes two-space indented JSON through writeFile(). NaN and infinities become null. Throws
/// UserError.
void writeJson(const std::filesystem::path& file, const Json& value);

} // namespace antiphon
