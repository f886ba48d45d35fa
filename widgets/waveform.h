#pragma once

#include "widgets/lane.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace antiphon {

/// What a waveform draws in one column. min > max: not known yet.
struct PeakColumn {
    float min = 1;
    float max = -1;
    float rms = 0;
    bool known() const { return min <= max; }
};

/// Where a WaveformView gets a sound from. The functions are called on the GUI thread from within
/// paint events and must answer at once from memory, in time proportional to what they return.
struct WaveformSource {
    double rate = 0;
    std::int64_t frames = 0;
    int channels = 0;
    /// Frames [first, last) of a channel in `columns` equal columns; may return fewer (the rest
    /// counts as unknown). The frames lie inside the sound.
    std::function<std::vector<PeakColumn>(int channel, std::int64_t first, std::int64_t last,
                                          int columns)>
        peaks;
    /// The samples themselves; asked for only when fewer than about two frames share a pixel.
    /// Empty: not here yet (then peaks are drawn).
    std::function<std::vector<float>(int channel, std::int64_t first, std::int64_t last)> samples;
};

/// A sound over time: peaks with their RMS inside, from hours down to single samples, one row a
/// channel. Painting costs a call of the source per channel and a column per pixel, whatever the
/// length. Up and Down (or Alt+wheel) scale the amplitude.
class WaveformView : public Lane {
    Q_OBJECT

public:
    explicit WaveformView(TimeAxis* axis, QWidget* parent = nullptr);

    /// Does not touch the axis: its length is set by whoever stacks the lanes.
    void setSource(WaveformSource source);
    /// More of the sound is known in this stretch of seconds, or it changed.
    void dataChanged(TimeSpan span) { contentChanged(span); }
    /// Where this sound starts on the axis (0 unless it is one of several).
    void setOffset(double seconds);

    void setBeats(std::vector<double> seconds);
    /// Shown as flags at the top edge; in order of time.
    void setMarkers(std::vector<TimeMarker> markers);
    /// 1: full scale fills the row.
    void setAmplitudeZoom(double zoom);
    double amplitudeZoom() const { return m_zoom; }
    /// Colour of the peaks; the palette's data colour unless it is valid.
    void setColor(const QColor& color);

    QSize sizeHint() const override { return {600, 120}; }
    QSize minimumSizeHint() const override { return {160, 48}; }

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    void wheelEvent(QWheelEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    QRectF row(int channel) const;
    void paintPeaks(QPainter&, int channel, const QRectF& row, const QRect& dirty);
    bool paintSamples(QPainter&, int channel, const QRectF& row, const QRect& dirty);
    void paintMarks(QPainter&, const QRect& dirty);
    double yOf(const QRectF& row, double value) const;

    WaveformSource m_source;
    double m_offset = 0;
    double m_zoom = 1;
    QColor m_color;
    std::vector<double> m_beats;
    std::vector<TimeMarker> m_markers;
};

} // namespace antiphon
