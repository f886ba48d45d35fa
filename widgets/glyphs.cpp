#include "widgets/glyphs.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace antiphon {

namespace {

/// In a square of 16 by 16.
void draw(QPainter& p, Glyph sign, const QColor& ink, const QColor& red) {
    const auto polygon = [&](std::initializer_list<QPointF> points) {
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        p.drawPolygon(QPolygonF(QList<QPointF>(points)));
    };
    const QPen line(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    switch (sign) {
    case Glyph::Play:
        polygon({{4, 2.5}, {13.5, 8}, {4, 13.5}});
        break;
    case Glyph::Pause:
        p.fillRect(QRectF(3.5, 3, 3.5, 10), ink);
        p.fillRect(QRectF(9, 3, 3.5, 10), ink);
        break;
    case Glyph::Stop:
        p.fillRect(QRectF(3.5, 3.5, 9, 9), ink);
        break;
    case Glyph::Record:
        p.setPen(Qt::NoPen);
        p.setBrush(red);
        p.drawEllipse(QPointF(8, 8), 5, 5);
        break;
    case Glyph::Loop: {
        p.setPen(line);
        QPainterPath path(QPointF(2.5, 8.5));
        path.cubicTo(2.5, 5.5, 4, 4.5, 6, 4.5);
        path.lineTo(12, 4.5);
        path.moveTo(13.5, 7.5);
        path.cubicTo(13.5, 10.5, 12, 11.5, 10, 11.5);
        path.lineTo(4, 11.5);
        p.drawPath(path);
        polygon({{10.5, 1.8}, {14.2, 4.5}, {10.5, 7.2}});
        polygon({{5.5, 8.8}, {1.8, 11.5}, {5.5, 14.2}});
        break;
    }
    case Glyph::Reset: {
        p.setPen(line);
        p.drawArc(QRectF(3, 3.5, 10, 10), -150 * 16, 250 * 16);
        polygon({{4.6, 0.8}, {9.4, 3.6}, {4.6, 6.4}});
        break;
    }
    case Glyph::Fold:
        polygon({{3, 5.5}, {13, 5.5}, {8, 11}});
        break;
    case Glyph::Unfold:
        polygon({{5.5, 3}, {11, 8}, {5.5, 13}});
        break;
    case Glyph::Search:
        p.setPen(line);
        p.drawEllipse(QPointF(6.8, 6.8), 4, 4);
        p.drawLine(QPointF(10, 10), QPointF(13.5, 13.5));
        break;
    case Glyph::Warning: {
        QPainterPath path; // what lies in it twice is a hole
        path.addPolygon(QPolygonF(QList<QPointF>{{8, 1.5}, {15, 14}, {1, 14}}));
        path.closeSubpath();
        path.addRect(QRectF(7.2, 5.5, 1.6, 4.5));
        path.addRect(QRectF(7.2, 11, 1.6, 1.6));
        p.fillPath(path, ink);
        break;
    }
    case Glyph::Lock:
        p.fillRect(QRectF(3.5, 7, 9, 6.5), ink);
        p.setPen(line);
        p.setBrush(Qt::NoBrush);
        p.drawArc(QRectF(5.2, 2.5, 5.6, 8.5), 0, 180 * 16);
        break;
    case Glyph::Unlocked: // the shackle hangs in the air, the body is empty
        p.setPen(QPen(ink, 1.2));
        p.setBrush(Qt::NoBrush);
        p.drawRect(QRectF(3.5, 7.5, 9, 6));
        p.drawArc(QRectF(8.4, 2.5, 5.6, 8.5), 30 * 16, 150 * 16);
        break;
    case Glyph::Close:
        p.setPen(line);
        p.drawLine(QPointF(4, 4), QPointF(12, 12));
        p.drawLine(QPointF(12, 4), QPointF(4, 12));
        break;
    case Glyph::Done:
        p.setPen(line);
        p.drawPolyline(QPolygonF(QList<QPointF>{{3, 8.5}, {6.5, 12}, {13, 4.5}}));
        break;
    case Glyph::Folder:
        p.setPen(line);
        p.drawPolygon(QPolygonF(
            QList<QPointF>{{2, 3.5}, {6.5, 3.5}, {8, 5.5}, {14, 5.5}, {14, 13}, {2, 13}}));
        break;
    case Glyph::Trash:
        p.setPen(line);
        p.drawLine(QPointF(2.5, 4.5), QPointF(13.5, 4.5));
        p.drawLine(QPointF(6, 2.2), QPointF(10, 2.2));
        p.drawPolyline(QPolygonF(QList<QPointF>{{4, 4.5}, {4.8, 13.8}, {11.2, 13.8}, {12, 4.5}}));
        break;
    case Glyph::Edit:
        p.setPen(line);
        p.drawPolygon(
            QPolygonF(QList<QPointF>{{10.5, 2.5}, {13.5, 5.5}, {6, 13}, {2.5, 13.5}, {3, 10}}));
        break;
    case Glyph::Copy:
        p.setPen(line);
        p.drawRect(QRectF(2.5, 2.5, 7.5, 8.5));
        p.drawPolyline(QPolygonF(QList<QPointF>{{13.5, 5.5}, {13.5, 13.8}, {6, 13.8}}));
        break;
    case Glyph::Hear:
        polygon({{2, 6}, {5, 6}, {8.5, 2.5}, {8.5, 13.5}, {5, 10}, {2, 10}});
        p.setPen(line);
        p.setBrush(Qt::NoBrush);
        p.drawArc(QRectF(7, 4.5, 5, 7), -60 * 16, 120 * 16);
        p.drawArc(QRectF(6, 2, 9, 12), -60 * 16, 120 * 16);
        break;
    case Glyph::Lines:
        p.setPen(line);
        for (const double y : {3.5, 8.0, 12.5})
            p.drawLine(QPointF(2.5, y), QPointF(y == 8 ? 10 : 13.5, y));
        break;
    case Glyph::Save:
        p.setPen(line);
        p.drawPolyline(
            QPolygonF(QList<QPointF>{{2.5, 10.5}, {2.5, 13.5}, {13.5, 13.5}, {13.5, 10.5}}));
        p.drawLine(QPointF(8, 2), QPointF(8, 8));
        polygon({{4.5, 7}, {11.5, 7}, {8, 11}});
        break;
    case Glyph::Marker:
        p.setPen(line);
        p.drawLine(QPointF(4, 2.5), QPointF(4, 14));
        polygon({{4, 2.5}, {13, 5.5}, {4, 8.5}});
        break;
    case Glyph::Beats:
        p.setPen(line);
        for (const double x : {3.0, 6.3, 9.7, 13.0})
            p.drawLine(QPointF(x, x == 3.0 ? 3 : 7), QPointF(x, 13));
        break;
    case Glyph::ZoomIn:
        p.setPen(line);
        p.drawEllipse(QPointF(7, 7), 4.5, 4.5);
        p.drawLine(QPointF(10.5, 10.5), QPointF(14, 14));
        p.drawLine(QPointF(5, 7), QPointF(9, 7));
        p.drawLine(QPointF(7, 5), QPointF(7, 9));
        break;
    case Glyph::ZoomAll:
        p.setPen(line);
        p.drawLine(QPointF(2, 3), QPointF(2, 13));
        p.drawLine(QPointF(14, 3), QPointF(14, 13));
        p.drawLine(QPointF(5, 8), QPointF(11, 8));
        polygon({{6.5, 5.2}, {3.4, 8}, {6.5, 10.8}});
        polygon({{9.5, 5.2}, {12.6, 8}, {9.5, 10.8}});
        break;
    case Glyph::Spectrum:
        p.setPen(line);
        p.drawLine(QPointF(2.5, 13), QPointF(13.5, 13));
        for (const auto& [x, y] : {std::pair{4.0, 9.0}, {6.7, 3.0}, {9.3, 6.5}, {12.0, 10.5}})
            p.drawLine(QPointF(x, y), QPointF(x, 13));
        break;
    case Glyph::More:
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        for (const double x : {3.5, 8.0, 12.5})
            p.drawEllipse(QPointF(x, 8), 1.5, 1.5);
        break;
    }
}

class GlyphEngine : public QIconEngine {
public:
    explicit GlyphEngine(Glyph sign) : m_sign(sign) {}
    QIconEngine* clone() const override { return new GlyphEngine(m_sign); }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QColor ink = mode == QIcon::Selected ? palette.color(group, QPalette::HighlightedText)
                                                   : palette.color(group, QPalette::ButtonText);
        const QColor red = mode == QIcon::Disabled ? ink : tonesOf(palette).warning;
        const double side = std::min(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(QRectF(rect).center() - QPointF(side / 2, side / 2));
        painter->scale(side / 16, side / 16);
        draw(*painter, m_sign, ink, red);
        painter->restore();
    }

private:
    Glyph m_sign;
};

} // namespace

QIcon glyph(Glyph sign) {
    return QIcon(new GlyphEngine(sign));
}

} // namespace antiphon
