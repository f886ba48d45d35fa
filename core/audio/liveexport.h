#pragma once

#include "core/audio/livelog.h"
#include "core/maps/corpus.h"
#include "core/music/midifile.h"
#include "core/soundfile.h"

#include <functional>

namespace antiphon {

/// The parameters that were heard, as controllers: one track at 480 ticks a beat and 120 beats a
/// minute, controller c of `controllers` for each parameter, only where its value changes. Throws
/// std::invalid_argument for fewer controllers than parameters.
MidiFile midiOf(const LivePerformanceLog& log,
                const std::vector<int>& controllers = {19, 23, 27, 31, 35, 39, 43, 47},
                int channel = 0);

/// A line for each turn of the control clock: seconds, the parameters that were heard, where the
/// agent was, the action, the error.
std::string csvOf(const LivePerformanceLog& log);

/// A track of a performance's recording: what the agents heard, the first, or what was heard in the
/// room, the last.
enum class LiveTrack { Heard, Mix };

/// One track of the recording beside the log, from one second to another; `to` at or below `from`:
/// to the end. Only the stretch is kept in memory. Throws UserError as SoundReader does, and where
/// nothing was recorded there.
Sound liveStretch(const fs::path& log, LiveTrack track, double from = 0, double to = 0);

/// What the agent heard from one second to another, analysed as agents are trained on, from the
/// recording beside the log; `to` at or below `from`: to the end. `checkpoint` may throw to stop.
/// Throws UserError as analyseCorpus() and liveStretch() do.
Corpus liveCorpus(const fs::path& log, double from = 0, double to = 0,
                  const std::function<void()>& checkpoint = {});

} // namespace antiphon
