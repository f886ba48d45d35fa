#include "widgets/waveform.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace antiphon {

WaveformView::WaveformView(TimeAxis* axis, QWidget* parent) : Lane(axis, parent) {
    setAccessibleName(tr("Waveform"));
    setWhatsThis(tr("The sound over time: peaks outside, loudness (RMS) inside. Zoom in to see "
                    "single samples; Up and Down scale the height."));
}

void WaveformView::setSource(WaveformSource source) {
    m_source = std::move(source);
    contentChanged();
}

void WaveformView::setOffset(double seconds) {
    m_offset = seconds;
    contentChanged();
}

void WaveformView::setBeats(std::vector<double> seconds) {
    m_beats = std::move(seconds);
    contentChanged();
}

void WaveformView::setMarkers(std::vector<TimeMarker> markers) {
    m_markers = std::move(markers);
    contentChanged();
}

void WaveformView::setAmplitudeZoom(double zoom) {
    zoom = std::clamp(zoom, 0.25, 256.0);
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    contentChanged();
}

void WaveformView::setColor(const QColor& color) {
    m_color = color;
    contentChanged();
}

QRectF WaveformView::row(int channel) const {
    const double height = double(this->height()) / std::max(1, m_source.channels);
    return {double(plot().left()), channel * height, double(plot().width()), height};
}

double WaveformView::yOf(const QRectF& row, double value) const {
    const double half = row.height() / 2 - 2;
    return row.center().y() - std::clamp(value * m_zoom, -1.0, 1.0) * half;
}

void WaveformView::paintContent(QPainter& painter, const QRect& dirty) {
    if (m_source.channels <= 0 || m_source.rate <= 0) {
        painter.setPen(tones().faint);
        painter.drawText(plot(), Qt::AlignCenter, tr("No sound here yet"));
        return;
    }
    for (int channel = 0; channel < m_source.channels; ++channel) {
        const QRectF area = row(channel);
        painter.setPen(QPen(tones().grid, 1));
        const double middle = std::floor(area.center().y()) + 0.5;
        painter.drawLine(QPointF(dirty.left(), middle), QPointF(dirty.right() + 1, middle));
        if (channel > 0) {
            const double top = std::floor(area.top()) + 0.5;
            painter.drawLine(QPointF(dirty.left(), top), QPointF(dirty.right() + 1, top));
        }
        const double framesPerPixel = secondsPerPixel() * m_source.rate;
        if (framesPerPixel > 2 || !m_source.samples || !paintSamples(painter, channel, area, dirty))
            paintPeaks(painter, channel, area, dirty);
    }
    paintMarks(painter, dirty);
}

void WaveformView::paintPeaks(QPainter& painter, int channel, const QRectF& area,
                              const QRect& dirty) {
    // One column per device pixel, so that it is crisp at 200 %.
    const double ratio = devicePixelRatioF();
    const double frameAtZero = (axis()->visible().start - m_offset) * m_source.rate;
    const double framesPerColumn = secondsPerPixel() * m_source.rate / ratio;
    if (!m_source.peaks || !(framesPerColumn > 0))
        return;
    // The columns that hold frames of the sound, cut to the dirty part.
    const double firstDirty = (dirty.left() - plot().left()) * ratio;
    const double lastDirty = (dirty.right() + 1 - plot().left()) * ratio;
    const double soundFirst = -frameAtZero / framesPerColumn;
    const double soundLast = (double(m_source.frames) - frameAtZero) / framesPerColumn;
    const auto begin = std::int64_t(std::floor(std::max(firstDirty, soundFirst)));
    const auto end = std::int64_t(std::ceil(std::min(lastDirty, soundLast)));
    if (begin >= end)
        return;
    const auto frameOf = [&](std::int64_t column) {
        return std::clamp(
            std::int64_t(std::llround(frameAtZero + double(column) * framesPerColumn)),
            std::int64_t(0), m_source.frames);
    };
    const std::int64_t first = frameOf(begin), last = frameOf(end);
    if (first >= last)
        return;
    const std::vector<PeakColumn> columns = m_source.peaks(channel, first, last, int(end - begin));

    const Tones tone = tones();
    const QColor outer = m_color.isValid() ? m_color : tone.data;
    const QColor inner = m_color.isValid() ? mix(m_color, tone.text, 0.45) : tone.dataCore;
    const double thickness = 1 / ratio;
    QList<QRectF> peaks, cores, clipped;
    peaks.reserve(qsizetype(columns.size()));
    cores.reserve(qsizetype(columns.size()));
    std::int64_t unknownFrom = end;
    for (std::int64_t c = begin; c < end; ++c) {
        const auto i = std::size_t(c - begin);
        if (i >= columns.size() || !columns[i].known()) {
            unknownFrom = std::min(unknownFrom, c);
            continue;
        }
        const PeakColumn& p = columns[i];
        const double x = plot().left() + double(c) / ratio;
        const double top = yOf(area, p.max), bottom = yOf(area, p.min);
        peaks.append(QRectF(x, top, thickness, std::max(thickness, bottom - top)));
        const double coreTop = std::max(top, yOf(area, p.rms));
        const double coreBottom = std::min(bottom, yOf(area, -p.rms));
        if (coreBottom > coreTop)
            cores.append(QRectF(x, coreTop, thickness, coreBottom - coreTop));
        if (p.max >= 1 || p.min <= -1)
            clipped.append(QRectF(x, area.top(), thickness, 4));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    for (const auto& [rects, color] :
         {std::pair{&peaks, outer}, std::pair{&cores, inner}, std::pair{&clipped, tone.warning}}) {
        painter.setBrush(color);
        painter.drawRects(*rects);
    }
    if (unknownFrom < end) {
        const double x = plot().left() + double(unknownFrom) / ratio;
        const double right = plot().left() + double(end) / ratio;
        hatch(painter, QRectF(x, area.top(), right - x, area.height()), tone.grid);
    }
}

bool WaveformView::paintSamples(QPainter& painter, int channel, const QRectF& area,
                                const QRect& dirty) {
    const auto frameAt = [this](double x) { return (secondsAt(x) - m_offset) * m_source.rate; };
    // Two more on each side, so that lines run out of sight.
    const auto first = std::clamp(std::int64_t(std::floor(frameAt(dirty.left()))) - 2,
                                  std::int64_t(0), m_source.frames);
    const auto last = std::clamp(std::int64_t(std::ceil(frameAt(dirty.right() + 1))) + 3,
                                 std::int64_t(0), m_source.frames);
    if (first >= last)
        return true;
    const std::vector<float> samples = m_source.samples(channel, first, last);
    if (samples.empty())
        return false;
    QPolygonF line;
    line.reserve(qsizetype(samples.size()));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = m_offset + double(first + std::int64_t(i)) / m_source.rate;
        line.append({xAt(t), yOf(area, samples[i])});
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_color.isValid() ? m_color : tones().data, 1.2));
    painter.drawPolyline(line);
    const double spacing = 1 / (secondsPerPixel() * m_source.rate);
    if (spacing >= 4) {
        // Dots with stems: a sample is a value at an instant.
        const double radius = std::min(3.0, spacing / 3);
        const double zero = yOf(area, 0);
        const QColor dot = m_color.isValid() ? mix(m_color, tones().text, 0.45) : tones().dataCore;
        painter.setPen(QPen(mix(tones().ground, dot, 0.4), 1));
        for (const QPointF& p : line)
            painter.drawLine(p, QPointF(p.x(), zero));
        painter.setPen(Qt::NoPen);
        painter.setBrush(dot);
        for (const QPointF& p : line)
            painter.drawEllipse(p, radius, radius);
    }
    painter.restore();
    return true;
}

void WaveformView::paintMarks(QPainter& painter, const QRect& dirty) {
    const Tones tone = tones();
    const TimeSpan span{secondsAt(dirty.left() - 1), secondsAt(dirty.right() + 2)};
    const auto firstBeat = std::lower_bound(m_beats.begin(), m_beats.end(), span.start);
    const auto lastBeat = std::upper_bound(firstBeat, m_beats.end(), span.end);
    // Beats closer than 4 pixels would be a grey wall.
    const double room =
        (span.length() / secondsPerPixel()) / std::max<double>(1, double(lastBeat - firstBeat));
    if (room >= 4) {
        QColor color = tone.text;
        color.setAlpha(90);
        painter.setPen(QPen(color, 1, Qt::DotLine));
        for (auto b = firstBeat; b != lastBeat; ++b) {
            const double x = std::floor(xAt(*b)) + 0.5;
            painter.drawLine(QPointF(x, 0), QPointF(x, height()));
        }
    }
    const QFontMetrics metrics = fontMetrics();
    const int flagHeight = metrics.height() + 2;
    for (std::size_t i = 0; i < m_markers.size(); ++i) {
        const TimeMarker& marker = m_markers[i];
        const double x = std::floor(xAt(marker.time)) + 0.5;
        if (x > dirty.right() + 1)
            break;
        const double next = i + 1 < m_markers.size() ? xAt(m_markers[i + 1].time) : width();
        const double room2 = std::min(next - x, 240.0) - 6;
        if (next < dirty.left() && x + 240 < dirty.left())
            continue;
        painter.setPen(QPen(tone.warning, 1));
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
        if (room2 < metrics.averageCharWidth() * 2 || marker.text.isEmpty())
            continue;
        const QString text = metrics.elidedText(marker.text, Qt::ElideRight, int(room2));
        const QRectF flag(x, 0, metrics.horizontalAdvance(text) + 8, flagHeight);
        painter.fillRect(flag, tone.warning);
        painter.setPen(inkOn(tone.warning));
        painter.drawText(flag, Qt::AlignCenter, text);
    }
}

void WaveformView::paintGutter(QPainter& painter, const QRect& gutter) {
    Lane::paintGutter(painter, gutter);
    const Tones tone = tones();
    const QFontMetrics metrics = fontMetrics();
    painter.setPen(tone.faint);
    for (int channel = 0; channel < m_source.channels; ++channel) {
        const QRectF area = row(channel);
        for (const double value : {1.0, 0.5, 0.0, -0.5, -1.0}) {
            if (std::abs(value) == 0.5 && area.height() < metrics.height() * 6)
                continue;
            if (std::abs(value) == 1.0 && area.height() < metrics.height() * 3)
                continue;
            const double y = yOf(area, value / m_zoom);
            const double top = std::clamp(y - metrics.height() / 2.0, area.top(),
                                          area.bottom() - metrics.height());
            const QString text =
                value == 0 ? QStringLiteral("0")
                           : tr("%1 dB").arg(20 * std::log10(std::abs(value) / m_zoom), 0, 'f', 0);
            painter.drawText(QRectF(0, top, gutter.width() - 6, metrics.height()),
                             Qt::AlignRight | Qt::AlignVCenter, text);
            painter.drawLine(QPointF(gutter.right() - 3, y), QPointF(gutter.right(), y));
        }
    }
}

void WaveformView::wheelEvent(QWheelEvent* event) {
    // With Alt some systems report the wheel as horizontal.
    const int turn = event->angleDelta().y() ? event->angleDelta().y() : event->angleDelta().x();
    if (!event->modifiers().testFlag(Qt::AltModifier))
        return Lane::wheelEvent(event);
    setAmplitudeZoom(m_zoom * std::pow(1.25, turn / 120.0));
    event->accept();
}

void WaveformView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Up)
        setAmplitudeZoom(m_zoom * 1.25);
    else if (event->key() == Qt::Key_Down)
        setAmplitudeZoom(m_zoom / 1.25);
    else
        Lane::keyPressEvent(event);
}

} // namespace antiphon
