#include "models/idm/chunkplaces.h"

#include "core/resampleonce.h"
#include "models/idm/model.h"

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

constexpr double leastSeconds = 0.25; ///< of a window that is worth looking at

} // namespace

ChunkSearch::ChunkSearch(const Generator& generator, const Renderer& renderer,
                         const DatasetSettings& audio, const fs::path& file)
    : m_generator(generator), m_renderer(renderer), m_frames(file), m_rate(int(audio.rate)),
      m_hop(int(audio.hop)), m_bands(int(audio.bands)), m_window(audio.samples()),
      m_samples(std::llround(m_frames.info().seconds() * double(audio.rate))) {
    const auto rest = double(m_samples % m_window) / double(audio.rate);
    m_windows = std::size_t(m_samples / m_window) + (rest >= leastSeconds ? 1 : 0);
    m_windows = std::max<std::size_t>(1, m_windows);
}

std::size_t ChunkSearch::windowAt(double seconds) const {
    const double window = std::floor(seconds * m_rate / double(m_window));
    return std::size_t(std::clamp(window, 0.0, double(m_windows - 1)));
}

ChunkWindow ChunkSearch::look(std::size_t window) {
    const std::int64_t from = std::int64_t(window) * m_window;
    const auto length = std::size_t(std::min(m_window, m_samples - from));
    const auto seconds = [&](std::size_t sample) {
        return double(from + std::int64_t(sample)) / m_rate;
    };
    ChunkWindow found{seconds(0), seconds(length), {}};
    // As a seed is: a recording shorter than a window may be shorter than a frame.
    std::vector<float> part = resampledStretch(m_frames, m_rate, from, length);
    part.resize(std::max(length, std::size_t(leastSeconds * m_rate)));
    const std::vector<float> spectrogram = m_renderer.spectrogram(part);
    const auto frames = std::int64_t(spectrogram.size()) / m_bands;
    for (const std::int64_t frame : m_generator.chunkStarts(spectrogram, frames))
        if (const auto sample = std::size_t(frame * m_hop); sample < length)
            found.places.push_back(seconds(sample));
    return found;
}

double ChunkSearch::nearest(double seconds) {
    std::vector<double> places;
    const std::size_t middle = windowAt(seconds);
    for (std::size_t window = middle - std::min<std::size_t>(1, middle);
         window <= std::min(middle + 1, m_windows - 1); ++window)
        for (const double place : look(window).places)
            places.push_back(place);
    return nearestPlace(places, seconds);
}

void findChunks(const fs::path& path, const fs::path& file, const std::function<double()>& near,
                const std::function<void(ChunkWindow)>& found,
                const std::function<void()>& checkpoint) {
    const IdmModel model = readIdm(path);
    if (model.config.tokens != "time")
        return;
    const Generator generator(model, "cpu");
    const Renderer renderer(model.audio, model.reference, 1);
    ChunkSearch search(generator, renderer, model.audio, file);
    std::vector<std::size_t> left(search.windows());
    for (std::size_t i = 0; i < left.size(); ++i)
        left[i] = i;
    while (!left.empty()) {
        checkpoint();
        const std::size_t wanted = search.windowAt(near());
        // The later one of two: a crop goes on to the right.
        const auto next = std::ranges::min_element(left, {}, [&](std::size_t window) {
            return window >= wanted ? 2 * (window - wanted) : 2 * (wanted - window) + 1;
        });
        found(search.look(*next));
        left.erase(next);
    }
}

double nearestPlace(const std::vector<double>& places, double seconds) {
    const auto nearest = std::ranges::min_element(
        places, {}, [&](double place) { return std::abs(place - seconds); });
    return nearest == places.end() ? seconds : *nearest;
}

} // namespace antiphon::idm
