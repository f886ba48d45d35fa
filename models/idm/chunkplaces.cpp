#include "models/idm/chunkplaces.h"

#include "core/resampleonce.h"
#include "core/soundfile.h"
#include "models/device.h"
#include "models/idm/model.h"

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

constexpr double mostSeconds = 300;
constexpr double leastSeconds = 0.25; ///< of a window that is worth looking at

} // namespace

std::vector<double> chunkPlaces(const Generator& generator, const Renderer& renderer,
                                const DatasetSettings& audio, const fs::path& file,
                                const std::function<void()>& checkpoint) {
    const Sound whole = readSound(file);
    const std::vector<float> mono = resampleOnce(monoOf(whole), whole.rate, int(audio.rate));
    const auto window = std::size_t(std::llround(audio.seconds * double(audio.rate)));
    const auto least = std::size_t(leastSeconds * double(audio.rate));
    const auto end = std::min(mono.size(), std::size_t(mostSeconds * double(audio.rate)));
    std::vector<double> places;
    for (std::size_t from = 0; from < end; from += window) {
        checkpoint();
        const std::size_t length = std::min(window, end - from);
        if (from > 0 && length < least)
            break;
        // As a seed is: a recording shorter than a window may be shorter than a frame.
        std::vector<float> part(std::max(length, least));
        std::copy_n(mono.begin() + std::ptrdiff_t(from), length, part.begin());
        const std::vector<float> spectrogram = renderer.spectrogram(part);
        const auto frames = std::int64_t(spectrogram.size()) / audio.bands;
        for (const std::int64_t frame : generator.chunkStarts(spectrogram, frames))
            if (const auto sample = std::size_t(frame * audio.hop); sample < length)
                places.push_back(double(from + sample) / double(audio.rate));
    }
    return places;
}

std::vector<double> chunkPlaces(const fs::path& path, const fs::path& file,
                                const std::function<void()>& checkpoint) {
    const IdmModel model = readIdm(path);
    if (model.config.chunks == "none" || model.config.tokens != "time")
        return {};
    return chunkPlaces(Generator(model, "cpu"), Renderer(model.audio, model.reference, 1),
                       model.audio, file, checkpoint);
}

double nearestPlace(const std::vector<double>& places, double seconds) {
    const auto nearest = std::ranges::min_element(
        places, {}, [&](double place) { return std::abs(place - seconds); });
    return nearest == places.end() ? seconds : *nearest;
}

} // namespace antiphon::idm
