#include "widgets/curvelines.h"

#include "widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::size_t fine = 40; ///< curves that are drawn smoothly and with their raw values

/// Joins points of one pixel column: first, lowest, highest and last are all that is seen of them.
class Thinned {
public:
    Thinned(QPainter& painter, QPolygonF& line, QList<QLineF>& lines)
        : m_painter(painter), m_line(line), m_lines(lines) {
        m_line.clear();
    }
    ~Thinned() { end(); }
    Thinned(const Thinned&) = delete;
    Thinned& operator=(const Thinned&) = delete;

    void add(double x, double y) {
        const double column = std::floor(x);
        if (m_any && column == m_column) {
            m_low = std::min(m_low, y);
            m_high = std::max(m_high, y);
            m_last = QPointF(x, y);
            return;
        }
        flush();
        m_any = true;
        m_column = column;
        m_low = m_high = y;
        m_first = m_last = QPointF(x, y);
    }
    /// A gap.
    void end() {
        flush();
        if (m_line.size() > 1)
            draw();
        else if (!m_line.isEmpty()) { // a curve of one value
            m_painter.save();
            m_painter.setBrush(m_painter.pen().color());
            m_painter.drawEllipse(m_line.front(), 2, 2);
            m_painter.restore();
        }
        m_line.clear();
    }

private:
    /// On the screen as single lines, which Qt draws many times faster than joined ones, dashed or
    /// smooth; the joints of such short ones are not seen.
    void draw() {
        if (m_painter.paintEngine()->type() != QPaintEngine::Raster) {
            m_painter.drawPolyline(m_line);
            return;
        }
        m_lines.clear();
        for (qsizetype i = 1; i < m_line.size(); ++i)
            m_lines.append(QLineF(m_line[i - 1], m_line[i]));
        m_painter.drawLines(m_lines);
    }
    void flush() {
        if (!m_any)
            return;
        m_any = false;
        m_line << m_first;
        if (m_low < std::min(m_first.y(), m_last.y()) - 0.5)
            m_line << QPointF(m_first.x(), m_low);
        if (m_high > std::max(m_first.y(), m_last.y()) + 0.5)
            m_line << QPointF(m_first.x(), m_high);
        if (std::abs(m_last.y() - m_first.y()) > 0.5)
            m_line << m_last;
    }

    QPainter& m_painter;
    QPolygonF& m_line;
    QList<QLineF>& m_lines;
    bool m_any = false;
    double m_column = 0, m_low = 0, m_high = 0;
    QPointF m_first, m_last;
};

} // namespace

CurveLines::CurveLines(QCPAxis* keys, QCPAxis* values) : QCPAbstractPlottable(keys, values) {}

void CurveLines::setCurves(std::vector<ChartCurve> curves) {
    std::erase_if(curves, [](const ChartCurve& c) { return !c.curve || c.curve->empty(); });
    m_curves = std::move(curves);
}

double CurveLines::xOf(const ChartCurve& curve, const Curve::Point& point) const {
    switch (m_style.axis) {
    case CurveStyle::Axis::Step:
        return point.step;
    case CurveStyle::Axis::Relative:
        return curve.curve->start() - curve.origin + double(point.seconds);
    case CurveStyle::Axis::Wall:
        return curve.curve->start() + double(point.seconds);
    }
    return 0;
}

bool CurveLines::many() const {
    return m_curves.size() > fine;
}

std::optional<CurveLines::Value> CurveLines::valueAt(const ChartCurve& curve, double x) const {
    const auto points = curve.curve->points();
    const auto after =
        std::lower_bound(points.begin(), points.end(), x,
                         [&](const Curve::Point& p, double at) { return xOf(curve, p) < at; });
    auto best = after == points.end() ? after - 1 : after;
    if (best != points.begin() &&
        std::abs(xOf(curve, *(best - 1)) - x) < std::abs(xOf(curve, *best) - x))
        --best;
    // Beyond its ends a curve says nothing; half a step is granted.
    const double first = xOf(curve, points.front()), last = xOf(curve, points.back());
    const double grace = points.size() > 1 ? (last - first) / double(points.size() - 1) : 0;
    const double pixel = mKeyAxis ? mKeyAxis->range().size() / 100 : 0;
    if (x < first - std::max(grace, pixel) || x > last + std::max(grace, pixel))
        return std::nullopt;
    return Value{xOf(curve, *best), double(best->last), std::size_t(best - points.begin())};
}

double CurveLines::smoothedAt(const ChartCurve& curve, std::size_t index) const {
    Smoother smooth(m_style.smoothing);
    double value = 0;
    const auto points = curve.curve->points();
    for (std::size_t i = 0; i <= index && i < points.size(); ++i)
        value = smooth(double(points[i].last));
    return value;
}

QCPRange CurveLines::getKeyRange(bool& found, QCP::SignDomain domain) const {
    QCPRange range;
    found = false;
    for (const ChartCurve& curve : m_curves) {
        const auto points = curve.curve->points();
        const QCPRange own(xOf(curve, points.front()), xOf(curve, points.back()));
        if (domain == QCP::sdPositive && own.upper <= 0)
            continue;
        if (found)
            range.expand(own);
        else
            range = own;
        found = true;
    }
    return range;
}

/// Of what is drawn in front: raw curves that are faint behind smooth ones may be cut off.
QCPRange CurveLines::getValueRange(bool& found, QCP::SignDomain domain,
                                   const QCPRange& keys) const {
    QCPRange range;
    found = false;
    const auto take = [&](double value) {
        if (!std::isfinite(value) || (domain == QCP::sdPositive && value <= 0))
            return;
        if (!found)
            range = QCPRange(value, value);
        found = true;
        range.lower = std::min(range.lower, value);
        range.upper = std::max(range.upper, value);
    };
    const bool part = keys != QCPRange();
    for (const ChartCurve& curve : m_curves) {
        if (!part && m_style.smoothing <= 0 && domain != QCP::sdPositive) {
            take(curve.curve->lowest());
            take(curve.curve->highest());
            continue;
        }
        Smoother smooth(m_style.smoothing);
        for (const Curve::Point& point : curve.curve->points()) {
            const double value = smooth(double(point.last));
            if (part && !keys.contains(xOf(curve, point)))
                continue;
            take(value);
            if (m_style.smoothing <= 0) {
                take(double(point.low));
                take(double(point.high));
            }
        }
    }
    return range;
}

void CurveLines::draw(QCPPainter* painter) {
    const bool thin = many();
    painter->setAntialiasing(!thin);
    const auto pen = [&](const ChartCurve& curve) {
        const bool bold = isHighlighted(curve.run);
        QPen made = seriesPen(curve.look, bold ? 2.8 : thin ? 1 : 1.6);
        if (thin && !bold) { // a dash costs more than a hundred lines
            made.setStyle(Qt::SolidLine);
            made.setCosmetic(true);
        }
        return made;
    };
    if (m_style.smoothing > 0 && !thin)
        for (const ChartCurve& curve : m_curves) {
            QColor faint = seriesColor(curve.look);
            faint.setAlphaF(0.28F);
            painter->setPen(QPen(faint, 1));
            drawCurve(*painter, curve, What::Raw);
        }
    for (const bool bold : {false, true})
        for (const ChartCurve& curve : m_curves) {
            if (isHighlighted(curve.run) != bold)
                continue;
            painter->setPen(pen(curve));
            painter->setAntialiasing(bold || !thin);
            drawCurve(*painter, curve, What::Smoothed);
        }
}

void CurveLines::drawCurve(QPainter& painter, const ChartCurve& curve, What what) const {
    const QCPAxis &keys = *mKeyAxis, &values = *mValueAxis;
    const QRect room = clipRect();
    const double left = room.left() - 2, right = room.right() + 2;
    const double top = room.top() - 100, bottom = room.bottom() + 100;
    const bool raw = what == What::Raw || m_style.smoothing <= 0;
    Smoother smooth(raw ? 0 : m_style.smoothing);
    const bool log = values.scaleType() == QCPAxis::stLogarithmic;
    const auto pixel = [&](double value) {
        return std::clamp(values.coordToPixel(value), top, bottom);
    };
    Thinned line(painter, m_line, m_lines);
    const auto points = curve.curve->points();
    double previous = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Curve::Point& point = points[i];
        const double value = smooth(double(point.last));
        const double x = keys.coordToPixel(xOf(curve, point));
        // One point beyond each side, so that lines leave the picture.
        const bool unseen = x < left && i + 1 < points.size() &&
                            keys.coordToPixel(xOf(curve, points[i + 1])) < left;
        if (unseen)
            continue;
        if (i > 0 && previous > right)
            break;
        previous = x;
        if (!std::isfinite(value) || (log && value <= 0)) {
            line.end();
            continue;
        }
        if (raw && point.low < point.high && (!log || point.low > 0)) {
            line.add(x, pixel(double(point.low)));
            line.add(x, pixel(double(point.high)));
        }
        line.add(x, pixel(value));
    }
}

} // namespace antiphon
