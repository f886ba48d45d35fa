#include "widgets/affinitymatrix.h"

#include "widgets/theme.h"
#include "widgets/timeaxis.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace antiphon {

AffinityMatrix::AffinityMatrix(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Moments that are alike"));
    setWhatsThis(tr("Time to the right and down; a cell is the stronger the more alike its two "
                    "moments are. Click a cell to hear both."));
}

void AffinityMatrix::setCells(std::size_t frames, double hop, std::vector<std::size_t> begins,
                              std::vector<std::uint32_t> others, std::vector<float> values) {
    m_frames = begins.size() == frames + 1 && others.size() == values.size() ? frames : 0;
    m_hop = hop;
    m_begins = std::move(begins);
    m_others = std::move(others);
    m_values = std::move(values);
    m_image = {};
    choose(-1, -1);
    update();
}

void AffinityMatrix::setEmptyText(const QString& text) {
    m_empty = text;
    update();
}

float AffinityMatrix::valueOf(int row, int column) const {
    if (row < 0 || column < 0 || std::size_t(row) >= m_frames)
        return 0;
    const std::size_t end = m_begins[std::size_t(row) + 1];
    for (std::size_t n = m_begins[std::size_t(row)]; n < end; ++n)
        if (int(m_others[n]) == column)
            return m_values[n];
    return 0;
}

QString AffinityMatrix::readOut(int row, int column) const {
    const auto time = [this](int frame) { return timeText(seconds(frame), 0.01); };
    const float value = valueOf(row, column);
    return value > 0
               //: two times and a number
               ? tr("%1 s and %2 s: %3")
                     .arg(time(row), time(column), locale().toString(double(value), 'f', 2))
               : tr("%1 s and %2 s: not alike").arg(time(row), time(column));
}

void AffinityMatrix::choose(int row, int column) {
    const int last = int(m_frames) - 1;
    if (m_frames == 0 || row < 0 || column < 0) {
        m_row = m_column = -1;
        setAccessibleDescription(m_frames == 0 ? m_empty : tr("No cell chosen"));
    } else {
        m_row = std::min(row, last);
        m_column = std::min(column, last);
        setAccessibleDescription(readOut(m_row, m_column));
        Q_EMIT chosen(m_row, m_column);
    }
    update();
}

QRect AffinityMatrix::square() const {
    const int side = std::max(1, std::min(width(), height()) - 4);
    return {(width() - side) / 2, (height() - side) / 2, side, side};
}

std::pair<int, int> AffinityMatrix::cellAt(QPoint point) const {
    const QRect room = square();
    if (m_frames == 0 || !room.contains(point))
        return {-1, -1};
    const auto frame = [&](int offset) {
        return int(std::size_t(offset) * m_frames / std::size_t(room.width()));
    };
    return {frame(point.y() - room.top()), frame(point.x() - room.left())};
}

std::pair<int, int> AffinityMatrix::strongestNear(int row, int column) const {
    const int reach = std::max(1, int(m_frames) / std::max(1, square().width()) + 1);
    std::pair<int, int> best{row, column};
    float most = valueOf(row, column);
    for (int i = std::max(0, row - reach); i <= std::min(int(m_frames) - 1, row + reach); ++i)
        for (std::size_t n = m_begins[std::size_t(i)]; n < m_begins[std::size_t(i) + 1]; ++n)
            if (std::abs(int(m_others[n]) - column) <= reach && m_values[n] > most) {
                most = m_values[n];
                best = {i, int(m_others[n])};
            }
    return best;
}

/// One pixel of the image a pixel of the screen; of the cells below it the strongest.
void AffinityMatrix::render() {
    const int side = std::max(1, int(std::lround(square().width() * devicePixelRatioF())));
    std::vector<float> strongest(std::size_t(side) * std::size_t(side));
    const double scale = double(side) / double(m_frames);
    for (std::size_t i = 0; i < m_frames; ++i)
        for (std::size_t n = m_begins[i]; n < m_begins[i + 1]; ++n) {
            const int top = int(double(i) * scale), left = int(double(m_others[n]) * scale);
            const int bottom = std::max(top + 1, int(double(i + 1) * scale));
            const int right = std::max(left + 1, int(double(m_others[n] + 1) * scale));
            for (int y = top; y < std::min(bottom, side); ++y)
                for (int x = left; x < std::min(right, side); ++x) {
                    float& cell = strongest[std::size_t(y) * std::size_t(side) + std::size_t(x)];
                    cell = std::max(cell, m_values[n]);
                }
        }
    const Tones tone = tonesOf(palette());
    QRgb colors[256];
    for (int i = 0; i < 256; ++i)
        colors[i] = mix(tone.ground, tone.data, i / 255.0).rgb();
    m_image = QImage(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        for (int x = 0; x < side; ++x)
            line[x] = colors[int(
                std::clamp(strongest[std::size_t(y) * std::size_t(side) + std::size_t(x)], 0.0f,
                           1.0f) *
                255)];
    }
}

void AffinityMatrix::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tones tone = tonesOf(palette());
    const QRect room = square();
    if (m_frames == 0) {
        painter.setPen(tone.faint);
        painter.drawText(rect().adjusted(8, 8, -8, -8),
                         int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_empty);
        return;
    }
    if (m_image.isNull())
        render();
    painter.drawImage(room, m_image);
    painter.setPen(QPen(tone.grid, 1));
    painter.drawRect(room.adjusted(0, 0, -1, -1));
    if (m_row >= 0) {
        const double scale = double(room.width()) / double(m_frames);
        const double x = room.left() + (m_column + 0.5) * scale;
        const double y = room.top() + (m_row + 0.5) * scale;
        painter.setPen(QPen(tone.playhead, 1, Qt::DashLine));
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
        painter.setPen(QPen(tone.text, 2));
        painter.drawRect(QRectF(x - 4, y - 4, 8, 8));
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void AffinityMatrix::mousePressEvent(QMouseEvent* event) {
    const auto [row, column] = cellAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    const auto [strongRow, strongColumn] = strongestNear(row, column);
    choose(strongRow, strongColumn);
    Q_EMIT played(seconds(m_row), seconds(m_column));
}

bool AffinityMatrix::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto [row, column] = cellAt(help->pos());
        if (row >= 0) {
            const auto near = strongestNear(row, column);
            QToolTip::showText(help->globalPos(), readOut(near.first, near.second), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

void AffinityMatrix::step(int rows, int columns, bool toNeighbour) {
    if (m_frames == 0)
        return;
    if (m_row < 0)
        return choose(0, 0);
    if (toNeighbour && columns != 0) {
        // The next neighbour of this moment to the left or right.
        int best = -1;
        for (std::size_t n = m_begins[std::size_t(m_row)]; n < m_begins[std::size_t(m_row) + 1];
             ++n) {
            const int other = int(m_others[n]);
            if ((other - m_column) * columns > 0 &&
                (best < 0 || std::abs(other - m_column) < std::abs(best - m_column)))
                best = other;
        }
        return choose(m_row, best < 0 ? m_column : best);
    }
    const int size = std::max(1, int(m_frames) / std::max(1, square().width()));
    choose(std::clamp(m_row + rows * size, 0, int(m_frames) - 1),
           std::clamp(m_column + columns * size, 0, int(m_frames) - 1));
}

void AffinityMatrix::keyPressEvent(QKeyEvent* event) {
    const bool far = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left:
        return step(0, -1, far);
    case Qt::Key_Right:
        return step(0, 1, far);
    case Qt::Key_Up:
        return step(-1, 0, far);
    case Qt::Key_Down:
        return step(1, 0, far);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_row >= 0)
            Q_EMIT played(seconds(m_row), seconds(m_column));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void AffinityMatrix::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        m_image = {};
    QWidget::changeEvent(event);
}

void AffinityMatrix::resizeEvent(QResizeEvent* event) {
    m_image = {};
    QWidget::resizeEvent(event);
}

} // namespace antiphon
