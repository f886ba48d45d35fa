#pragma once

#include "core/curvetable.h"
#include "widgets/curvelines.h"
#include "widgets/plot.h"

namespace antiphon {

/// One metric of many runs: zooms at the pointer (wheel), pans (drag, Shift+wheel), a double click
/// or 0 shows all; under the pointer a line with the values of the runs there, which Ctrl+Left and
/// Ctrl+Right move by the keyboard and Esc takes away. New data is followed until somebody zooms.
class CurveChart : public Plot {
    Q_OBJECT

public:
    explicit CurveChart(const QString& tag, QWidget* parent = nullptr);

    const QString& tag() const { return m_tag; }
    void setCurves(std::vector<ChartCurve> curves);
    const std::vector<ChartCurve>& curves() const { return m_lines->curves(); }
    void setStyle(const CurveStyle& style);
    const CurveStyle& style() const { return m_style; }
    void setHighlighted(const std::set<std::int64_t>& runs);
    /// What was set is drawn by the next refresh(), so that charts out of sight cost nothing.
    void refresh();

    /// The x range that is shown; nothing: all there is, also when more comes.
    void setShownRange(std::optional<QCPRange> x);
    std::optional<QCPRange> shownRange() const { return m_range; }
    void showAll() override;

    /// Where values are read out.
    void setReadout(std::optional<double> x);
    /// What the read-out says, a line a run: of the runs that have a value there those nearest to
    /// the pointer, the highest value first.
    struct ReadLine {
        std::int64_t run = 0;
        QString name;
        int look = 0;
        double value = 0, raw = 0;
    };
    std::vector<ReadLine> readout(std::size_t most) const;

    // Pictures with title and names of the runs, and the curves themselves.
    QByteArray png(double scale = 2);
    QByteArray svg();
    std::vector<NamedCurve> namedCurves() const;

    /// "12 s", "2:05", "1:02:03".
    static QString durationText(double seconds);

    QSize sizeHint() const override { return {360, 220}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

Q_SIGNALS:
    /// The pointer or the keyboard reads values at x.
    void readAt(double x);
    void readEnded();
    /// Somebody zoomed or moved along x; nothing: all is shown again.
    void rangeChosen(std::optional<QCPRange> x);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    bool event(QEvent*) override;

private:
    void fit();
    void chosen();
    void moveReadout(int steps);
    void paintReadout(QPainter& painter) const;
    QString xText(double x) const;
    QSize paintPicture(QPainter* painter, bool vectors);

    QString m_tag;
    CurveLines* m_lines;
    CurveStyle m_style;
    std::optional<QCPRange> m_range;
    bool m_freeValues = false; ///< somebody chose the range of the values
    bool m_dirty = true;
    std::optional<double> m_readout;
    std::optional<double> m_pointer; ///< y, pixels
};

} // namespace antiphon
