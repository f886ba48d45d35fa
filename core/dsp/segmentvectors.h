#pragma once

#include "core/dsp/frontend.h"
#include "core/sound.h"

#include <span>

namespace antiphon {

/// Mono at Frontend::analysisRate.
std::vector<float> analysedMono(const Sound& sound);

/// A vector for each whole segment of a sound, not normalised; none where it is shorter than one.
/// Throws as Frontend::segments().
Matrix segmentVectors(const Frontend& frontend, double segment, const Sound& sound);

/// All rows one after the other. The matrices have equally many columns.
Matrix joinedRows(std::span<const Matrix> parts);

} // namespace antiphon
