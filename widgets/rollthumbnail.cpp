#include "widgets/rollthumbnail.h"

#include "widgets/colormap.h"
#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace antiphon {

QImage rollThumbnail(std::span<const RollNote> notes, QSize size, const QPalette& palette,
                     double ratio) {
    QImage image(size * ratio, QImage::Format_RGB32);
    const Tones tone = tonesOf(palette);
    image.fill(tone.ground);
    if (notes.empty() || image.isNull())
        return image;
    double first = notes[0].start, last = notes[0].end;
    int low = 127, high = 0;
    for (const RollNote& n : notes) {
        first = std::min(first, n.start);
        last = std::max(last, n.end);
        low = std::min(low, n.pitch);
        high = std::max(high, n.pitch);
    }
    // At least two octaves: three notes shall not be three bars.
    const int more = std::max(0, 24 - (high - low));
    low -= more / 2;
    high += more - more / 2;
    const double perSecond = image.width() / std::max(1e-3, last - first);
    const double perKey = image.height() / double(high - low + 1);
    const Scheme scheme = schemeOf(palette);
    QPainter painter(&image);
    for (const RollNote& n : notes) {
        // Whole pixels: a hair of a note is still seen.
        const int left = int((n.start - first) * perSecond), top = int((high - n.pitch) * perKey);
        const int right = std::max(left + 1, int((n.end - first) * perSecond));
        const int bottom = std::max(top + 1, int((high - n.pitch + 1) * perKey));
        painter.fillRect(left, top, right - left, bottom - top, velocityColor(n.velocity, scheme));
    }
    painter.end();
    image.setDevicePixelRatio(ratio);
    return image;
}

namespace {

QString keyOf(const QString& piece, QSize size, const QPalette& palette, double ratio) {
    return QStringLiteral("%1x%2@%3%4 %5")
        .arg(size.width())
        .arg(size.height())
        .arg(ratio)
        .arg(schemeOf(palette) == Scheme::Dark ? QLatin1Char('d') : QLatin1Char('l'))
        .arg(piece);
}

} // namespace

const QPixmap* RollThumbnails::find(const QString& piece, QSize size, const QPalette& palette,
                                    double ratio) const {
    return m_pixmaps.object(keyOf(piece, size, palette, ratio));
}

const QPixmap& RollThumbnails::draw(const QString& piece, std::span<const RollNote> notes,
                                    QSize size, const QPalette& palette, double ratio) {
    auto* pixmap = new QPixmap(QPixmap::fromImage(rollThumbnail(notes, size, palette, ratio)));
    m_pixmaps.insert(keyOf(piece, size, palette, ratio), pixmap);
    return *pixmap;
}

} // namespace antiphon
