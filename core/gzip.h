#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace antiphon {

bool isGzip(std::string_view bytes);

/// Unpacks a gzip file of one or more members; the checksums are verified. A result of more than
/// `limit` bytes, or one above 16 MiB that is 200 times as long as its packed bytes, is refused.
/// With `prefix` unpacking stops at `limit` bytes instead, unverified.
/// Throws UserError naming `origin`.
std::string unpackGzip(std::string_view bytes, const std::string& origin,
                       std::uint64_t limit = std::uint64_t(1) << 30, bool prefix = false);

} // namespace antiphon
