#pragma once

#include "app/panels/performer.h"

#include <QComboBox>
#include <QPushButton>

namespace antiphon {

class Slider;
class XyPad;

// Widgets that are a control of a performance: they move it, follow it, and can be taught to MIDI
// in their context menus. The performer and the session must outlive them.

/// A slider over the control's range, its name before it.
Slider* makeLiveSlider(Performer& performer, Midi& midi, const QString& control,
                       Qt::Orientation orientation = Qt::Horizontal);
/// Whether a button is on is seen from two metres: in the palette's highlight, or in a warning red.
void lightWhenOn(QPushButton* button, bool warns = false);
/// A button, lit while a toggle is on; a trigger acts when it is pressed.
QPushButton* makeLiveButton(Performer& performer, Midi& midi, const QString& control);
/// A choice by names.
QComboBox* makeLiveChoice(Performer& performer, Midi& midi, const QString& control,
                          const QStringList& names);
/// A pad over two controls.
XyPad* makeLivePad(Performer& performer, Midi& midi, const QString& x, const QString& y);

/// "MIDI learn" and "Forget" of these controls, in the widget's context menu.
void offerLiveLearning(QWidget* widget, Midi& midi, const QStringList& controls);

} // namespace antiphon
