#include "app/panels/soundstrip.h"

#include "app/window/background.h"
#include "core/soundfile.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace antiphon {

namespace {

constexpr QSize soundThumbnail(112, 40);

QPixmap drawnPeaks(const std::vector<float>* peaks, const QPalette& palette, double ratio) {
    QPixmap pixmap(soundThumbnail * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(palette.color(QPalette::Base));
    if (peaks) {
        QPainter painter(&pixmap);
        paintPeaks(painter, *peaks, QRectF(QPointF(0, 0), soundThumbnail));
    }
    return pixmap;
}

} // namespace

std::vector<float> peaksOfFile(const fs::path& file, int columns) {
    const std::vector<float> mono = monoOf(readSound(file));
    std::vector<float> peaks;
    for (int i = 0; i < columns; ++i) {
        const auto first = mono.size() * std::size_t(i) / std::size_t(columns);
        const auto last = mono.size() * std::size_t(i + 1) / std::size_t(columns);
        peaks.push_back(peakOf(std::span(mono).subspan(first, last - first)));
    }
    return peaks;
}

void paintPeaks(QPainter& painter, const std::vector<float>& peaks, const QRectF& room) {
    painter.setPen(QPen(seriesColor(2), 1));
    const double middle = room.center().y(), most = room.height() / 2 - 1;
    for (std::size_t x = 0; x < peaks.size(); ++x) {
        const double half = std::max(0.5, std::min(1.0, double(peaks[x])) * most);
        painter.drawLine(QPointF(room.left() + double(x) + 0.5, middle - half),
                         QPointF(room.left() + double(x) + 0.5, middle + half));
    }
}

SoundStrip::SoundStrip(const QString& hint, QWidget* parent)
    : FileStrip(soundThumbnail, hint, parent) {}

void SoundStrip::drawIcons() {
    const int asked = ++m_generation;
    for (int i = 0; i < count(); ++i) {
        const fs::path file = fileOf(*item(i));
        const auto known = m_peaks.find(file.string());
        item(i)->setIcon(QIcon(drawnPeaks(known == m_peaks.end() ? nullptr : &known->second,
                                          palette(), devicePixelRatioF())));
        if (known != m_peaks.end())
            continue;
        inBackground(
            this, [file] { return peaksOfFile(file, soundThumbnail.width()); },
            [this, asked, file](std::vector<float> peaks) {
                const auto& kept =
                    m_peaks.insert_or_assign(file.string(), std::move(peaks)).first->second;
                if (asked != m_generation)
                    return;
                const QSignalBlocker blocker(this);
                if (QListWidgetItem* entry = entryOf(file))
                    entry->setIcon(QIcon(drawnPeaks(&kept, palette(), devicePixelRatioF())));
                viewport()->update();
            },
            [](const QString&) {}); // gone meanwhile: it stays blank
    }
}

} // namespace antiphon
