#include "app/panels/emotionrenders.h"

#include "app/panels/emotionpiece.h"
#include "app/panels/emptytext.h"
#include "app/window/background.h"

#include <QMimeData>
#include <QScrollBar>
#include <QUrl>

namespace antiphon {

namespace {

constexpr int fileRole = Qt::UserRole, runRole = Qt::UserRole + 1;
constexpr QSize thumbnail(112, 44);
constexpr std::size_t mostListed = 200;

fs::path fileOf(const QListWidgetItem& item) {
    return item.data(fileRole).toString().toStdString();
}

} // namespace

EmotionRenders::EmotionRenders(Session& session, QWidget* parent)
    : QListWidget(parent), m_session(session) {
    setAccessibleName(tr("Renders"));
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
    connect(&session.jobs(), &Jobs::runsChanged, this, &EmotionRenders::refresh);
    connect(this, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { Q_EMIT hearRequested(fileOf(*item)); });
    connect(this, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { Q_EMIT renderRequested(fileOf(*item)); });
    refresh();
}

/// Of the pieces that a task writes, with places for the run and the piece; of other tasks empty.
QString EmotionRenders::patternOf(const std::string& task) {
    return task == "emotion.transfer"   ? tr("Transfer %1, piece %2")
           : task == "emotion.generate" ? tr("New pieces %1, piece %2")
           : task == "emotion.edit"     ? tr("Edit %1, piece %2")
                                        : QString();
}

QSize EmotionRenders::sizeHint() const {
    return {400, thumbnail.height() + fontMetrics().height() + 20 +
                     horizontalScrollBar()->sizeHint().height()};
}

void EmotionRenders::refresh() {
    const QSignalBlocker blocker(this);
    clear();
    std::size_t listed = 0;
    for (const RunRow& run : m_session.jobs().runs()) {
        const QString title = patternOf(run.task);
        if (run.state != RunState::Done || title.isEmpty())
            continue;
        const std::string folder = run.folder.filename().string();
        const QString number = QString::fromStdString(folder.substr(0, folder.find('-')));
        int piece = 0;
        for (const Item& item : run.items) {
            if (item.kind != ItemKind::Notes || ++listed > mostListed)
                continue;
            //: a run's number and which of its pieces
            auto* entry = new QListWidgetItem(tr("%1.%2").arg(number).arg(++piece), this);
            entry->setData(fileRole, QString::fromStdString(item.path.string()));
            entry->setData(runRole, QString::fromStdString(run.folder.string()));
            entry->setData(Qt::AccessibleTextRole, title.arg(number).arg(piece));
            entry->setToolTip(entry->data(Qt::AccessibleTextRole).toString() + QLatin1Char('\n') +
                              tr("Click to hear it, double click to bring it back, drag it out as "
                                 "a file"));
        }
    }
    drawIcons();
    setOpen(m_open);
    viewport()->update();
}

void EmotionRenders::drawIcon(QListWidgetItem* item, std::span<const RollNote> notes) {
    item->setIcon(QIcon(m_thumbnails.draw(item->data(fileRole).toString(), notes, thumbnail,
                                          palette(), devicePixelRatioF())));
}

/// At once those that are known, then the others as they are read.
void EmotionRenders::drawIcons() {
    std::vector<fs::path> unknown;
    QPixmap blank(thumbnail * devicePixelRatioF());
    blank.setDevicePixelRatio(devicePixelRatioF());
    blank.fill(palette().color(QPalette::Base));
    for (int i = 0; i < count(); ++i) {
        const QPixmap* known = m_thumbnails.find(item(i)->data(fileRole).toString(), thumbnail,
                                                 palette(), devicePixelRatioF());
        item(i)->setIcon(QIcon(known ? *known : blank));
        if (!known)
            unknown.push_back(fileOf(*item(i)));
    }
    const int asked = ++m_generation;
    for (const fs::path& file : unknown)
        inBackground(
            this, [file] { return readRollNotes(file); },
            [this, asked, file](const std::vector<RollNote>& notes) {
                if (asked != m_generation)
                    return;
                for (int i = 0; i < count(); ++i)
                    if (fileOf(*item(i)) == file)
                        drawIcon(item(i), notes);
            },
            [](const QString&) {}); // gone meanwhile: it stays blank
}

void EmotionRenders::setOpen(const fs::path& render) {
    m_open = render;
    for (int i = 0; i < count(); ++i) {
        const bool open = fileOf(*item(i)) == render;
        QFont weight = font();
        weight.setBold(open);
        item(i)->setFont(weight);
        if (open)
            setCurrentItem(item(i));
    }
}

QString EmotionRenders::titleOf(const fs::path& render) const {
    for (int i = 0; i < count(); ++i)
        if (fileOf(*item(i)) == render)
            return item(i)->data(Qt::AccessibleTextRole).toString();
    return {};
}

fs::path EmotionRenders::runOf(const fs::path& render) const {
    for (int i = 0; i < count(); ++i)
        if (fileOf(*item(i)) == render)
            return item(i)->data(runRole).toString().toStdString();
    return {};
}

QStringList EmotionRenders::mimeTypes() const {
    return {QStringLiteral("text/uri-list")};
}

QMimeData* EmotionRenders::mimeData(const QList<QListWidgetItem*>& items) const {
    auto* mime = new QMimeData;
    QList<QUrl> urls;
    for (const QListWidgetItem* item : items)
        urls << QUrl::fromLocalFile(item->data(fileRole).toString());
    mime->setUrls(urls);
    return mime;
}

void EmotionRenders::paintEvent(QPaintEvent* event) {
    QListWidget::paintEvent(event);
    if (count() == 0)
        paintEmptyText(*this, tr("What you transfer and generate is kept here: click to hear it, "
                                 "double click to bring it back."));
}

void EmotionRenders::changeEvent(QEvent* event) {
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcons();
}

} // namespace antiphon
