#include "app/panels/stemtakes.h"

#include "app/panels/words.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

namespace antiphon {

StemTakes::StemTakes(Session& session, QWidget* parent)
    : SoundStrip(tr("The stems that are written are kept here: click to hear one, "
                    "double click to show it with its context."),
                 parent),
      m_session(session) {
    setAccessibleName(tr("Takes"));
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setWhatsThis(tr("Return shows a take, F2 renames it, K keeps it in front, Delete takes it out; "
                    "its file stays."));
    connect(&session.jobs(), &Jobs::runsChanged, this, &StemTakes::refresh);
    connect(this, &QListWidget::itemChanged, this, &StemTakes::changed);
    refresh();
}

TakeNote StemTakes::noteOf(const fs::path& take) const {
    const auto it = m_notes.find(take.string());
    return it == m_notes.end() ? TakeNote{} : it->second;
}

void StemTakes::refresh() {
    const QSignalBlocker blocker(this);
    clear();
    m_takes.clear();
    for (const RunRow& run : m_session.jobs().runs()) {
        if (run.state != RunState::Done || run.task != "stem.generate")
            continue;
        const QString number = runNumber(run.folder);
        int stem = 0;
        for (const Item& item : run.items) {
            if (item.kind != ItemKind::Audio || !item.role.starts_with("stem"))
                continue;
            ++stem;
            if (noteOf(item.path).gone || m_takes.size() >= mostListed)
                continue;
            //: a run's number and which of its stems
            Take take{item.path, run.folder, tr("%1.%2").arg(number).arg(stem), {}};
            const std::string codes = "codes" + item.role.substr(4);
            for (const Item& other : run.items)
                if (other.role == codes)
                    take.codes = other;
            m_takes.push_back(std::move(take));
        }
    }
    std::ranges::stable_partition(m_takes,
                                  [&](const Take& take) { return noteOf(take.file).kept; });
    for (const Take& take : m_takes) {
        const TakeNote note = noteOf(take.file);
        const QString name = note.name.empty() ? take.number : QString::fromStdString(note.name);
        auto* entry = new QListWidgetItem(name, this);
        entry->setFlags(entry->flags() | Qt::ItemIsEditable);
        entry->setData(fileRole, QString::fromStdString(take.file.string()));
        entry->setData(Qt::AccessibleTextRole,
                       note.kept ? tr("Take %1, kept").arg(name) : tr("Take %1").arg(name));
        entry->setToolTip(entry->data(Qt::AccessibleTextRole).toString() + QLatin1Char('\n') +
                          tr("Click to hear it, double click to show it, drag it out as a file"));
    }
    showFilled();
}

void StemTakes::showNotes(const std::map<std::string, TakeNote>& notes) {
    if (notes == m_notes)
        return;
    m_notes = notes;
    refresh();
}

const StemTakes::Take* StemTakes::find(const fs::path& file) const {
    const auto it = std::ranges::find(m_takes, file, &Take::file);
    return it == m_takes.end() ? nullptr : &*it;
}

QString StemTakes::titleOf(const fs::path& file) const {
    const TakeNote note = noteOf(file);
    const Take* take = find(file);
    return !note.name.empty() ? QString::fromStdString(note.name)
           : take             ? tr("Take %1").arg(take->number)
                              : QString::fromStdString(display(file.stem()));
}

void StemTakes::changed(QListWidgetItem* item) {
    const fs::path file = fileOf(*item);
    TakeNote note = noteOf(file);
    const QString name = item->text().trimmed();
    const Take* take = find(file);
    const std::string given = take && name == take->number ? std::string() : name.toStdString();
    if (given == note.name)
        return;
    note.name = given;
    // Not from within: the list is filled anew by it.
    QMetaObject::invokeMethod(
        this, [this, file, note] { Q_EMIT noted(tr("Rename take"), file, note); },
        Qt::QueuedConnection);
}

void StemTakes::keep(const fs::path& take) {
    TakeNote note = noteOf(take);
    note.kept = !note.kept;
    Q_EMIT noted(note.kept ? tr("Keep take") : tr("Keep take no longer"), take, note);
}

void StemTakes::takeOut(const fs::path& take) {
    TakeNote note = noteOf(take);
    note.gone = true;
    Q_EMIT noted(tr("Take out take"), take, note);
}

void StemTakes::keyPressEvent(QKeyEvent* event) {
    const QListWidgetItem* current = currentItem();
    if (current && event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_K)
        keep(fileOf(*current));
    else if (current && event->key() == Qt::Key_Delete)
        takeOut(fileOf(*current));
    else if (current && event->key() == Qt::Key_Return)
        Q_EMIT openRequested(fileOf(*current));
    else
        SoundStrip::keyPressEvent(event);
}

void StemTakes::contextMenuEvent(QContextMenuEvent* event) {
    QListWidgetItem* at = itemAt(event->pos());
    if (!at)
        at = currentItem();
    if (!at)
        return;
    const fs::path file = fileOf(*at);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Hear"), this, [this, file] { Q_EMIT hearRequested(file); });
    menu->addAction(tr("Show"), this, [this, file] { Q_EMIT openRequested(file); });
    menu->addAction(tr("Rename"), this, [this, file] {
        if (QListWidgetItem* entry = entryOf(file))
            editItem(entry);
    });
    menu->addAction(noteOf(file).kept ? tr("Keep no longer") : tr("Keep"), this,
                    [this, file] { keep(file); });
    menu->addAction(tr("Take out"), this, [this, file] { takeOut(file); });
    menu->popup(event->globalPos());
}

} // namespace antiphon
