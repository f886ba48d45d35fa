#include "widgets/curvechart.h"

#include "widgets/theme.h"

#include <QBuffer>
#include <QDateTime>
#include <QLocale>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

// What a chart says in numbers, and what it gives away. See curvechart.h.
namespace antiphon {

namespace {

constexpr std::size_t namesInPicture = 24;

QString valueText(double value) {
    return QLocale().toString(value, 'g', 5);
}

void drawSample(QPainter& painter, int look, double x, double y, double width) {
    painter.setPen(seriesPen(look, 2.2));
    painter.drawLine(QPointF(x, y), QPointF(x + width, y));
}

} // namespace

QString CurveChart::xText(double x) const {
    switch (m_style.axis) {
    case CurveStyle::Axis::Step:
        return tr("step %1").arg(QLocale().toString(qint64(std::llround(x))));
    case CurveStyle::Axis::Relative:
        //: so much time after the beginning, such as "12 s" or "1:02:03"
        return tr("after %1").arg(durationText(x));
    case CurveStyle::Axis::Wall:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(qint64(1000 * x)),
                                  QLocale::ShortFormat);
    }
    return {};
}

void CurveChart::setReadout(std::optional<double> x) {
    m_readout = x;
    QStringList said;
    if (x) {
        said << xText(*x);
        for (const ReadLine& line : readout(8))
            //: a run and its value
            said << tr("%1: %2").arg(line.name, valueText(line.value));
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

std::vector<CurveChart::ReadLine> CurveChart::readout(std::size_t most) const {
    struct Candidate {
        const ChartCurve* curve;
        CurveLines::Value value;
        double distance;
    };
    std::vector<Candidate> near;
    if (!m_readout)
        return {};
    for (const ChartCurve& curve : m_lines->curves())
        if (const auto value = m_lines->valueAt(curve, *m_readout)) {
            const bool chosen = m_lines->isHighlighted(curve.run);
            near.push_back({&curve, *value,
                            chosen      ? -1
                            : m_pointer ? std::abs(yAxis->coordToPixel(value->raw) - *m_pointer)
                                        : 0});
        }
    std::stable_sort(near.begin(), near.end(), [](const Candidate& a, const Candidate& b) {
        return a.distance < b.distance;
    });
    near.resize(std::min(near.size(), most));
    std::vector<ReadLine> lines;
    for (const Candidate& c : near)
        lines.push_back({c.curve->run, c.curve->name, c.curve->look,
                         m_lines->smoothedAt(*c.curve, c.value.index), c.value.raw});
    std::stable_sort(lines.begin(), lines.end(),
                     [](const ReadLine& a, const ReadLine& b) { return a.value > b.value; });
    return lines;
}

void CurveChart::paintEvent(QPaintEvent* event) {
    Plot::paintEvent(event);
    QPainter painter(this);
    if (m_readout)
        paintReadout(painter);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void CurveChart::paintReadout(QPainter& painter) const {
    const QRect room = axisRect()->rect();
    const double x = xAxis->coordToPixel(*m_readout);
    if (x < room.left() || x > room.right())
        return;
    const Tones tones = tonesOf(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tones.playhead, 1));
    painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));

    const QFontMetrics metrics = fontMetrics();
    const int height = metrics.height();
    const auto fits = std::size_t(std::max(1, (room.height() - 12) / height - 1));
    const std::vector<ReadLine> lines = readout(fits);
    const bool smooth = m_style.smoothing > 0;
    QStringList texts;
    int wide = metrics.horizontalAdvance(xText(*m_readout));
    for (const ReadLine& line : lines) {
        const QString value =
            //: a smoothed value and, in brackets, the raw one
            smooth ? tr("%1 (%2)").arg(valueText(line.value), valueText(line.raw))
                   : valueText(line.value);
        const int forName =
            std::max(40, room.width() * 3 / 4 - 40 - metrics.horizontalAdvance(value));
        texts << metrics.elidedText(line.name, Qt::ElideMiddle, forName) + QStringLiteral("  ") +
                     value;
        wide = std::max(wide, 22 + metrics.horizontalAdvance(texts.back()));
    }
    const double boxWidth = wide + 12, boxHeight = (texts.size() + 1) * height + 8;
    const bool toLeft = x + 10 + boxWidth > room.right();
    const double boxLeft = std::clamp(toLeft ? x - 10 - boxWidth : x + 10, double(room.left()),
                                      std::max<double>(room.left(), room.right() - boxWidth));
    const QRectF box(boxLeft, room.top() + 4, boxWidth, boxHeight);
    QColor ground = palette().color(QPalette::Window);
    ground.setAlpha(232);
    painter.setBrush(ground);
    painter.setPen(QPen(tones.grid));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(tones.faint);
    double y = box.top() + 4;
    painter.drawText(QRectF(box.left() + 6, y, box.width(), height), Qt::AlignVCenter,
                     xText(*m_readout));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        y += height;
        drawSample(painter, lines[i].look, box.left() + 6, y + height / 2.0, 18);
        painter.setPen(tones.text);
        painter.drawText(QRectF(box.left() + 28, y, box.width(), height), Qt::AlignVCenter,
                         texts[qsizetype(i)]);
        const double dot = yAxis->coordToPixel(lines[i].value);
        if (dot >= room.top() && dot <= room.bottom()) {
            painter.setPen(QPen(tones.ground, 1));
            painter.setBrush(seriesColor(lines[i].look));
            painter.drawEllipse(QPointF(x, dot), 3.5, 3.5);
        }
    }
}

/// Without a painter: only how large it is.
QSize CurveChart::paintPicture(QPainter* painter, bool vectors) {
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height() + 2, head = line + 6;
    const auto& curves = m_lines->curves();
    const std::size_t names = std::min(curves.size(), namesInPicture);
    const int rows = int(names) + (curves.size() > names ? 1 : 0);
    const QSize plot = size().expandedTo(sizeHint());
    const QSize whole(plot.width(), head + plot.height() + rows * line + 6);
    if (!painter)
        return whole;
    const Tones tones = tonesOf(palette());
    painter->fillRect(QRect({}, whole), palette().color(QPalette::Window));
    painter->setFont(font());
    painter->setPen(tones.text);
    painter->drawText(QRect(8, 2, whole.width() - 16, line), Qt::AlignVCenter, m_tag);
    painter->save();
    painter->translate(0, head);
    auto* own = static_cast<QCPPainter*>(painter);
    own->setMode(QCPPainter::pmVectorized, vectors);
    own->setMode(QCPPainter::pmNoCaching);
    toPainter(own, plot.width(), plot.height());
    painter->restore();
    int y = head + plot.height();
    for (std::size_t i = 0; i < names; ++i, y += line) {
        drawSample(*painter, curves[i].look, 10, y + line / 2.0, 24);
        painter->setPen(tones.text);
        painter->drawText(QRect(42, y, whole.width() - 50, line), Qt::AlignVCenter, curves[i].name);
    }
    if (curves.size() > names)
        painter->drawText(QRect(42, y, whole.width() - 50, line), Qt::AlignVCenter,
                          tr("and %n more", nullptr, int(curves.size() - names)));
    return whole;
}

QByteArray CurveChart::png(double scale) {
    refresh();
    QImage image(paintPicture(nullptr, false) * scale, QImage::Format_ARGB32_Premultiplied);
    QCPPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    paintPicture(&painter, false);
    painter.end();
    replot(rpQueuedReplot);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray CurveChart::svg() {
    refresh();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    const QSize whole = paintPicture(nullptr, true);
    generator.setOutputDevice(&buffer);
    generator.setSize(whole);
    generator.setViewBox(QRect({}, whole));
    generator.setResolution(logicalDpiX()); // or texts come out in another size
    generator.setTitle(m_tag);
    QCPPainter painter;
    if (!painter.begin(&generator))
        return {};
    paintPicture(&painter, true);
    painter.end();
    replot(rpQueuedReplot);
    return bytes;
}

std::vector<NamedCurve> CurveChart::namedCurves() const {
    std::vector<NamedCurve> named;
    for (const ChartCurve& curve : m_lines->curves())
        named.push_back({curve.name.toStdString(), curve.curve});
    return named;
}

} // namespace antiphon
