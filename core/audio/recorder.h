#pragma once

#include "core/audio/recordring.h"
#include "core/files.h"

#include <mutex>
#include <thread>

namespace antiphon {

/// Streams what arrives in its ring into a 32-bit float WAV file (RF64 beyond 4 GiB), bit by bit as
/// it came. The header is brought up to date every half second, so that a killed program leaves a
/// readable file that lacks at most the last second.
///
/// Threads: the engine fills ring(); a thread of its own writes, and closes the file when the
/// engine has said its last; any thread may ask for status().
class Recorder {
public:
    /// The ring holds `seconds` of sound: how long the disk may stall without a gap.
    /// Throws UserError (System) when the file exists already or cannot be made.
    Recorder(const fs::path& file, int rate, int channels, double seconds = 4);
    /// Waits until the file is closed: keep a shared_ptr until status().finished where waiting for
    /// the disk is out of place. The engine must have let go of the ring.
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    RecordRing& ring() noexcept { return m_ring; }
    /// Closes the file although the engine has not said its last: it is gone.
    void close() noexcept { m_closing.store(true, std::memory_order_release); }
    const fs::path& file() const noexcept { return m_file; }

    struct Status {
        std::int64_t frames = 0;   ///< written
        std::uint64_t dropped = 0; ///< frames that found the ring full
        bool finished = false;     ///< the file is complete and closed
        std::string error;         ///< a sentence, for instance on a full disk; else empty
    };
    Status status() const;

private:
    void write(int rate);

    const fs::path m_file;
    RecordRing m_ring;
    mutable std::mutex m_mutex;
    Status m_status;
    std::atomic<bool> m_closing{false};
    struct File;
    std::unique_ptr<File> m_handle;
    std::thread m_writer; ///< last: uses all above
};

} // namespace antiphon
