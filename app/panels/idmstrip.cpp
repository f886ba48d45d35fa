#include "app/panels/idmstrip.h"

#include "app/panels/words.h"
#include "app/window/background.h"
#include "core/run.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalBlocker>

namespace antiphon {

IdmStrip::IdmStrip(Session& session, QWidget* parent)
    : SoundStrip(tr("What is varied and drawn is kept here: click to hear it, double click to "
                    "show it."),
                 parent),
      m_session(session) {
    setAccessibleName(tr("Drawn sounds"));
    connect(&session.jobs(), &Jobs::runsChanged, this, &IdmStrip::refresh);
    refresh();
}

void IdmStrip::refresh() {
    const QSignalBlocker blocker(this);
    clear();
    for (const RunRow& run : m_session.jobs().runs()) {
        if (run.state != RunState::Done || (run.task != "idm.vary" && run.task != "idm.generate"))
            continue;
        const QString number = runNumber(run.folder);
        int sound = 0;
        for (const Item& item : run.items) {
            if (item.kind != ItemKind::Audio || item.path.stem() == "seed_original")
                continue;
            ++sound;
            if (std::size_t(count()) >= mostListed)
                return showFilled();
            //: a run's number and which of its sounds
            const QString title = tr("%1.%2").arg(number).arg(sound);
            auto* entry = new QListWidgetItem(title, this);
            entry->setData(fileRole, QString::fromStdString(item.path.string()));
            entry->setData(furtherRole, QString::fromStdString(run.folder.string()));
            entry->setData(Qt::AccessibleTextRole, run.task == "idm.vary"
                                                       ? tr("Variation %1").arg(title)
                                                       : tr("Clip %1").arg(title));
            entry->setToolTip(
                entry->data(Qt::AccessibleTextRole).toString() + QLatin1Char('\n') +
                tr("Click to hear it, double click to show it, drag it out as a file"));
        }
    }
    showFilled();
}

fs::path IdmStrip::runOf(const fs::path& file) const {
    const QListWidgetItem* entry = entryOf(file);
    return entry ? fs::path(entry->data(furtherRole).toString().toStdString()) : fs::path();
}

QString IdmStrip::titleOf(const fs::path& file) const {
    const QListWidgetItem* entry = entryOf(file);
    return entry ? entry->data(Qt::AccessibleTextRole).toString()
                 : QString::fromStdString(display(file.stem()));
}

void IdmStrip::contextMenuEvent(QContextMenuEvent* event) {
    QListWidgetItem* at = itemAt(event->pos());
    if (!at)
        at = currentItem();
    if (!at)
        return;
    const fs::path file = fileOf(*at), run = runOf(file);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Hear"), this, [this, file] { Q_EMIT hearRequested(file); });
    menu->addAction(tr("Show"), this, [this, file] { Q_EMIT openRequested(file); });
    menu->addAction(tr("Make again with changes…"), this, [this, run] {
        inBackground(
            this, [run] { return Run::open(run).record(); },
            [this](const RunRecord& record) { m_session.showTask(record); },
            [this](const QString& sentence) { m_session.warn(sentence); });
    });
    menu->popup(event->globalPos());
}

} // namespace antiphon
