#pragma once

#include "core/audio/engine.h"
#include "core/audio/streamtrack.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace antiphon {

class Recorder;

/// The linear gain that brings a sound of the given integrated loudness (EBU R128) to `targetLufs`,
/// but never its true peak above -1 dBTP. Silence (-inf or lower than -70 LUFS) stays as it is: 1.
float matchingGain(double integratedLufs, double truePeakDb, double targetLufs = -18);

/// What poll() has gathered.
struct EngineStatus {
    std::int64_t position = 0; ///< frames
    std::int64_t clock = 0;    ///< frames processed in all
    bool playing = false;
    Level master;
    Level input;
    std::map<std::uint32_t, Level> levels; ///< of tracks and sources
    report::Health health{};
};

/// The control thread's end of an Engine: owns what it lends and frees it after the release report.
/// One thread. Methods that send return false (or nothing) and have no effect when the queue is
/// full, which means that nothing calls process(); they never block.
///
/// Destroy it, or let it be, only while no device runs the engine.
class EngineControl {
public:
    explicit EngineControl(Engine& engine) : m_engine(engine) {}
    EngineControl(const EngineControl&) = delete;
    EngineControl& operator=(const EngineControl&) = delete;

    /// The sound begins at frame `offset` of the time line. Nothing when all slots are taken.
    std::optional<std::uint32_t> addTrack(std::shared_ptr<const Sound> sound,
                                          const TrackSettings& settings = {},
                                          std::int64_t offset = 0);
    /// The same for a track that is read while it plays.
    std::optional<std::uint32_t> addTrack(std::shared_ptr<StreamTrack> stream,
                                          const TrackSettings& settings = {},
                                          std::int64_t offset = 0);
    bool setTrack(std::uint32_t track, const TrackSettings& settings);
    /// Null when there is no such track.
    const TrackSettings* settings(std::uint32_t track) const;
    /// Fades out if it is heard. The id is void from now on.
    bool removeTrack(std::uint32_t track);
    std::vector<std::uint32_t> tracks() const;

    bool setMatched(bool on) { return m_engine.send(command::Matched{on}); }
    bool setMasterGain(float gain) { return m_engine.send(command::MasterGain{gain}); }
    bool play() { return m_engine.send(command::Play{}); }
    bool stop() { return m_engine.send(command::Stop{}); }
    bool seek(std::int64_t frame);
    bool setLoop(std::int64_t begin, std::int64_t end) {
        return m_engine.send(command::Loop{begin, end});
    }
    bool clearLoop() { return m_engine.send(command::Loop{0, 0}); }
    bool setEnd(std::int64_t frame) { return m_engine.send(command::End{frame}); }
    bool panic() { return m_engine.send(command::Panic{}); }

    /// Plays [from, from + frames) of the sound once; replaces the audition before.
    std::optional<std::uint32_t> audition(std::shared_ptr<const Sound> sound, float gain = 1,
                                          std::int64_t from = 0, std::int64_t frames = INT64_MAX);
    /// The audition `former` goes on, without a seam, in a sound of which it was a part: see
    /// command::ContinueAudition. Its id is the new one from now on.
    std::optional<std::uint32_t> continueAudition(std::uint32_t former,
                                                  std::shared_ptr<const Sound> sound,
                                                  std::int64_t shift = 0,
                                                  std::int64_t end = INT64_MAX);
    bool stopAudition() { return m_engine.send(command::StopAudition{}); }

    /// `owner` is kept until the engine has let go of the source.
    std::optional<std::uint32_t> addSource(const Source& source, std::shared_ptr<const void> owner,
                                           float gain = 1);
    bool setSourceGain(std::uint32_t source, float gain);
    bool removeSource(std::uint32_t source);

    /// Records the input until stopRecording(). The recorder finishes its file by itself.
    std::optional<std::uint32_t> record(std::shared_ptr<Recorder> recorder);
    bool stopRecording() { return m_engine.send(command::StopRecord{}); }

    /// Takes in the engine's reports; call it at the rate of the display. Returns those that are
    /// events: Released, Refused, Ended.
    std::vector<Report> poll();
    const EngineStatus& status() const noexcept { return m_status; }
    /// How many sounds, sources and recorders the engine has on loan.
    std::size_t lent() const noexcept { return m_lent.size(); }

private:
    struct Loan {
        std::shared_ptr<const void> owner;
        int trackSlot = -1;
        int sourceSlot = -1;
        bool removed = false;
        TrackSettings settings = {};
        StreamTrack* stream = nullptr; ///< which begins at `offset`
        std::int64_t offset = 0;
    };
    std::optional<std::uint32_t> lend(std::uint32_t id, const Command& command, Loan loan);
    int freeSlot(int Loan::*slot, int count) const;
    Loan* find(std::uint32_t id, int Loan::*slot);

    Engine& m_engine;
    std::map<std::uint32_t, Loan> m_lent;
    std::uint32_t m_nextId = inputLevel + 1;
    EngineStatus m_status;
};

/// One sentence for the user about a refused command.
std::string describe(const report::Refused& refused, int engineRate);

} // namespace antiphon
