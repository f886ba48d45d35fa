#pragma once

#include "widgets/noteindex.h"

#include <QCache>
#include <QPalette>
#include <QPixmap>

#include <span>

namespace antiphon {

/// A piece at a glance: all notes over its whole time and its own range of pitches, loud ones
/// stronger. `size` in points; `ratio` pixels a point. Any thread.
QImage rollThumbnail(std::span<const RollNote> notes, QSize size, const QPalette& palette,
                     double ratio = 1);

/// Thumbnails that were drawn once, by the name of their piece; the oldest go. GUI thread.
class RollThumbnails {
public:
    explicit RollThumbnails(int most = 200) : m_pixmaps(most) {}

    /// nullptr: not there in this size and palette. Valid until the next call.
    const QPixmap* find(const QString& piece, QSize size, const QPalette& palette,
                        double ratio) const;
    const QPixmap& draw(const QString& piece, std::span<const RollNote> notes, QSize size,
                        const QPalette& palette, double ratio);

private:
    QCache<QString, QPixmap> m_pixmaps;
};

} // namespace antiphon
