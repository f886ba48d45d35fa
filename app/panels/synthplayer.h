#pragma once

#include "app/panels/synthsound.h"
#include "app/window/session.h"
#include "core/audio/synthvoice.h"

#include <QThreadPool>

class QTimer;

namespace antiphon {

/// The voice of a panel in the window's engine: made in the background whenever the synthesizer,
/// its settings or the engine's rate are other ones, fed with parameters, listened to for gestures.
/// What sounds goes on until its successor is ready. GUI thread.
class SynthPlayer : public QObject {
    Q_OBJECT

public:
    explicit SynthPlayer(Session& session, QObject* parent = nullptr);
    ~SynthPlayer() override;

    /// Another synthesizer, or the same with other settings; an empty name: none.
    void setSound(const std::string& synth, const SynthSettings& settings);
    void setPoint(const SynthPoint& point);
    void setGlide(double seconds);
    void setLevel(double db);

    /// A voice begins as soon as it can; one that sounds begins anew.
    void noteOn();
    void noteOff();
    bool gate() const { return m_gate; }
    /// The voice has been made.
    bool ready() const { return m_voice != nullptr; }
    /// Why there is no voice, a sentence; empty while it is being made and when it is there.
    QString trouble() const { return m_trouble; }

    /// What is heard from now on becomes a gesture: gestureMade(). False where that cannot be (no
    /// voice, or what led to the present sound is not known any more).
    bool startGesture();
    void stopGesture();
    bool capturing() const { return m_capturing; }
    double gestureSeconds() const; ///< of the one under way

Q_SIGNALS:
    void changed(); ///< gate(), ready(), trouble() or capturing()
    void gestureMade(const antiphon::Gesture& gesture);
    /// It had a gap and is lost.
    void gestureLost();

private:
    void make();
    void take(std::shared_ptr<SynthVoice> voice);
    void dismiss();
    void poll();

    Session& m_session;
    std::string m_synth;
    SynthSettings m_settings;
    SynthPoint m_point;
    double m_glide = 0.02, m_db = 0;
    std::shared_ptr<SynthVoice> m_voice;
    bool m_gate = false, m_capturing = false;
    std::int64_t m_captureClock = 0; ///< of the engine
    QString m_trouble;
    int m_generation = 0;
    QTimer* m_timer;
    QThreadPool m_pool; ///< last: its threads end first
};

} // namespace antiphon
