#include "app/window/session.h"

#include "app/window/background.h"
#include "app/window/devicesettings.h"
#include "core/error.h"
#include "models/device.h"

#include <QElapsedTimer>
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
      m_store(std::make_unique<Store>()),
      m_media(std::make_unique<Media>(setup.cache.empty() ? userCache() : setup.cache)),
      m_player(setup.player ? std::move(setup.player) : rememberedPlayer(*m_settings)),
      m_jobs(std::make_unique<Jobs>()), m_undo(std::make_unique<QUndoStack>()),
      m_timer(new QTimer(this)) {
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

    m_timer->setTimerType(Qt::PreciseTimer);
    m_timer->setInterval(33);
    auto elapsed = std::make_shared<QElapsedTimer>();
    elapsed->start();
    connect(m_timer, &QTimer::timeout, this, [this, elapsed] {
        const double seconds = double(elapsed->restart()) / 1000;
        m_jobs->poll();
        m_player->poll(seconds);
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

void Session::setCurrent(std::int64_t id) {
    if (id == m_current)
        return;
    m_current = id;
    Q_EMIT currentChanged(id);
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

Jobs::Id Session::import(const std::vector<fs::path>& paths, ImportOptions options) {
    auto summary = std::make_shared<ImportSummary>();
    auto work = [store = m_store.get(), paths, options, summary](JobControl& control) {
        // The importer works on the store thread, a few milliseconds at a time, so edits come
        // through in between; pausing and cancelling happen here.
        struct Held {
            Store& store;
            std::unique_ptr<Importer> importer = nullptr;
            explicit Held(Store& s) : store(s) { store.hold(true); }
            ~Held() {
                if (importer)
                    store.call([this](Project&) { importer.reset(); });
                store.hold(false);
            }
        } held(*store);
        const auto stopIfCancelled = [&control] {
            if (control.cancelled())
                throw Cancelled{};
        };
        store->call([&](Project& project) {
            held.importer = std::make_unique<Importer>(project, paths, options, stopIfCancelled);
        });
        for (bool more = true; more;) {
            control.checkpoint();
            Event progress{.type = Event::Type::Progress, .text = {}, .item = {}};
            store->call([&](Project&) {
                using Clock = std::chrono::steady_clock;
                const auto until = Clock::now() + std::chrono::milliseconds(15);
                do
                    more = held.importer->step();
                while (more && Clock::now() < until);
                progress.value = held.importer->progress();
                progress.text = held.importer->text();
                *summary = held.importer->summary();
            });
            control.append(std::move(progress));
        }
        for (const std::string& problem : summary->problems)
            control.append({.type = Event::Type::Log, .text = problem, .item = {}});
    };
    const QString title =
        paths.size() == 1
            ? tr("Import %1").arg(QString::fromStdString(display(paths[0].filename())))
            : tr("Import %n files and folders", nullptr, int(paths.size()));
    return m_jobs->work(title, std::move(work), [this, summary] {
        takeRows();
        for (const std::string& problem : summary->problems)
            warn(QString::fromStdString(problem));
        Q_EMIT importEnded(*summary);
    });
}

Jobs::Id Session::start(const Task& task, const Inputs& inputs, const Options& options,
                        std::uint64_t seed) {
    RunRecord record;
    record.task = task.id;
    record.options = toJson(options);
    record.inputs = inputs;
    record.seed = seed;
    record.device = device();
    return m_jobs->start(task, std::move(record));
}

std::string Session::device() const {
    const QString wanted =
        m_settings->value(QStringLiteral("computing/device"), QStringLiteral("auto")).toString();
    try {
        return resolveDevice(wanted.toStdString());
    } catch (const UserError&) { // a graphics card that has gone since it was chosen
        return resolveDevice("auto");
    }
}

void Session::tell(const QString& sentence) {
    Q_EMIT told(sentence, false);
}

void Session::warn(const QString& sentence) {
    Q_EMIT told(sentence, true);
}

/// The rows that an ended job wrote may still be on their way: whoever hears of its end finds them.
void Session::takeRows() {
    QCoreApplication::sendPostedEvents(m_store.get(), QEvent::MetaCall);
}

void Session::jobEnded(quint64 id) {
    takeRows();
    const JobInfo* info = m_jobs->job(id);
    if (!info)
        return;
    if (info->row.state == JobState::Failed) {
        warn(tr("%1: %2").arg(QString::fromStdString(info->row.title),
                              QString::fromStdString(info->row.error)));
        return;
    }
    if (info->row.state != JobState::Done || !info->task)
        return;
    m_unjoined.insert(id);
    joinResults();
}

/// Results belong to the project of their run: where it is closed by now, they wait until it is
/// open again.
void Session::joinResults() {
    std::erase_if(m_unjoined, [this](Jobs::Id id) {
        const JobInfo* info = m_jobs->job(id);
        if (info && (!m_store->isOpen() || info->run.parent_path() != m_jobs->runsFolder()))
            return false;
        if (info)
            addResults(*info);
        return true;
    });
}

/// What a task made joins the library, except copies of what it was given.
void Session::addResults(const JobInfo& info) {
    std::vector<Item> made;
    for (const Item& item : info.outcome.items) {
        const bool input = info.record.inputs.count(item.role) > 0;
        if (!input && item.kind != ItemKind::Table && item.kind != ItemKind::Corpus)
            made.push_back(item);
    }
    if (made.empty())
        return;
    m_store->post([made, run = info.run.filename().string()](Project& project) {
        std::vector<fs::path> files;
        for (const Item& item : made)
            files.push_back(item.path);
        Importer importer(project, files, {MediaPolicy::Link});
        while (importer.step()) {
        }
        for (const Item& item : made) {
            const std::string path =
                item.path.lexically_normal().lexically_relative(project.folder()).string();
            if (auto row = project.library().atPath(path)) {
                row->title = run + " " + item.role;
                row->role = item.role;
                project.library().put(*row);
            }
        }
        project.library().flush();
    });
}

} // namespace antiphon
