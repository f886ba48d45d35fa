#include "models/guide/labels.h"

#include "core/error.h"
#include "core/maps/kmeans.h"
#include "core/maps/nearestcode.h"
#include "core/oracle/segmentation.h"
#include "core/resample.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <set>

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
        levels.push_back(10 *
                         std::log10(sum / double(std::max<std::size_t>(1, last - first)) + 1e-20));
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

Matrix soundingRows(const Analysed& track, double silenceDb) {
    Matrix rows;
    rows.columns = track.vectors.columns;
    for (std::size_t i = 0; i < track.levels.size(); ++i)
        if (track.levels[i] >= silenceDb) {
            const auto row = track.vectors.row(i);
            rows.values.insert(rows.values.end(), row.begin(), row.end());
            ++rows.rows;
        }
    return rows;
}

Matrix joined(Matrix a, const Matrix& b) {
    a.values.insert(a.values.end(), b.values.begin(), b.values.end());
    a.rows += b.rows;
    return a;
}

TrackScale scaleOf(const Matrix& rows) {
    TrackScale result{std::vector<float>(rows.columns), std::vector<float>(rows.columns)};
    for (std::size_t c = 0; c < rows.columns; ++c) {
        double sum = 0, squares = 0;
        for (std::size_t i = 0; i < rows.rows; ++i)
            sum += rows.row(i)[c];
        const double mean = sum / double(rows.rows);
        for (std::size_t i = 0; i < rows.rows; ++i)
            squares += (rows.row(i)[c] - mean) * (rows.row(i)[c] - mean);
        result.offset[c] = float(mean);
        result.scale[c] = float(std::sqrt(squares / double(rows.rows)));
    }
    return result;
}

/// Standardises one track by itself. A column that hardly moves in it (a pitch that never sounds)
/// is not blown up to the size of the others: its scale is at least a quarter of that of both
/// tracks.
TrackScale relativeScale(const Matrix& track, const TrackScale& both) {
    TrackScale scale = scaleOf(track);
    for (std::size_t c = 0; c < scale.scale.size(); ++c) {
        scale.scale[c] = std::max(scale.scale[c], both.scale[c] / 4);
        if (!(scale.scale[c] > 0))
            scale.scale[c] = 1;
    }
    return scale;
}

/// The segments that carry the music: fades and reverberation far below them must not stretch the
/// range that a track is measured against.
double foregroundLevel(std::vector<double> levels, double silenceDb) {
    const auto loud = levels.begin() + std::ptrdiff_t(levels.size() * 9 / 10);
    std::nth_element(levels.begin(), loud, levels.end());
    return std::max(silenceDb, *loud - 30);
}

TrackScale absoluteScale(std::size_t columns) {
    return {std::vector<float>(columns, 0), std::vector<float>(columns, 1)};
}

Matrix scaled(Matrix rows, const TrackScale& scale) {
    for (std::size_t i = 0; i < rows.rows; ++i)
        for (std::size_t c = 0; c < rows.columns; ++c)
            rows.row(i)[c] = (rows.row(i)[c] - scale.offset[c]) / scale.scale[c];
    return rows;
}

LabelledTrack quantise(const Analysed& analysed, const TrackScale& scale, const Frontend& frontend,
                       const Matrix& codebook, double silenceDb) {
    const Matrix vectors = frontend.transform(scaled(analysed.vectors, scale));
    LabelledTrack track;
    track.levels = analysed.levels;
    track.wholeSegments = analysed.wholeSegments;
    track.lastSeconds = analysed.lastSeconds;
    track.labels.resize(vectors.rows);
    track.distances.resize(vectors.rows);
    NearestCode(codebook.values, codebook.columns)
        .find(vectors.values, track.labels, track.distances);
    for (std::size_t i = 0; i < vectors.rows; ++i) {
        if (track.levels[i] < silenceDb) {
            track.labels[i] = silent;
            track.distances[i] = 0;
        }
        track.distances[i] = std::sqrt(track.distances[i]);
    }
    return track;
}

constexpr std::size_t nearestCount = 5;

std::vector<NearLabel> nearestLabels(std::span<const float> vector, const Matrix& codebook) {
    std::vector<NearLabel> near(codebook.rows);
    for (std::size_t code = 0; code < codebook.rows; ++code) {
        float sum = 0;
        for (std::size_t c = 0; c < codebook.columns; ++c) {
            const float d = vector[c] - codebook.row(code)[c];
            sum += d * d;
        }
        near[code] = {std::int32_t(code), std::sqrt(sum)};
    }
    const std::size_t kept = std::min(nearestCount, near.size());
    std::partial_sort(near.begin(), near.begin() + std::ptrdiff_t(kept), near.end(),
                      [](const NearLabel& a, const NearLabel& b) {
                          return a.distance != b.distance ? a.distance < b.distance
                                                          : a.label < b.label;
                      });
    near.resize(kept);
    return near;
}

/// Nearest code to each of the guide's segments among those that a whole memory segment carries.
void specify(Labelling& labelling, const Analysed& guide) {
    const std::set<std::int32_t> present(labelling.memory.labels.begin(),
                                         labelling.memory.labels.begin() +
                                             std::ptrdiff_t(labelling.memory.wholeSegments));
    std::vector<std::int32_t> codes;
    std::vector<float> rows;
    for (const std::int32_t code : present) {
        if (code == silent)
            continue;
        const auto row = labelling.codebook.row(std::size_t(code));
        rows.insert(rows.end(), row.begin(), row.end());
        codes.push_back(code);
    }
    const Matrix vectors =
        labelling.frontend.transform(scaled(guide.vectors, labelling.guideScale));
    std::vector<float> distances(vectors.rows);
    labelling.specification.resize(vectors.rows);
    labelling.nearest.resize(vectors.rows);
    for (std::size_t i = 0; i < vectors.rows; ++i)
        if (labelling.guide.labels[i] != silent)
            labelling.nearest[i] = nearestLabels(vectors.row(i), labelling.codebook);
    NearestCode(rows, labelling.codebook.columns)
        .find(vectors.values, labelling.specification, distances);
    for (std::size_t i = 0; i < vectors.rows; ++i) {
        std::int32_t& label = labelling.specification[i];
        label = labelling.guide.labels[i] == silent ? silent : codes[std::size_t(label)];
        labelling.substituted += label != labelling.guide.labels[i];
    }
}

void refuseSilence(std::span<const double> levels, double silenceDb, const NamedSound& track,
                   const char* role) {
    if (std::none_of(levels.begin(), levels.end(),
                     [&](double level) { return level >= silenceDb; }))
        throw UserError(track.name + ": the " + role + " is silent throughout (below " +
                        std::to_string(int(silenceDb)) +
                        " dBFS); choose another recording or lower 'silence'.");
}

} // namespace

Labelling labelTracks(const NamedSound& guide, const NamedSound& memory,
                      const GenerateOptions& options, std::uint64_t seed,
                      const std::function<void()>& checkpoint) {
    Labelling result{Frontend({options.frontend, options.timbre, options.harmony, options.energy}),
                     {},
                     {},
                     {},
                     {},
                     {},
                     {},
                     {},
                     0};
    // Two recordings, two cores.
    auto other = std::async(std::launch::async, [&] {
        return analyse(memory.sound, result.frontend, options.segment, 1);
    });
    const Analysed guideSide = analyse(guide.sound, result.frontend, options.segment, 1);
    const Analysed memorySide = other.get();
    checkpoint();
    if (memorySide.wholeSegments == 0)
        throw UserError(memory.name + ": the memory is shorter than one segment (" +
                        std::to_string(memorySide.lastSeconds) + " s of " +
                        std::to_string(options.segment) +
                        " s); choose a longer recording or a shorter segment.");
    refuseSilence(guideSide.levels, options.silence, guide, "guide");
    refuseSilence(std::span(memorySide.levels).first(memorySide.wholeSegments), options.silence,
                  memory, "memory");

    const auto foreground = [&](const Analysed& track) {
        return soundingRows(track, foregroundLevel(track.levels, options.silence));
    };
    const Matrix guideFront = foreground(guideSide), memoryFront = foreground(memorySide);
    const TrackScale both = scaleOf(joined(guideFront, memoryFront));
    const auto scale = [&](const Matrix& rows) {
        return options.match == "relative" ? relativeScale(rows, both)
                                           : absoluteScale(rows.columns);
    };
    result.guideScale = scale(guideFront);
    result.memoryScale = scale(memoryFront);
    const Matrix sounding =
        joined(scaled(soundingRows(guideSide, options.silence), result.guideScale),
               scaled(soundingRows(memorySide, options.silence), result.memoryScale));
    result.frontend.fit(sounding);
    const Matrix vectors = result.frontend.transform(sounding);
    KMeans clusters(vectors.values, int(vectors.columns),
                    {.codes = int(options.vocab), .restarts = 4, .seed = seed});
    while (!clusters.done()) {
        checkpoint();
        clusters.step(4096);
    }
    result.codebook = Matrix(std::size_t(clusters.codes()), vectors.columns);
    result.codebook.values = clusters.result().centres;
    result.guide =
        quantise(guideSide, result.guideScale, result.frontend, result.codebook, options.silence);
    result.memory =
        quantise(memorySide, result.memoryScale, result.frontend, result.codebook, options.silence);
    specify(result, guideSide);
    return result;
}

LabelledTrack labelTrack(const Sound& sound, const TrackScale& scale, const Frontend& frontend,
                         const Matrix& codebook, double segment, double silenceDb, double gain) {
    return quantise(analyse(sound, frontend, segment, gain), scale, frontend, codebook, silenceDb);
}

} // namespace antiphon::guide
