#include "app/window/store.h"

#include "app/window/background.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

namespace antiphon {

namespace {

/// What one piece of work changed, on its way to the window.
struct Changes {
    std::vector<LibraryItem> rows;
    std::vector<std::int64_t> gone;
    bool empty() const { return rows.empty() && gone.empty(); }
};

Changes changesOf(Library& library) {
    Changes changes;
    for (const std::int64_t id : library.takeChanges()) {
        if (auto item = library.item(id))
            changes.rows.push_back(std::move(*item));
        else
            changes.gone.push_back(id);
    }
    return changes;
}

} // namespace

struct Store::Worker {
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> work;
    /// Opening and closing, which wait until no job holds the project.
    std::deque<std::function<void()>> switches;
    bool stop = false;
    int holds = 0;
    std::optional<Project> project; ///< store thread only
    std::uint64_t generation = 0;   ///< of the project; store thread only
    std::thread thread;

    void add(std::deque<std::function<void()>> Worker::*queue, std::function<void()> step) {
        {
            const std::lock_guard lock(mutex);
            (this->*queue).push_back(std::move(step));
        }
        wake.notify_all();
    }

    void run() {
        for (;;) {
            std::function<void()> step;
            {
                std::unique_lock lock(mutex);
                const auto canSwitch = [this] { return !switches.empty() && holds == 0; };
                wake.wait(lock, [&] { return stop || !work.empty() || canSwitch(); });
                auto& queue = !work.empty() ? work : switches;
                if (work.empty() && !canSwitch())
                    break; // stopped, and all that was asked before has been done
                step = std::move(queue.front());
                queue.pop_front();
            }
            step();
        }
        project.reset();
    }
};

Store::Store(QObject* parent) : QObject(parent), m_worker(std::make_unique<Worker>()) {
    m_worker->thread = std::thread([worker = m_worker.get()] { worker->run(); });
}

Store::~Store() {
    {
        const std::lock_guard lock(m_worker->mutex);
        m_worker->stop = true;
    }
    m_worker->wake.notify_all();
    m_worker->thread.join();
}

void Store::openBy(std::function<Project()> make) {
    close();
    const std::uint64_t generation = ++m_generation;
    Worker* worker = m_worker.get();
    worker->add(&Worker::switches, [this, worker, generation, make = std::move(make)] {
        try {
            worker->project.reset();
            worker->project.emplace(make());
            worker->generation = generation;
            const Project& project = *worker->project;
            Rows rows;
            for (LibraryItem& item : project.library().list()) {
                const std::string path = (project.folder() / item.path).string();
                rows.byPath.emplace(path, item.id);
                rows.items.emplace(item.id, std::move(item));
            }
            QStringList notices;
            for (const std::string& notice : project.notices())
                notices << QString::fromStdString(notice);
            QMetaObject::invokeMethod(
                this,
                [this, generation, folder = project.folder(), settings = project.settings(),
                 rows = std::move(rows), notices]() mutable {
                    if (generation != m_generation)
                        return;
                    m_open = true;
                    m_folder = std::move(folder);
                    m_settings = std::move(settings);
                    m_rows = std::move(rows);
                    Q_EMIT opened();
                    if (!notices.isEmpty())
                        Q_EMIT noticed(notices);
                },
                Qt::QueuedConnection);
        } catch (const std::exception& e) {
            QMetaObject::invokeMethod(
                this, [this, text = QString::fromUtf8(e.what())] { Q_EMIT openFailed(text); },
                Qt::QueuedConnection);
        }
    });
}

void Store::open(const fs::path& folder) {
    openBy([folder] { return Project::open(folder); });
}

void Store::create(const fs::path& folder, const ProjectFile& settings) {
    openBy([folder, settings] { return Project::create(folder, settings); });
}

void Store::close() {
    if (m_open)
        Q_EMIT closing();
    ++m_generation;
    Worker* worker = m_worker.get();
    worker->add(&Worker::switches, [worker] { worker->project.reset(); });
    if (!m_open)
        return;
    m_open = false;
    m_rows = {};
    m_folder.clear();
    Q_EMIT closed();
}

void Store::announceOpen() {
    if (m_open)
        Q_EMIT opened();
}

const LibraryItem* Store::item(std::int64_t id) const {
    const auto found = m_rows.items.find(id);
    return found == m_rows.items.end() ? nullptr : &found->second;
}

std::int64_t Store::idOf(const fs::path& file) const {
    const auto found = m_rows.byPath.find(file.lexically_normal().string());
    return found == m_rows.byPath.end() ? 0 : found->second;
}

fs::path Store::fileOf(const LibraryItem& item) const {
    return (m_folder / item.path).lexically_normal();
}

void Store::post(std::function<void(Project&)> work) {
    Worker* worker = m_worker.get();
    worker->add(&Worker::work, [this, worker, generation = m_generation, work = std::move(work)] {
        if (!worker->project || worker->generation != generation)
            return;
        try {
            work(*worker->project);
        } catch (const std::exception& e) {
            QMetaObject::invokeMethod(
                this, [this, text = QString::fromUtf8(e.what())] { Q_EMIT failed(text); },
                Qt::QueuedConnection);
        }
        announce();
    });
}

void Store::call(const std::function<void(Project&)>& work) {
    std::promise<void> done;
    Worker* worker = m_worker.get();
    worker->add(&Worker::work, [this, worker, &work, &done] {
        try {
            if (!worker->project)
                throw UserError("No project is open; open one and try again.",
                                UserError::Kind::Usage);
            work(*worker->project);
            announce();
            done.set_value();
        } catch (...) { // Cancelled, too: it belongs to whoever called
            announce();
            done.set_exception(std::current_exception());
        }
    });
    done.get_future().get();
}

void Store::hold(bool on) {
    {
        const std::lock_guard lock(m_worker->mutex);
        m_worker->holds += on ? 1 : -1;
    }
    m_worker->wake.notify_all();
}

void Store::announce() {
    if (!m_worker->project)
        return;
    Changes changes = changesOf(m_worker->project->library());
    if (changes.empty())
        return;
    QMetaObject::invokeMethod(
        this,
        [this, generation = m_worker->generation, changes = std::move(changes)]() mutable {
            if (generation != m_generation || !m_open)
                return;
            QList<qint64> changed, removed;
            for (const std::int64_t id : changes.gone) {
                forgetPath(id);
                if (m_rows.items.erase(id))
                    removed << id;
            }
            for (LibraryItem& item : changes.rows) {
                forgetPath(item.id);
                changed << item.id;
                m_rows.byPath[fileOf(item).string()] = item.id;
                m_rows.items[item.id] = std::move(item);
            }
            if (!removed.isEmpty())
                Q_EMIT itemsRemoved(removed);
            if (!changed.isEmpty())
                Q_EMIT itemsChanged(changed);
        },
        Qt::QueuedConnection);
}

void Store::forgetPath(std::int64_t id) {
    const LibraryItem* known = item(id);
    if (!known)
        return;
    const auto at = m_rows.byPath.find(fileOf(*known).string());
    if (at != m_rows.byPath.end() && at->second == id)
        m_rows.byPath.erase(at);
}

} // namespace antiphon
