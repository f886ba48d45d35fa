#pragma once

#include "app/panels/gestureshelf.h"
#include "app/panels/rowsound.h"
#include "app/window/session.h"
#include "core/audio/gesture.h"

#include <QThreadPool>

class QTimer;

namespace antiphon {

class SynthVoice;

/// Plays a table's synthesizer as an instrument: one voice that goes on while its parameters move,
/// and takes down what was played. GUI thread; the voice is made in the background, and what is
/// asked of it meanwhile is done as soon as it is there.
class MapHand : public QObject {
    Q_OBJECT

public:
    explicit MapHand(Session& session, QObject* parent = nullptr);
    ~MapHand() override;

    /// Begins a voice, or goes on with the one that sounds, towards these parameters. `gain` is
    /// linear. Says by failed() why a table cannot be played in this way.
    void play(const TableSound& sound, std::vector<double> parameters, float gain = 1);
    /// Of what sounds or will sound.
    void setGain(float gain);
    /// Fades out.
    void release();
    bool sounding() const { return m_wanted; }
    // What was asked for last.
    const std::vector<float>& parameters() const { return m_parameters; }
    float gain() const { return m_gain; }
    /// Of parameters, in seconds; at most 0.5.
    void setGlide(double seconds);

    /// From now on, also before anything is played.
    void startRecording();
    void stopRecording();
    bool recording() const { return m_recording; }
    /// What was recorded, the last few; kept as `<project>/gestures.json`.
    const GestureShelf& gestures() const { return m_gestures; }
    void chooseGesture(int index);
    void setParameterNames(const QStringList& names) { m_liveNames = names; }

Q_SIGNALS:
    void recordingChanged(bool on);
    /// Another one of gestures() is meant.
    void gestureChanged();
    /// The sound was taken away by a panic.
    void cut();
    void failed(const QString& sentence);

private:
    void make();
    void drop();
    void give();
    void poll();
    void readGestures();
    void keepGestures();

    Session& m_session;
    TableSound m_sound; ///< of the voice there is or is being made
    std::shared_ptr<SynthVoice> m_voice;
    int m_making = 0;       ///< the newest voice asked for
    bool m_pending = false; ///< and it is not there yet
    std::vector<float> m_parameters;
    float m_gain = 1;
    double m_glide = 0.1;
    bool m_wanted = false; ///< it shall sound
    bool m_recording = false;
    GestureShelf m_gestures;
    QStringList m_liveNames;
    QTimer* m_timer;
    QThreadPool m_files; ///< one thread: what was written last stays. Last
};

/// Writes a gesture by the file's ending: its sound (WAV), MIDI controllers (.mid) or numbers
/// (.csv). For a worker thread. Throws UserError.
void writeGesture(const Gesture& gesture, const QStringList& parameters, const fs::path& file,
                  const std::function<void()>& checkpoint = {});

} // namespace antiphon
