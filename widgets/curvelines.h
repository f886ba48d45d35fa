#pragma once

#include "core/curve.h"
#include "widgets/qcp.h"

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace antiphon {

/// How charts show their curves.
struct CurveStyle {
    enum class Axis { Step, Relative, Wall };
    Axis axis = Axis::Step;
    double smoothing = 0;     ///< 0 to 0.999; the raw curve stays faint behind
    bool logarithmic = false; ///< of the values
    bool operator==(const CurveStyle&) const = default;
};

/// One run on a chart.
struct ChartCurve {
    std::int64_t run = 0;
    QString name;
    int look = 0;      ///< colour and dash (seriesPen)
    double origin = 0; ///< when the run began, seconds since 1970
    std::shared_ptr<const Curve> curve;
};

/// Draws many curves straight from their data, at most a few points a pixel column: made for 1000
/// runs. From some dozen curves on lines are thin and plain, and raw curves are left out.
class CurveLines : public QCPAbstractPlottable {
    Q_OBJECT

public:
    CurveLines(QCPAxis* keyAxis, QCPAxis* valueAxis);

    void setCurves(std::vector<ChartCurve> curves);
    const std::vector<ChartCurve>& curves() const { return m_curves; }
    void setStyle(const CurveStyle& style) { m_style = style; }
    /// Runs that are drawn bold and on top.
    void setHighlighted(const std::set<std::int64_t>& runs) { m_highlighted = runs; }
    bool isHighlighted(std::int64_t run) const { return m_highlighted.count(run) > 0; }

    struct Value {
        double x = 0, raw = 0;
        std::size_t index = 0;
    };
    /// What is nearest to x; nothing beyond the curve's ends.
    std::optional<Value> valueAt(const ChartCurve& curve, double x) const;
    double smoothedAt(const ChartCurve& curve, std::size_t index) const;
    double xOf(const ChartCurve& curve, const Curve::Point& point) const;

    QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                           const QCPRange& keyRange) const override;
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    enum class What { Raw, Smoothed };
    void drawCurve(QPainter& painter, const ChartCurve& curve, What what) const;
    bool many() const;

    std::vector<ChartCurve> m_curves;
    CurveStyle m_style;
    std::set<std::int64_t> m_highlighted;
    mutable QPolygonF m_line; ///< kept between curves, as the next
    mutable QList<QLineF> m_lines;
};

} // namespace antiphon
