#include "widgets/plot.h"

#include "widgets/theme.h"

#include <QKeyEvent>

namespace antiphon {

Plot::Plot(QWidget* parent) : QCustomPlot(parent) {
    setAccessibleName(tr("Plot"));
    setFocusPolicy(Qt::StrongFocus);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    followPalette();
}

QCPGraph* Plot::addCurve(const QString& name) {
    const int i = graphCount();
    QCPGraph* curve = addGraph();
    curve->setName(name);
    curve->setAdaptiveSampling(true);
    curve->setPen(seriesPen(i, 1.6));
    legend->setVisible(graphCount() > 1);
    return curve;
}

void Plot::removeCurves() {
    clearGraphs();
    legend->setVisible(false);
}

void Plot::setLabels(const QString& x, const QString& y) {
    xAxis->setLabel(x);
    yAxis->setLabel(y);
}

void Plot::showAll() {
    rescaleAxes();
    yAxis->scaleRange(1.08);
    replot(rpQueuedReplot);
}

void Plot::followPalette() {
    const Tones tone = tonesOf(palette());
    setBackground(QBrush(palette().color(QPalette::Window)));
    axisRect()->setBackground(QBrush(tone.ground));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(QPen(tone.faint));
        axis->setTickPen(QPen(tone.faint));
        axis->setSubTickPen(QPen(tone.grid));
        axis->setTickLabelColor(tone.text);
        axis->setLabelColor(tone.text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(tone.grid));
        axis->grid()->setZeroLinePen(QPen(tone.faint));
    }
    QColor ground = palette().color(QPalette::Window);
    ground.setAlpha(220);
    legend->setBrush(ground);
    legend->setBorderPen(QPen(tone.grid));
    legend->setTextColor(tone.text);
    legend->setFont(font());
    // At once: a picture half in the old colours must never be shown.
    replot(rpQueuedRefresh);
}

void Plot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        followPalette();
}

void Plot::keyPressEvent(QKeyEvent* event) {
    const auto pan = [](QCPAxis* axis, double part) {
        axis->moveRange(part * axis->range().size());
    };
    switch (event->key()) {
    case Qt::Key_Left:
        pan(xAxis, -0.1);
        break;
    case Qt::Key_Right:
        pan(xAxis, 0.1);
        break;
    case Qt::Key_Up:
        pan(yAxis, 0.1);
        break;
    case Qt::Key_Down:
        pan(yAxis, -0.1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        xAxis->scaleRange(0.8);
        break;
    case Qt::Key_Minus:
        xAxis->scaleRange(1.25);
        break;
    case Qt::Key_0:
        showAll();
        break;
    default:
        return QCustomPlot::keyPressEvent(event);
    }
    replot(rpQueuedReplot);
    event->accept();
}

} // namespace antiphon
