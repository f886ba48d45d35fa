#include "widgets/curvechart.h"

#include "widgets/theme.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

QString compact(double value) {
    for (const auto& [unit, sign] : {std::pair(1e9, "G"), {1e6, "M"}, {1e3, "k"}})
        if (std::abs(value) >= unit)
            return QLocale().toString(value / unit, 'g', 4) + QLatin1String(sign);
    return QLocale().toString(value, 'g', 4);
}

class StepTicker : public QCPAxisTicker {
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return compact(tick); }
};

class DurationTicker : public QCPAxisTickerTime {
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return CurveChart::durationText(tick);
    }
};

class ClockTicker : public QCPAxisTickerDateTime {
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(qint64(1000 * tick));
        return QLocale().toString(when.time(), QLocale::ShortFormat) + QLatin1Char('\n') +
               QLocale().toString(when.date(), QLocale::ShortFormat);
    }
};

QSharedPointer<QCPAxisTicker> tickerOf(CurveStyle::Axis axis) {
    QSharedPointer<QCPAxisTicker> ticker;
    if (axis == CurveStyle::Axis::Step) {
        ticker.reset(new StepTicker);
    } else if (axis == CurveStyle::Axis::Relative) {
        ticker.reset(new DurationTicker);
    } else {
        ticker.reset(new ClockTicker);
    }
    ticker->setTickCount(4);
    return ticker;
}

} // namespace

QString CurveChart::durationText(double seconds) {
    if (std::abs(seconds) < 60)
        return tr("%1 s").arg(QLocale().toString(seconds, 'g', 3));
    const auto whole = qint64(std::abs(seconds) + 0.5);
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    return QLatin1String(seconds < 0 ? "-" : "") +
           (whole < 3600 ? QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60))
                         : QStringLiteral("%1:%2:%3")
                               .arg(whole / 3600)
                               .arg(two(whole / 60 % 60), two(whole % 60)));
}

CurveChart::CurveChart(const QString& tag, QWidget* parent)
    : Plot(parent), m_tag(tag), m_lines(new CurveLines(xAxis, yAxis)) {
    setAccessibleName(tr("Chart of %1").arg(tag));
    setMouseTracking(true);
    setNoAntialiasingOnDrag(true);
    setPlottingHint(QCP::phFastPolylines, true);
    xAxis->setTicker(tickerOf(m_style.axis));
    yAxis->setNumberPrecision(4);
    yAxis->setNumberFormat(QStringLiteral("gb"));
    yAxis->ticker()->setTickCount(4);
    axisRect()->setMinimumMargins(QMargins(4, 4, 10, 4));
}

void CurveChart::setCurves(std::vector<ChartCurve> curves) {
    m_lines->setCurves(std::move(curves));
    m_dirty = true;
}

void CurveChart::setStyle(const CurveStyle& style) {
    if (style == m_style)
        return;
    const bool axis = style.axis != m_style.axis, log = style.logarithmic != m_style.logarithmic;
    m_style = style;
    m_lines->setStyle(style);
    if (axis) {
        xAxis->setTicker(tickerOf(style.axis));
        m_range.reset();
        m_readout.reset();
    }
    if (log) {
        yAxis->setScaleType(style.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        QSharedPointer<QCPAxisTicker> ticker(style.logarithmic ? new QCPAxisTickerLog
                                                               : new QCPAxisTicker);
        ticker->setTickCount(4);
        yAxis->setTicker(ticker);
        m_freeValues = false;
    }
    m_dirty = true;
}

void CurveChart::setHighlighted(const std::set<std::int64_t>& runs) {
    m_lines->setHighlighted(runs);
    m_dirty = true;
}

void CurveChart::refresh() {
    if (!std::exchange(m_dirty, false))
        return;
    fit();
    replot(rpQueuedRefresh);
}

/// Ranges that nobody chose follow the data.
void CurveChart::fit() {
    bool found = false;
    if (m_range) {
        xAxis->setRange(*m_range);
    } else if (const QCPRange range = m_lines->getKeyRange(found, QCP::sdBoth); found) {
        const double room = range.size() > 0 ? range.size() * 0.01 : 0.5;
        xAxis->setRange(range.size() > 0 ? range.lower : range.lower - room, range.upper + room);
    }
    if (m_freeValues)
        return;
    const bool log = m_style.logarithmic;
    const QCPRange range = m_lines->getValueRange(found, log ? QCP::sdPositive : QCP::sdBoth,
                                                  m_range.value_or(QCPRange()));
    if (!found)
        return;
    if (log) {
        const double room = std::pow(std::max(range.upper / range.lower, 1.5), 0.06);
        yAxis->setRange(range.lower / room, range.upper * room);
        return;
    }
    // A constant that was smoothed differs from itself by rounding alone.
    const double size = std::max(std::abs(range.lower), std::abs(range.upper));
    const bool flat = range.size() <= 1e-9 * size;
    const double room = flat ? std::max(size * 0.1, 1e-6) : range.size() * 0.06;
    yAxis->setRange(range.lower - room, range.upper + room);
}

void CurveChart::setShownRange(std::optional<QCPRange> x) {
    m_range = x;
    if (!x)
        m_freeValues = false;
    m_dirty = true;
}

void CurveChart::showAll() {
    setShownRange(std::nullopt);
    refresh();
    Q_EMIT rangeChosen(std::nullopt);
}

/// The mouse or a key moved the axes.
void CurveChart::chosen() {
    m_range = xAxis->range();
    m_freeValues = true;
    Q_EMIT rangeChosen(m_range);
}

void CurveChart::resizeEvent(QResizeEvent* event) {
    Plot::resizeEvent(event);
    update();
}

void CurveChart::mouseMoveEvent(QMouseEvent* event) {
    Plot::mouseMoveEvent(event);
    if (event->buttons() & Qt::LeftButton)
        chosen();
    if (!axisRect()->rect().contains(event->pos())) {
        leaveEvent(nullptr);
        return;
    }
    m_pointer = event->position().y();
    Q_EMIT readAt(xAxis->pixelToCoord(event->position().x()));
}

void CurveChart::mouseReleaseEvent(QMouseEvent* event) {
    Plot::mouseReleaseEvent(event);
    replot(rpQueuedReplot); // drawn finely again
}

void CurveChart::mouseDoubleClickEvent(QMouseEvent* event) {
    event->accept();
    showAll();
}

void CurveChart::wheelEvent(QWheelEvent* event) {
    // Beside the plot the wheel scrolls what the charts lie in.
    if (!axisRect()->rect().contains(event->position().toPoint())) {
        event->ignore();
        return;
    }
    const QPoint turn = event->angleDelta();
    if (turn.y() == 0 || event->modifiers().testFlag(Qt::ShiftModifier)) {
        // Some desktops turn a wheel with Shift into a sideways one.
        const double way = (turn.x() != 0 ? turn.x() : turn.y()) * 0.5;
        xAxis->moveRange(-way * xAxis->range().size() / std::max(1, axisRect()->width()));
    } else {
        const double factor = std::pow(0.85, turn.y() / 120.0);
        xAxis->scaleRange(factor, xAxis->pixelToCoord(event->position().x()));
        yAxis->scaleRange(factor, yAxis->pixelToCoord(event->position().y()));
    }
    event->accept();
    chosen();
    replot(rpQueuedReplot);
}

void CurveChart::leaveEvent(QEvent* event) {
    if (event)
        Plot::leaveEvent(event);
    m_pointer.reset();
    Q_EMIT readEnded();
}

void CurveChart::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers().testFlag(Qt::ControlModifier) &&
        (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        moveReadout(event->key() == Qt::Key_Left ? -1 : 1);
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_readout) {
        Q_EMIT readEnded();
        event->accept();
        return;
    }
    const QCPRange x = xAxis->range(), y = yAxis->range();
    Plot::keyPressEvent(event);
    if (event->key() != Qt::Key_0 && (x != xAxis->range() || y != yAxis->range()))
        chosen();
}

/// By a fiftieth of what is shown.
void CurveChart::moveReadout(int steps) {
    const QCPRange range = xAxis->range();
    const double at = m_readout ? *m_readout + steps * range.size() / 50 : range.center();
    m_pointer.reset();
    Q_EMIT readAt(std::clamp(at, range.lower, range.upper));
}

bool CurveChart::event(QEvent* event) {
    // Escape belongs to the read-out first, whatever else it means in the window.
    if (event->type() == QEvent::ShortcutOverride && m_readout &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    return Plot::event(event);
}

} // namespace antiphon
