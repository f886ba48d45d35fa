#pragma once

#include "app/window/auditioner.h"
#include "app/window/devicesettings.h"
#include "app/window/player.h"
#include "app/window/recording.h"

#include <atomic>
#include <mutex>

namespace antiphon {

/// What the player knows of its deck and its engine.
struct Player::Private {
    /// What the engine plays: one of the two.
    struct Material {
        LoadedSound loaded;
        std::shared_ptr<StreamTrack> stream; ///< of a long file; `loaded` has its level alone
        double seconds() const {
            return stream         ? double(stream->frames()) / stream->rate()
                   : loaded.sound ? loaded.sound->seconds()
                                  : 0;
        }
    };
    /// A track of the deck on its way into the engine.
    struct Slot : Material {
        std::optional<std::uint32_t> id;               ///< in the engine
        std::shared_ptr<std::atomic<double>> progress; ///< null: nothing is being read
    };

    /// A device on its way from the thread that opens it.
    struct Opening {
        std::mutex mutex;
        bool done = false;
        std::unique_ptr<Device> device;
        std::string error;
    };

    Private(Player& player, AudioOutput::Opener deviceOpener);
    ~Private();

    EngineControl& control() const { return player.m_output->control(); }
    std::int64_t frame(double seconds) const;

    // The deck (playerdeck.cpp, playertracks.cpp)
    void takeOver(Deck deck);
    void follow(TimeAxis* axis);
    /// All but those that are `ready`.
    void readTracks(const std::vector<bool>& ready = {});
    void trackReady(std::size_t track, Material material);
    void measureStream(std::size_t track);
    void watchStreams();
    void trackFailed(std::size_t track, const QString& sentence);
    void dropTracks(std::size_t from);
    void retire(std::uint32_t id);
    void removeRetired();
    void sendTrack(std::size_t track);
    TrackSettings settingsOf(std::size_t track) const;
    bool anyReady() const;
    bool anyReading() const;
    void auditionSpan(TimeSpan span);

    // The transport (player.cpp)
    void startEngine();
    void setPlaying(bool playing);
    void rest(double position);
    void sendLoop();
    void pull();
    void place(double position);
    void openDevice();
    void takeDevice();
    void watchDevice();

    Player& player;
    AudioOutput::Opener opener;
    std::vector<Slot> slots;                           ///< as many as the deck has tracks
    std::vector<std::shared_ptr<StreamTrack>> streams; ///< all that the engine may still have
    std::vector<std::pair<std::uint32_t, std::int64_t>> retiring; ///< id, the engine's clock
    std::vector<std::pair<std::shared_ptr<SynthVoice>, std::uint32_t>> voices; ///< id in the engine
    std::optional<Deck> proposed;
    std::shared_ptr<std::atomic<bool>> superseded; ///< stops the reading under way
    bool started = false;                          ///< the engine was told to play
    bool paused = false;                           ///< stopped amid the material
    std::optional<TimeSpan> once;                  ///< what playOnce() plays; end -1: to the end
    std::int64_t settled = -1; ///< the engine's clock when it was last told to go elsewhere
    std::uint64_t knownXruns = 0;
    QString banner;
    std::int64_t openedAt =
        -1; ///< the engine's clock when the device opened; -1: see when, -2: told
    std::shared_ptr<Opening> opening;
    std::optional<DeviceChoice> nextDevice; ///< asked for while another one was being opened
    std::shared_ptr<SoundLoader> loader = std::make_shared<SoundLoader>();
    Recording recording;
    Auditioner auditioner;
    QThreadPool devicePool;
    QThreadPool pool; ///< last: its threads end first
};

} // namespace antiphon
