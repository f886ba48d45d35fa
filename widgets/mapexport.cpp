#include "widgets/map.h"
#include "widgets/maplegend.h"
#include "widgets/mapmarks.h"
#include "widgets/mappoints.h"

#include "core/table.h"

#include <QBuffer>
#include <QScopedValueRollback>
#include <QSvgGenerator>

#include <algorithm>

// Pictures and tables of what is shown.
namespace antiphon {

namespace {

QString lineOf(const QStringList& cells) {
    QStringList list;
    for (const QString& cell : cells)
        list << QString::fromStdString(csvField(cell.toStdString()));
    return list.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

} // namespace

void MapView::drawBesidePlot(QPainter& painter) const {
    m_marks->draw(painter);
    if (!m_legend->isVisibleTo(this))
        return;
    painter.setClipRect(m_legend->geometry());
    m_legend->draw(painter, m_legend->pos());
}

QImage MapView::toImage(double scale) {
    const QScopedValueRollback<bool> exporting(m_marks->exporting, true);
    scale = std::clamp(scale, 0.1, 16.0);
    QImage image = toPixmap(width(), height(), scale).toImage();
    if (!image.isNull()) {
        QPainter painter(&image);
        painter.scale(scale, scale);
        drawBesidePlot(painter);
    }
    replotSoon();
    return image;
}

QByteArray MapView::png(double scale) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return toImage(scale).save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray MapView::svg(int vectorPoints) {
    const QScopedValueRollback<bool> exporting(m_marks->exporting, true);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setViewBox(rect());
    generator.setResolution(logicalDpiX()); // or texts come out in another size
    generator.setTitle(accessibleName());
    m_drawn->setVectorPoints(vectorPoints);
    QCPPainter painter;
    if (!painter.begin(&generator))
        return {};
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    toPainter(&painter, width(), height());
    drawBesidePlot(painter);
    painter.end();
    replotSoon();
    return bytes;
}

QString MapView::csv(Which which, const QStringList& header,
                     const std::function<QStringList(int)>& cells) const {
    QString text = lineOf(header);
    for (int i = 0; i < points(); ++i)
        if (which == Which::Selected ? m_scene->selected[std::size_t(i)] != 0 : isShown(i))
            text += lineOf(cells(i));
    return text;
}

} // namespace antiphon
