#include "app/panels/libraryjobs.h"

#include "core/error.h"
#include "core/store/analysis.h"
#include "core/store/relocate.h"

#include <chrono>

namespace antiphon {

namespace {

const QString analyseImportsKey = QStringLiteral("library/analyseImports");

/// The project stays open as long as this lives.
class HeldProject {
public:
    explicit HeldProject(Store& store) : m_store(store) { m_store.hold(true); }
    ~HeldProject() { m_store.hold(false); }
    HeldProject(const HeldProject&) = delete;
    HeldProject& operator=(const HeldProject&) = delete;

private:
    Store& m_store;
};

void report(JobControl& control, double fraction, std::string text) {
    control.append(
        {.type = Event::Type::Progress, .text = std::move(text), .value = fraction, .item = {}});
}

/// What was measured and is not yet in the library: several at a time, as each write waits for the
/// disk.
class Measured {
public:
    explicit Measured(Store& store) : m_store(store) {}

    void add(const LibraryItem& item, SoundDescription description) {
        m_waiting.emplace_back(item, std::move(description));
        if (std::chrono::steady_clock::now() - m_written > std::chrono::milliseconds(500))
            write();
    }
    void write() {
        if (!m_waiting.empty())
            m_store.call([this](Project& project) {
                for (const auto& [item, description] : m_waiting)
                    takeAnalysis(project.library(), item.id, item.hash, description);
                project.library().flush();
            });
        m_waiting.clear();
        m_written = std::chrono::steady_clock::now();
    }

private:
    Store& m_store;
    std::vector<std::pair<LibraryItem, SoundDescription>> m_waiting;
    std::chrono::steady_clock::time_point m_written = std::chrono::steady_clock::now();
};

void measureAll(Store& store, JobControl& control) {
    const HeldProject held(store);
    std::vector<std::pair<LibraryItem, fs::path>> todo;
    store.call([&todo](Project& project) {
        for (const std::int64_t id : unanalysed(project.library())) {
            LibraryItem item = *project.library().item(id);
            fs::path file = project.library().fileOf(item);
            todo.emplace_back(std::move(item), std::move(file));
        }
    });
    Measured measured(store);
    const auto checkpoint = [](void* c) { static_cast<JobControl*>(c)->checkpoint(); };
    try {
        for (std::size_t i = 0; i < todo.size(); ++i) {
            const auto& [item, file] = todo[i];
            report(control, double(i) / double(todo.size()), display(item.title));
            try {
                measured.add(item, describeSound(file, checkpoint, &control));
            } catch (const UserError& e) {
                if (e.kind() != UserError::Kind::Input)
                    throw;
                control.append({.type = Event::Type::Log, .text = e.what(), .item = {}});
            }
        }
    } catch (const Cancelled&) {
        measured.write();
        throw;
    }
    measured.write();
}

/// What a search found, handed from the worker to the window.
struct Relocated {
    std::vector<LibraryItem> items;
    std::size_t stillMissing = 0;
};

void search(Store& store, const fs::path& folder, Relocated& result, JobControl& control) {
    const HeldProject held(store);
    std::vector<LibraryItem> missing;
    fs::path project;
    store.call([&](Project& open) {
        missing = lookForMissing(open.library());
        open.library().flush();
        project = open.folder();
    });
    const auto taken = [&store](const std::string& path) {
        bool known = false;
        store.call([&](Project& open) { known = open.library().atPath(path).has_value(); });
        return known;
    };
    Relocator relocator(std::move(missing), project, folder, taken,
                        [&control] { control.checkpoint(); });
    while (relocator.step())
        report(control, relocator.progress(), {});
    for (const std::string& problem : relocator.problems())
        control.append({.type = Event::Type::Log, .text = problem, .item = {}});
    result.items = relocator.found();
    result.stillMissing = relocator.stillMissing();
}

} // namespace

LibraryJobs::LibraryJobs(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    // Files come and go while the project is closed.
    connect(&session.store(), &Store::opened, this, [this] {
        m_session.store().post([](Project& project) {
            lookForMissing(project.library());
            project.library().flush();
        });
    });
    connect(&session, &Session::importEnded, this, [this](const ImportSummary& summary) {
        if (analysesImports() && summary.added + summary.changed > 0)
            analyse();
    });
    connect(&session.jobs(), &Jobs::ended, this, [this](quint64 id) {
        if (id != m_analysis)
            return;
        m_analysis = 0;
        const JobInfo* info = m_session.jobs().job(id);
        const bool cancelled = info && info->row.state == JobState::Cancelled;
        if (std::exchange(m_again, false) && !cancelled)
            analyse();
    });
}

bool LibraryJobs::analysesImports() const {
    return m_session.settings().value(analyseImportsKey, true).toBool();
}

void LibraryJobs::setAnalysesImports(bool on) {
    m_session.set(analyseImportsKey, on);
}

void LibraryJobs::analyse() {
    if (m_analysis) {
        m_again = true;
        return;
    }
    Store* store = &m_session.store();
    // A queue of its own: imports and peaks must not wait for it.
    m_analysis = m_session.jobs().work(
        tr("Measure tempo, key and loudness"),
        [store](JobControl& control) { measureAll(*store, control); }, {}, "analysis");
}

Jobs::Id LibraryJobs::relocate(const fs::path& folder) {
    Session* session = &m_session; // it outlives the panel, and jobs do, too
    Store* store = &session->store();
    auto result = std::make_shared<Relocated>();
    return m_session.jobs().work(
        tr("Look for missing files"),
        [store, folder, result](JobControl& control) { search(*store, folder, *result, control); },
        [session, result, project = store->folder()] {
            if (session->store().folder() != project)
                return;
            const int found = int(result->items.size());
            if (found == 0 && result->stillMissing == 0) {
                session->tell(tr("No file is missing."));
                return;
            }
            if (found > 0)
                session->edit(tr("Relocate %n files", nullptr, found), std::move(result->items));
            session->tell(tr("%n missing files were found", nullptr, found));
            if (result->stillMissing > 0)
                session->tell(tr("%n files are still missing", nullptr, int(result->stillMissing)));
        });
}

} // namespace antiphon
