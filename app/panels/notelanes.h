#pragma once

#include "app/panels/notescore.h"

#include <QWidget>

namespace antiphon {

class TimeRuler;
class TimeScrollBar;

/// Ruler, piano roll and scroll bar of one MIDI file on one time axis.
class NoteLanes : public QWidget {
    Q_OBJECT

public:
    explicit NoteLanes(TimeAxis* axis, QWidget* parent = nullptr);

    void setAxis(TimeAxis* axis);
    void setScore(NoteScore score);
    void showBeats(bool shown);

    PianoRollView* roll() const { return m_roll; }
    const std::vector<double>& beats() const { return m_beats; }

private:
    TimeRuler* m_ruler;
    PianoRollView* m_roll;
    TimeScrollBar* m_scroll;
    std::vector<double> m_beats;
    bool m_beatsShown = true;
};

} // namespace antiphon
