#pragma once

#include "core/files.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

/// One scalar of a TensorBoard event file.
struct ScalarEvent {
    std::string_view tag; ///< valid during the call
    std::int64_t step = 0;
    double wallTime = 0; ///< seconds since 1970
    double value = 0;    ///< may be NaN or infinite
};

/// Appends scalars to a TensorBoard event file (records of u64 length, masked CRC-32C, protobuf
/// `Event`, masked CRC-32C). What was written before flush() returned survives a kill; a torn
/// record at the end at most is left, which readers pass over and which opening again cuts off.
/// Buffers about 64 KiB. One thread at a time.
class EventWriter {
public:
    /// A new file `events.out.tfevents.<seconds>.<host>` in `folder`, or with `resume` the last one
    /// that is there. `keepBelow`: with resume, scalars of this step and later are dropped first
    /// from every event file there, so that a resumed run has each step once. Throws UserError
    /// (System).
    EventWriter(const fs::path& folder, bool resume = false, std::int64_t keepBelow = INT64_MAX);
    ~EventWriter();
    EventWriter(const EventWriter&) = delete;
    EventWriter& operator=(const EventWriter&) = delete;
    /// Stored as float, as every reader of such files knows it. Throws UserError (System), as do
    /// text() and flush(), on a full disk; nothing is lost then, and the next call tries again.
    void scalar(std::string_view tag, std::int64_t step, double value, double wallTime);
    void text(std::string_view tag, std::int64_t step, std::string_view value, double wallTime);
    void flush();
    const fs::path& file() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// Reads a growing event file piece by piece. Scalars come as simple_value or as tensors of one
/// float or double; other records are passed over. A torn tail is waited for; a damaged record in
/// the middle is reported once and reading stops there, keeping what came before. Holds neither the
/// file open nor memory between calls, so there may be thousands. One thread at a time.
class EventReader {
public:
    explicit EventReader(fs::path file);
    ~EventReader();
    EventReader(EventReader&&) noexcept;
    EventReader& operator=(EventReader&&) noexcept;

    /// Reads at most about `limit` bytes on; calls `scalar` for each. Returns whether more is there
    /// now (not counting a torn tail). Throws UserError when the file cannot be read.
    bool read(const std::function<void(const ScalarEvent&)>& scalar,
              std::uint64_t limit = std::uint64_t(64) << 20);
    /// What is wrong with it, one sentence naming file and byte; empty if nothing.
    const std::string& damage() const;
    std::uint64_t position() const; ///< bytes read so far
    /// How often the file became another or shorter (a resumed training cuts it back) and was read
    /// from its beginning again: what was told before no longer holds.
    int restarts() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace antiphon
