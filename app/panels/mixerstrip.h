#pragma once

#include "core/audio/meter.h"

#include <QFrame>

class QToolButton;

namespace antiphon {

class ElidedLabel;
class LevelMeter;
class Slider;

/// One channel of the mixer: name, mute, solo, gain and meter. Setters emit nothing.
class MixerStrip : public QFrame {
    Q_OBJECT

public:
    /// Without mute and solo it is a master.
    MixerStrip(bool withSolo, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    Slider* fader() const { return m_gain; }
    void setGain(double db);
    void setMuted(bool muted);
    void setSolo(bool solo);
    void setLevel(const Level& level, double secondsSinceLast);

Q_SIGNALS:
    void gainChanged(double db);
    void muteToggled(bool on);
    void soloToggled(bool on);

protected:
    void changeEvent(QEvent*) override;

private:
    void colorButtons();

    ElidedLabel* m_title;
    QToolButton* m_mute = nullptr;
    QToolButton* m_solo = nullptr;
    Slider* m_gain;
    LevelMeter* m_meter;
};

} // namespace antiphon
