#include "app/panels/emotionlanes.h"

#include "widgets/elidedlabel.h"
#include "widgets/timeruler.h"

#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

EmotionLanes::EmotionLanes(QWidget* parent)
    : QWidget(parent), m_axis(new TimeAxis(this)), m_piece(makeLane(tr("Notes of the piece"))),
      m_render(makeLane(tr("Notes of the render"))) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    auto* ruler = new TimeRuler(m_axis);
    ruler->setAccessibleName(tr("Time of piece and render"));
    layout->addWidget(ruler);
    for (const Lane& lane : {m_piece, m_render}) {
        layout->addWidget(lane.title);
        layout->addWidget(lane.roll, 1);
    }
    m_render.roll->setWhatsThis(
        m_render.roll->whatsThis() + QLatin1Char(' ') +
        tr("Coloured are the notes that differ from the piece, in the colour of the element."));
    layout->addWidget(new TimeScrollBar(m_axis));
    showPiece(nullptr);
    showRender(nullptr, {}, {});
    setHeard(true);
}

EmotionLanes::Lane EmotionLanes::makeLane(const QString& name) {
    Lane lane{new ElidedLabel, new PianoRollView(m_axis), 0};
    lane.title->setContentsMargins(4, 2, 4, 0);
    lane.roll->setAccessibleName(name);
    return lane;
}

void EmotionLanes::show(Lane& lane, const EmotionPiece* piece, const QString& title) {
    const NoteScore score = piece ? piece->score : NoteScore{};
    lane.seconds = score.seconds;
    lane.title->setText(title);
    lane.roll->setNotes(score.notes);
    lane.roll->setTempo(score.tempo);
    lane.roll->setChords(score.chords);
    lane.roll->setBeats(score.beats);
    m_axis->setLength(std::max(m_piece.seconds, m_render.seconds));
    // The same keys in both, so that what went up is higher.
    if (m_piece.seconds > 0 && m_render.seconds > 0) {
        const int low = std::min(m_piece.roll->lowestPitch(), m_render.roll->lowestPitch());
        const int high = std::max(m_piece.roll->highestPitch(), m_render.roll->highestPitch());
        m_piece.roll->setPitchRange(low, high);
        m_render.roll->setPitchRange(low, high);
    }
}

void EmotionLanes::showPiece(const EmotionPiece* piece) {
    //: %1 names a file
    show(m_piece, piece,
         piece ? tr("A: %1").arg(QString::fromStdString(display(piece->file.filename())))
               : tr("A: no piece yet"));
}

void EmotionLanes::showRender(const EmotionPiece* render, const QString& title,
                              const std::vector<std::uint32_t>& edited) {
    show(m_render, render, render ? title : tr("No render yet"));
    const bool any = std::ranges::any_of(edited, [](std::uint32_t bits) { return bits != 0; });
    m_render.roll->setColoring(any ? PianoRollView::Coloring::Tints
                                   : PianoRollView::Coloring::Velocity);
    m_render.roll->setTints(edited);
}

void EmotionLanes::setRenderTitle(const QString& title) {
    m_render.title->setText(title);
}

void EmotionLanes::setHeard(bool render) {
    m_piece.title->setEnabled(!render);
    m_render.title->setEnabled(render);
}

} // namespace antiphon
