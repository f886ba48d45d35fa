#pragma once

#include "core/sound.h"
#include "core/task.h"

#include <span>
#include <vector>

namespace antiphon::guide {

/// Tools that make a data set ready (spec 2.2 and "Eval folders" of 8): light tasks, each from a
/// folder into the folder of its job. Originals are never touched.
///
/// | task                | makes                                                                  |
/// |---------------------|------------------------------------------------------------------------|
/// | guide.combine-stems | one file an instrument: the mean of its stems, stereo, at their scale |
/// | guide.split         | folders train, validation and test, by song                            |
/// | guide.duo           | A1 and A2 from neighbouring files                                      |
/// | guide.rescale       | every file without offset, at full level                               |
/// | guide.eval-folders  | true and misaligned mixes, and single tracks, to be measured           |
std::vector<Task> preparationTasks();

/// Mean of the stems in stereo (mono counts on both sides), at the highest rate, as long as the
/// longest; what ends earlier counts as silent.
Sound meanOfStems(std::span<const Sound> stems);

/// Without its mean, scaled to a peak of 1; silence stays silence.
void rescale(Sound& sound);

} // namespace antiphon::guide
