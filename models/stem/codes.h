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

} // namespace antiphon::stem
