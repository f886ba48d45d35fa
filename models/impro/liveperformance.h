#pragma once

#include "core/audio/engine.h"
#include "core/audio/livecontrols.h"
#include "core/audio/livemeters.h"
#include "models/impro/livemoment.h"
#include "models/impro/livescene.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon::impro {

struct LivePerformanceSettings {
    int rate = 48000;       ///< of the engine or, without one, of the simulation
    int inputChannel = -1;  ///< of the device, from 0; below 0: the mean of all
    std::uint64_t seed = 1; ///< of decisions at a temperature, and of random walks
    fs::path tables = {};   ///< where tables that are made again are kept
    /// Called before a Pure Data patch, which is a program, is started; may throw UserError.
    std::function<void(const std::string& patch)> admit = {};
};

/// Where a recording is; paths are there before it is complete.
struct LiveRecording {
    fs::path sound;            ///< tracks input, agent 1, agent 2, mix
    fs::path log;              ///< JSON lines
    std::int64_t frames = 0;   ///< written so far
    std::uint64_t dropped = 0; ///< frames that are missing
    bool finished = false;
    std::string error; ///< a sentence; empty if all is well
};

/// A performance: sound, analysis, decisions, recording. Give source() to an engine of the same
/// rate and start() the live thread; or, without any device, call advance().
///
/// Threads: set(), value(), values() and meters() may be called from any thread, also from a
/// LiveTap's. Everything else belongs to one control thread. It must outlive the engine's loan of
/// source().
class LivePerformance {
public:
    /// `cast` plays first. Throws UserError as makeSynth() does.
    LivePerformance(std::shared_ptr<const LiveCast> cast, const LivePerformanceSettings& settings);
    ~LivePerformance();
    LivePerformance(const LivePerformance&) = delete;
    LivePerformance& operator=(const LivePerformance&) = delete;

    // Controls, by name.
    const LiveControls& controls() const noexcept;
    /// Brought into the control's range. A trigger acts when it is above 0; "scene" recalls. Throws
    /// UserError for a name that there is not.
    void set(std::string_view name, double value);
    double value(std::string_view name) const;
    std::vector<double> values() const; ///< in the order of controls()
    LiveMeters meters() const;
    /// What went wrong or is worth knowing since the last call, as sentences.
    std::vector<std::string> takeRemarks();

    // Inputs. Throw UserError for what cannot be read or played.
    void openFile(const fs::path& file); ///< what "input" 1 hears, from the beginning
    /// What "input" 2 hears; the parameters are "target/1" ....
    void openLeader(const std::string& synth, const SynthSettings& sound = {});

    // Scenes. Casts of all slots are kept open, so that a recall is instant.
    const LiveScenes& scenes() const noexcept;
    /// Opens what the scenes name, which takes time. What cannot be opened, or has another number
    /// of parameters, is kept and told as a remark.
    void setScenes(LiveScenes scenes, const SceneTold& told = {});
    LiveScene present(const std::string& name) const; ///< as it plays now
    void store(int slot, const std::string& name);    ///< 1 ... 8
    /// Throws UserError where the slot is empty or cannot be played; "scene" makes it a remark.
    void recall(int slot);
    /// What plays: another one once a scene of another cast was recalled.
    std::shared_ptr<const LiveCast> cast() const noexcept;

    /// Records into new files "<name>.wav" and "<name>.jsonl" of the folder, which is made. Throws
    /// UserError when they cannot be begun. Nothing that is there is overwritten: the name gets a
    /// number.
    LiveRecording startRecording(const fs::path& folder, const std::string& name = "performance");
    void stopRecording();
    /// The present or last one. One that breaks off, on a full disk, sets "record" to 0 and says so
    /// in `error`.
    std::optional<LiveRecording> recording() const;
    /// Waits until the last recording is complete on disk.
    void finishRecording();

    /// Called on the live thread and on the control thread; must outlive the performance.
    void addTap(LiveTap& tap);

    // With a device.
    Source source() noexcept;
    void start(); ///< the live thread
    void stop();
    /// Call it every 10 ms or so: polls taps, frees what the engine released. A scene that cannot
    /// be recalled is a remark; the one that plays goes on.
    void poll();

    // Without one: the next `frames` frames on a clock of their own, as fast as they can be
    // computed. `in`: what the device would hear, mono, or empty. The same calls give the same
    // bytes.
    void advance(std::size_t frames, std::span<const float> in = {},
                 std::vector<float>* out = nullptr);
    std::size_t mixDelay() const noexcept; ///< frames by which the mix is late
    bool fileEnded() const noexcept;       ///< the input's file, where it does not repeat
    double fileSeconds() const noexcept;   ///< its length; 0: there is none; any thread

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace antiphon::impro
