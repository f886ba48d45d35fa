#pragma once

#include "models/guide/decision.h"

#include <cstdint>
#include <vector>

namespace antiphon::guide {

/// What is predicted for each window: one code a target segment.
using Predictions = std::vector<std::vector<std::int32_t>>;

/// Predictions that know nothing of the guide; what a model has learned is what it adds to them.
/// All are in the order of `test`. Silent segments of `train` are not counted.

/// Uniformly drawn codes.
Predictions randomPredictions(const std::vector<LabelWindow>& test, std::int64_t codes,
                              std::uint64_t seed);

/// The most frequent code of the window's track in training (of all tracks where it was not
/// trained on); the lowest of equals.
Predictions majorityPredictions(const std::vector<LabelWindow>& train,
                                const std::vector<LabelWindow>& test, std::int64_t codes);

/// The code before. Teacher-forced it repeats the true one, free-running its own: then all of a
/// window is the code that most often begins one of the track in training, as is the first code of
/// both. Labels are sticky, so the teacher-forced one is a high bar that says nothing of the guide.
Predictions repeatPredictions(const std::vector<LabelWindow>& train,
                              const std::vector<LabelWindow>& test, std::int64_t codes,
                              bool teacherForced);

/// The windows with guides that do not belong to them, for the model to predict from: of another
/// window of the same track that is as long and does not overlap it, or, where there is none, its
/// own guide turned by a quarter to three quarters of its length. So the guide keeps its labels and
/// its stickiness and loses only what it had to do with the target. A window of one segment keeps
/// its guide.
std::vector<LabelWindow> shuffledGuides(const std::vector<LabelWindow>& windows,
                                        std::uint64_t seed);

} // namespace antiphon::guide
