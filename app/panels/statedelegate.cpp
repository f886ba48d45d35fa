#include "app/panels/statedelegate.h"

#include "widgets/glyphs.h"
#include "widgets/rowtable.h"
#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace antiphon {

QIcon stateIcon(JobRow::State state) {
    switch (state) {
    case JobRow::State::Running:
        return glyph(Glyph::Play);
    case JobRow::State::Queued:
    case JobRow::State::Paused:
        return glyph(Glyph::Pause);
    case JobRow::State::Stopping:
    case JobRow::State::Cancelled:
        return glyph(Glyph::Stop);
    case JobRow::State::Done:
        return glyph(Glyph::Done);
    case JobRow::State::Failed:
        return glyph(Glyph::Warning);
    case JobRow::State::Interrupted:
        return glyph(Glyph::Reset);
    }
    return {};
}

StateDelegate::StateDelegate(const JobRows& rows, QObject* parent)
    : QStyledItemDelegate(parent), m_rows(rows) {}

void StateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                          const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    const auto* table = qobject_cast<const RowTable*>(index.model());
    const JobRow* row = table ? m_rows.row(table->idAt(index.row())) : nullptr;
    if (row) {
        option.features |= QStyleOptionViewItem::HasDecoration;
        option.icon = stateIcon(row->state);
        const int side = option.fontMetrics.height();
        option.decorationSize = QSize(side, side);
        if (row->state == JobRow::State::Failed)
            option.palette.setColor(QPalette::Text, tonesOf(option.palette).warning);
    }
    QStyledItemDelegate::paint(painter, option, index);
    if (!row || !row->active() || row->fraction <= 0)
        return;
    const Tones tones = tonesOf(option.palette);
    const QRectF track = QRectF(option.rect).adjusted(3, option.rect.height() - 4, -3, -1);
    const bool selected = option.state & QStyle::State_Selected;
    const QColor ink = selected ? option.palette.color(QPalette::HighlightedText) : tones.data;
    painter->fillRect(track, mix(tones.ground, ink, 0.25));
    painter->fillRect(QRectF(track.topLeft(),
                             QSizeF(track.width() * std::min(row->fraction, 1.0), track.height())),
                      ink);
}

} // namespace antiphon
