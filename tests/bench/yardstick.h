#pragma once

namespace antiphon {

/// Floating-point operations of yardstick().
inline constexpr double yardstickOperations = 2.56e9;

/// Fused multiplications and additions in ten independent chains of the widest instructions there
/// are: what this processor can do at best, at this moment.
void yardstick();

/// Bytes that readYardstick() reads.
inline constexpr double readYardstickBytes = 268435456;

/// Reads memory that is in no cache, as fast as one thread can: in order, ahead of itself, from
/// large pages.
void readYardstick();

} // namespace antiphon
