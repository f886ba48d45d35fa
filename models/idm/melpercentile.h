#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace antiphon::idm {

/// Hands all of many numbers (0 or more, finite) in pieces to what it is given, the same every
/// time.
using NumberPieces = std::function<void(const std::function<void(std::span<const float>)>&)>;

/// The smallest of more numbers than one wants in memory that at least a share `q` (0 ... 1) of
/// them does not exceed, exactly; 0 of none. Asks for the numbers twice: first to find the upper
/// half of its bits, then the lower one.
float streamPercentile(double q, const NumberPieces& pieces);

} // namespace antiphon::idm
