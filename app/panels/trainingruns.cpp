#include "app/panels/trainingruns.h"

#include "app/panels/words.h"
#include "app/window/background.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>

namespace antiphon {

namespace {

constexpr int turn = 250;      ///< ms
constexpr int quickTurn = 100; ///< while files are being read
constexpr int firstCurveTurn = 400;
constexpr std::int64_t freshFor = 2; ///< seconds after its end
constexpr int firstForeignLook = 16; ///< the project's own begin at 0
constexpr const char* noteFile = "notes.txt";
constexpr std::uint64_t longestNote = 1 << 16;

} // namespace

TrainingRuns::TrainingRuns(Jobs& jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_rows(new JobRows(jobs, this)), m_timer(new QTimer(this)) {
    connect(m_rows, &JobRows::rebuilt, this, [this] {
        watch();
        rebuild();
    });
    connect(m_rows, &JobRows::changed, this, [this](qint64 id) {
        const JobRow* row = m_rows->row(id);
        TrainingRun* run = find(id);
        if (!row || !run)
            return;
        if (row->run != run->folder) { // it has begun
            rebuild();
            m_feed.look();
            return;
        }
        run->job = *row;
        Q_EMIT changed({id});
    });
    m_noteFiles.setMaxThreadCount(1);
    connect(m_timer, &QTimer::timeout, this, &TrainingRuns::pull);
    m_timer->start(turn);
    m_lastLook.start();
    watch();
    rebuild();
}

void TrainingRuns::setFolders(std::vector<fs::path> folders) {
    m_folders = std::move(folders);
    watch();
}

void TrainingRuns::watch() {
    std::vector<fs::path> roots;
    if (const fs::path& own = m_jobs.runsFolder(); !own.empty())
        roots.push_back(own);
    roots.insert(roots.end(), m_folders.begin(), m_folders.end());
    m_feed.watch(std::move(roots));
    m_timer->setInterval(quickTurn);
}

const TrainingRun* TrainingRuns::run(std::int64_t id) const {
    for (const TrainingRun& run : m_runs)
        if (run.id == id)
            return &run;
    return nullptr;
}

TrainingRun* TrainingRuns::find(std::int64_t id) {
    for (TrainingRun& run : m_runs)
        if (run.id == id)
            return &run;
    return nullptr;
}

/// Takes over what the feed has read.
void TrainingRuns::pull() {
    const CurveFeed::News news = m_feed.since(m_version);
    m_version = news.version;
    bool moved = false;
    QList<qint64> changedIds;
    std::map<fs::path, TrainingRun*> listed;
    for (TrainingRun& run : m_runs)
        listed.emplace(run.folder, &run);
    for (const CurveFeed::Run& read : news.runs) {
        const auto [it, fresh] = m_read.insert_or_assign(read.id, read);
        moved = moved || fresh;
        m_places[read.folder] = read.id;
        if (const auto run = listed.find(read.folder); run != listed.end()) {
            take(*run->second, &it->second);
            changedIds << run->second->id;
        }
    }
    const std::set<std::uint32_t> there(news.ids.begin(), news.ids.end());
    moved = std::erase_if(m_read,
                          [&](const auto& entry) {
                              if (there.count(entry.first) > 0)
                                  return false;
                              m_places.erase(entry.second.folder);
                              return true;
                          }) > 0 ||
            moved;
    if (moved)
        rebuild();
    else if (!changedIds.isEmpty())
        Q_EMIT changed(changedIds);
    updateSilence();
    QStringList troubles;
    for (const std::string& sentence : news.troubles)
        troubles << QString::fromStdString(sentence);
    if (news.fraction != m_fraction || news.searching != m_searching || troubles != m_troubles) {
        m_fraction = news.fraction;
        m_searching = news.searching;
        m_troubles = troubles;
        Q_EMIT progressed();
    }
    m_timer->setInterval(m_searching || m_fraction < 1 ? quickTurn : turn);
    // The feed looks for new files now and then; the first curve of a run is awaited.
    const std::int64_t now = QDateTime::currentSecsSinceEpoch();
    const bool awaited = std::ranges::any_of(m_runs, [now](const TrainingRun& run) {
        const bool fresh = run.job.active() || now - run.job.ended <= freshFor;
        return !run.foreign && fresh && run.tags.empty() && !run.folder.empty();
    });
    if (awaited && !m_searching && m_lastLook.hasExpired(firstCurveTurn)) {
        m_lastLook.start();
        m_feed.look();
    }
}

void TrainingRuns::rebuild() {
    std::vector<TrainingRun> runs;
    std::set<fs::path> own;
    for (const JobRow& row : m_rows->rows()) {
        const auto place = m_places.find(row.run);
        const bool read = !row.run.empty() && place != m_places.end();
        if (!row.run.empty())
            own.insert(row.run);
        if (!read && !row.trains)
            continue;
        runs.push_back(made(row));
        take(runs.back(), read ? &m_read[place->second] : nullptr);
    }
    const auto foreign = runs.size();
    for (const auto& [id, read] : m_read) {
        // A run of the project is listed when the list of runs knows it.
        if (own.count(read.folder) > 0 || read.root == m_jobs.runsFolder())
            continue;
        TrainingRun run;
        run.id = -1000 - std::int64_t(id);
        run.folder = read.folder;
        run.foreign = true;
        run.name = QString::fromStdString(read.name);
        take(run, &read);
        runs.push_back(std::move(run));
    }
    // Their names give them colours that stay: in whatever order they were found.
    const auto others = std::span(runs).subspan(foreign);
    std::ranges::sort(others, {}, &TrainingRun::folder);
    for (std::size_t i = 0; i < others.size(); ++i)
        others[i].look = firstForeignLook + int(i);
    std::ranges::stable_sort(others, std::greater(), &TrainingRun::written);
    for (TrainingRun& run : runs) {
        if (const auto wish = m_wishes.find(keyOf(run)); wish != m_wishes.end()) {
            run.look = wish->second.look.value_or(run.look);
            run.shown = wish->second.shown;
        }
        if (const auto note = m_notes.find(run.folder); note != m_notes.end())
            run.note = note->second;
    }
    m_runs = std::move(runs);
    updateSilence();
    readNotes();
    Q_EMIT rebuilt();
}

TrainingRun TrainingRuns::made(const JobRow& row) const {
    TrainingRun run;
    run.id = row.id;
    run.folder = row.run;
    run.name = row.title;
    run.job = row;
    // "12-agent.train": its number gives it a colour that stays.
    const int number =
        QString::fromStdString(row.run.filename().string()).section(QLatin1Char('-'), 0, 0).toInt();
    run.look = number > 0 ? number - 1 : int(row.id);
    return run;
}

void TrainingRuns::take(TrainingRun& run, const CurveFeed::Run* read) const {
    run.tags.clear();
    run.step = -1;
    run.written = 0;
    run.trouble.clear();
    if (!read)
        return;
    run.tags = read->tags;
    run.trouble = QString::fromStdString(read->trouble);
    for (const CurveFeed::Tag& tag : run.tags) {
        const Curve::Point& last = tag.curve->points().back();
        run.step = std::max(run.step, last.step);
        run.written = std::max(run.written, tag.curve->start() + double(last.seconds));
    }
}

/// Of runs that are at work: whether they still write.
void TrainingRuns::updateSilence() {
    const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
    const auto words = [](const TrainingRun& run) {
        return run.silentFor ? roughTime(*run.silentFor) : QString();
    };
    QList<qint64> changedIds;
    for (TrainingRun& run : m_runs) {
        // While it waits, rests or is resumed nobody expects it to write.
        Rest& rest = m_rests.try_emplace(run.job.job, Rest{run.written, now}).first->second;
        if (run.job.state != JobRow::State::Running)
            rest = {run.written, now};
        const double until = run.written != rest.written ? now : run.written + now - rest.until;
        // One that is as silent as the most talkative of its metrics.
        const bool silent =
            run.job.state == JobRow::State::Running && !run.foreign && !run.tags.empty() &&
            std::all_of(run.tags.begin(), run.tags.end(),
                        [until](const auto& tag) {
                            return tag.curve->usualInterval() <= 0 || hasStalled(*tag.curve, until);
                        }) &&
            std::any_of(run.tags.begin(), run.tags.end(),
                        [until](const auto& tag) { return hasStalled(*tag.curve, until); });
        const QString before = words(run);
        run.silentFor = silent ? std::optional(until - run.written) : std::nullopt;
        if (!silent) {
            m_announced.erase(run.folder);
        } else if (m_announced.insert(run.folder).second) {
            Q_EMIT stalled(tr("%1 has written nothing for %2, although it runs; look at its log, "
                              "or stop it and resume it.")
                               .arg(run.name, roughTime(*run.silentFor)));
        }
        if (words(run) != before)
            changedIds << run.id;
    }
    if (!changedIds.isEmpty())
        Q_EMIT changed(changedIds);
}

void TrainingRuns::readNotes() {
    std::vector<fs::path> folders;
    for (const TrainingRun& run : m_runs)
        if (!run.folder.empty() && m_notesAsked.insert(run.folder).second)
            folders.push_back(run.folder);
    if (folders.empty())
        return;
    struct Notes {
        std::map<fs::path, QString> texts, refused;
    };
    inBackground(
        this,
        [folders] {
            Notes notes;
            std::error_code error;
            for (const fs::path& folder : folders)
                if (fs::is_regular_file(folder / noteFile, error))
                    try {
                        notes.texts[folder] =
                            QString::fromStdString(readFile(folder / noteFile, longestNote))
                                .trimmed();
                    } catch (const UserError& e) { // too long to be a note, or not readable
                        notes.refused[folder] = QString::fromUtf8(e.what());
                    }
            return notes;
        },
        [this](const Notes& notes) {
            m_refused.insert(notes.refused.begin(), notes.refused.end());
            // Also of runs that are just not listed: nobody asks a second time.
            m_notes.insert(notes.texts.begin(), notes.texts.end());
            QList<qint64> changedIds;
            for (TrainingRun& run : m_runs)
                if (notes.texts.contains(run.folder)) {
                    run.note = m_notes[run.folder];
                    changedIds << run.id;
                }
            if (!changedIds.isEmpty())
                Q_EMIT changed(changedIds);
        },
        {}, &m_noteFiles);
}

void TrainingRuns::setNote(std::int64_t id, const QString& note) {
    TrainingRun* run = find(id);
    if (!run || run->folder.empty() || run->note == note)
        return;
    if (const auto refused = m_refused.find(run->folder); refused != m_refused.end()) {
        Q_EMIT failed(refused->second);
        Q_EMIT changed({id}); // what was typed goes away
        return;
    }
    run->note = note;
    m_notes[run->folder] = note;
    Q_EMIT changed({id});
    inBackground(
        this,
        [file = run->folder / noteFile, text = note.toStdString()] {
            std::error_code error;
            if (fs::is_regular_file(file, error))
                readFile(file, longestNote); // throws where it is no note of ours
            if (text.empty())
                fs::remove(file, error);
            else
                writeFile(file, text + "\n");
        },
        [] {}, [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_noteFiles);
}

void TrainingRuns::setLook(std::int64_t id, int look) {
    if (TrainingRun* run = find(id)) {
        m_wishes[keyOf(*run)].look = look;
        run->look = look;
        Q_EMIT changed({id});
    }
}

void TrainingRuns::setShown(std::int64_t id, bool shown) {
    if (TrainingRun* run = find(id); run && run->shown != shown) {
        m_wishes[keyOf(*run)].shown = shown;
        run->shown = shown;
        Q_EMIT changed({id});
    }
}

std::string TrainingRuns::keyOf(const TrainingRun& run) const {
    return display(run.foreign ? run.folder : run.folder.filename());
}

Json TrainingRuns::state() const {
    Json all = Json::object();
    for (const auto& [key, wish] : m_wishes) {
        if (key.empty())
            continue;
        Json entry = Json::object();
        if (wish.look)
            entry["look"] = *wish.look;
        if (!wish.shown)
            entry["shown"] = false;
        if (!entry.empty())
            all[key] = std::move(entry);
    }
    return all;
}

void TrainingRuns::restore(const Json& state) {
    m_wishes.clear();
    if (state.is_object())
        for (const auto& [key, entry] : state.items()) {
            if (!entry.is_object())
                continue;
            Wish& wish = m_wishes[key];
            if (const auto look = entry.find("look");
                look != entry.end() && look->is_number_integer())
                wish.look = int(std::clamp<std::int64_t>(look->get<std::int64_t>(), 0, 1 << 20));
            if (const auto shown = entry.find("shown"); shown != entry.end() && shown->is_boolean())
                wish.shown = shown->get<bool>();
        }
    rebuild();
}

} // namespace antiphon
