#include "app/panels/notelanes.h"

#include "widgets/timeruler.h"

#include <QVBoxLayout>

namespace antiphon {

NoteLanes::NoteLanes(TimeAxis* axis, QWidget* parent)
    : QWidget(parent), m_ruler(new TimeRuler(axis, this)), m_roll(new PianoRollView(axis, this)),
      m_scroll(new TimeScrollBar(axis, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_ruler);
    layout->addWidget(m_roll, 1);
    layout->addWidget(m_scroll);
}

void NoteLanes::setAxis(TimeAxis* axis) {
    m_ruler->setAxis(axis);
    m_roll->setAxis(axis);
    m_scroll->setAxis(axis);
}

void NoteLanes::setScore(NoteScore score) {
    m_roll->setNotes(std::move(score.notes));
    m_roll->setTempo(std::move(score.tempo));
    m_roll->setChords(std::move(score.chords));
    m_beats = std::move(score.beats);
    showBeats(m_beatsShown);
}

void NoteLanes::showBeats(bool shown) {
    m_beatsShown = shown;
    m_roll->setBeats(shown ? m_beats : std::vector<double>());
}

} // namespace antiphon
