#pragma once

#include "core/audio/livelog.h"
#include "core/audio/livemeters.h"
#include "core/audio/livesound.h"
#include "core/timehistogram.h"
#include "models/impro/livebrain.h"
#include "models/impro/liveear.h"
#include "models/impro/livemoment.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

namespace antiphon::impro {

/// What the control thread wants of the live thread, prepared as far as it can be.
namespace order {
struct Change { ///< of a control
    std::size_t control;
    double value;
};
struct Install { ///< another cast takes over
    std::shared_ptr<const LiveCast> cast;
    std::shared_ptr<LiveEar> ear;
    Synth* synth;
    std::uint32_t id;
    LiveSynth what;
    PdVoice* patch = nullptr; ///< the synthesizer, where it is one
    int scene = 0;
    std::string name = {};
};
struct File {
    std::uint32_t id;
    const Sound* sound;
};
struct Leader {
    std::uint32_t id;
    Synth* synth;
    std::size_t parameters;
    PdVoice* patch = nullptr;
};
struct Record {
    std::uint32_t id;
    RecordRing* ring;
    std::shared_ptr<LiveLog> log;
};
struct StopRecord {};
} // namespace order
using LiveOrder = std::variant<order::Change, order::Install, order::File, order::Leader,
                               order::Record, order::StopRecord>;

/// The live thread's half of a performance: takes orders, listens, lets the brain decide, tells the
/// audio thread. turn() is called by one thread; the other methods by any.
class LiveStage {
public:
    LiveStage(const LiveControls& controls, int rate, std::uint64_t seed);

    LiveSound& sound() noexcept { return m_sound; }

    // Any thread.
    void give(LiveOrder order);
    std::vector<double> values() const;
    double value(std::size_t control) const;
    LiveMeters meters() const;
    std::vector<std::uint32_t> takeReleased();
    std::vector<std::string> takeRemarks();
    void addTap(LiveTap& tap);
    void remark(const std::string& sentence);

    /// Everything that has come since the last call. `late`: when too much has piled up, what is
    /// oldest is left out.
    void turn(bool late);
    /// Lets meters() tell the present state, which else is up to 1/60 s old; as turn().
    void publish(bool now = true);

    /// Of the device's channels, from 0; below 0: the mean of all. Before the first turn().
    void setChannel(int channel) noexcept { m_snapshot.channel = channel; }

private:
    struct Places { ///< of the controls
        explicit Places(const LiveControls& controls);
        std::size_t play, mute, gain, input, inputGain, monitor, filePlays, fileLoops, rest, ramp,
            fade, back, period;
        std::array<std::size_t, ParameterBox::capacity> ownRamp{}, latch{}, target{};
    };

    void takeOrders();
    void on(const order::Change& o);
    void on(const order::Install& o);
    void on(const order::File& o);
    void on(const order::Leader& o);
    void on(const order::Record& o);
    void on(const order::StopRecord& o);
    void trigger(const std::string& name, const order::Change& change);
    void set(const char* control, double value);
    void beSilent();
    void takeReports();
    void on(const live::Taken& r);
    void on(const live::VoiceIn& r);
    void on(const live::Released& r);
    void on(const live::Began& r);
    void on(const live::Fault& r);
    void on(const live::Levels& r);
    void listen(bool late);
    void frame(std::span<const float> row, std::int64_t clock);
    void calibrate(const LiveMoment& moment);
    void watchReach();
    void watchPatches();
    void tell();
    void log(LiveLogItem item);

    const LiveControls& m_controls;
    const int m_rate;
    LiveSound m_sound;
    LiveBrain m_brain;
    std::shared_ptr<LiveEar> m_ear;

    mutable std::mutex m_mutex; ///< of what follows up to the blank line
    std::vector<LiveOrder> m_orders;
    std::vector<double> m_shared;
    LiveMeters m_published;
    std::vector<std::uint32_t> m_released;
    std::vector<std::string> m_remarks;
    std::vector<LiveTap*> m_taps;

    // Live thread.
    std::vector<LiveOrder> m_taken;
    std::vector<double> m_values;
    const Places m_at;
    std::vector<LiveTap*> m_liveTaps;
    bool m_news = true; ///< for the audio thread
    LiveSnapshot m_snapshot, m_told;
    bool m_toldAny = false;
    std::size_t m_active = LiveSnapshot::voices - 1;
    std::uint32_t m_attack = 0;
    std::map<std::uint32_t, LiveSynth> m_synths;
    struct Patch {
        PdVoice* voice = nullptr;
        std::string told;                   ///< what has been said of its trouble
        std::uint64_t missed = 0, lost = 0; ///< that are counted
    };
    std::map<std::uint32_t, Patch> m_patches;
    struct Installed {
        LiveSynth synth;
        std::uint32_t number = 0;
    };
    std::array<Installed, LiveSnapshot::voices> m_installed;
    std::vector<logged::Gap> m_early; ///< gaps of a recording that was not known to have begun
    LiveMeters m_meters;
    std::vector<float> m_samples;
    std::int64_t m_frames = 0;   ///< since the last decision
    std::int64_t m_listened = 0; ///< samples that were heard or left out
    double m_rmseSum = 0;
    std::int64_t m_rmseCount = 0;
    TimeHistogram m_reaction, m_decision;
    std::int64_t m_lastHeard = -1;
    bool m_resting = false;
    double m_calibrating = 0; ///< seconds left
    double m_loudest = -120;
    std::shared_ptr<LiveLog> m_waitingLog, m_log;
    std::uint32_t m_recordId = 0;
    RecordRing* m_ring = nullptr;
    std::uint64_t m_lostBefore = 0;
    std::uint64_t m_gapsLost = 0; ///< of the recording
};

} // namespace antiphon::impro
