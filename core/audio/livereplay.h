#pragma once

#include "core/audio/livelog.h"
#include "core/sound.h"

#include <functional>

namespace antiphon {

/// The mix of a performance, rendered again from its log and from what the agent heard: to the bit
/// what was played. `heard`: the recording's first track or all of them, at the log's rate. As long
/// as that. `checkpoint` is called about every second of sound and may throw to stop. Throws
/// UserError: a log with gaps, another rate, a synthesizer that cannot be made.
Sound replayPerformance(const LivePerformanceLog& log, const Sound& heard,
                        const std::function<void()>& checkpoint = {});

/// The same of files; `soundOf` is "take.wav" of "take.jsonl".
fs::path liveSoundOf(const fs::path& log);

} // namespace antiphon
