#pragma once

#include "app/panels/soundslot.h"
#include "core/synth/synth.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;

namespace antiphon {

class Slider;

/// How a synthesizer plays beside its parameters: as published or mended, and for the granular
/// family what its grains are cut from and how they fall.
class SynthOptions : public QWidget {
    Q_OBJECT

public:
    explicit SynthOptions(Session& session, QWidget* parent = nullptr);

    void setGranular(bool granular);
    const SynthSettings& settings() const { return m_settings; }
    /// Emits nothing.
    void setSettings(const SynthSettings& settings);

Q_SIGNALS:
    void changed();

private:
    void take();
    void showGranular();

    SynthSettings m_settings;
    bool m_granular = false, m_showing = false;
    QCheckBox* m_parity;
    QWidget* m_grains; ///< what only the granular family has
    QWidget* m_mended; ///< what of it the published patches have not
    SoundSlot* m_source;
    Slider* m_jitter;
    QCheckBox *m_semitones, *m_levelled;
};

} // namespace antiphon
