#pragma once

#include "core/audio/livelog.h"
#include "core/sound.h"

#include <functional>

namespace antiphon {

/// The mix of a performance, rendered again from its log and from what the agent heard: to the bit
/// what was played, also where a Pure Data patch did, unless that asks for more than its parameters
/// (see PdVoice). `heard`: the recording's first track or all of them, at the log's rate. As long
/// as that, or as the log goes where it was cut off. `checkpoint` is called about every second of
/// sound and may throw to stop. Throws UserError: a log with holes, another rate, a synthesizer
/// that cannot be made, a patch that has been changed since.
Sound replayPerformance(const LivePerformanceLog& log, const Sound& heard,
                        const std::function<void()>& checkpoint = {});

/// How far the mix that was recorded, the last track, is from one that was rendered again; 0: they
/// are the same to the bit. Throws UserError where they are not equally long; but of a log that was
/// cut off as far as it goes.
float replayDifference(const LivePerformanceLog& log, const Sound& recording, const Sound& mix);

/// The same of files; `soundOf` is "take.wav" of "take.jsonl".
fs::path liveSoundOf(const fs::path& log);

} // namespace antiphon
