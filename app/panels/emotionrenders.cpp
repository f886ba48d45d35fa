#include "app/panels/emotionrenders.h"

#include "app/panels/emotionpiece.h"
#include "app/panels/words.h"
#include "app/window/background.h"

#include <QSignalBlocker>

namespace antiphon {

namespace {

constexpr QSize thumbnail(112, 44);

} // namespace

EmotionRenders::EmotionRenders(Session& session, QWidget* parent)
    : FileStrip(thumbnail,
                tr("What you transfer and generate is kept here: click to hear it, "
                   "double click to bring it back."),
                parent),
      m_session(session) {
    setAccessibleName(tr("Renders"));
    connect(&session.jobs(), &Jobs::runsChanged, this, &EmotionRenders::refresh);
    refresh();
}

/// Of the pieces that a task writes, with places for the run and the piece; of other tasks empty.
QString EmotionRenders::patternOf(const std::string& task) {
    return task == "emotion.transfer"   ? tr("Transfer %1, piece %2")
           : task == "emotion.generate" ? tr("New pieces %1, piece %2")
           : task == "emotion.edit"     ? tr("Edit %1, piece %2")
                                        : QString();
}

void EmotionRenders::refresh() {
    const QSignalBlocker blocker(this);
    clear();
    std::size_t listed = 0;
    for (const RunRow& run : m_session.jobs().runs()) {
        const QString title = patternOf(run.task);
        if (run.state != RunState::Done || title.isEmpty())
            continue;
        const QString number = runNumber(run.folder);
        int piece = 0;
        for (const Item& item : run.items) {
            if (item.kind != ItemKind::Notes || ++listed > mostListed)
                continue;
            //: a run's number and which of its pieces
            auto* entry = new QListWidgetItem(tr("%1.%2").arg(number).arg(++piece), this);
            entry->setData(fileRole, QString::fromStdString(item.path.string()));
            entry->setData(furtherRole, QString::fromStdString(run.folder.string()));
            entry->setData(Qt::AccessibleTextRole, title.arg(number).arg(piece));
            entry->setToolTip(entry->data(Qt::AccessibleTextRole).toString() + QLatin1Char('\n') +
                              tr("Click to hear it, double click to bring it back, drag it out as "
                                 "a file"));
        }
    }
    showFilled();
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
                if (QListWidgetItem* entry = entryOf(file))
                    drawIcon(entry, notes);
            },
            [](const QString&) {}); // gone meanwhile: it stays blank
}

QString EmotionRenders::titleOf(const fs::path& render) const {
    const QListWidgetItem* entry = entryOf(render);
    return entry ? entry->data(Qt::AccessibleTextRole).toString() : QString();
}

fs::path EmotionRenders::runOf(const fs::path& render) const {
    const QListWidgetItem* entry = entryOf(render);
    return entry ? fs::path(entry->data(furtherRole).toString().toStdString()) : fs::path();
}

} // namespace antiphon
