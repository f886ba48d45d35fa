// What is selected, edited and told. Imports and tasks are in sessionjobs.cpp.
#include "app/window/session.h"

#include "app/window/devicesettings.h"

#include <QStandardPaths>
#include <QTimer>
#include <QUndoCommand>

#include <algorithm>
#include <map>

namespace antiphon {

namespace {

/// Rows before and after an edit; rows without a counterpart are added or dropped.
class RowsCommand : public QUndoCommand {
public:
    RowsCommand(const QString& text, Store& store, std::vector<LibraryItem> before,
                std::vector<LibraryItem> after)
        : QUndoCommand(text), m_store(store), m_before(std::move(before)),
          m_after(std::move(after)) {}

    void redo() override { write(m_before, m_after); }
    void undo() override { write(m_after, m_before); }

private:
    /// Only what differs is written, into the rows as they are by then: what was measured meanwhile
    /// stays.
    void write(const std::vector<LibraryItem>& from, const std::vector<LibraryItem>& to) {
        m_store.post([from, to](Project& project) {
            Library& library = project.library();
            std::map<std::int64_t, const LibraryItem*> old;
            for (const LibraryItem& item : from)
                old.emplace(item.id, &item);
            for (const LibraryItem& item : to) {
                auto row = library.item(item.id);
                const auto before = old.extract(item.id);
                if (!row || before.empty()) {
                    library.put(item);
                    continue;
                }
                applyFields(*row, changedFields(*before.mapped(), item), "edit");
                if (before.mapped()->missing != item.missing)
                    row->missing = item.missing;
                library.put(*row);
            }
            for (const auto& [id, item] : old)
                library.drop(id);
            library.flush();
        });
    }

    Store& m_store;
    std::vector<LibraryItem> m_before, m_after;
};

fs::path userCache() {
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation).toStdString();
}

std::unique_ptr<Player> rememberedPlayer(const QSettings& settings) {
    const DeviceChoice choice = readDevice(settings);
    return std::make_unique<Player>(choice.rate, choice.settings);
}

} // namespace

Session::Session() : Session(Setup{}) {}

Session::Session(Setup setup, QObject* parent)
    : QObject(parent),
      m_settings(std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                             QStringLiteral("antiphon"),
                                             QStringLiteral("antiphon"))),
      m_cache(setup.cache.empty() ? userCache() : setup.cache), m_store(std::make_unique<Store>()),
      m_media(std::make_unique<Media>(m_cache)),
      m_player(setup.player ? std::move(setup.player) : rememberedPlayer(*m_settings)),
      m_jobs(std::make_unique<Jobs>()),
      m_midi(std::make_unique<Midi>(*m_settings, std::move(setup.midi))),
      m_undo(std::make_unique<QUndoStack>()), m_timer(new QTimer(this)) {
    connect(m_store.get(), &Store::opened, this, [this] {
        m_jobs->setRunsFolder(m_store->folder() / "runs");
        joinResults();
    });
    connect(m_store.get(), &Store::closed, this, [this] {
        m_undo->clear();
        m_jobs->setRunsFolder({});
        setSelection({});
        setCurrent(0);
    });
    connect(m_store.get(), &Store::itemsRemoved, this, [this](const QList<qint64>& ids) {
        if (ids.contains(m_current))
            setCurrent(0);
        QList<qint64> kept = m_selection;
        kept.removeIf([&](qint64 id) { return ids.contains(id); });
        setSelection(kept);
    });
    connect(m_store.get(), &Store::openFailed, this, &Session::warn);
    connect(m_store.get(), &Store::failed, this, &Session::warn);
    connect(m_store.get(), &Store::noticed, this, [this](const QStringList& sentences) {
        for (const QString& sentence : sentences)
            warn(sentence);
    });
    connect(m_player.get(), &Player::failed, this, &Session::warn);
    connect(m_player.get(), &Player::deviceRan, this, [this] {
        writeDevice(*m_settings, {m_player->rate(), m_player->output().settings()});
    });
    connect(m_jobs.get(), &Jobs::ended, this, &Session::jobEnded);
    connect(m_midi.get(), &Midi::leftOut, this, &Session::warn);
    connect(m_midi.get(), &Midi::changed, this, [this] {
        if (!m_midi->trouble().isEmpty())
            warn(m_midi->trouble());
    });

    m_timer->setTimerType(Qt::PreciseTimer);
    m_timer->setInterval(33);
    connect(m_timer, &QTimer::timeout, this, [this] {
        m_jobs->poll();
        m_player->poll();
    });
    m_timer->start();
}

Session::~Session() {
    // Jobs that hold the project end first; only then may the store close it.
    m_jobs.reset();
}

void Session::set(const QString& key, const QVariant& value) {
    m_settings->setValue(key, value);
    Q_EMIT settingChanged(key);
}

void Session::closeProject() {
    for (const Jobs::Id id : m_jobs->ids())
        if (!m_jobs->job(id)->task)
            m_jobs->cancel(id);
    m_store->close();
}

void Session::onceOpen(const fs::path& folder, std::function<void()> then) {
    auto* waiting = new QObject(this);
    connect(m_store.get(), &Store::opened, waiting, [this, folder, then, waiting] {
        waiting->deleteLater();
        if (m_store->folder() == folder)
            then();
    });
    connect(m_store.get(), &Store::openFailed, waiting, &QObject::deleteLater);
}

void Session::setCurrent(std::int64_t id) {
    if (id == m_current)
        return;
    m_current = id;
    Q_EMIT currentChanged(id);
}

void Session::setMapTables(std::vector<fs::path> files) {
    if (files == m_mapTables)
        return;
    m_mapTables = std::move(files);
    Q_EMIT mapTablesChanged();
}

void Session::setSelection(const QList<qint64>& ids) {
    // Not by operator==: for empty lists Qt 6.4 compares null pointers.
    if (std::equal(ids.begin(), ids.end(), m_selection.begin(), m_selection.end()))
        return;
    m_selection = ids;
    Q_EMIT selectionChanged();
}

void Session::edit(const QString& text, std::vector<LibraryItem> items) {
    std::vector<LibraryItem> before, after;
    for (LibraryItem& item : items) {
        const LibraryItem* known = m_store->item(item.id);
        if (!known || *known == item)
            continue;
        before.push_back(*known);
        after.push_back(std::move(item));
    }
    if (!after.empty())
        m_undo->push(new RowsCommand(text, *m_store, std::move(before), std::move(after)));
}

void Session::remove(const QString& text, const QList<qint64>& ids) {
    std::vector<LibraryItem> before;
    for (const qint64 id : ids)
        if (const LibraryItem* item = m_store->item(id))
            before.push_back(*item);
    if (!before.empty())
        m_undo->push(new RowsCommand(text, *m_store, std::move(before), {}));
}

void Session::tell(const QString& sentence) {
    Q_EMIT told(sentence, false);
}

void Session::warn(const QString& sentence) {
    Q_EMIT told(sentence, true);
}

} // namespace antiphon
