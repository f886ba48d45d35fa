#include "app/panels/midilearn.h"

#include "widgets/slider.h"

namespace antiphon {

void offerMidi(Slider* slider, Midi& midi, const QString& target) {
    slider->setMidiLearn(true);
    const auto show = [slider, &midi, target] {
        slider->setMidiController(midi.controllerText(target));
    };
    QObject::connect(slider, &Slider::midiLearnRequested, &midi,
                     [&midi, target] { midi.learn(target); });
    QObject::connect(slider, &Slider::midiForgetRequested, &midi,
                     [&midi, target] { midi.forget(target); });
    QObject::connect(&midi, &Midi::controllersChanged, slider, show);
    QObject::connect(&midi, &Midi::moved, slider,
                     [slider, target](const QString& moved, double value) {
                         if (moved == target && slider->isEnabled())
                             slider->setPlace(value);
                     });
    show();
}

} // namespace antiphon
