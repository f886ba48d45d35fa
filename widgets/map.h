#pragma once

#include "widgets/dwell.h"
#include "widgets/mapdata.h"
#include "widgets/plot.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

class QActionGroup;

namespace antiphon {

class MapLegend;
class MapMarks;
class MapPoints;
class PointGrid;
struct MapScene;

/// Points in a plane, up to a million of them, each with a colour, a size and a shape: the picture
/// of a lookup table, an embedding or a latent space, made to be explored by ear. It knows no table
/// and plays nothing: it says which point is meant.
///
/// Mouse: hovering tells of the nearest point after a dwell; click latches; double click activates;
/// left drag glides, pans or lassoes as the mode says; Alt+drag lassoes (with Shift adds, with Ctrl
/// removes); Ctrl+click toggles a point's selection; the wheel zooms at the pointer, Shift+wheel,
/// middle drag and (outside Select) Shift+drag pan.
///
/// Keys: arrows step to the neighbour in that direction; Space auditions, Return activates, L
/// latches; Ctrl+arrows glide from the current point; Shift+Right and Shift+Up grow the selection
/// around it by its nearest neighbours, Shift+Left and Shift+Down shrink it; Ctrl+Space toggles it;
/// Ctrl+A selects all that is shown; Alt+arrows pan; + and - zoom, 0 shows all; Esc ends a drag, or
/// clears selection and latch; Menu asks for the context menu.
///
/// GUI thread only. Positions may be replaced every 50 ms while an embedding runs.
class MapView : public Plot {
    Q_OBJECT

public:
    enum class Mode { Play, Pan, Select };
    enum class Shading { Points, Density };

    explicit MapView(QWidget* parent = nullptr);
    ~MapView() override;

    // ---- points

    /// Other points: x and y a point; NaN or infinite: it has no place and is not shown. Without
    /// series all points are one. Forgets colours, sizes, filter, selection, latch and current
    /// point.
    void setPoints(std::vector<float> xy, std::vector<MapSeries> series = {});
    /// The same points at other places: 2 floats for each (else nothing changes). Colours,
    /// selection and the rest stay. The axes follow smoothly until the user zooms or pans. Copied
    /// at once: the caller may overwrite its buffer when this returns.
    void setPositions(std::span<const float> xy);

    int points() const;
    QPointF position(int point) const;
    /// It has a place, passes the filter and its series and category are not hidden.
    bool isShown(int point) const;
    int shownCount() const;

    // ---- how they look. Values and kinds: one a point (missing ones count as none).

    void colorBySeries();
    void setColors(MapValues values);
    void setColors(MapCategories kinds);
    void setSizes(MapValues values);
    void clearSizes();
    /// Diameter in pixels of 1/96 inch; 0: by the number of points.
    void setPointSize(double diameter);
    /// One a point, 0: hidden; empty: all are shown. Hidden points can be neither seen nor picked
    /// nor reached, and what is selected stays selected.
    void setFilter(std::vector<std::uint8_t> shown);
    void setShading(Shading shading);
    Shading shading() const { return m_shading; }
    /// As a click on the legend does.
    void setSeriesHidden(int series, bool hidden);
    void setCategoryHidden(int category, bool hidden);
    void setLegendShown(bool shown);

    // ---- the visible area

    /// One unit is as long on either axis, as distances in an embedding need it. Off at first.
    void setEqualScale(bool equal);
    /// In plot coordinates; x, y is the lower left.
    QRectF visibleArea() const;
    void setVisibleArea(QRectF area);
    /// All shown points, and of the trajectories as much as leaves the points a third of either
    /// axis; from now on the axes follow both.
    void showAll() override;
    /// So it is until the user zooms or pans.
    bool followsPoints() const { return m_follows; }
    /// The selected points with some room around them.
    void showSelection();

    // ---- what is pointed at, latched and selected. -1: none.

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    /// Play, Pan, Select: checkable, for tool bars and menus.
    QActionGroup* modes() const { return m_modes; }

    int current() const { return m_current; }
    /// Where the keyboard is. Pans as little as makes it visible.
    void setCurrent(int point);
    int hoveredPoint() const { return m_dwell.resting(); }
    int latched() const { return m_latched; }
    void setLatched(int point);
    /// Ascending.
    std::vector<int> selection() const;
    int selectedCount() const;
    void setSelection(std::span<const int> points);
    void clearSelection();
    /// What encloses the selection: the last lasso where it made it alone, else the convex hull.
    QPolygonF selectionOutline() const;

    /// How long the pointer must stay with a point to hover; 60 ms at first.
    void setDwell(int milliseconds);
    /// How many neighbours a glide mixes; 4 at first.
    void setGlideNeighbours(int count);
    /// Begins a glide without a button, or goes on with one: glide() comes at once. It ends by
    /// endGlide(), Esc, or the end of a drag.
    void glideTo(QPointF plotPosition);
    void endGlide();
    /// Where the hand is while something glides.
    std::optional<QPointF> glidingAt() const;
    /// The nearest shown point within `radius` pixels of a place in the widget, else -1.
    int pointAt(QPointF pixel, double radius = 24) const;
    /// The nearest shown points as seen on the screen, with the weights of a glide: Franke and
    /// Little's inverse distances, ((R - d) / (R d))^2 normalised, R the distance of the first one
    /// left out, so that a neighbour comes and goes without a jump.
    std::vector<MapNeighbour> neighbours(QPointF plotPosition, int count) const;

    // ---- what lies over the points

    void setTrajectories(std::vector<MapTrajectory> list);
    /// Where the moving cursor is on it; nullopt: no cursor.
    void setTrajectoryTime(int trajectory, std::optional<double> seconds);
    /// A cursor that leaves a tail, such as the musician's (0) and the agent's (1).
    void setLiveCursor(int cursor, const QString& name);
    /// Its next place in plot coordinates; nullopt: hidden, its tail forgotten.
    void moveLiveCursor(int cursor, std::optional<QPointF> position);
    void setRegions(std::vector<MapRegion> regions);

    // ---- texts

    /// What a point is: several lines for the tooltip, the first of them for the screen reader. It
    /// is asked for on the GUI thread, one point at a time.
    void setPointText(std::function<QString(int point)> text);
    /// A picture that is shown below a point's text; a null one: none, or not yet.
    void setPointPicture(std::function<QImage(int point)> picture);
    /// The text or picture of the point that the pointer is with has become another.
    void refreshPointText();
    /// What is said where there are no points.
    void setEmptyText(const QString& text);
    /// What a screen reader is told of the whole and of the current point.
    QString stateText() const;
    QString currentText() const;

    // ---- export, as shown, legend included

    /// `scale` pixels of the image a pixel of the widget.
    QImage toImage(double scale = 1);
    /// The same as a PNG file; empty if it could not be made.
    QByteArray png(double scale = 1);
    /// Points are shapes up to `vectorPoints` shown ones, an embedded picture beyond.
    QByteArray svg(int vectorPoints = 20000);
    enum class Which { Shown, Selected };
    /// Comma-separated values after RFC 4180, first line `header`. `cells` answers one point's
    /// cells.
    QString csv(Which which, const QStringList& header,
                const std::function<QStringList(int point)>& cells) const;

    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {200, 160}; }

Q_SIGNALS:
    /// The pointer stayed with a point; comes once until another one or left().
    void hovered(int point);
    /// The pointer is with no point any more.
    void left();
    void clicked(int point);
    void latchedChanged(int point);
    void activated(int point);
    /// The keyboard went to another point (-1: none).
    void currentChanged(int point);
    /// Space on the current point.
    void auditionWanted(int point);
    /// While gliding. The neighbours, nearest first, are valid during the call only.
    void glide(QPointF position, std::span<const antiphon::MapNeighbour> nearest);
    void glideEnded();
    void selectionChanged();
    void shownChanged(int shown);
    void modeChanged(antiphon::MapView::Mode mode);
    void visibleAreaChanged(const QRectF& area);
    /// A context menu is wanted, for a point or (-1) for the map.
    void menuWanted(int point, QPoint globalPosition);

protected:
    bool event(QEvent*) override;
    void changeEvent(QEvent*) override;
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void keyReleaseEvent(QKeyEvent*) override;
    void contextMenuEvent(QContextMenuEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    enum class Drag { None, Press, Glide, Pan, Lasso };
    enum class Pick { Replace, Add, Remove };
    struct Ranges {
        QCPRange x, y;
    };

    // map.cpp, mapstate.cpp
    void restyle();
    void rebuildLegend();
    void shownMayHaveChanged();
    void select(std::span<const int> list, Pick how);
    void replotSoon() { replot(rpQueuedReplot); }
    void redrawMarks();
    void tellState();
    // mapaxes.cpp
    void makeAxes();
    /// Numbers and lines only where there is something to read them for.
    void showAxes();
    void placeLegend();
    Ranges rangesOfShown() const;
    Ranges equalized(Ranges ranges) const;
    void followPoints(bool atOnce);
    void applyRanges(const Ranges& ranges);
    void panBy(QPointF pixels);
    void zoomAt(QPointF pixel, double factor);
    QPointF toPlot(QPointF pixel) const;
    QPointF toPixel(QPointF plotPosition) const;
    QRectF axisPixels() const;
    double scaleX() const;
    double scaleY() const;
    // mapmouse.cpp
    void hoverAt(QPointF pixel);
    void dwelled(int point);
    void stopHovering();
    void showPointText(int point);
    void endDrag(bool cancelled);
    void lassoDone();
    void clickAt(QPointF pixel, Qt::KeyboardModifiers modifiers);
    void toggleSelected(int point);
    // mapkeys.cpp: directions as the screen shows them, y downwards
    int neighbourTowards(QPointF direction) const;
    void step(QPointF direction);
    void glideByKey(QPointF direction);
    void growSelection(bool more);
    void selectAllShown();
    bool pressedKey(const QKeyEvent& event);
    void escape();
    // mapexport.cpp
    void drawBesidePlot(QPainter& painter) const;

    std::unique_ptr<MapScene> m_scene;
    std::unique_ptr<PointGrid> m_grid;
    MapPoints* m_drawn = nullptr; ///< owned by the plot
    std::unique_ptr<MapMarks> m_marks;
    MapLegend* m_legend = nullptr;
    QActionGroup* m_modes = nullptr;
    std::function<QString(int)> m_pointText;
    std::function<QImage(int)> m_pointPicture;
    QString m_emptyText;

    Mode m_mode = Mode::Play;
    Shading m_shading = Shading::Points;
    double m_pointSize = 0;
    bool m_legendShown = true;
    bool m_equalScale = false;
    bool m_follows = true; ///< the axes follow the points
    QTimer m_settle;       ///< until they have caught up

    int m_current = -1, m_latched = -1;
    Dwell m_dwell;
    int m_glideNeighbours = 4;

    Drag m_drag = Drag::None;
    Drag m_intended = Drag::None; ///< what the press becomes when it moves
    Pick m_pick = Pick::Replace;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_pressed, m_last;
    bool m_doubleClicked = false;
    std::optional<QPointF> m_glideByKey;
    QPolygonF m_lasso;      ///< under way, plot coordinates
    QPolygonF m_lassoAlone; ///< the last one, while it alone made the selection
    int m_grown = 0;        ///< neighbours selected by growSelection()
};

} // namespace antiphon
