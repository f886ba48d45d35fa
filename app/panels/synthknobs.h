#pragma once

#include "app/panels/synthsound.h"
#include "app/window/midi.h"

#include <QStringList>
#include <QWidget>

class QFormLayout;

namespace antiphon {

class Slider;

/// A slider for each parameter of a synthesizer.
class SynthKnobs : public QWidget {
    Q_OBJECT

public:
    explicit SynthKnobs(Midi& midi, QWidget* parent = nullptr);

    void setNames(const QStringList& names);
    /// Emits nothing.
    void setPoint(const SynthPoint& point);
    /// Name of the target of a parameter's MIDI controller: knob 1 is the first parameter of every
    /// synthesizer.
    static QString target(int parameter);

Q_SIGNALS:
    void moved(int parameter, double value);

private:
    Midi& m_midi;
    QFormLayout* m_form;
    std::vector<Slider*> m_sliders;
};

} // namespace antiphon
