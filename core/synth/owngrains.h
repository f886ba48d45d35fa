#pragma once

#include <vector>

namespace antiphon {

/// Six seconds for granular synthesizers to cut from where nobody names a sound: plucked chords,
/// bells, a sung glide, drums and a bowed drone, one after the other. Mono. Made by this code
/// alone, from sums of cosines and noise, so it belongs to nobody else; the same rate gives the
/// same bits everywhere. Rates below 8000 Hz are not meant.
std::vector<float> ownGrains(int rate);

} // namespace antiphon
