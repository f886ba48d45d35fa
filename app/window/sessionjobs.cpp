// What the session lets jobs do, and what becomes of their results. See session.h.
#include "app/window/session.h"

#include "core/error.h"
#include "models/device.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <algorithm>

namespace antiphon {

namespace {

const QString exportFolderKey = QStringLiteral("export/folder");

/// A file; of a folder, such as an agent's, the files in it, which are what the library lists.
std::vector<fs::path> filesOf(const fs::path& result) {
    std::error_code error;
    if (!fs::is_directory(result, error))
        return {result};
    std::vector<fs::path> files;
    for (fs::directory_iterator it(result, error), end; !error && it != end; it.increment(error))
        files.push_back(it->path());
    return files;
}

/// The run that made a model ("12-guide.train"), or the folder that it lies in.
std::string makerOf(const fs::path& model) {
    const auto runs = std::ranges::find(model, fs::path("runs"));
    if (runs != model.end() && std::next(runs) != model.end())
        return display(*std::next(runs));
    return display(model.filename() == "model" ? model.parent_path().filename() : model.filename());
}

} // namespace

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
            stopIfCancelled(); // its project may have been closed before it was held
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

QString Session::exportFolder() const {
    const QString last = m_settings->value(exportFolderKey).toString();
    return last.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::MusicLocation) : last;
}

void Session::setExportFolder(const fs::path& folder) {
    m_settings->setValue(exportFolderKey, QString::fromStdString(folder.string()));
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
        // Of tables only those that are a result of their own, not a take's descriptions.
        const bool aside = (item.kind == ItemKind::Table && item.role != "table") ||
                           item.kind == ItemKind::Corpus || item.role.starts_with("codes");
        if (!input && !aside)
            made.push_back(item);
    }
    if (made.empty())
        return;
    // What a model made is called after it, too.
    const auto models = info.record.inputs.find("model");
    const std::string by = models == info.record.inputs.end() || models->second.empty()
                               ? std::string()
                               : " (" + makerOf(models->second.front().path) + ")";
    // A table is called after what it is of.
    const Json& options = info.record.options;
    std::string subject = fs::path(options.value("patch", std::string())).filename().string();
    if (subject.empty())
        subject = options.value("synth", info.record.task);
    m_store->post([made, subject, by, run = info.run.filename().string()](Project& project) {
        std::vector<fs::path> files;
        for (const Item& item : made)
            files.push_back(item.path);
        Importer importer(project, files, {MediaPolicy::Link});
        while (importer.step()) {
        }
        for (const Item& item : made)
            for (const fs::path& file : filesOf(item.path)) {
                const std::string path =
                    file.lexically_normal().lexically_relative(project.folder()).string();
                auto row = project.library().atPath(path);
                if (!row)
                    continue;
                row->title = item.kind == ItemKind::Table   ? subject + " (" + run + ")"
                             : item.kind == ItemKind::Model ? item.role + " (" + run + ")"
                                                            : run + " " + item.role + by;
                row->role = item.role;
                project.library().put(*row);
            }
        project.library().flush();
    });
}

} // namespace antiphon
