#pragma once

#include "widgets/theme.h"
#include "widgets/timeaxis.h"

#include <QPixmap>
#include <QPointer>
#include <QRegion>
#include <QWidget>

namespace antiphon {

/// Marks a place on a lane.
struct TimeMarker {
    double time = 0;
    QString text;
};

/// One row of a stack that shares a TimeAxis: a gutter for its scale at the left, time to the
/// right. The lane owns what all lanes do alike: zoom and pan, selection by mouse and keyboard,
/// loop, cursor and playhead. What a kind of lane shows is drawn once into a pixmap (paintContent)
/// and redrawn only where it changed; a moving playhead repaints two strips a few pixels wide.
///
/// Mouse: wheel zooms at the pointer, Shift+wheel or middle drag pans, left drag selects,
/// Shift+click extends, a click sets the cursor and seeks, a double click auditions. Keys:
/// Left/Right move the cursor (with Shift: select), Ctrl+Left/Right pan, + and - zoom at the
/// cursor, 0 shows all, Home/End, Return auditions the selection, Escape clears it.
class Lane : public QWidget {
    Q_OBJECT

public:
    /// The axis outlives the lane or is set again.
    explicit Lane(TimeAxis* axis, QWidget* parent = nullptr);

    TimeAxis* axis() const { return m_axis; }
    void setAxis(TimeAxis* axis);

    /// The same for all lanes of a font, so that stacked lanes line up.
    int gutter() const { return m_gutter; }
    /// Where time is drawn, in widget coordinates.
    QRect plot() const;
    double xAt(double seconds) const;
    double secondsAt(double x) const;
    double secondsPerPixel() const;

    /// How often content was drawn and how many pixels; for tests of repaint cost.
    struct PaintCount {
        int content = 0;
        qint64 overlayPixels = 0;
    };
    PaintCount paintCount() const { return m_count; }

protected:
    /// Draws what `dirty` (inside plot()) covers; clipped to it and its ground already filled.
    virtual void paintContent(QPainter& painter, const QRect& dirty) = 0;
    /// Draws the scale; part of the pixmap too.
    virtual void paintGutter(QPainter& painter, const QRect& gutter);
    /// Drawn at each repaint over content and selection, under cursor and playhead: keep it cheap.
    virtual void paintOverlay(QPainter& painter, const QRect& dirty);
    /// What a screen reader says of the present state.
    virtual QString stateText() const;
    /// A press that is no selection: true if the lane took it (then no selection begins).
    virtual bool pressed(QMouseEvent*) { return false; }

    void contentChanged();
    /// Only what lies in this stretch of time is drawn anew.
    void contentChanged(TimeSpan span);
    void tellState();

    Tones tones() const { return tonesOf(palette()); }
    /// Stripes for what is absent or silent.
    static void hatch(QPainter& painter, const QRectF& rect, const QColor& color);

    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void changeEvent(QEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    enum class Drag { None, Press, Select, Pan };

    void connectAxis();
    void measureGutter();
    void updateStrip(double seconds);
    void updateSpan(const std::optional<TimeSpan>& span);
    void renderContent();
    void moveCursor(double t, bool select);

    QPointer<TimeAxis> m_axis;
    int m_gutter = 0; ///< measured once: laying out text for each xAt() would dominate all painting
    QPixmap m_content;
    QRegion m_dirty;
    std::optional<double> m_drawnPlayhead;
    double m_drawnCursor = 0;
    std::optional<TimeSpan> m_drawnSelection, m_drawnLoop;
    Drag m_drag = Drag::None;
    QPointF m_pressPoint;
    double m_anchor = 0; ///< the fixed end of the selection being made
    double m_panStart = 0;
    PaintCount m_count;
};

} // namespace antiphon
