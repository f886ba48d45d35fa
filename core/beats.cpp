#include "core/beats.h"

#include "core/dsp/tempo.h"
#include "core/frames.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::int64_t stretch = 300; ///< seconds analysed at a time
constexpr std::int64_t overlap = 10;  ///< a tempo needs what comes after the last beats, too

} // namespace

std::vector<double> beatsOf(const fs::path& file, const std::function<void(double)>& report) {
    Frames frames(file);
    const SoundInfo& info = frames.info();
    std::vector<double> beats;
    for (std::int64_t first = 0; first < info.frames; first += stretch * info.rate) {
        report(double(first) / double(info.frames));
        const std::int64_t count = std::min((stretch + overlap) * info.rate, info.frames - first);
        Sound piece{info.rate, info.channels,
                    std::vector<float>(std::size_t(count) * std::size_t(info.channels))};
        frames.read(first, piece.samples);
        const double start = double(first) / info.rate;
        for (const double beat : estimateTempo(monoOf(piece), info.rate).beats)
            if (beat < double(stretch) && (beats.empty() || start + beat > beats.back() + 0.1))
                beats.push_back(start + beat);
    }
    return beats;
}

double nearestBeat(const std::vector<double>& beats, double seconds) {
    const auto after = std::lower_bound(beats.begin(), beats.end(), seconds);
    if (after == beats.begin())
        return beats.empty() ? seconds : beats.front();
    const double before = *(after - 1);
    return after == beats.end() || seconds - before <= *after - seconds ? before : *after;
}

} // namespace antiphon
