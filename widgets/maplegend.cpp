#include "widgets/maplegend.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace antiphon {

namespace {

constexpr int edge = 10, signWidth = 22, barWidth = 14, mostWidth = 220, gap = 10;

QString unitTitle(const QString& title, const QString& unit) {
    return unit.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, unit);
}

QString number(double v) {
    return QLocale().toString(v, 'g', std::abs(v) >= 1000 ? 5 : 3);
}

void drawSign(QPainter& painter, QPointF at, MapShape shape, double diameter, const QColor& color,
              bool hidden) {
    const QPainterPath path = outlineOf(shape, diameter).translated(at);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hidden ? QPen(color, 1) : QPen(Qt::NoPen));
    painter.setBrush(hidden ? QBrush(Qt::NoBrush) : QBrush(color));
    painter.drawPath(path);
}

} // namespace

/// A swatch that hides its points: a check box to the keyboard and to screen readers.
class MapLegend::Row : public QAbstractButton {
public:
    Row(MapLegend& legend, std::size_t block, QWidget* parent)
        : QAbstractButton(parent), m_legend(legend), m_block(block) {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        show(block);
        connect(this, &QAbstractButton::clicked, this, [this](bool on) {
            const Block& b = m_legend.m_blocks[m_block];
            if (b.what == Block::What::Series)
                Q_EMIT m_legend.seriesClicked(b.index, !on);
            else
                Q_EMIT m_legend.kindClicked(b.index, !on);
        });
    }
    void show(std::size_t block) {
        m_block = block;
        const Block& b = m_legend.m_blocks[block];
        setChecked(!b.hidden);
        setText(b.text);
        setAccessibleName(b.text);
        setToolTip(MapLegend::tr("%1: click to hide or show").arg(b.text));
        setGeometry(b.place);
        setVisible(true);
        update();
    }
    std::size_t block() const { return m_block; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setFont(m_legend.font());
        if (underMouse() || hasFocus()) {
            QColor wash = palette().color(QPalette::Highlight);
            wash.setAlpha(36);
            painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 1.5)
                                      : QPen(Qt::NoPen));
            painter.setBrush(wash);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
        }
        painter.translate(-m_legend.m_blocks[m_block].place.topLeft());
        drawBlock(painter, m_legend.m_blocks[m_block], palette());
    }
    void keyPressEvent(QKeyEvent* event) override {
        const int way = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
        const auto next = m_legend.m_rows.indexOf(this) + way;
        if (way == 0)
            return QAbstractButton::keyPressEvent(event);
        if (next >= 0 && next < m_legend.m_rows.size())
            m_legend.m_rows[next]->setFocus(Qt::OtherFocusReason);
    }
    void focusInEvent(QFocusEvent* event) override {
        QAbstractButton::focusInEvent(event);
        m_legend.keepOneTabStop(this);
        m_legend.ensureWidgetVisible(this, 0, 4);
    }

private:
    MapLegend& m_legend;
    std::size_t m_block;
};

/// All that is no button.
class MapLegend::Picture : public QWidget {
public:
    explicit Picture(MapLegend& legend) : m_legend(legend) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setFont(m_legend.font());
        for (const Block& block : m_legend.m_blocks)
            if (block.what != Block::What::Series && block.what != Block::What::Kind)
                drawBlock(painter, block, palette());
    }

private:
    MapLegend& m_legend;
};

MapLegend::MapLegend(QWidget* parent) : QScrollArea(parent) {
    setAccessibleName(tr("Legend"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setWidget(new Picture(*this));
    widget()->setAutoFillBackground(false);
}

void MapLegend::add(Block block, int height) {
    block.place = QRect(0, 0, 0, height);
    block.first = std::exchange(m_begins, false);
    m_blocks.push_back(std::move(block));
}

void MapLegend::addTitle(const QString& title, const QString& unit) {
    m_begins = true;
    if (!title.isEmpty())
        add({.what = Block::What::Title,
             .place = {},
             .text = unitTitle(title, unit),
             .numbers = {},
             .diameters = {}},
            fontMetrics().height() + 6);
}

void MapLegend::rebuild(const MapScene& scene, const MapLook& look, const MapPaths& paths,
                        bool density) {
    m_blocks.clear();
    const int row = fontMetrics().height() + 6;
    const auto ticks = [](const MapValues& v) {
        return QStringList{number(v.high), number((v.low + v.high) / 2), number(v.low)};
    };
    const auto swatch = [&](Block::What what, std::size_t i, const QString& text, MapShape shape,
                            QRgb color, bool hidden) {
        add({.what = what,
             .place = {},
             .text = text,
             .numbers = {},
             .shape = shape,
             .color = color,
             .index = int(i),
             .hidden = hidden,
             .diameters = {}},
            row);
    };
    if (scene.count() > 0 && !density && scene.colorBy == MapScene::ColorBy::Values) {
        addTitle(scene.values.title, scene.values.unit);
        add({.what = Block::What::Bar,
             .place = {},
             .text = {},
             .numbers = ticks(scene.values),
             .diameters = {}},
            std::max(110, 5 * row));
        if (scene.anyValueMissing())
            add({.what = Block::What::Way,
                 .place = {},
                 .text = tr("No value"),
                 .numbers = {},
                 .shape = scene.series.size() > 1 ? MapShape::Disc : MapShape::Ring,
                 .color = look.colors[noColor],
                 .diameters = {}},
                row);
    }
    if (scene.count() > 0 && density) {
        addTitle(tr("Density"), {});
        add({.what = Block::What::Bar,
             .place = {},
             .text = {},
             .numbers = {tr("Many"), {}, tr("One")},
             .diameters = {}},
            std::max(110, 5 * row));
    }
    if (scene.colorBy == MapScene::ColorBy::Kinds) {
        addTitle(scene.kinds.title, {});
        const bool shapesOfSeries = scene.series.size() > 1;
        const std::vector<int> counts = scene.kindCounts();
        for (std::size_t k = 0; k < scene.kinds.names.size(); ++k)
            swatch(Block::What::Kind, k, scene.kinds.names[k],
                   shapesOfSeries ? MapShape::Disc : shapeOfKind(k),
                   look.colors[density ? std::size_t(noColor) : k], scene.kindHidden[k]);
        if (counts.back() > 0)
            swatch(Block::What::Kind, scene.kinds.names.size(), tr("None"),
                   shapesOfSeries ? MapShape::Disc : MapShape::Ring, look.colors[noColor],
                   scene.kindHidden.back());
    }
    if (scene.series.size() > 1) {
        addTitle(tr("Tables"), {});
        const bool colored = scene.colorBy == MapScene::ColorBy::Series && !density;
        for (std::size_t s = 0; s < scene.series.size(); ++s)
            swatch(Block::What::Series, s, scene.series[s].name, shapeOfKind(s),
                   look.colors[colored ? s : std::size_t(noColor)], scene.seriesHidden[s]);
    }
    if (!scene.sizes.values.empty() && !density) {
        addTitle(scene.sizes.title, scene.sizes.unit);
        const auto& d = look.diameters;
        add({.what = Block::What::Sizes,
             .place = {},
             .text = {},
             .numbers = ticks(scene.sizes),
             .color = look.colors[noColor],
             .diameters = {d.back(), d[d.size() / 2], d.front()}},
            3 * std::max(row, int(d.back()) + 6));
    }
    if (!paths.trajectories().empty()) {
        addTitle(tr("Paths"), {});
        for (const MapTrajectory& t : paths.trajectories())
            add({.what = Block::What::Way,
                 .place = {},
                 .text = t.name,
                 .numbers = {},
                 .color = seriesColor(t.color).rgb(),
                 .index = -1,
                 .diameters = {}},
                row);
    }
    layOut();
}

int MapLegend::widthOf(const Block& block) const {
    QFont bold = font();
    bold.setBold(true);
    const bool title = block.what == Block::What::Title;
    const QFontMetrics metrics(title ? bold : font());
    int width = 60;
    for (const QString& s : block.numbers + QStringList{block.text})
        width = std::max(width, (title ? 2 : signWidth + 6) + metrics.horizontalAdvance(s));
    return std::min(width, mostWidth - 2 * edge);
}

void MapLegend::setFlow(int width) {
    if (width == m_flow)
        return;
    m_flow = width;
    layOut();
}

void MapLegend::layOut() {
    // Columns of what belongs together; in one column where they do not flow.
    int left = edge, top = 0, column = 0, bottom = 0, y = 0;
    m_width = 0;
    for (auto first = m_blocks.begin(); first != m_blocks.end();) {
        const auto last =
            std::find_if(first + 1, m_blocks.end(), [](const Block& b) { return b.first; });
        int width = 0, height = 0;
        for (auto b = first; b != last; ++b) {
            width = std::max(width, widthOf(*b));
            height += b->place.height();
        }
        if (first != m_blocks.begin()) {
            left += column + 2 * edge;
            if (left + width + edge > m_flow) {
                left = edge;
                top = bottom + gap;
            }
        }
        y = top;
        for (auto b = first; b != last; ++b) {
            b->place = QRect(left, y, width, b->place.height());
            y += b->place.height();
        }
        column = width;
        bottom = std::max(bottom, y);
        m_width = std::max(m_width, left + width + edge);
        first = last;
    }
    m_height = bottom;
    // One below the other they are as wide as the widest, so that all of a row can be clicked.
    if (m_flow == 0)
        for (Block& b : m_blocks)
            b.place.setWidth(m_width - 2 * edge);
    // Rows are kept as far as they go: one may have the keyboard, or be telling of a click.
    qsizetype used = 0;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        if (m_blocks[i].what != Block::What::Series && m_blocks[i].what != Block::What::Kind)
            continue;
        if (used < m_rows.size())
            m_rows[used]->show(i);
        else
            m_rows << new Row(*this, i, widget());
        ++used;
    }
    while (m_rows.size() > used) {
        m_rows.last()->hide();
        m_rows.takeLast()->deleteLater();
    }
    if (!m_rows.isEmpty())
        keepOneTabStop(m_rows.first());
    widget()->resize(m_width, m_height + 2);
    widget()->update();
}

void MapLegend::keepOneTabStop(const Row* stop) {
    for (Row* row : m_rows)
        row->setFocusPolicy(row == stop ? Qt::StrongFocus : Qt::ClickFocus);
}

void MapLegend::updateHidden(const MapScene& scene) {
    for (Row* row : m_rows) {
        Block& b = m_blocks[row->block()];
        b.hidden = b.what == Block::What::Series ? scene.seriesHidden[std::size_t(b.index)]
                                                 : scene.kindHidden[std::size_t(b.index)];
        row->setChecked(!b.hidden);
        row->update();
    }
}

void MapLegend::draw(QPainter& painter, QPointF corner) const {
    painter.save();
    painter.translate(corner);
    painter.setFont(font());
    for (const Block& block : m_blocks)
        drawBlock(painter, block, palette());
    painter.restore();
}

void MapLegend::drawBlock(QPainter& painter, const Block& block, const QPalette& palette) {
    const Tones tone = tonesOf(palette);
    const QRect& place = block.place;
    const QColor ink = palette.color(QPalette::WindowText);
    const QFontMetrics metrics = painter.fontMetrics();
    const auto write = [&](const QRect& where, const QString& text, const QColor& color) {
        painter.setPen(color);
        painter.drawText(where, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, where.width()));
    };
    const QRect beside = place.adjusted(signWidth, 0, 0, 0);
    const QPointF sign(place.left() + 9, place.center().y() + 1);
    painter.save();
    switch (block.what) {
    case Block::What::Title: {
        QFont bold = painter.font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(ink);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(bold).elidedText(block.text, Qt::ElideRight, place.width()));
        break;
    }
    case Block::What::Bar: {
        const QRectF bar(place.left() + 2, place.top() + metrics.height() / 2 + 2, barWidth,
                         place.height() - metrics.height() - 4);
        QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
        for (int i = 0; i <= 16; ++i)
            gradient.setColorAt(i / 16.0, QColor(colorOfPart(i / 16.0, palette)));
        painter.setPen(QPen(tone.faint, 1));
        painter.setBrush(gradient);
        painter.drawRect(bar);
        for (int i = 0; i < block.numbers.size(); ++i) {
            const double y = bar.top() + bar.height() * i / double(block.numbers.size() - 1);
            painter.setPen(QPen(tone.faint, 1));
            if (!block.numbers[i].isEmpty())
                painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 4, y));
            write(QRect(beside.left() + 2, int(y) - metrics.height() / 2, beside.width() - 2,
                        metrics.height()),
                  block.numbers[i], ink);
        }
        break;
    }
    case Block::What::Sizes:
        for (int i = 0; i < 3; ++i) {
            const int height = place.height() / 3, y = place.top() + i * height;
            drawSign(painter, QPointF(sign.x(), y + height / 2), MapShape::Disc,
                     block.diameters[std::size_t(i)], block.color, false);
            write(QRect(beside.left(), y, beside.width(), height), block.numbers[i], ink);
        }
        break;
    case Block::What::Series:
    case Block::What::Kind:
        drawSign(painter, sign, block.shape, 10, block.hidden ? tone.faint : QColor(block.color),
                 block.hidden);
        write(beside, block.text,
              block.hidden ? palette.color(QPalette::Disabled, QPalette::WindowText) : ink);
        break;
    case Block::What::Way:
        if (block.index < 0) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(QColor(block.color), 2.2, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(place.left() + 2, sign.y()),
                             QPointF(place.left() + 16, sign.y()));
        } else {
            drawSign(painter, sign, block.shape, 10, block.color, false);
        }
        write(beside, block.text, ink);
        break;
    }
    painter.restore();
}

void MapLegend::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && widget())
        widget()->update();
}

} // namespace antiphon
