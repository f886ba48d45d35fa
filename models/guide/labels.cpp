#include "models/guide/labels.h"

#include "core/error.h"
#include "core/maps/kmeans.h"
#include "core/oracle/segmentation.h"
#include "core/resample.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <future>

namespace antiphon::guide {

namespace {

struct Analysed {
    Matrix vectors;
    std::vector<double> levels;
    std::size_t wholeSegments = 0;
    double lastSeconds = 0;
};

std::vector<double> levelsOf(const Sound& sound, const std::vector<std::int64_t>& grid) {
    std::vector<double> levels;
    for (std::size_t s = 0; s + 1 < grid.size(); ++s) {
        double sum = 0;
        const auto first = std::size_t(grid[s]) * std::size_t(sound.channels);
        const auto last = std::size_t(grid[s + 1]) * std::size_t(sound.channels);
        for (std::size_t i = first; i < last; ++i)
            sum += double(sound.samples[i]) * sound.samples[i];
        levels.push_back(10 * std::log10(sum / double(std::max<std::size_t>(1, last - first)) + 1e-20));
    }
    return levels;
}

Analysed analyse(const Sound& sound, const Frontend& frontend, double segment, double gain) {
    const auto grid = segmentGrid(std::int64_t(sound.frames()), segment, sound.rate);
    Sound mono{sound.rate, 1, monoOf(sound)};
    if (gain != 1)
        for (float& sample : mono.samples)
            sample = float(sample / gain);
    Analysed result;
    result.levels = levelsOf(sound, grid);
    for (double& level : result.levels)
        level -= 20 * std::log10(gain);
    const std::int64_t last = grid.back() - grid[grid.size() - 2];
    result.lastSeconds = double(last) / sound.rate;
    // A segment is whole when it has as many samples as the shortest that rounding allows.
    result.wholeSegments = result.levels.size() - (double(last) < segment * sound.rate - 1);
    result.vectors = frontend.segments(resample(mono, Frontend::analysisRate).samples, segment,
                                       result.levels.size());
    return result;
}

Matrix soundingRows(const Analysed& a, const Analysed& b, double silenceDb) {
    Matrix rows;
    rows.columns = a.vectors.columns;
    for (const Analysed* part : {&a, &b})
        for (std::size_t i = 0; i < part->levels.size(); ++i)
            if (part->levels[i] >= silenceDb) {
                const auto row = part->vectors.row(i);
                rows.values.insert(rows.values.end(), row.begin(), row.end());
                ++rows.rows;
            }
    return rows;
}

LabelledTrack quantise(const Analysed& analysed, const Frontend& frontend, const Matrix& codebook,
                       double silenceDb) {
    const Matrix vectors = frontend.transform(analysed.vectors);
    LabelledTrack track;
    track.levels = analysed.levels;
    track.wholeSegments = analysed.wholeSegments;
    track.lastSeconds = analysed.lastSeconds;
    track.labels.assign(vectors.rows, silent);
    track.distances.assign(vectors.rows, 0);
    for (std::size_t i = 0; i < vectors.rows; ++i) {
        if (track.levels[i] < silenceDb)
            continue;
        const Nearest nearest = nearestRow(codebook, vectors.row(i));
        track.labels[i] = std::int32_t(nearest.index);
        track.distances[i] = nearest.distance;
    }
    return track;
}

void refuseSilence(const Analysed& analysed, double silenceDb, const char* which) {
    if (std::none_of(analysed.levels.begin(), analysed.levels.end(),
                     [&](double level) { return level >= silenceDb; }))
        throw UserError(std::string("The ") + which + " is silent throughout (below " +
                        std::to_string(int(silenceDb)) +
                        " dBFS); choose another recording or lower 'silence'.");
}

} // namespace

Labelling labelTracks(const Sound& guide, const Sound& memory, const GenerateOptions& options,
                      std::uint64_t seed, const std::function<void()>& checkpoint) {
    Labelling result{Frontend({options.frontend, options.timbre, options.harmony, options.energy}),
                     {}, {}, {}};
    // Two recordings, two cores.
    auto other = std::async(std::launch::async, [&] {
        return analyse(memory, result.frontend, options.segment, 1);
    });
    const Analysed guideSide = analyse(guide, result.frontend, options.segment, 1);
    const Analysed memorySide = other.get();
    checkpoint();
    if (memorySide.wholeSegments == 0)
        throw UserError("The memory is shorter than one segment (" +
                        std::to_string(memorySide.lastSeconds) + " s of " +
                        std::to_string(options.segment) +
                        " s); choose a longer recording or a shorter segment.");
    refuseSilence(guideSide, options.silence, "guide");
    refuseSilence(memorySide, options.silence, "memory");

    const Matrix sounding = soundingRows(guideSide, memorySide, options.silence);
    result.frontend.fit(sounding);
    KMeans clusters(result.frontend.transform(sounding), {.clusters = std::size_t(options.vocab),
                                                          .seed = seed});
    while (!clusters.done()) {
        checkpoint();
        clusters.step(1);
    }
    result.codebook = clusters.centres();
    result.guide = quantise(guideSide, result.frontend, result.codebook, options.silence);
    result.memory = quantise(memorySide, result.frontend, result.codebook, options.silence);
    return result;
}

LabelledTrack labelTrack(const Sound& sound, const Frontend& frontend, const Matrix& codebook,
                         double segment, double silenceDb, double gain) {
    return quantise(analyse(sound, frontend, segment, gain), frontend, codebook, silenceDb);
}

} // namespace antiphon::guide
