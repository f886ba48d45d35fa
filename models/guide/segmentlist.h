#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace antiphon::guide {

/// Segments first ... last of a list, and what follows '='.
struct SegmentEntry {
    std::size_t first, last;
    std::int64_t value; ///< 0 where lists have none
};

/// Lists as options have them: "3,10-14" or, with `values`, "3=7,10-14=2". Throws UserError (Usage)
/// naming `option` and the entry that cannot be, or lies beyond so many `segments`.
std::vector<SegmentEntry> segmentList(std::string_view list, const char* option, bool values,
                                      std::size_t segments);

} // namespace antiphon::guide
