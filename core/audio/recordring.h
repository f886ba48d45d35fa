#pragma once

#include "core/audio/spsc.h"

#include <cstdint>

namespace antiphon {

/// The way of recorded input from the audio thread to the thread that writes it. The engine is the
/// producer while it has the ring on loan (command::Record until report::Released).
struct RecordRing {
    RecordRing(int channelCount, std::size_t frames)
        : channels(channelCount), samples(frames * std::size_t(channelCount)) {}

    const int channels;
    SpscQueue<float> samples; ///< interleaved
    /// Frames that found the ring full and are missing in the recording.
    std::atomic<std::uint64_t> dropped{0};
    /// Transport position of the first recorded frame; -1 before there is one.
    std::atomic<std::int64_t> position{-1};
    /// Set by the engine after the last frame.
    std::atomic<bool> closed{false};
};

} // namespace antiphon
