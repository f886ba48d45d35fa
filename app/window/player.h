#pragma once

#include "core/audio/output.h"
#include "core/files.h"
#include "widgets/timeaxis.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

namespace antiphon {

struct LoadedSound;
class SynthVoice;

/// One sound of a deck: a file or a sound in memory, of any rate. MIDI files are played through the
/// SoundFont.
struct DeckTrack {
    QString title;
    fs::path file = {};
    std::shared_ptr<const Sound> sound = {}; ///< instead of a file
    double gainDb = 0;
    bool muted = false;
    bool solo = false;
};

/// What the transport plays: tracks in sync, on one time axis. The player shows its playhead on
/// the axis and obeys the axis's loop and seek requests as long as the deck is loaded.
struct Deck {
    QString title;
    QPointer<TimeAxis> axis = {};
    std::vector<DeckTrack> tracks = {};
};

/// The window's ear: one AudioOutput, the deck and auditions. Files are read, resampled and
/// measured in the background; long ones are streamed. GUI thread; poll() is called by the
/// session's timer.
class Player : public QObject {
    Q_OBJECT

public:
    /// Without an opener real devices are opened, in the background; tests give one for their
    /// scripted device, which is called here and now.
    explicit Player(int rate = 48000, DeviceSettings device = {}, AudioOutput::Opener opener = {},
                    QObject* parent = nullptr);
    ~Player() override;

    /// Another one after configure() with another rate: do not keep the reference. Opening is
    /// left to the player.
    AudioOutput& output() const { return *m_output; }
    int rate() const;
    /// Another device, or the same with other settings; what plays goes on from the same place.
    /// Opened only where one is open already.
    void configure(const DeviceSettings& settings, int rate);

    /// Takes the transport over, from `position` seconds; plays on if `play`.
    void load(Deck deck, double position = 0, bool play = false);
    /// The same when nothing plays; while something does, the deck is taken over at the next stop.
    /// For selections: what is being heard is not interrupted.
    void propose(Deck deck);
    /// New sounds for the tracks of the loaded deck of this axis (a re-rendered response):
    /// position, playing and mixer settings stay. Loads it as a deck where it is not.
    void replace(Deck deck);
    bool isLoaded(const TimeAxis* axis) const;
    const Deck& deck() const { return m_deck; }
    void setTrackGain(int track, double db);
    void setTrackMuted(int track, bool muted);
    void setTrackSolo(int track, bool solo);
    /// Tracks at equal loudness (EBU R128).
    void setMatched(bool on);
    bool matched() const { return m_matched; }
    /// 0 ... 1 while files are being read; 1 when all is ready.
    double loaded() const;

    void play();
    void pause();    ///< stays where it is
    void stop();     ///< back to the cursor
    void playOnce(); ///< the selection, or from the cursor, without loop
    void seek(double seconds);
    bool playing() const { return m_playing; }
    double position() const { return m_position; }
    double length() const;

    /// One shot beside the transport, level-matched; replaces the one before.
    void audition(const fs::path& file, std::optional<TimeSpan> span = std::nullopt);
    void audition(std::shared_ptr<const Sound> sound, std::optional<TimeSpan> span = std::nullopt);
    /// Of the player's rate, with a gain of its own: heard with the next block.
    void audition(const LoadedSound& loaded);
    /// A sound that is still being made: its beginning is heard at once, what goOn() brings
    /// follows without a seam. Of the player's rate.
    void auditionBeginning(const LoadedSound& beginning);
    /// All that there is of it by now, from the same first frame on. False, and no effect, when
    /// something else was auditioned meanwhile.
    bool goOn(const LoadedSound& longer, bool whole);
    void stopAudition();
    bool auditioning() const;

    /// A synthesizer that is heard beside the transport, as long as it has its gate open; opens the
    /// device. It must be made for rate(), and leaves by itself when that changes. False, and
    /// failed(), where there is no room for another.
    bool addVoice(std::shared_ptr<SynthVoice> voice);
    void removeVoice(const std::shared_ptr<SynthVoice>& voice);

    void setMasterGain(double db);
    double masterGain() const { return m_masterDb; }
    void panic();
    /// Two seconds of a soft sine on all outputs; opens the device.
    void testTone();

    /// Starts recording the input into a new file, whose number goes up where the name is taken
    /// ("take-1.wav"). failed() when that is not possible.
    void record(const fs::path& file);
    void stopRecording();
    bool recording() const;

    Level masterLevel() const;
    Level inputLevel() const;
    std::vector<Level> trackLevels() const;
    double load() const; ///< share of its time that the engine uses, 0 ... 1
    int xruns() const;   ///< since the last reset
    void resetXruns();
    /// Why nothing is heard; empty when all is well.
    QString banner() const;
    void reconnect();
    /// Opens the device if need be, as the first play does.
    void open();
    bool opening() const; ///< under way

    /// Takes in what the engine says.
    void poll();

Q_SIGNALS:
    void deckChanged(); ///< other tracks, or their settings
    void playingChanged(bool playing);
    void positionChanged(double seconds);
    void levelsChanged(); ///< about 30 times a second while a device is open
    void masterGainChanged(double db);
    void bannerChanged(const QString& sentence);
    /// The real device has run for a moment with the present settings: worth remembering.
    void deviceRan();
    /// The engine is another one: what was in it beside the deck has to be made anew.
    void rateChanged(int rate);
    void panicked(); ///< everything was silenced
    void recordingChanged(bool recording);
    void recorded(const QString& file);
    void auditionEnded();
    /// A file that cannot be read, a recording that cannot be made: a sentence.
    void failed(const QString& sentence);

private:
    struct Private;
    friend struct Private;
    std::unique_ptr<AudioOutput> m_output;
    Deck m_deck;
    bool m_playing = false, m_matched = false;
    double m_position = 0, m_masterDb = 0;
    std::unique_ptr<Private> m_private; ///< last: its threads end first
};

} // namespace antiphon
