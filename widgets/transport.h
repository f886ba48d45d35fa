#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace antiphon {

class LevelMeter;
class Slider;

/// Play, stop, loop, record, where we are, master gain, meter and a lamp for dropouts. Knows no
/// engine: signals say what the user wants, setters show what is. Setters emit nothing.
class TransportBar : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(QWidget* parent = nullptr);

    void setPlaying(bool playing);
    void setRecording(bool recording);
    void setLooping(bool looping);
    /// Seconds; the length may be 0 when nothing is loaded.
    void setPosition(double seconds, double length);
    void setGain(double db);
    double gain() const;
    /// Dropouts since the last reset; the lamp lights above 0.
    void setXruns(int count);
    /// What plays, such as the device's name; empty: none.
    void setDevice(const QString& text);
    /// Hidden where recording is not possible.
    void setRecordingPossible(bool possible);

    LevelMeter* meter() const { return m_meter; }

Q_SIGNALS:
    void playRequested();
    void pauseRequested();
    void stopRequested();
    void loopToggled(bool on);
    void recordToggled(bool on);
    void gainChanged(double db);
    void xrunsReset();

protected:
    void changeEvent(QEvent*) override;

private:
    void showXruns();

    QToolButton* m_play;
    QToolButton* m_stop;
    QToolButton* m_loop;
    QToolButton* m_record;
    QLabel* m_time;
    QLabel* m_device;
    QToolButton* m_xrunLamp = nullptr;
    Slider* m_gain;
    LevelMeter* m_meter;
    bool m_playing = false;
    int m_xruns = 0;
    int m_shownTenths = -1, m_shownLength = -1;
};

} // namespace antiphon
