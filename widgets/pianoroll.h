#pragma once

#include "widgets/lane.h"
#include "widgets/noteindex.h"

#include <set>

namespace antiphon {

/// A tempo from this time on.
struct TempoPoint {
    double time = 0;
    double bpm = 120;
};

/// Notes over time, with a keyboard at the left and, above, chords and the tempo line when given.
///
/// Beyond what every Lane does: a click on a note selects it, Ctrl+click toggles it, Alt+drag
/// lassoes; [ and ] go to the previous and next note (with Shift: add it), Ctrl+A selects all,
/// Up/Down scroll, Alt+wheel or Ctrl+Up/Down zoom the pitches.
class PianoRollView : public Lane {
    Q_OBJECT

public:
    enum class Coloring {
        Velocity,
        Track,
        Tints ///< as setTints() says; the others grey
    };

    explicit PianoRollView(TimeAxis* axis, QWidget* parent = nullptr);

    /// Sorted by start within; note indices below are into notes(). Clears the selection and shows
    /// the pitches in use.
    void setNotes(std::vector<RollNote> notes);
    std::span<const RollNote> notes() const { return m_index.notes(); }
    void setTempo(std::vector<TempoPoint> points);
    void setChords(std::vector<TimeMarker> chords);
    void setBeats(std::vector<double> seconds);
    void setColoring(Coloring coloring);
    /// What happened to each note: a stripe in seriesColor(i) for every bit i that is set. Gone
    /// with the notes.
    void setTints(std::vector<std::uint32_t> tints);

    const std::set<std::size_t>& selectedNotes() const { return m_selected; }
    void setSelectedNotes(std::set<std::size_t> notes);

    /// Keys shown, both included.
    void setPitchRange(int lowest, int highest);
    int lowestPitch() const { return m_lowest; }
    int highestPitch() const { return m_highest; }

    /// The note at a point of the widget, the latest to start if several; nullopt if none.
    std::optional<std::size_t> noteAt(QPointF point) const;
    QRectF noteRect(const RollNote& note) const;

    QSize sizeHint() const override { return {600, 220}; }
    QSize minimumSizeHint() const override { return {160, 96}; }

Q_SIGNALS:
    void noteSelectionChanged();
    void noteClicked(int index);

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    void paintOverlay(QPainter& painter, const QRect& dirty) override;
    QString stateText() const override;
    bool pressed(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    int chordBand() const;
    int tempoBand() const;
    QRectF keysArea() const; ///< below the bands
    double keyHeight() const;
    double topOf(int pitch) const;
    QColor colorOf(const RollNote& note, Scheme scheme) const;
    void paintKeys(QPainter&, const QRect& dirty);
    void paintNotes(QPainter&, const QRect& dirty);
    void paintTints(QPainter&, const QRectF& note, std::uint32_t tints);
    void paintBands(QPainter&, const QRect& dirty);
    void goToNote(int step, bool add);
    void zoomPitches(double factor);

    NoteIndex m_index;
    std::vector<TempoPoint> m_tempo;
    std::vector<TimeMarker> m_chords;
    std::vector<double> m_beats;
    std::vector<std::uint32_t> m_tints;
    Coloring m_coloring = Coloring::Velocity;
    int m_lowest = 36, m_highest = 84;
    std::set<std::size_t> m_selected;
    std::optional<std::size_t> m_current;
    std::optional<QPointF> m_lassoStart;
    QRectF m_lasso;
};

/// "C4" is key 60.
QString pitchName(int pitch);

} // namespace antiphon
