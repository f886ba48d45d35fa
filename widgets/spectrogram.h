#pragma once

#include "widgets/colormap.h"
#include "widgets/lane.h"

#include <QImage>

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <vector>

namespace antiphon {

/// A piece of a spectrogram: `columns` spectra of `bins` values in dB (0: full scale), one spectrum
/// after the other, bin 0 at 0 Hz and the last at SpectrogramSource::maxHz.
struct SpectrogramTile {
    int columns = 0;
    int bins = 0;
    std::vector<float> db;
};

/// Where a SpectrogramView gets its tiles from. The widget never computes a spectrum.
struct SpectrogramSource {
    double seconds = 0;
    double maxHz = 0;
    /// The stretch in `columns` equal columns. Called on the GUI thread from paint events: answer
    /// from memory, or start the work elsewhere, return nullopt ("not yet") and call
    /// SpectrogramView::tileReady() when it is there. The same stretch is asked for at each repaint
    /// until it is delivered.
    std::function<std::optional<SpectrogramTile>(TimeSpan span, int columns)> tile;
};

/// A spectrogram that streams in: tiles of 256 columns at zooms a factor of two apart; until a tile
/// arrives a coarser one stands in for it. Keeps 96 tiles (about 25 MB at 1025 bins).
/// Up and Down (or Alt+wheel) shift the brightest level; F switches log and linear frequency.
class SpectrogramView : public Lane {
    Q_OBJECT

public:
    static constexpr int tileColumns = 256;

    explicit SpectrogramView(TimeAxis* axis, QWidget* parent = nullptr);

    void setSource(SpectrogramSource source);
    /// Data of this stretch arrived since "not yet".
    void tileReady(TimeSpan span) { contentChanged(span); }
    /// What was shown in this stretch is outdated.
    void dataChanged(TimeSpan span);

    void setLogFrequency(bool log);
    bool logFrequency() const { return m_log; }
    void setRange(double lowHz, double highHz);
    /// Levels drawn as nothing and as the most.
    void setLevels(double floorDb, double topDb);
    double topDb() const { return m_topDb; }

    /// The frequency at a height of the widget, and back.
    double hzAt(double y) const;
    double yOf(double hz) const;

    QSize sizeHint() const override { return {600, 200}; }
    QSize minimumSizeHint() const override { return {160, 64}; }

Q_SIGNALS:
    void logFrequencyChanged(bool log);

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    void changeEvent(QEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    struct Key {
        int level; ///< the tile is 2^level seconds long
        std::int64_t index;
        auto operator<=>(const Key&) const = default;
    };
    /// A tile as bytes (0: -140 dB, 255: +20 dB) and, once painted, as an image of this height.
    struct Entry {
        int columns = 0, bins = 0;
        std::vector<std::uint8_t> db;
        QImage image;
        std::uint64_t imageStyle = 0;
        std::list<Key>::iterator age;
    };
    static TimeSpan tileSpan(Key key);
    Entry* find(Key key);
    Entry* fetch(Key key);
    const QImage& imageOf(Entry& entry);
    void styleChanged();
    int levelFor(double secondsPerColumn) const;

    SpectrogramSource m_source;
    bool m_log = true;
    double m_lowHz = 30, m_highHz = 20000;
    double m_floorDb = -100, m_topDb = -10;
    std::uint64_t m_style = 1; ///< changes with all that an image depends on
    std::map<Key, Entry> m_tiles;
    std::list<Key> m_ages; ///< least recently used first
};

} // namespace antiphon
