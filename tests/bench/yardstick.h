#pragma once

namespace antiphon {

/// Floating-point operations of yardstick().
inline constexpr double yardstickOperations = 2.56e9;

/// Fused multiplications and additions in ten independent chains of the widest instructions there
/// are: what this processor can do at best, at this moment.
void yardstick();

} // namespace antiphon
