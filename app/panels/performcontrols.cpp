#include "app/panels/performcontrols.h"

#include "app/panels/midilearn.h"
#include "app/panels/performwords.h"
#include "widgets/slider.h"
#include "widgets/xypad.h"

#include <QAction>
#include <QCoreApplication>
#include <QSignalBlocker>

namespace antiphon {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(PerformControls)
};

QString targetOf(const QString& control) {
    LiveControl named;
    named.name = control.toStdString();
    return QString::fromStdString(LiveMidi::target(named));
}

const LiveControl& controlOf(const Performer& performer, const QString& name) {
    return performer.controls()[performer.controls().index(name.toStdString())];
}

/// What it does, or at least its full name.
QString helpOf(const QString& control) {
    const QString help = liveControlHelp(control);
    return help.isEmpty() ? liveControlWords(control) : help;
}

} // namespace

void offerLiveLearning(QWidget* widget, Midi& midi, const QStringList& controls) {
    widget->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const QString& control : controls) {
        const QString target = targetOf(control), words = liveControlWords(control);
        auto* learn = new QAction(Words::tr("MIDI learn: %1").arg(words), widget);
        auto* forget = new QAction(widget);
        learn->setCheckable(true);
        const auto show = [&midi, target, words, learn, forget] {
            const QString controller = midi.controllerText(target);
            learn->setChecked(midi.learning() == target);
            forget->setVisible(!controller.isEmpty());
            //: %1 is "controller 21 on channel 1", %2 what it moves
            forget->setText(Words::tr("Forget %1: %2").arg(controller, words));
        };
        QObject::connect(learn, &QAction::triggered, &midi,
                         [&midi, target](bool on) { midi.learn(on ? target : QString()); });
        QObject::connect(forget, &QAction::triggered, &midi,
                         [&midi, target] { midi.forget(target); });
        QObject::connect(&midi, &Midi::controllersChanged, learn, show);
        QObject::connect(&midi, &Midi::learningChanged, learn, show);
        widget->addAction(learn);
        widget->addAction(forget);
        show();
    }
}

Slider* makeLiveSlider(Performer& performer, Midi& midi, const QString& control,
                       Qt::Orientation orientation) {
    const LiveControl& about = controlOf(performer, control);
    const bool whole = about.kind == LiveControl::Kind::Choice;
    auto* slider = new Slider(liveControlLabel(control),
                              {.min = about.low,
                               .max = about.high,
                               .initial = about.initial,
                               .decimals = whole                ? 0
                                           : about.unit == "dB" ? 1
                                                                : 2,
                               .unit = QString::fromStdString(about.unit)},
                              orientation);
    slider->setName(liveControlWords(control));
    slider->setToolTip(helpOf(control));
    slider->setValue(performer.value(control));
    offerMidi(slider, midi, targetOf(control));
    QObject::connect(slider, &Slider::valueChanged, &performer,
                     [&performer, control](double value) { performer.set(control, value); });
    QObject::connect(&performer, &Performer::moved, slider,
                     [slider, control](const QString& moved, double value) {
                         if (moved != control)
                             return;
                         const QSignalBlocker blocker(slider);
                         slider->setValue(value);
                     });
    return slider;
}

void lightWhenOn(QPushButton* button, bool warns) {
    // No style sheet: with one a button no longer takes its panel's palette.
    const auto show = [button, warns](bool on) {
        QPalette own; // what is not set comes from the panel
        if (on) {
            own.setColor(QPalette::Button, warns ? QColor(0xc6, 0x28, 0x28)
                                                 : button->palette().color(QPalette::Highlight));
            own.setColor(QPalette::ButtonText,
                         warns ? QColor(Qt::white)
                               : button->palette().color(QPalette::HighlightedText));
        }
        button->setPalette(own);
    };
    QObject::connect(button, &QPushButton::toggled, button, show);
    show(button->isChecked());
}

QPushButton* makeLiveButton(Performer& performer, Midi& midi, const QString& control) {
    auto* button = new QPushButton(liveControlLabel(control));
    button->setAccessibleName(liveControlWords(control));
    const bool trigger = controlOf(performer, control).kind == LiveControl::Kind::Trigger;
    button->setToolTip(helpOf(control));
    button->setCheckable(!trigger);
    if (!trigger)
        lightWhenOn(button, control == QLatin1String("record"));
    button->setChecked(!trigger && performer.value(control) > 0);
    QObject::connect(
        button, &QPushButton::clicked, &performer,
        [&performer, control, trigger](bool on) { performer.set(control, trigger || on ? 1 : 0); });
    QObject::connect(&performer, &Performer::moved, button,
                     [button, control](const QString& moved, double value) {
                         if (moved == control && button->isCheckable())
                             button->setChecked(value > 0);
                     });
    offerLiveLearning(button, midi, {control});
    return button;
}

QComboBox* makeLiveChoice(Performer& performer, Midi& midi, const QString& control,
                          const QStringList& names) {
    const int first = int(controlOf(performer, control).low);
    auto* box = new QComboBox;
    box->addItems(names);
    box->setAccessibleName(liveControlWords(control));
    box->setToolTip(helpOf(control));
    box->setCurrentIndex(int(performer.value(control)) - first);
    QObject::connect(
        box, &QComboBox::activated, &performer,
        [&performer, control, first](int index) { performer.set(control, index + first); });
    QObject::connect(&performer, &Performer::moved, box,
                     [box, control, first](const QString& moved, double value) {
                         if (moved == control)
                             box->setCurrentIndex(int(value) - first);
                     });
    offerLiveLearning(box, midi, {control});
    return box;
}

XyPad* makeLivePad(Performer& performer, Midi& midi, const QString& x, const QString& y) {
    auto* pad = new XyPad;
    pad->setAxes(liveControlWords(x), liveControlWords(y));
    const auto show = [&performer, pad, x, y] {
        const QSignalBlocker blocker(pad);
        pad->setValue({performer.value(x), performer.value(y)});
    };
    show();
    QObject::connect(pad, &XyPad::valueChanged, &performer, [&performer, x, y](QPointF at) {
        performer.set(x, at.x());
        performer.set(y, at.y());
    });
    QObject::connect(&performer, &Performer::moved, pad, [show, x, y](const QString& moved) {
        if (moved == x || moved == y)
            show();
    });
    offerLiveLearning(pad, midi, {x, y});
    return pad;
}

} // namespace antiphon
