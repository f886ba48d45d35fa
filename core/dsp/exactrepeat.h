#pragma once

#include <span>

namespace antiphon {

/// Whether the same short sound comes again and again at equal distances, to the sample: each onset
/// of a steady pulse is followed by a copy of what follows the one before. `onsets`: seconds,
/// rising; fewer than four are no pulse. Of such sounds, what is like what rests on rounding.
bool repeatsExactly(std::span<const float> mono, int rate, std::span<const double> onsets);

} // namespace antiphon
