#pragma once

#include <cstdint>
#include <vector>

namespace antiphon::stem {

/// What the codec makes of a recording: of each frame one row of every book. A value.
struct Codes {
    std::int64_t books = 0;
    std::int64_t frames = 0;
    std::vector<std::int32_t> values; ///< [books, frames], row-major, book by book
};

/// Frames first ... first + frames - 1. Throws std::invalid_argument when there are not so many.
Codes framesOf(const Codes& codes, std::int64_t first, std::int64_t frames);

} // namespace antiphon::stem
