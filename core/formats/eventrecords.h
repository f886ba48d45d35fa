#pragma once

#include "core/formats/tfevents.h"

namespace antiphon {

/// The first record in some bytes of an event file.
struct EventRecord {
    enum class State {
        Whole,
        Torn,   ///< the bytes end before it does
        Damaged ///< a checksum is wrong
    };
    State state = State::Torn;
    std::uint64_t size = 0; ///< with its frame; of a torn one 0 while even the length is missing
    std::span<const std::byte> payload; ///< of a whole one
};

EventRecord firstRecord(std::span<const std::byte> bytes);
/// Adds a record to a buffer.
void appendRecord(std::string& bytes, std::string_view payload);

/// What is told of every event, whatever it holds.
struct EventHead {
    std::int64_t step = 0;
    double wallTime = 0;
};
/// Reads a protobuf `Event`: calls `scalar` for each scalar in it. Nothing of what it calls it with
/// is copied or allocated. False where the bytes are no such message; what was understood before
/// has been told.
bool readEvent(std::span<const std::byte> payload, EventHead& head,
               const std::function<void(const ScalarEvent&)>& scalar);

} // namespace antiphon
