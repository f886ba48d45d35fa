#include "app/window/soundview.h"

#include "core/error.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::int64_t piece = 16384;
constexpr std::size_t keptReaders = 4;

} // namespace

MediaThreads::MediaThreads() {
    quick.setMaxThreadCount(2);
    peaks.setMaxThreadCount(1);
    spectra.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, 4));
}

fs::path SoundWork::cacheName(const fs::path& folder, const fs::path& file) {
    return folder.empty() ? fs::path()
                          : folder / (contentHash(std::string_view(file.native())) + ".peaks");
}

std::unique_ptr<Frames> SoundWork::borrow() {
    {
        const std::lock_guard lock(mutex);
        if (!idle.empty()) {
            auto frames = std::move(idle.back());
            idle.pop_back();
            return frames;
        }
    }
    return sound ? std::make_unique<Frames>(sound) : std::make_unique<Frames>(file);
}

void SoundWork::giveBack(std::unique_ptr<Frames> frames) {
    const std::lock_guard lock(mutex);
    if (idle.size() < keptReaders)
        idle.push_back(std::move(frames));
}

void SoundWork::makePeaks() {
    SourceStamp stamp;
    if (!sound) {
        stamp = stampOf(file);
        if (auto saved = loadPeaks(cache, stamp)) {
            const std::lock_guard lock(mutex);
            pyramid = std::move(*saved);
            return;
        }
    }
    auto frames = borrow();
    const SoundInfo info = frames->info();
    const auto channels = std::size_t(info.channels);
    {
        const std::lock_guard lock(mutex);
        pyramid = PeakPyramid(info.channels);
    }
    std::vector<float> block(std::size_t(piece) * channels);
    for (std::int64_t at = 0; at < info.frames; at += piece) {
        if (gone)
            return;
        const auto got = std::size_t(frames->read(at, block));
        if (got == 0)
            break;
        // Reading is done without the lock: a painting window waits for the sums alone.
        const std::lock_guard lock(mutex);
        pyramid.append(std::span(block).first(got * channels));
    }
    giveBack(std::move(frames));
    if (cache.empty() || sound)
        return;
    try {
        savePeaks(cache, stamp, pyramid); // only this thread writes, so it reads without the lock
    } catch (const UserError&) {
        // Without a cache the peaks are built again the next time; nothing is lost.
    }
}

} // namespace antiphon
