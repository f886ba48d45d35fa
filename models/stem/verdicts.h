#pragma once

// From where on trainings are told to have gone well; torch-free.
namespace antiphon::stem {

/// Below this share of a book's rows its bits are wasted (spec section 11).
inline constexpr double leastRowsUsed = 0.3;

/// Nats: if another context costs less than so much more, the model hardly listens to it.
inline constexpr double leastContextGap = 0.1;

} // namespace antiphon::stem
