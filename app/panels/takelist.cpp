#include "app/panels/takelist.h"

#include "app/panels/comparisonfile.h"
#include "app/panels/guidemodels.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "core/error.h"
#include "widgets/theme.h"
#include "widgets/timeaxis.h"

#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace antiphon {

namespace {

constexpr int folderRole = Qt::UserRole, responseRole = Qt::UserRole + 1,
              titleRole = Qt::UserRole + 2;

/// Of the take in a folder; only a model's title where it is not there any more.
TakeList::Facts answererOf(const fs::path& folder) {
    TakeList::Facts facts;
    try {
        const Json info = readJson(folder / "info.json");
        const fs::path path = info.value("model", Json::object()).value("path", std::string());
        if (path.empty())
            return facts;
        facts.model = facts.name = modelTitle(path);
        facts.name = nameOf(readGuideModel(path));
    } catch (const UserError&) { // neither is asked for here
    } catch (const Json::exception&) {
    }
    return facts;
}

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
        const QString number = runNumber(run.folder);
        const QString length = timeText(run.figures.value("seconds", 0.0));
        auto* entry = new QListWidgetItem(run.task == "guide.edit"
                                              ? tr("Take %1, edited · %2").arg(number, length)
                                              : tr("Take %1 · %2").arg(number, length),
                                          this);
        entry->setData(folderRole, QString::fromStdString(info.parent_path().string()));
        entry->setData(titleRole, entry->text());
        entry->setData(responseRole, QString::fromStdString(response.string()));
    }
    setOpen(m_open);
    showFacts();
    lookForChoices();
    viewport()->update();
}

void TakeList::lookForChoices() {
    std::vector<std::string> folders;
    for (int i = 0; i < count(); ++i)
        folders.push_back(item(i)->data(folderRole).toString().toStdString());
    inBackground(
        this,
        [folders = std::move(folders), known = m_facts] {
            std::map<std::string, Facts> facts;
            for (const std::string& folder : folders) {
                // Who answered stays, which one is preferred does not.
                const auto before = known.find(folder);
                Facts& all = facts[folder] =
                    before == known.end() ? answererOf(folder) : before->second;
                all.preferred = wasPreferred(folder);
            }
            return facts;
        },
        [this, asked = ++m_looked](std::map<std::string, Facts> facts) {
            if (asked != m_looked || facts == m_facts)
                return;
            m_facts = std::move(facts);
            showFacts();
        });
}

void TakeList::showFacts() {
    const QString tip = tr("Double click to open; drag the sound out to another program");
    for (int i = 0; i < count(); ++i) {
        const auto found = m_facts.find(item(i)->data(folderRole).toString().toStdString());
        const Facts facts = found == m_facts.end() ? Facts() : found->second;
        QString title = item(i)->data(titleRole).toString();
        if (!facts.model.isEmpty())
            //: a take and the model that answers in it
            title = tr("%1 · %2").arg(title, facts.model);
        if (facts.preferred)
            //: a take, which was preferred to others when models were compared
            title = tr("%1 · preferred").arg(title);
        item(i)->setText(title);
        item(i)->setToolTip(facts.model.isEmpty()
                                ? tip
                                : tr("Answered by %1").arg(facts.name) + QLatin1Char('\n') + tip);
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
