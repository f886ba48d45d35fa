#include "models/guide/listening.h"

#include "core/error.h"
#include "core/maps/kmeans.h"
#include "core/maps/nearestcode.h"
#include "core/oracle/segmentation.h"
#include "core/resample.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

namespace {

/// Of what sounds: a segment's offset from zero, of each channel, is no sound.
std::vector<double> levelsOf(const Sound& sound, const std::vector<std::int64_t>& grid) {
    const auto channels = std::size_t(sound.channels);
    std::vector<double> levels;
    for (std::size_t s = 0; s + 1 < grid.size(); ++s) {
        const auto first = std::size_t(grid[s]) * channels;
        const auto last = std::size_t(grid[s + 1]) * channels;
        const auto frames = double(std::max<std::int64_t>(1, grid[s + 1] - grid[s]));
        double squares = 0;
        for (std::size_t c = 0; c < channels; ++c) {
            double sum = 0;
            for (std::size_t i = first + c; i < last; i += channels)
                sum += sound.samples[i];
            const double mean = sum / frames;
            for (std::size_t i = first + c; i < last; i += channels)
                squares += (sound.samples[i] - mean) * (sound.samples[i] - mean);
        }
        levels.push_back(10 * std::log10(squares / (frames * double(channels)) + 1e-20));
    }
    return levels;
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

/// The segments that carry the music: fades and reverberation far below them must not stretch the
/// range that a track is measured against.
Matrix foreground(const HeardTrack& track, double silenceDb) {
    if (track.levels.empty())
        return {};
    std::vector<double> levels = track.levels;
    const auto loud = levels.begin() + std::ptrdiff_t(levels.size() * 9 / 10);
    std::nth_element(levels.begin(), loud, levels.end());
    return soundingRows(track, std::max(silenceDb, *loud - 30));
}

void append(Matrix& to, const Matrix& rows) {
    to.columns = std::max(to.columns, rows.columns);
    to.values.insert(to.values.end(), rows.values.begin(), rows.values.end());
    to.rows += rows.rows;
}

Matrix scaled(Matrix rows, const TrackScale& scale) {
    for (std::size_t i = 0; i < rows.rows; ++i)
        for (std::size_t c = 0; c < rows.columns; ++c)
            rows.row(i)[c] = (rows.row(i)[c] - scale.offset[c]) / scale.scale[c];
    return rows;
}

} // namespace

HeardTrack hear(const Sound& sound, const SegmentVectors& vectors, double segment, double gain) {
    const auto grid = segmentGrid(std::int64_t(sound.frames()), segment, sound.rate);
    Sound mono{sound.rate, 1, monoOf(sound)};
    if (gain != 1)
        for (float& sample : mono.samples)
            sample = float(sample / gain);
    HeardTrack result;
    result.levels = levelsOf(sound, grid);
    if (result.levels.empty())
        return result;
    for (double& level : result.levels)
        level -= 20 * std::log10(gain);
    const std::int64_t last = grid.back() - grid[grid.size() - 2];
    result.lastSeconds = double(last) / sound.rate;
    // A segment is whole when it has as many samples as the shortest that rounding allows.
    result.wholeSegments = result.levels.size() - (double(last) < segment * sound.rate - 1);
    result.vectors =
        vectors(resample(mono, Frontend::analysisRate).samples, segment, result.levels.size());
    return result;
}

HeardTrack beginningOf(const HeardTrack& track, std::size_t count) {
    if (count >= track.levels.size())
        return track;
    HeardTrack result{Matrix(count, track.vectors.columns),
                      {track.levels.begin(), track.levels.begin() + std::ptrdiff_t(count)},
                      std::min(count, track.wholeSegments),
                      track.lastSeconds};
    std::copy_n(track.vectors.values.begin(), count * track.vectors.columns,
                result.vectors.values.begin());
    return result;
}

Matrix soundingRows(const HeardTrack& track, double silenceDb) {
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

TrackScale CommonScale::of(const HeardTrack& track, double silenceDb) const {
    const std::size_t columns = track.vectors.columns;
    if (!relative)
        return {std::vector<float>(columns, 0), std::vector<float>(columns, 1)};
    const Matrix rows = foreground(track, silenceDb);
    TrackScale scale = rows.rows > 0 ? scaleOf(rows) : all;
    for (std::size_t c = 0; c < scale.scale.size(); ++c) {
        scale.scale[c] = std::max(scale.scale[c], all.scale[c] / 4);
        if (!(scale.scale[c] > 0))
            scale.scale[c] = 1;
    }
    return scale;
}

Matrix centresOf(const Matrix& vectors, std::int64_t vocab, std::uint64_t seed,
                 const std::function<void()>& checkpoint) {
    KMeans clusters(vectors.values, int(vectors.columns),
                    {.codes = int(vocab), .restarts = 4, .seed = seed});
    while (!clusters.done()) {
        checkpoint();
        clusters.step(4096);
    }
    Matrix centres(std::size_t(clusters.codes()), vectors.columns);
    centres.values = clusters.result().centres;
    return centres;
}

CommonCodes learnCodes(const std::vector<const HeardTrack*>& tracks, Frontend* frontend,
                       bool relative, double silenceDb, std::int64_t vocab, std::uint64_t seed,
                       const std::function<void()>& checkpoint) {
    CommonCodes result;
    result.scale.relative = relative;
    if (relative) {
        Matrix rows;
        for (const HeardTrack* track : tracks)
            append(rows, foreground(*track, silenceDb));
        if (rows.rows > 0)
            result.scale.all = scaleOf(rows);
    }
    Matrix sounding;
    for (const HeardTrack* track : tracks)
        if (Matrix rows = soundingRows(*track, silenceDb); rows.rows > 0)
            append(sounding, scaled(std::move(rows), result.scale.of(*track, silenceDb)));
    if (sounding.rows == 0)
        throw UserError("There is nothing to learn labels from: every segment is below " +
                        std::to_string(int(std::lround(silenceDb))) +
                        " dBFS; choose louder recordings or a lower silence level.");
    if (frontend) {
        frontend->fit(sounding);
        result.vectors = frontend->transform(sounding);
    } else {
        result.vectors = std::move(sounding);
    }
    result.codebook = centresOf(result.vectors, vocab, seed, checkpoint);
    return result;
}

Matrix comparable(const HeardTrack& track, const TrackScale& scale, const Frontend* frontend) {
    Matrix rows = scaled(track.vectors, scale);
    return frontend ? frontend->transform(rows) : rows;
}

LabelledTrack nearestCodes(const HeardTrack& heard, const Matrix& vectors, const Matrix& codebook) {
    LabelledTrack track;
    track.levels = heard.levels;
    track.wholeSegments = heard.wholeSegments;
    track.lastSeconds = heard.lastSeconds;
    track.labels.resize(vectors.rows);
    track.distances.resize(vectors.rows);
    NearestCode(codebook.values, codebook.columns)
        .find(vectors.values, track.labels, track.distances);
    for (float& distance : track.distances)
        distance = std::sqrt(distance);
    return track;
}

LabelledTrack withSilence(LabelledTrack track, double silenceDb) {
    for (std::size_t i = 0; i < track.levels.size(); ++i)
        if (track.levels[i] < silenceDb) {
            track.labels[i] = silent;
            track.distances[i] = 0;
        }
    return track;
}

} // namespace antiphon::guide
