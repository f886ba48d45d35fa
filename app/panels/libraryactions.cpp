#include "app/panels/libraryactions.h"

#include "app/panels/libraryjobs.h"
#include "app/panels/outputs.h"
#include "app/window/choosefiles.h"
#include "core/error.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QUrl>

namespace antiphon {

LibraryActions::LibraryActions(LibraryPanel& panel, LibraryJobs& jobs)
    : QObject(&panel), m_panel(panel), m_session(panel.session()), m_jobs(jobs),
      m_menu(new QMenu(&panel)) {
    addHearing();
    m_menu->addSeparator();
    addNoting();
    m_menu->addSeparator();
    addManaging();
    connect(&m_session.store(), &Store::opened, this, &LibraryActions::refresh);
    connect(&m_session.store(), &Store::closed, this, &LibraryActions::refresh);
    refresh();
}

QAction* LibraryActions::add(const char* name, const QString& text, std::function<void()> work,
                             const QKeySequence& keys) {
    QAction* action = m_panel.addRowAction(name, text, keys);
    connect(action, &QAction::triggered, this, std::move(work));
    return action;
}

QAction* LibraryActions::onRows(const char* name, const QString& text, std::function<void()> work,
                                const QKeySequence& keys) {
    QAction* action = add(name, text, std::move(work), keys);
    m_onRows << action;
    return action;
}

void LibraryActions::refresh() {
    const bool rows = m_panel.view()->selectionModel()->hasSelection();
    for (QAction* action : m_onRows)
        action->setEnabled(rows);
    for (QAction* action : m_onProject)
        action->setEnabled(m_session.store().isOpen());
}

const LibraryItem* LibraryActions::first() const {
    const QList<qint64> ids = m_panel.selection();
    return ids.isEmpty() ? nullptr : m_session.store().item(ids.first());
}

// Hearing and showing

void LibraryActions::addHearing() {
    m_menu->addAction(onRows("audition", tr("Audition"), [this] {
        if (const LibraryItem* item = first())
            audition(item->id);
    }));
    m_menu->addAction(onRows(
        "inspect", tr("Show in the inspector"),
        [this] {
            if (const LibraryItem* item = first()) {
                m_session.setCurrent(item->id);
                m_session.show(QStringLiteral("inspector"));
            }
        },
        QKeySequence(Qt::CTRL | Qt::Key_Return)));
    m_menu->addAction(
        onRows("useAsGuide", tr("Use as guide"), [this] { useAs(QStringLiteral("guide")); }));
    m_menu->addAction(
        onRows("useAsMemory", tr("Use as memory"), [this] { useAs(QStringLiteral("memory")); }));
    m_menu->addAction(onRows("useAsContext", tr("Write a stem to it"), [this] { useAsContext(); }));
    m_menu->addAction(onRows("map", tr("Show on the map"), [this] { showOnMap(); }));
}

void LibraryActions::audition(qint64 id) {
    const LibraryItem* item = m_session.store().item(id);
    if (!item)
        return;
    if (item->missing) {
        m_session.warn(tr("“%1” is missing: its file is not where it was. Use “Relocate missing "
                          "files…” in the library.")
                           .arg(QString::fromStdString(display(item->title))));
        return;
    }
    if (item->kind == ItemKind::Audio || item->kind == ItemKind::Notes) {
        m_session.player().audition(m_session.store().fileOf(*item));
    } else if (item->kind == ItemKind::Table) {
        m_session.useAs(QStringLiteral("map"), m_session.store().fileOf(*item));
    } else {
        m_session.setCurrent(id);
        m_session.show(QStringLiteral("inspector"));
    }
}

/// Tables become points; a recording or its frames are laid over them.
void LibraryActions::showOnMap() {
    bool any = false;
    for (const qint64 id : m_panel.selection()) {
        const LibraryItem* item = m_session.store().item(id);
        if (!item || item->missing)
            continue;
        const fs::path file = m_session.store().fileOf(*item);
        if (item->kind == ItemKind::Table)
            m_session.useAs(QStringLiteral("map"), file);
        else if (item->kind == ItemKind::Audio || item->kind == ItemKind::Corpus)
            m_session.useAs(QStringLiteral("song"), file);
        else
            continue;
        any = true;
    }
    if (!any)
        m_session.warn(tr("The map shows tables and recordings; select one whose file is there."));
}

/// All that are selected: a context may be several stems.
void LibraryActions::useAsContext() {
    bool any = false;
    for (const qint64 id : m_panel.selection()) {
        const LibraryItem* item = m_session.store().item(id);
        if (!item || item->kind != ItemKind::Audio || item->missing)
            continue;
        m_session.useAs(QStringLiteral("stem"), m_session.store().fileOf(*item));
        any = true;
    }
    if (!any)
        m_session.warn(tr("Stems are written to recordings; select one whose file is there."));
}

void LibraryActions::useAs(const QString& slot) {
    for (const qint64 id : m_panel.selection()) {
        const LibraryItem* item = m_session.store().item(id);
        if (item && item->kind == ItemKind::Audio && !item->missing) {
            m_session.useAs(slot, m_session.store().fileOf(*item));
            m_session.show(QStringLiteral("guide"));
            return;
        }
    }
    m_session.warn(tr("A guide and a memory are recordings; select one whose file is there."));
}

// Notes of the user

void LibraryActions::addNoting() {
    QMenu* rate = m_menu->addMenu(tr("Rate"));
    for (int n = 0; n <= 5; ++n) {
        const QString text = n == 0 ? tr("No rating") : tr("%n stars", nullptr, n);
        const QByteArray name = "rate" + QByteArray::number(n);
        rate->addAction(onRows(
            name.constData(), text,
            [this, n] { setField(m_panel.selection(), LibraryField::Rating, QString::number(n)); },
            QKeySequence(Qt::Key_0 + n)));
    }
    m_menu->addAction(onRows(
        "tag", tr("Tag…"), [this] { askForTags(); }, QKeySequence(Qt::Key_T)));
    QMenu* split = m_menu->addMenu(tr("Split"));
    const std::pair<const char*, QString> splits[] = {{"train", tr("For training")},
                                                      {"validation", tr("For validation")},
                                                      {"test", tr("For test")},
                                                      {"", tr("Not assigned")}};
    for (const auto& [value, text] : splits) {
        const QByteArray name = QByteArray("split.") + (*value ? value : "none");
        split->addAction(onRows(name.constData(), text, [this, part = QLatin1String(value)] {
            setField(m_panel.selection(), LibraryField::Split, part);
        }));
    }
    m_menu->addAction(onRows(
        "editCell", tr("Edit in place"),
        [this] {
            const QModelIndex index = m_panel.view()->currentIndex();
            // Some columns are measured; then the name is what people mean.
            m_panel.view()->edit(
                index.flags().testFlag(Qt::ItemIsEditable) ? index : index.siblingAtColumn(0));
        },
        QKeySequence(Qt::Key_F2)));
}

void LibraryActions::setField(const QList<qint64>& ids, LibraryField field, const QString& text) {
    std::vector<LibraryItem> items;
    try {
        for (const qint64 id : ids)
            if (const LibraryItem* item = m_session.store().item(id)) {
                items.push_back(*item);
                antiphon::setField(items.back(), field, text.toStdString());
            }
    } catch (const UserError& e) {
        m_session.warn(QString::fromUtf8(e.what()));
        return;
    }
    const int count = int(items.size());
    const QString step = field == LibraryField::Rating  ? tr("Rate %n items", nullptr, count)
                         : field == LibraryField::Tags  ? tr("Tag %n items", nullptr, count)
                         : field == LibraryField::Split ? tr("Assign %n items", nullptr, count)
                                                        : tr("Edit %n items", nullptr, count);
    m_session.edit(step, std::move(items));
}

void LibraryActions::askForTags() {
    auto* dialog = new QInputDialog(&m_panel);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Tag"));
    dialog->setLabelText(tr("Tags, separated by commas. With + in front they are added to what is "
                            "there, with - taken away:"));
    const QList<qint64> ids = m_panel.selection();
    const LibraryItem* only = ids.size() == 1 ? first() : nullptr;
    dialog->setTextValue(only ? QString::fromStdString(tagsText(only->tags)) : QStringLiteral("+"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, ids](const QString& text) { setField(ids, LibraryField::Tags, text); });
    dialog->open();
}

// The library as a whole

void LibraryActions::addManaging() {
    m_menu->addAction(onRows(
        "remove", tr("Remove from the library"), [this] { remove(); },
        QKeySequence(Qt::Key_Delete)));
    m_menu->addAction(onRows("reveal", tr("Show in the file manager"), [this] { reveal(); }));
    m_menu->addSeparator();
    m_importFiles = add("importFiles", tr("Import files…"), [this] {
        chooseFiles(&m_panel, tr("Import files"), {},
                    [this](const std::vector<fs::path>& files) { m_session.import(files); });
    });
    QAction* folder = add("importFolder", tr("Import a folder…"), [this] {
        chooseFolder(&m_panel, tr("Import a folder"),
                     [this](const fs::path& chosen) { m_session.import({chosen}); });
    });
    QAction* missing = add("relocate", tr("Relocate missing files…"), [this] {
        chooseFolder(&m_panel, tr("Look for missing files below"),
                     [this](const fs::path& chosen) { relocate(chosen); });
    });
    QAction* analyse =
        add("analyse", tr("Measure tempo, key and loudness"), [this] { m_jobs.analyse(); });
    QAction* always = add("analyseImports", tr("Measure what is imported"), [] {});
    always->setCheckable(true);
    always->setChecked(m_jobs.analysesImports());
    connect(always, &QAction::toggled, this, [this](bool on) { m_jobs.setAnalysesImports(on); });
    QAction* find = add(
        "find", tr("Filter"),
        [this] {
            m_panel.filter()->setFocus();
            m_panel.filter()->selectAll();
        },
        QKeySequence(QKeySequence::Find));
    m_onProject = {m_importFiles, folder, missing, analyse};
    m_menu->addActions({m_importFiles, folder, missing});
    m_menu->addSeparator();
    m_menu->addActions({analyse, always, find});
}

void LibraryActions::relocate(const fs::path& folder) {
    m_jobs.relocate(folder);
}

void LibraryActions::reveal() {
    if (const LibraryItem* item = first())
        revealFolder(m_session.store().fileOf(*item).parent_path());
}

void LibraryActions::remove() {
    const QList<qint64> ids = m_panel.selection();
    m_session.remove(tr("Remove %n items", nullptr, int(ids.size())), ids);
}

} // namespace antiphon
