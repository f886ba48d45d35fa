#pragma once

#include "core/sound.h"
#include "models/checkpoint.h"

#include <functional>
#include <string>

namespace antiphon {

/// Makes a checkpoint heard: of one training task, whose systems' panels bring it. Called in the
/// background; `stop` is called every now and then and throws when nobody waits any more. The same
/// run always gives the same seed and guide, so that checkpoints can be compared by ear. Throws
/// UserError.
using CheckpointEar = std::function<Sound(const fs::path& run, const CheckpointRow& checkpoint,
                                          const std::function<void()>& stop)>;

/// From now on checkpoints of this task can be heard. GUI thread, before the window is made.
void setCheckpointEar(const std::string& task, CheckpointEar ear);
/// Empty when nothing knows how. GUI thread.
CheckpointEar checkpointEar(const std::string& task);

} // namespace antiphon
