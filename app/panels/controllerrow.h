#pragma once

#include "app/window/midi.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace antiphon {

/// Teaches a MIDI controller to something that is no slider: which one it is, "Learn" and "Forget".
/// `target` names it in the settings, the same for ever; Midi::moved() tells of its moves. GUI
/// thread.
class ControllerRow : public QWidget {
    Q_OBJECT

public:
    /// `what` is moved, in words, for screen readers.
    ControllerRow(Midi& midi, const QString& target, const QString& what,
                  QWidget* parent = nullptr);

private:
    void showState();

    Midi& m_midi;
    QString m_target;
    QLabel* m_says;
    QToolButton *m_learn, *m_forget;
};

} // namespace antiphon
