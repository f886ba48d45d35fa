#pragma once

#include "widgets/lane.h"

#include <functional>
#include <utility>
#include <vector>

namespace antiphon {

/// One cell of a LabelStrip. label < 0: silence, `reason` says why.
struct LabelSegment {
    double start = 0;
    double end = 0;
    int label = 0;
    float confidence = 1; ///< 0 ... 1, drawn as opacity
    float undecided = -1; ///< 0 ... 1, drawn as a bar along the upper edge; below 0: not known
    bool locked = false;
    QString reason;
};

/// Labels over time, one coloured cell a segment. The strip shows and asks: it never changes its
/// segments itself, but signals what the user wants, so that the owner can make it an undo step and
/// call setSegments() again.
///
/// Mouse: a click makes a segment current and plays it; Shift+click extends, Ctrl+click toggles the
/// choice; with a paint label set, dragging paints; a double click locks or unlocks.
/// Keys: Left/Right go to the next segment (with Shift: choose on), Home/End, Return plays, digits
/// type a label for the chosen segments, Up/Down add or take one, K locks or unlocks, Ctrl+A
/// chooses all, Escape chooses none.
class LabelStrip : public Lane {
    Q_OBJECT

public:
    explicit LabelStrip(TimeAxis* axis, QWidget* parent = nullptr);

    /// In order of time and without overlap. Keeps the choice where the number of segments stays.
    void setSegments(std::vector<LabelSegment> segments);
    const std::vector<LabelSegment>& segments() const { return m_segments; }
    /// Labels are 0 ... count - 1; what is typed beyond is refused.
    void setLabelCount(int count);
    /// Shown in the gutter, such as "Labels".
    void setTitle(const QString& title);
    /// More about a segment under the pointer (its likeliest labels); shown as a tool tip.
    void setDetails(std::function<QString(int segment)> details) { m_details = std::move(details); }

    /// First segments of stretches that belong together, ascending: that of the current segment is
    /// marked along the lower edge. Empty: there are none.
    void setStretches(std::vector<int> firsts);
    /// First and last segment of the stretch around a segment; both -1: there is none.
    std::pair<int, int> stretchOf(int segment) const;

    /// Dragging paints this label while it is set.
    void setPaintLabel(std::optional<int> label);
    std::optional<int> paintLabel() const { return m_paintLabel; }

    int current() const { return m_current; }
    void setCurrent(int segment);
    /// Chosen segments in order; the current one alone if none was chosen.
    QList<int> chosen() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int segment);
    /// Play this segment and its source.
    void segmentClicked(int segment);
    /// -1: the pointer left.
    void segmentHovered(int segment);
    void labelsPainted(QList<int> segments, int label);
    void lockRequested(QList<int> segments, bool locked);

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    void paintOverlay(QPainter& painter, const QRect& dirty) override;
    QString stateText() const override;
    bool event(QEvent*) override;
    bool pressed(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void leaveEvent(QEvent*) override;

private:
    int segmentAt(double x) const; ///< -1: none
    void paintSegment(QPainter&, int index, int label);
    void paintThrough(double x);
    void choose(int segment, Qt::KeyboardModifiers modifiers);
    void commitTyped();
    void toggleLock();
    void showSegment(int segment);

    std::vector<LabelSegment> m_segments;
    std::vector<bool> m_chosen;
    std::vector<bool> m_painted; ///< under the present stroke
    std::vector<int> m_stretches;
    bool m_stroke = false;
    double m_strokeX = 0;
    int m_labelCount = 1 << 20;
    QString m_title;
    std::function<QString(int)> m_details;
    std::optional<int> m_paintLabel;
    int m_current = -1, m_anchor = -1, m_hovered = -1;
    QString m_typed;
    class QTimer* m_typing;
};

/// The colour of a label on a ground of this palette: 24, and from the beginning again.
QColor labelColor(int label, const QPalette& palette);

} // namespace antiphon
