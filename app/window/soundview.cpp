#include "app/window/soundview.h"

#include "app/window/background.h"
#include "core/error.h"
#include "core/spectra.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::int64_t blockFrames = 16384;
/// Enough for the widest screen just before the peaks' own bins take over.
constexpr std::size_t keptBlocks = 160, blocksAtOnce = 32;
constexpr std::size_t keptTiles = 32, queuedTiles = 32;

} // namespace

SoundView::SoundView(std::unique_ptr<Private> d) : m_private(std::move(d)) {
    m_private->view = this;
}

SoundView::~SoundView() = default;

const fs::path& SoundView::file() const {
    return m_private->work->file;
}

bool SoundView::isOpen() const {
    return m_private->isOpen;
}

const SoundInfo& SoundView::info() const {
    return m_private->info;
}

QString SoundView::error() const {
    return m_private->error;
}

WaveformSource SoundView::waveform() const {
    WaveformSource source;
    source.rate = info().rate;
    source.frames = info().frames;
    source.channels = info().channels;
    // A widget that forgets to let go asks a dead view: it gets nothing.
    const QPointer<const SoundView> self(this);
    source.peaks = [self](int channel, std::int64_t first, std::int64_t last, int columns) {
        return self ? self->m_private->peaks(channel, first, last, columns)
                    : std::vector<PeakColumn>();
    };
    source.samples = [self](int channel, std::int64_t first, std::int64_t last) {
        return self ? self->m_private->samples(channel, first, last) : std::vector<float>();
    };
    return source;
}

SpectrogramSource SoundView::spectrogram() const {
    SpectrogramSource source;
    source.seconds = seconds();
    source.maxHz = info().rate / 2.0;
    source.tile = [self = QPointer<const SoundView>(this)](TimeSpan span, int columns) {
        return self ? self->m_private->tile(span, columns) : std::nullopt;
    };
    return source;
}

SoundView::Private::Private(std::shared_ptr<MediaThreads> pools, std::shared_ptr<SoundWork> shared)
    : threads(std::move(pools)), work(std::move(shared)) {
    growth.setInterval(80);
    QObject::connect(&growth, &QTimer::timeout, &growth, [this] { announcePeaks(); });
}

SoundView::Private::~Private() {
    work->gone = true;
}

void SoundView::Private::open() {
    if (work->sound) {
        info = infoOf(*work->sound);
        isOpen = true;
        startPeaks();
        return;
    }
    inBackground(
        view,
        [shared = work] {
            auto frames = std::make_unique<Frames>(shared->file);
            const SoundInfo found = frames->info();
            shared->giveBack(std::move(frames));
            return found;
        },
        [this](const SoundInfo& found) {
            info = found;
            isOpen = true;
            startPeaks();
            Q_EMIT view->opened();
        },
        [this](const QString& sentence) { fail(sentence); }, &threads->quick);
}

void SoundView::Private::startPeaks() {
    growth.start();
    inBackground(
        view, [shared = work] { shared->makePeaks(); },
        [this] {
            growth.stop();
            peaksReady = true;
            announcePeaks();
        },
        [this](const QString& sentence) {
            growth.stop();
            fail(sentence);
        },
        &threads->peaks);
}

void SoundView::Private::announcePeaks() {
    std::int64_t known = info.frames;
    if (!peaksReady) {
        const std::lock_guard lock(work->mutex);
        known = work->pyramid.frames();
    }
    if (known <= announced || info.rate <= 0)
        return;
    const TimeSpan span{double(announced) / info.rate, double(known) / info.rate};
    announced = known;
    Q_EMIT view->waveformChanged(span);
}

void SoundView::Private::fail(const QString& sentence) {
    if (!error.isEmpty())
        return;
    error = sentence;
    Q_EMIT view->failed(sentence);
}

std::vector<PeakColumn> SoundView::Private::peaks(int channel, std::int64_t first,
                                                  std::int64_t last, int columns) {
    if (columns < 1 || last <= first)
        return {};
    std::vector<Peak> found;
    std::int64_t known = last;
    if ((last - first) / columns < PeakPyramid::finestBin)
        if (const auto exact = gather(first, last); !exact.empty())
            found = peaksOf(exact, info.channels, first, channel, first, last, columns);
    if (found.empty()) {
        const std::lock_guard lock(work->mutex);
        found = work->pyramid.peaks(channel, first, last, columns);
        if (!peaksReady)
            known = work->pyramid.frames();
    }
    std::vector<PeakColumn> result(found.size());
    for (std::size_t k = 0; k < found.size(); ++k)
        if (double(first) + double(last - first) * double(k) / columns < double(known))
            result[k] = {found[k].min, found[k].max, found[k].rms};
    return result;
}

std::vector<float> SoundView::Private::samples(int channel, std::int64_t first, std::int64_t last) {
    const std::vector<float> all = gather(first, last);
    const auto channels = std::size_t(info.channels);
    std::vector<float> result(all.size() / channels);
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = all[i * channels + std::size_t(channel)];
    return result;
}

std::vector<float> SoundView::Private::gather(std::int64_t first, std::int64_t last) {
    const std::int64_t channels = info.channels;
    if (work->sound) {
        const auto& all = work->sound->samples;
        return {all.begin() + first * channels, all.begin() + last * channels};
    }
    const std::int64_t from = first / blockFrames, to = (last - 1) / blockFrames;
    if (std::size_t(to - from) + 1 > keptBlocks)
        return {};
    bool all = true;
    for (std::int64_t b = from; b <= to; ++b) {
        const auto it = blocks.find(b);
        if (it != blocks.end()) {
            it->second.used = ++clock;
            continue;
        }
        all = false;
        std::erase(wantedBlocks, b);
        wantedBlocks.push_back(b);
    }
    if (!all) {
        if (wantedBlocks.size() > keptBlocks)
            wantedBlocks.erase(wantedBlocks.begin(),
                               wantedBlocks.end() - std::ptrdiff_t(keptBlocks));
        readBlocks();
        return {};
    }
    std::vector<float> result;
    result.reserve(std::size_t((last - first) * channels));
    for (std::int64_t b = from; b <= to; ++b) {
        const auto& block = blocks[b].interleaved;
        const std::int64_t begin = std::max(first - b * blockFrames, std::int64_t(0));
        const std::int64_t end = std::min(last - b * blockFrames, blockFrames);
        result.insert(result.end(), block.begin() + begin * channels,
                      block.begin() + end * channels);
    }
    return result;
}

void SoundView::Private::readBlocks() {
    if (reading || wantedBlocks.empty() || !error.isEmpty())
        return;
    reading = true;
    const auto count = std::ptrdiff_t(std::min(wantedBlocks.size(), blocksAtOnce));
    std::vector<std::int64_t> list(wantedBlocks.end() - count, wantedBlocks.end());
    wantedBlocks.resize(wantedBlocks.size() - std::size_t(count));
    std::sort(list.begin(), list.end());
    using Result = std::vector<std::pair<std::int64_t, std::vector<float>>>;
    inBackground(
        view,
        [shared = work, list, channels = info.channels] {
            Result result;
            auto frames = shared->borrow();
            for (const std::int64_t b : list) {
                if (shared->gone)
                    break;
                std::vector<float> block(std::size_t(blockFrames) * std::size_t(channels));
                frames->read(b * blockFrames, block);
                result.emplace_back(b, std::move(block));
            }
            shared->giveBack(std::move(frames));
            return result;
        },
        [this](Result result) {
            reading = false;
            if (result.empty())
                return;
            const TimeSpan span{double(result.front().first * blockFrames) / info.rate,
                                double((result.back().first + 1) * blockFrames) / info.rate};
            for (auto& [b, block] : result)
                blocks[b] = {std::move(block), ++clock};
            while (blocks.size() > keptBlocks)
                blocks.erase(std::min_element(
                    blocks.begin(), blocks.end(),
                    [](const auto& a, const auto& b) { return a.second.used < b.second.used; }));
            readBlocks();
            Q_EMIT view->waveformChanged(span);
        },
        [this](const QString& sentence) { fail(sentence); }, &threads->quick);
}

std::optional<SpectrogramTile> SoundView::Private::tile(TimeSpan span, int columns) {
    const TileKey key{span.start, span.length(), columns};
    const auto it = tiles.find(key);
    if (it != tiles.end()) {
        it->second.used = 0; // the widget keeps it
        return it->second.tile;
    }
    if (!error.isEmpty() || std::find(busyTiles.begin(), busyTiles.end(), key) != busyTiles.end())
        return std::nullopt;
    std::erase(wantedTiles, key);
    wantedTiles.push_back(key);
    if (wantedTiles.size() > queuedTiles) {
        // The oldest is most likely out of sight. If not, it is asked for again once it is
        // announced.
        droppedTiles.push_back(wantedTiles.front());
        wantedTiles.erase(wantedTiles.begin());
    }
    computeTiles();
    return std::nullopt;
}

void SoundView::Private::computeTiles() {
    while (!wantedTiles.empty() && error.isEmpty() &&
           busyTiles.size() < std::size_t(threads->spectra.maxThreadCount())) {
        const TileKey key = wantedTiles.back();
        wantedTiles.pop_back();
        busyTiles.push_back(key);
        const TimeSpan span{key.start, key.start + key.length};
        inBackground(
            view,
            [shared = work, span, columns = key.columns] {
                auto frames = shared->borrow();
                SpectrogramTile made{
                    columns, int(spectrumBins),
                    spectraOf(*frames, span.start, span.end, columns, shared->gone)};
                shared->giveBack(std::move(frames));
                return made;
            },
            [this, key, span](SpectrogramTile made) {
                std::erase(busyTiles, key);
                tiles[key] = {std::move(made), ++clock};
                if (tiles.size() > keptTiles)
                    tiles.erase(std::min_element(tiles.begin(), tiles.end(),
                                                 [](const auto& a, const auto& b) {
                                                     return a.second.used < b.second.used;
                                                 }));
                computeTiles();
                std::vector<TileKey> again;
                if (wantedTiles.empty())
                    again.swap(droppedTiles);
                for (const TileKey& dropped : again)
                    Q_EMIT view->spectrogramChanged(
                        {dropped.start, dropped.start + dropped.length});
                Q_EMIT view->spectrogramChanged(span);
            },
            [this](const QString& sentence) { fail(sentence); }, &threads->spectra);
    }
}

} // namespace antiphon
