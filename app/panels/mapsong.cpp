#include "app/panels/mapsong.h"

#include "app/window/background.h"
#include "core/error.h"
#include "core/maps/corpus.h"
#include "core/maps/lookupside.h"
#include "core/soundfile.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr double pace = 0.04;       ///< seconds a place
constexpr std::size_t most = 20000; ///< places: a quarter of an hour at that pace

DescriptorSettings publishedCorpus() {
    return CorpusSettings{}.analysis;
}

/// Means of as many frames as fall into one place.
std::shared_ptr<SongFrames> thinned(const fs::path& file, const fs::path& sound,
                                    const Corpus& corpus,
                                    const std::optional<DescriptorSettings>& analysis) {
    auto made = std::make_shared<SongFrames>();
    made->file = file;
    made->sound = sound;
    made->columns = corpus.columns;
    made->raw = corpus.frames;
    made->analysis = analysis;
    const DescriptorSettings settings = analysis.value_or(publishedCorpus()).resolved();
    const double step = double(settings.hop) / settings.rate;
    const Matrix& frames = corpus.frames;
    const auto group =
        std::max<std::size_t>({1, std::size_t(pace / step), (frames.rows + most - 1) / most});
    made->frames = Matrix((frames.rows + group - 1) / group, frames.columns);
    for (std::size_t g = 0; g < made->frames.rows; ++g) {
        const std::size_t begin = g * group, end = std::min(frames.rows, begin + group);
        for (std::size_t c = 0; c < frames.columns; ++c) {
            double sum = 0;
            for (std::size_t r = begin; r < end; ++r)
                sum += double(frames.values[r * frames.columns + c]);
            made->frames.values[g * frames.columns + c] = float(sum / double(end - begin));
        }
        // The first frame of a corpus is the second of the sound, around sample `hop`.
        made->seconds.push_back((double(begin + end - 1) / 2 + 1) * step);
    }
    return made;
}

bool sameAnalysis(const DescriptorSettings& a, const DescriptorSettings& b) {
    const DescriptorSettings x = a.resolved(), y = b.resolved();
    return x.rate == y.rate && x.window == y.window && x.loudnessWindow == y.loudnessWindow &&
           x.mode == y.mode;
}

std::shared_ptr<SongFrames> analysed(const fs::path& file, const DescriptorSettings& settings,
                                     const std::function<void()>& checkpoint) {
    CorpusSettings corpus;
    corpus.analysis = settings;
    corpus.analysis.hop = 0;
    corpus.analysis.loudnessHop = settings.resolved().window / 2; // rows of both kinds in step
    corpus.analysis.framing = DescriptorSettings::Framing::File;
    corpus.rate = settings.rate;
    return thinned(file, file, analyseCorpus(file, corpus, checkpoint), settings);
}

/// A corpus; its recording may lie beside it.
std::shared_ptr<SongFrames> readFrames(const fs::path& file) {
    const Corpus corpus = readCorpus(file);
    auto made = thinned(file, {}, corpus, corpus.analysis);
    const Json side = corpus.side.is_object() ? corpus.side : Json::object();
    const Json source = side.value("source", Json::object());
    const fs::path beside = file.parent_path() / source.value("name", std::string());
    std::error_code none;
    if (beside.has_filename() && fs::is_regular_file(beside, none))
        made->sound = beside;
    made->soundHash = source.value("hash", std::string());
    const double before = side.value("sound", Json::object()).value("trimmed_start", 0.0);
    for (double& second : made->seconds)
        second += before;
    return made;
}

bool isTable(const fs::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".csv" || ending == ".gz" || ending == ".tsv" || ending == ".txt";
}

} // namespace

std::optional<DescriptorSettings> analysisOfTable(const MapTable& table) {
    try {
        if (isLookupSide(table.side))
            return lookupSettings(table.side, table.title.toStdString()).analysis;
    } catch (const UserError&) {
        // Says so elsewhere.
    }
    return std::nullopt;
}

MapSong::MapSong(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_axis(std::make_unique<TimeAxis>()) {
    connect(&session.jobs(), &Jobs::ended, this, [this](quint64 id) {
        if (id != m_job)
            return;
        m_job = 0;
        const JobInfo* info = m_session.jobs().job(id);
        if (info && info->row.state == JobState::Failed) {
            m_file.clear();
            Q_EMIT failed(QString::fromStdString(info->row.error));
        } else if (info && info->row.state == JobState::Cancelled) {
            m_file.clear();
        }
        Q_EMIT changed();
    });
    connect(&session.player(), &Player::positionChanged, this, &MapSong::timeChanged);
    connect(&session.player(), &Player::playingChanged, this, &MapSong::timeChanged);
    connect(&session.player(), &Player::deckChanged, this, &MapSong::timeChanged);
}

MapSong::~MapSong() {
    drop();
}

/// Ends the placing under way.
void MapSong::drop() {
    *m_dropped = true;
    m_dropped = std::make_shared<std::atomic<bool>>(false);
    m_placing = false;
}

DescriptorSettings MapSong::wantedAnalysis() const {
    if (m_rows)
        for (const auto& table : m_rows->tables())
            if (const auto analysis = analysisOfTable(*table))
                return *analysis;
    return publishedCorpus();
}

void MapSong::lay(const fs::path& file) {
    if (m_job != 0)
        m_session.jobs().cancel(std::exchange(m_job, 0));
    m_file = file;
    m_frames.reset();
    m_way.reset();
    m_reach.reset();
    m_warning.clear();
    drop();
    if (!file.empty())
        analyse();
    Q_EMIT changed();
    Q_EMIT timeChanged();
}

void MapSong::analyse() {
    m_analysed = wantedAnalysis();
    auto frames = std::make_shared<std::shared_ptr<SongFrames>>();
    m_job = m_session.jobs().work(
        tr("Lay %1 over the map").arg(QString::fromStdString(display(m_file.filename()))),
        [file = m_file, settings = m_analysed, frames](JobControl& control) {
            *frames = isTable(file) ? readFrames(file)
                                    : analysed(file, settings, [&] { control.checkpoint(); });
        },
        [this, frames, file = m_file, self = QPointer<QObject>(this)] {
            if (self && file == m_file)
                take(*frames);
        });
}

void MapSong::take(const std::shared_ptr<SongFrames>& frames) {
    // The recording of a corpus may be in the library under another name.
    if (frames->sound.empty() && !frames->soundHash.empty())
        for (const auto& [id, item] : m_session.store().items())
            if (item.hash == frames->soundHash && !item.missing)
                frames->sound = m_session.store().fileOf(item);
    m_frames = frames;
    place();
}

void MapSong::setMap(std::shared_ptr<const MapRows> rows, const MapAxes& axes,
                     std::shared_ptr<const MapSpace> space, const std::vector<float>& places) {
    if (places.empty() && m_places.empty() && rows == m_rows && axes == m_axes && space == m_space)
        return; // it moves on
    m_rows = std::move(rows);
    m_axes = axes;
    m_space = std::move(space);
    m_places = places;
    if (m_file.empty())
        return;
    if (!isTable(m_file) && m_job == 0 && !sameAnalysis(m_analysed, wantedAnalysis()))
        return analyse();
    if (m_frames)
        place();
}

void MapSong::place() {
    drop();
    if (!m_rows || m_rows->empty() || !m_frames)
        return;
    m_warning.clear();
    if (!m_frames->analysis)
        m_warning = tr("Nobody says how the frames were analysed; the published settings are "
                       "assumed.");
    else if (!sameAnalysis(*m_frames->analysis, wantedAnalysis()))
        m_warning = tr("The frames were analysed with other settings than the table (window %1 and "
                       "%2): places are a rough guess.")
                        .arg(m_frames->analysis->resolved().window)
                        .arg(wantedAnalysis().resolved().window);
    m_placing = true;
    inBackground(
        this,
        [rows = m_rows, axes = m_axes, space = m_space, places = m_places, song = m_frames,
         dropped = m_dropped] { return songWay(*rows, axes, space, places, *song, *dropped); },
        [this, dropped = m_dropped](SongWay made) {
            if (*dropped)
                return;
            m_placing = false;
            m_way.reset();
            m_reach.reset();
            if (made.trouble.isEmpty()) {
                m_way = std::move(made.way);
                m_reach = std::move(made.reach);
            } else {
                m_warning = made.trouble;
            }
            Q_EMIT changed();
            Q_EMIT timeChanged();
        },
        [this, dropped = m_dropped](const QString& sentence) {
            if (*dropped)
                return;
            m_placing = false;
            Q_EMIT failed(sentence);
            Q_EMIT changed();
        });
}

void MapSong::play() {
    const fs::path file = sound();
    if (file.empty())
        return;
    Player& player = m_session.player();
    m_axis->setLength(m_frames->seconds.empty() ? 0 : m_frames->seconds.back());
    const QString title = QString::fromStdString(display(file.filename()));
    player.load({title, m_axis.get(), {{.title = title, .file = file}}}, 0, true);
}

std::optional<double> MapSong::time() const {
    const fs::path file = sound();
    if (file.empty())
        return std::nullopt;
    const Player& player = m_session.player();
    const auto& tracks = player.deck().tracks;
    if (std::ranges::none_of(tracks, [&](const DeckTrack& track) { return track.file == file; }))
        return std::nullopt;
    return player.position();
}

} // namespace antiphon
