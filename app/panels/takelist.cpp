#include "app/panels/takelist.h"

#include "app/panels/comparisonfile.h"
#include "app/window/background.h"
#include "widgets/theme.h"
#include "widgets/timeaxis.h"

#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace antiphon {

namespace {

constexpr int folderRole = Qt::UserRole, responseRole = Qt::UserRole + 1,
              titleRole = Qt::UserRole + 2;

} // namespace

TakeList::TakeList(Session& session, QWidget* parent) : QListWidget(parent), m_session(session) {
    setAccessibleName(tr("Takes"));
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setUniformItemSizes(true);
    setSpacing(2);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&session.jobs(), &Jobs::runsChanged, this, &TakeList::refresh);
    connect(this, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        Q_EMIT takeRequested(item->data(folderRole).toString().toStdString());
    });
    refresh();
}

void TakeList::setOpen(const fs::path& folder) {
    m_open = folder;
    for (int i = 0; i < count(); ++i) {
        const bool open = item(i)->data(folderRole).toString().toStdString() == folder.string();
        QFont font = item(i)->font();
        font.setBold(open);
        item(i)->setFont(font);
        if (open)
            setCurrentItem(item(i));
    }
}

fs::path TakeList::newest() const {
    return count() > 0 ? item(0)->data(folderRole).toString().toStdString() : std::string();
}

void TakeList::refresh() {
    const QSignalBlocker blocker(this);
    clear();
    for (const RunRow& run : m_session.jobs().runs()) {
        if (run.state != RunState::Done ||
            (run.task != "guide.generate" && run.task != "guide.edit"))
            continue;
        fs::path info, response;
        for (const Item& item : run.items) {
            if (item.role == "info")
                info = item.path;
            else if (item.role == "response")
                response = item.path;
        }
        if (info.empty() || response.empty())
            continue;
        const std::string name = run.folder.filename().string();
        const QString number = QString::fromStdString(name.substr(0, name.find('-')));
        const QString length = timeText(run.figures.value("seconds", 0.0));
        auto* entry = new QListWidgetItem(run.task == "guide.edit"
                                              ? tr("Take %1, edited · %2").arg(number, length)
                                              : tr("Take %1 · %2").arg(number, length),
                                          this);
        entry->setData(folderRole, QString::fromStdString(info.parent_path().string()));
        entry->setData(titleRole, entry->text());
        entry->setData(responseRole, QString::fromStdString(response.string()));
        entry->setToolTip(tr("Double click to open; drag the sound out to another program"));
    }
    setOpen(m_open);
    showPreferred();
    lookForChoices();
    viewport()->update();
}

void TakeList::lookForChoices() {
    std::vector<std::string> folders;
    for (int i = 0; i < count(); ++i)
        folders.push_back(item(i)->data(folderRole).toString().toStdString());
    inBackground(
        this,
        [folders = std::move(folders)] {
            std::set<std::string> preferred;
            std::ranges::copy_if(folders, std::inserter(preferred, preferred.end()), wasPreferred);
            return preferred;
        },
        [this, asked = ++m_looked](std::set<std::string> preferred) {
            if (asked != m_looked || preferred == m_preferred)
                return;
            m_preferred = std::move(preferred);
            showPreferred();
        });
}

void TakeList::showPreferred() {
    for (int i = 0; i < count(); ++i) {
        const QString title = item(i)->data(titleRole).toString();
        const bool preferred =
            m_preferred.contains(item(i)->data(folderRole).toString().toStdString());
        //: a take, which was preferred to others when models were compared
        item(i)->setText(preferred ? tr("%1 · preferred").arg(title) : title);
    }
}

QStringList TakeList::mimeTypes() const {
    return {QStringLiteral("text/uri-list")};
}

QMimeData* TakeList::mimeData(const QList<QListWidgetItem*>& items) const {
    auto* mime = new QMimeData;
    QList<QUrl> urls;
    for (const QListWidgetItem* item : items)
        urls << QUrl::fromLocalFile(item->data(responseRole).toString());
    mime->setUrls(urls);
    return mime;
}

void TakeList::paintEvent(QPaintEvent* event) {
    QListWidget::paintEvent(event);
    if (count() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(tonesOf(palette()).faint);
    painter.drawText(viewport()->rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Takes that you generate are listed here."));
}

} // namespace antiphon
