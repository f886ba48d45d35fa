#include "app/panels/filestrip.h"

#include "app/panels/emptytext.h"

#include <QMimeData>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QUrl>

namespace antiphon {

FileStrip::FileStrip(QSize thumbnail, const QString& hint, QWidget* parent)
    : QListWidget(parent), m_thumbnail(thumbnail), m_hint(hint) {
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setIconSize(thumbnail);
    setSpacing(3);
    setUniformItemSizes(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { Q_EMIT hearRequested(fileOf(*item)); });
    connect(this, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { Q_EMIT openRequested(fileOf(*item)); });
}

fs::path FileStrip::fileOf(const QListWidgetItem& item) {
    return item.data(fileRole).toString().toStdString();
}

QListWidgetItem* FileStrip::entryOf(const fs::path& file) const {
    for (int i = 0; i < count(); ++i)
        if (fileOf(*item(i)) == file)
            return item(i);
    return nullptr;
}

QSize FileStrip::sizeHint() const {
    return {400, m_thumbnail.height() + fontMetrics().height() + 20 +
                     horizontalScrollBar()->sizeHint().height()};
}

void FileStrip::setOpen(const fs::path& file) {
    const QSignalBlocker blocker(this); // a font is a change of an entry, too
    m_open = file;
    for (int i = 0; i < count(); ++i) {
        const bool open = fileOf(*item(i)) == file;
        QFont weight = font();
        weight.setBold(open);
        item(i)->setFont(weight);
        if (open)
            setCurrentItem(item(i));
    }
}

void FileStrip::showFilled() {
    drawIcons();
    setOpen(m_open);
    viewport()->update();
}

QStringList FileStrip::mimeTypes() const {
    return {QStringLiteral("text/uri-list")};
}

QMimeData* FileStrip::mimeData(const QList<QListWidgetItem*>& items) const {
    auto* mime = new QMimeData;
    QList<QUrl> urls;
    for (const QListWidgetItem* item : items)
        urls << QUrl::fromLocalFile(item->data(fileRole).toString());
    mime->setUrls(urls);
    return mime;
}

void FileStrip::paintEvent(QPaintEvent* event) {
    QListWidget::paintEvent(event);
    if (count() == 0)
        paintEmptyText(*this, m_hint);
}

void FileStrip::changeEvent(QEvent* event) {
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcons();
}

} // namespace antiphon
