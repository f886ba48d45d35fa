#include "widgets/spectrogram.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::size_t keptTiles = 96;
constexpr double byteFloor = -140, byteStep = 160.0 / 255;
constexpr int coarsest = 20; ///< a tile of 2^20 s holds the longest sound
constexpr int finest = -12;

std::uint8_t byteOf(float db) {
    // NaN and -inf (a silent bin) are nothing.
    const double v = (double(db) - byteFloor) / byteStep;
    return std::uint8_t(v > 0 ? std::min(255.0, std::round(v)) : 0);
}

} // namespace

SpectrogramView::SpectrogramView(TimeAxis* axis, QWidget* parent) : Lane(axis, parent) {
    setAccessibleName(tr("Spectrogram"));
    setWhatsThis(tr("Level by time and frequency. Up and Down change the brightness, F switches "
                    "between a logarithmic and a linear scale."));
}

void SpectrogramView::setSource(SpectrogramSource source) {
    m_source = std::move(source);
    m_tiles.clear();
    m_ages.clear();
    contentChanged();
}

void SpectrogramView::dataChanged(TimeSpan span) {
    std::erase_if(m_tiles, [&](const auto& item) {
        const TimeSpan s = tileSpan(item.first);
        if (s.end <= span.start || s.start >= span.end)
            return false;
        m_ages.erase(item.second.age);
        return true;
    });
    contentChanged(span);
}

void SpectrogramView::styleChanged() {
    ++m_style;
    contentChanged();
}

void SpectrogramView::setLogFrequency(bool log) {
    if (log == m_log)
        return;
    m_log = log;
    styleChanged();
    Q_EMIT logFrequencyChanged(log);
}

void SpectrogramView::setRange(double lowHz, double highHz) {
    m_lowHz = std::max(1.0, lowHz);
    m_highHz = std::max(m_lowHz * 1.01, highHz);
    styleChanged();
}

void SpectrogramView::setLevels(double floorDb, double topDb) {
    m_topDb = std::clamp(topDb, -120.0, 20.0);
    m_floorDb = std::clamp(floorDb, -139.0, m_topDb - 1);
    styleChanged();
}

double SpectrogramView::hzAt(double y) const {
    const double up = 1 - y / std::max(1, height());
    const double high = std::min(m_highHz, std::max(m_source.maxHz, m_lowHz * 1.01));
    return m_log ? m_lowHz * std::pow(high / m_lowHz, up) : high * up;
}

double SpectrogramView::yOf(double hz) const {
    const double high = std::min(m_highHz, std::max(m_source.maxHz, m_lowHz * 1.01));
    const double up =
        m_log ? std::log(std::max(hz, 1e-3) / m_lowHz) / std::log(high / m_lowHz) : hz / high;
    return (1 - up) * height();
}

TimeSpan SpectrogramView::tileSpan(Key key) {
    const double length = std::ldexp(1.0, key.level);
    return {double(key.index) * length, double(key.index + 1) * length};
}

int SpectrogramView::levelFor(double secondsPerColumn) const {
    return std::clamp(int(std::floor(std::log2(secondsPerColumn * tileColumns) + 0.5)), finest,
                      coarsest);
}

SpectrogramView::Entry* SpectrogramView::find(Key key) {
    const auto it = m_tiles.find(key);
    if (it == m_tiles.end())
        return nullptr;
    m_ages.splice(m_ages.end(), m_ages, it->second.age);
    return &it->second;
}

SpectrogramView::Entry* SpectrogramView::fetch(Key key) {
    if (Entry* entry = find(key))
        return entry;
    if (!m_source.tile)
        return nullptr;
    const auto tile = m_source.tile(tileSpan(key), tileColumns);
    if (!tile || tile->columns <= 0 || tile->bins <= 1 ||
        tile->db.size() != std::size_t(tile->columns) * std::size_t(tile->bins))
        return nullptr;
    while (m_tiles.size() >= keptTiles) {
        m_tiles.erase(m_ages.front());
        m_ages.pop_front();
    }
    Entry entry;
    entry.columns = tile->columns;
    entry.bins = tile->bins;
    entry.db.resize(tile->db.size());
    std::transform(tile->db.begin(), tile->db.end(), entry.db.begin(), byteOf);
    entry.age = m_ages.insert(m_ages.end(), key);
    return &m_tiles.emplace(key, std::move(entry)).first->second;
}

const QImage& SpectrogramView::imageOf(Entry& entry) {
    const int rows = std::max(1, int(std::lround(height() * devicePixelRatioF())));
    if (entry.imageStyle == m_style && entry.image.height() == rows)
        return entry.image;
    // One palette entry a byte, then one look-up a pixel.
    const ColorMap& map = colorMapOf(schemeOf(palette()));
    QList<QRgb> table(256);
    for (int i = 0; i < 256; ++i) {
        const double db = byteFloor + i * byteStep;
        const double x = std::clamp((db - m_floorDb) / (m_topDb - m_floorDb), 0.0, 1.0);
        table[i] = map[std::size_t(std::lround(255 * x))];
    }
    QImage image(entry.columns, rows, QImage::Format_Indexed8);
    image.setColorTable(table);
    const double perBin = m_source.maxHz / (entry.bins - 1);
    const double toWidget = double(height()) / rows;
    for (int r = 0; r < rows; ++r) {
        // Many bins in a row: the loudest of them; few: linear between two.
        const double high = hzAt(r * toWidget) / perBin, low = hzAt((r + 1) * toWidget) / perBin;
        uchar* line = image.scanLine(r);
        const int first = std::clamp(int(std::ceil(low)), 0, entry.bins - 1);
        const int last = std::clamp(int(std::floor(high)), 0, entry.bins - 1);
        if (last > first) {
            for (int c = 0; c < entry.columns; ++c) {
                const std::uint8_t* spectrum = &entry.db[std::size_t(c) * std::size_t(entry.bins)];
                line[c] = *std::max_element(spectrum + first, spectrum + last + 1);
            }
        } else {
            const double place = std::clamp((low + high) / 2, 0.0, double(entry.bins - 1));
            const int below = std::min(int(place), entry.bins - 2);
            const double part = place - below;
            for (int c = 0; c < entry.columns; ++c) {
                const std::uint8_t* spectrum = &entry.db[std::size_t(c) * std::size_t(entry.bins)];
                line[c] =
                    uchar(std::lround(spectrum[below] * (1 - part) + spectrum[below + 1] * part));
            }
        }
    }
    entry.image = std::move(image);
    entry.imageStyle = m_style;
    return entry.image;
}

void SpectrogramView::paintContent(QPainter& painter, const QRect& dirty) {
    if (m_source.seconds <= 0 || m_source.maxHz <= 0) {
        painter.setPen(tones().faint);
        painter.drawText(plot(), Qt::AlignCenter, tr("No sound here yet"));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int level = levelFor(secondsPerPixel() / devicePixelRatioF());
    const double length = std::ldexp(1.0, level);
    const double from = std::max(0.0, secondsAt(dirty.left()));
    const double to = std::min(m_source.seconds, secondsAt(dirty.right() + 1));
    for (auto index = std::int64_t(std::floor(from / length)); double(index) * length < to;
         ++index) {
        const Key wanted{level, index};
        const TimeSpan span = tileSpan(wanted);
        const double end = std::min(span.end, m_source.seconds);
        Entry* entry = fetch(wanted);
        Key key = wanted;
        // Not yet: the next coarser tile that is here, cut to this stretch.
        for (int up = 1; !entry && level + up <= coarsest; ++up) {
            key = {level + up, index >> up};
            entry = find(key);
        }
        const QRectF target(QPointF(xAt(span.start), 0), QPointF(xAt(end), height()));
        if (!entry) {
            hatch(painter, target, tones().grid);
            continue;
        }
        const TimeSpan have = tileSpan(key);
        const QImage& image = imageOf(*entry);
        const double perSecond = image.width() / have.length();
        const QRectF source((span.start - have.start) * perSecond, 0,
                            (end - span.start) * perSecond, image.height());
        painter.drawImage(target, image, source);
    }
}

void SpectrogramView::paintGutter(QPainter& painter, const QRect& gutter) {
    Lane::paintGutter(painter, gutter);
    if (m_source.maxHz <= 0)
        return;
    const Tones tone = tones();
    const int line = fontMetrics().height();
    double lastY = 1e9;
    QList<double> ticks;
    if (m_log)
        for (double decade = 10; decade <= 10000; decade *= 10)
            for (const double factor : {1.0, 2.0, 5.0})
                ticks.append(decade * factor);
    else
        for (double hz = 0, step = hzAt(0) / std::max(1.0, height() / (2.5 * line)); hz <= hzAt(0);
             hz += step)
            ticks.append(step >= 1000 ? std::round(hz / 1000) * 1000 : std::round(hz / 100) * 100);
    for (const double hz : ticks) {
        const double y = yOf(hz);
        if (y < 0 || y > height() || lastY - y < line)
            continue;
        lastY = y;
        const QString text = hz >= 1000 ? tr("%1 kHz").arg(hz / 1000) : tr("%1 Hz").arg(hz);
        const double top = std::clamp(y - line / 2.0, 0.0, double(height() - line));
        painter.setPen(tone.faint);
        painter.drawText(QRectF(0, top, gutter.width() - 6, line),
                         Qt::AlignRight | Qt::AlignVCenter, text);
        painter.drawLine(QPointF(gutter.right() - 3, y), QPointF(gutter.right(), y));
    }
}

void SpectrogramView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        ++m_style; // images carry the scheme's colours
    Lane::changeEvent(event);
}

void SpectrogramView::mouseMoveEvent(QMouseEvent* event) {
    Lane::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton && plot().contains(event->position().toPoint())) {
        const double hz = hzAt(event->position().y());
        setToolTip(tr("%1, %2 Hz")
                       .arg(timeText(secondsAt(event->position().x()), secondsPerPixel()))
                       .arg(hz, 0, 'f', hz < 1000 ? 1 : 0));
    }
}

void SpectrogramView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::AltModifier))
        return Lane::wheelEvent(event);
    const int turn = event->angleDelta().y() ? event->angleDelta().y() : event->angleDelta().x();
    setLevels(m_floorDb, m_topDb - turn / 120.0 * 3);
    event->accept();
}

void SpectrogramView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Up)
        setLevels(m_floorDb, m_topDb - 3);
    else if (event->key() == Qt::Key_Down)
        setLevels(m_floorDb, m_topDb + 3);
    else if (event->key() == Qt::Key_F && event->modifiers() == Qt::NoModifier)
        setLogFrequency(!m_log);
    else
        Lane::keyPressEvent(event);
}

} // namespace antiphon
