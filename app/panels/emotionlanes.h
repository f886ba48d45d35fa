#pragma once

#include "app/panels/emotionpiece.h"

#include <QWidget>

namespace antiphon {

class ElidedLabel;

/// The piece and the render as piano rolls on one time axis, chords and tempo above the notes; the
/// render's notes in the colours of the elements that were edited. GUI thread.
class EmotionLanes : public QWidget {
    Q_OBJECT

public:
    explicit EmotionLanes(QWidget* parent = nullptr);

    TimeAxis* axis() const { return m_axis; }
    PianoRollView* pieceRoll() const { return m_piece.roll; }
    PianoRollView* renderRoll() const { return m_render.roll; }

    /// nullptr: none.
    void showPiece(const EmotionPiece* piece);
    /// `moved`: as movedElements(); compared with the piece that is shown.
    void showRender(const EmotionPiece* render, const QString& title,
                    const std::vector<std::uint32_t>& edited);
    /// Which of them is heard; the other one's title is dimmed.
    void setRenderTitle(const QString& title);
    void setHeard(bool render);

private:
    struct Lane {
        ElidedLabel* title;
        PianoRollView* roll;
        double seconds = 0;
    };
    Lane makeLane(const QString& name);
    void show(Lane& lane, const EmotionPiece* piece, const QString& title);

    TimeAxis* m_axis;
    Lane m_piece, m_render;
};

} // namespace antiphon
