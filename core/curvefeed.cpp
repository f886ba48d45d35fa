#include "core/curvefeed.h"

#include "core/error.h"
#include "core/formats/tfevents.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace antiphon {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto turn = 250ms;
constexpr auto searchEvery = 2s;
constexpr std::uint64_t chunk = std::uint64_t(1) << 20;
constexpr double grows = 600;        ///< seconds; a file that was written since may go on
constexpr double settled = 10;       ///< seconds; a torn end that is older stays torn
constexpr std::size_t coarsest = 32; ///< buckets a curve
constexpr int attempts = 3;          ///< to read a damaged file that changes from its beginning

double now() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

struct OpenFile {
    explicit OpenFile(EventFile f) : file(std::move(f)), reader(file.path) {}

    EventFile file;
    EventReader reader;
    std::uint64_t tried = 0;  ///< its size when it was read to its end
    std::string trouble = {}; ///< it cannot be read on

    bool hasMore() const { return trouble.empty() && tried < file.bytes; }
};

std::string tornSentence(const OpenFile& file) {
    return display(file.file.path) + ": its end is incomplete (" +
           std::to_string(file.file.bytes - file.reader.position()) +
           " bytes), as after a crash; what is before it is shown.";
}

} // namespace

struct CurveFeed::Source {
    std::shared_ptr<Run> run; ///< what others see
    std::vector<OpenFile> files;
    int restarts = 0;

    /// Whether what was read of the files is not what is in them now.
    bool replaced(const std::vector<EventFile>& found) const {
        if (found.size() < files.size())
            return true;
        for (std::size_t i = 0; i < files.size(); ++i) {
            const OpenFile& known = files[i];
            const EventFile& file = found[i];
            if (file.path != known.file.path || file.inode != known.file.inode ||
                file.bytes < known.reader.position())
                return true;
            if (!known.trouble.empty() && file.bytes != known.tried && restarts < attempts)
                return true;
        }
        return false;
    }
    std::string trouble() const {
        for (const OpenFile& file : files) {
            if (!file.trouble.empty())
                return file.trouble;
            if (file.tried == file.file.bytes && file.reader.position() < file.tried &&
                now() - file.file.written > settled)
                return tornSentence(file);
        }
        return {};
    }
};

CurveFeed::CurveFeed(std::size_t budget) : m_budget(budget), m_thread([this] { work(); }) {}

CurveFeed::~CurveFeed() {
    {
        const std::lock_guard lock(m_mutex);
        m_leave = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void CurveFeed::watch(std::vector<fs::path> roots) {
    const std::lock_guard lock(m_mutex);
    if (roots == m_roots)
        return;
    m_roots = std::move(roots);
    m_searching = true;
    m_asked = true;
    m_wake.notify_all();
}

void CurveFeed::look() {
    const std::lock_guard lock(m_mutex);
    m_asked = true;
    m_wake.notify_all();
}

CurveFeed::News CurveFeed::since(std::uint64_t version) const {
    const std::lock_guard lock(m_mutex);
    News news;
    std::uint64_t bytes = 0, read = 0;
    for (const auto& run : m_runs) {
        news.ids.push_back(run->id);
        bytes += run->bytes;
        read += std::min(run->read, run->bytes);
        if (run->version > version)
            news.runs.push_back(*run);
    }
    news.troubles = m_troubles;
    news.version = m_version;
    news.fraction = bytes > 0 ? double(read) / double(bytes) : 1;
    news.searching = m_searching;
    return news;
}

bool CurveFeed::interrupted() const {
    const std::lock_guard lock(m_mutex);
    return m_asked || m_leave;
}

void CurveFeed::work() {
    auto searchAt = Clock::now();
    while (true) {
        bool asked = false;
        {
            const std::lock_guard lock(m_mutex);
            if (m_leave)
                return;
            asked = std::exchange(m_asked, false);
        }
        if (const auto begin = Clock::now(); asked || begin >= searchAt) {
            search();
            // A large tree on a slow disk is not walked all the time.
            searchAt = std::max<Clock::time_point>(begin + searchEvery,
                                                   Clock::now() + 20 * (Clock::now() - begin));
        } else {
            for (const auto& source : m_sources)
                if (now() - source->run->written < grows && !refresh(*source))
                    searchAt = begin;
        }
        bool stopped = false;
        for (const auto& source : m_sources) {
            while (!stopped && readOn(*source))
                stopped = interrupted();
            if (stopped)
                break;
        }
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, turn, [this] { return m_asked || m_leave; });
    }
}

/// Sees what has been written since; false: files have gone.
bool CurveFeed::refresh(Source& source) {
    std::vector<EventFile> files;
    for (const OpenFile& known : source.files)
        if (!files.emplace_back(known.file).refresh())
            return false;
    if (source.replaced(files))
        startAgain(source);
    for (std::size_t i = 0; i < files.size(); ++i)
        source.files[i].file = files[i];
    return true;
}

void CurveFeed::search() {
    std::vector<fs::path> roots;
    {
        const std::lock_guard lock(m_mutex);
        roots = m_roots;
    }
    std::vector<std::pair<fs::path, EventRun>> found;
    std::vector<std::string> troubles;
    std::set<fs::path> known;
    try {
        for (const fs::path& root : roots)
            try {
                for (EventRun& run : findEventRuns(root, [this] {
                         if (interrupted())
                             throw Cancelled{};
                     }))
                    if (known.insert(run.folder).second)
                        found.emplace_back(root, std::move(run));
            } catch (const UserError& e) {
                troubles.emplace_back(e.what());
            }
    } catch (const Cancelled&) {
        return;
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.second.written > b.second.written;
    });
    take(std::move(found));
    const std::lock_guard lock(m_mutex);
    m_troubles = std::move(troubles);
    m_searching = m_asked;
}

void CurveFeed::take(std::vector<std::pair<fs::path, EventRun>> found) {
    std::map<fs::path, std::unique_ptr<Source>> before;
    for (auto& source : m_sources)
        before[source->run->folder] = std::move(source);
    m_sources.clear();
    for (auto& [root, run] : found) {
        std::unique_ptr<Source> source = std::move(before[run.folder]);
        if (!source) {
            source = std::make_unique<Source>();
            source->run = std::make_shared<Run>();
            source->run->id = m_nextId++;
        } else if (source->replaced(run.files)) {
            startAgain(*source);
            source->files.clear();
        }
        for (std::size_t i = 0; i < run.files.size(); ++i)
            if (i < source->files.size())
                source->files[i].file = run.files[i];
            else
                source->files.emplace_back(run.files[i]);
        m_sources.push_back(std::move(source));
    }
    for (const auto& [folder, gone] : before)
        if (gone)
            for (const Tag& tag : gone->run->tags)
                m_bytes -= tag.curve->bytes();
    if (m_bytes == 0)
        m_limit = Curve::longest;
    // All at once: whoever asks in the middle would be told of a version, but not of its runs.
    const std::lock_guard lock(m_mutex);
    m_runs.clear();
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const auto& [root, run] = found[i];
        Run& shown = *m_sources[i]->run;
        m_runs.push_back(m_sources[i]->run);
        std::string trouble = m_sources[i]->trouble();
        if (shown.written == run.written && shown.bytes == run.bytes && shown.root == root &&
            shown.name == run.name && shown.trouble == trouble && shown.version > 0)
            continue;
        shown.root = root;
        shown.folder = run.folder;
        shown.name = run.name;
        shown.written = run.written;
        shown.bytes = run.bytes;
        shown.trouble = std::move(trouble);
        shown.version = ++m_version;
    }
}

/// Reads some of what is there; false: nothing is left.
bool CurveFeed::readOn(Source& source) {
    const auto it = std::find_if(source.files.begin(), source.files.end(),
                                 [](const OpenFile& file) { return file.hasMore(); });
    if (it == source.files.end())
        return false;
    OpenFile& file = *it;
    Fresh fresh;
    const auto curveOf = [&](std::string_view tag) -> Curve& {
        if (const auto known = fresh.find(tag); known != fresh.end())
            return *known->second;
        const auto& tags = source.run->tags;
        const auto old = std::lower_bound(tags.begin(), tags.end(), tag,
                                          [](const Tag& a, auto b) { return a.name < b; });
        // What others may hold is never changed: a copy goes on.
        auto curve = old != tags.end() && old->name == tag ? std::make_shared<Curve>(*old->curve)
                                                           : std::make_shared<Curve>(m_limit);
        return *fresh.emplace(std::string(tag), std::move(curve)).first->second;
    };
    try {
        const std::uint64_t size = file.file.bytes;
        const bool more = file.reader.read(
            [&](const ScalarEvent& event) {
                curveOf(event.tag).add(event.step, event.wallTime, event.value);
            },
            chunk);
        if (file.reader.restarts() > 0) { // it was replaced just now
            startAgain(source);
            return true;
        }
        file.trouble = file.reader.damage();
        if (!more)
            file.tried = size;
    } catch (const UserError& e) {
        file.trouble = e.what();
        file.tried = file.file.bytes;
    }
    publish(source, fresh);
    keepBudget();
    return true;
}

void CurveFeed::publish(Source& source, const Fresh& fresh) {
    const std::string trouble = source.trouble();
    std::vector<std::shared_ptr<const Curve>> old; // let go after the lock
    const std::lock_guard lock(m_mutex);
    Run& run = *source.run;
    for (const auto& [name, curve] : fresh) {
        const auto at = std::lower_bound(run.tags.begin(), run.tags.end(), name,
                                         [](const Tag& a, const auto& b) { return a.name < b; });
        m_bytes += curve->bytes();
        if (at != run.tags.end() && at->name == name) {
            m_bytes -= at->curve->bytes();
            old.push_back(std::exchange(at->curve, curve));
        } else {
            run.tags.insert(at, {name, curve});
        }
    }
    run.bytes = run.read = 0;
    for (const OpenFile& file : source.files) {
        run.bytes += file.file.bytes;
        // A torn end will not become more.
        run.read += file.hasMore() ? file.reader.position() : file.file.bytes;
        run.written = std::max(run.written, file.file.written);
    }
    run.trouble = trouble;
    run.version = ++m_version;
}

void CurveFeed::startAgain(Source& source) {
    ++source.restarts;
    for (OpenFile& file : source.files)
        file = OpenFile(file.file);
    const std::lock_guard lock(m_mutex);
    for (const Tag& tag : source.run->tags)
        m_bytes -= tag.curve->bytes();
    source.run->tags.clear();
    source.run->read = 0;
    source.run->version = ++m_version;
}

/// Halves the resolution of all curves until they fit.
void CurveFeed::keepBudget() {
    while (m_bytes > m_budget && m_limit > coarsest) {
        m_limit /= 2;
        m_bytes = 0;
        for (const auto& source : m_sources) {
            std::vector<Tag> tags = source->run->tags;
            for (Tag& tag : tags) {
                auto coarse = std::make_shared<Curve>(*tag.curve);
                coarse->shrinkTo(m_limit);
                m_bytes += coarse->bytes();
                tag.curve = std::move(coarse);
            }
            const std::lock_guard lock(m_mutex);
            source->run->tags.swap(tags);
            source->run->version = ++m_version;
        }
    }
}

} // namespace antiphon
