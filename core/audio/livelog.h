#pragma once

#include "core/audio/livemoment.h"
#include "core/audio/livesnapshot.h"
#include "core/audio/pdvoice.h"
#include "core/files.h"
#include "core/json.h"
#include "core/synth/synth.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

// What a performance writes down beside its sound: one JSON object a line, each with the clock in
// frames at which it happened. {"type": "performance", ...} comes first, then "voice", "state",
// "frame", "control", "scene", "fault", "gap" and, last, "end". "voice", "state" and "gap" tell
// everything that it takes to render the mix again to the bit.
namespace antiphon {

/// A synthesizer by name, or the whole path of a Pure Data patch; an empty one is silence.
struct LiveSynth {
    std::string name;
    SynthSettings settings;
    std::size_t parameters = 0;
    std::string hash = {}; ///< synthHash() of a patch, whose files may change; else empty
    bool operator==(const LiveSynth&) const = default;
};
Json toJson(const LiveSynth& synth);

namespace logged {
struct Begin { ///< the recording's first frame
    std::int64_t clock;
};
struct Voice { ///< this synthesizer takes its place
    std::int64_t clock;
    int slot;
    LiveSynth synth;
    std::uint32_t number = 0; ///< that gaps refer to
    std::uint32_t starts = 0; ///< how often it had begun anew by then
};
struct Gap {              ///< a Pure Data voice was silent for a chunk: it did not come in time
    std::int64_t clock;   ///< at which that was known
    std::uint32_t number; ///< of the synthesizer
    PdVoice::Gap gap;
};
struct State { ///< this is in force from here on
    std::int64_t clock;
    LiveSnapshot snapshot;
};
struct Control {
    std::int64_t clock;
    std::string name;
    double value;
};
struct Scene {
    std::int64_t clock;
    int slot;
    std::string name;
};
struct Fault {
    std::int64_t clock;
    int slot;
};
struct End {
    std::int64_t clock;
    std::uint64_t lost; ///< reports that are missing; then nothing can be rendered again
};
} // namespace logged
using LiveLogItem =
    std::variant<logged::Begin, logged::Voice, logged::State, logged::Control, logged::Scene,
                 logged::Fault, logged::Gap, logged::End, LiveMoment>;

/// Writes such a file as things happen, on a thread of its own, so that a killed program leaves all
/// but the last tenth of a second. add() may be called by one thread; it waits for no disk.
class LiveLog {
public:
    /// `header` is the first line. Throws UserError (System) when the file exists already or cannot
    /// be made.
    LiveLog(const fs::path& file, const Json& header);
    ~LiveLog(); ///< when all is written
    LiveLog(const LiveLog&) = delete;
    LiveLog& operator=(const LiveLog&) = delete;

    void add(LiveLogItem item);
    void close() noexcept { m_closing.store(true, std::memory_order_release); }
    /// Waits until everything is written. Not together with add().
    void finish();
    const fs::path& file() const noexcept { return m_file; }
    /// A sentence, for instance on a full disk; else empty. Any thread.
    std::string error() const;

private:
    void write();

    const fs::path m_file;
    int m_descriptor = -1;
    mutable std::mutex m_mutex;
    std::vector<LiveLogItem> m_items;
    std::string m_error;
    std::atomic<bool> m_closing{false};
    std::thread m_writer; ///< last: uses all above
};

/// A line, without its end.
std::string logLine(const LiveLogItem& item);

/// What a log holds.
struct LivePerformanceLog {
    Json header;
    int rate = 0;
    std::size_t parameters = 0;
    std::vector<std::string> columns, parameterNames;
    std::int64_t first = 0; ///< clock of the first frame
    std::vector<LiveLogItem> items;
    bool complete = false; ///< it has its end
};

/// Throws UserError naming file, line and what is wrong. A last line that a crash cut off is left
/// out.
LivePerformanceLog readLiveLog(const fs::path& file);

} // namespace antiphon
