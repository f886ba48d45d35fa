#pragma once

#include <cstdint>
#include <functional>
#include <limits>

namespace antiphon {

/// What a segment sounds like: a code 0 ... A-1, or any other whole number.
using Label = std::int32_t;

/// The wildcard: equal to every label.
inline constexpr Label anyLabel = std::numeric_limits<Label>::min();

inline bool matches(Label a, Label b) {
    return a == b || a == anyLabel || b == anyLabel;
}

/// In a query or an output: no event, which is rendered as silence.
inline constexpr std::int32_t noEvent = -1;

/// Called every few milliseconds of long work; may throw (JobContext::checkpoint) to stop it. May
/// be empty.
using Poll = std::function<void()>;

} // namespace antiphon
